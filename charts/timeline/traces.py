"""Marks and labels as Plotly draws them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from charts.theme import ABOUT_COLOURS, SIZE, SMALL, Theme, Trace, blend, halo, lines, rgba
from charts.timeline.labels import Label
from charts.timeline.lanes import ROW, Lane, Placed, placed
from charts.timeline.marks import Mark
from charts.timeline.phrases import event_words
from data.wording import STATUS_LABELS, date_words

LOOKS = {
    "replaced": "Plan since replaced",
    "kept": "Plan since reported",
    "planned": "Planned",
    "done": "Reported as done",
}
"""Look of a mark -> its name; plans first, so that what is done stands on what was planned."""
FILLED = {"done": 1.0, "kept": 0.35}
"""Look of a mark -> how strong its colour is inside its outline; others are empty."""
NO_REPORT = "Plan passed, no report"
BAR = 12
"""Pixels that a bar is high."""
EDGE = 2
"""Pixels of the outline of a plan."""
# A sixth of an em keeps a question mark off its bar.
_OFF = "\u2006"
NO_INK = "rgba(0, 0, 0, 0)"
_DAY_MS = 86_400_000


def label_traces(labels: Sequence[Label], theme: Theme) -> list[Trace]:
    """Return the labels that stand right of their marks, then those that stand left."""
    return [
        _label_bars([label for label in labels if label.anchor == anchor], anchor, theme)
        for anchor in ("start", "end")
    ]


def mark_traces(lanes: Sequence[Lane], theme: Theme) -> list[Trace]:
    """Return bars for vague dates, diamonds for days, a question mark beside plans that passed."""
    names = {lane.subject_id: lane.name for lane in lanes}
    drawn = placed(lanes)
    bars = [(y, mark) for y, mark in drawn if not mark.is_day]
    days = [(y, mark) for y, mark in drawn if mark.is_day]
    return [
        *(_bars(look, _of_look(look, bars), names, theme) for look in LOOKS),
        *(_days(look, _of_look(look, days), names, theme) for look in LOOKS),
        _question_marks([(y, mark) for y, mark in drawn if mark.passed], theme),
    ]


def _of_look(look: str, marks: Iterable[Placed]) -> list[Placed]:
    return [(y, mark) for y, mark in marks if mark.look == look]


def _label_bars(labels: Iterable[Label], anchor: str, theme: Theme) -> Trace:
    """Return labels as text in invisible bars: a browser hides text that its bar cannot hold."""
    these = [label for label in labels if label.text]
    return {
        "type": "bar",
        "name": f"labels, {anchor}",
        "orientation": "h",
        "base": [label.start.isoformat() for label in these],
        "x": [(label.end - label.start).days * _DAY_MS for label in these],
        "y": [label.y for label in these],
        "width": ROW + 8,
        "text": [label.padded for label in these],
        "textposition": "inside",
        "insidetextanchor": anchor,
        "textangle": 0,
        "textfont": {
            "size": SMALL,
            "color": [theme.muted if label.quiet else theme.text for label in these],
            "shadow": halo(theme.background),
        },
        "marker": {"color": "rgba(0, 0, 0, 0)", "line": {"width": 0}},
        "hoverinfo": "skip",
    }


def _bars(look: str, marks: Iterable[Placed], names: Mapping[str, str], theme: Theme) -> Trace:
    pieces = [(y, mark, *piece) for y, mark in marks for piece in _pieces(mark)]
    return {
        "type": "bar",
        "name": LOOKS[look],
        "orientation": "h",
        "base": [start.isoformat() for _, _, start, _, _ in pieces],
        "x": [(end - start).days * _DAY_MS for _, _, start, end, _ in pieces],
        "y": [y for y, *_ in pieces],
        "width": BAR,
        "marker": _bar_marker(look, [(mark, strength) for _, mark, *_, strength in pieces], theme),
        **_pointed([mark for _, mark, *_ in pieces], names),
    }


def _pieces(mark: Mark) -> list[tuple[date, date, float]]:
    """Return the parts of a bar; a plan with an open end is one, its outline is drawn apart."""
    return [(mark.first, mark.last, 1.0)] if mark.is_plan else mark.pieces


def _bar_marker(look: str, pieces: Sequence[tuple[Mark, float]], theme: Theme) -> dict[str, object]:
    """Return solid, hollow or dotted bars; only a bar with both ends has an edge."""
    inks = [ink_of(mark, theme) for mark, _ in pieces]
    faded = [rgba(ink, strength) for ink, (_, strength) in zip(inks, pieces, strict=True)]
    if look in ("planned", "kept"):
        edges = [0 if mark.is_open else EDGE for mark, _ in pieces]
        fills = [NO_INK if mark.is_open else fill_of(mark, theme) for mark, _ in pieces]
        return {"color": fills, "line": {"color": inks, "width": edges}}
    if look == "replaced":
        return {"color": theme.background, "line": {"width": 0}, "pattern": _dots(faded, theme)}
    edges = [0 if mark.is_open else 1 for mark, _ in pieces]
    return {"color": faded, "line": {"color": inks, "width": edges}}


def _dots(inks: Sequence[str], theme: Theme) -> dict[str, object]:
    return {
        "shape": ".",
        "fgcolor": inks,
        "bgcolor": theme.background,
        "size": 4,
        "solidity": 0.35,
    }


def _days(look: str, marks: Sequence[Placed], names: Mapping[str, str], theme: Theme) -> Trace:
    inks = [ink_of(mark, theme) for _, mark in marks]
    return {
        "type": "scatter",
        "name": f"{LOOKS[look]}, on a day",
        "mode": "markers",
        "x": [mark.last.isoformat() for _, mark in marks],
        "y": [y for y, _ in marks],
        "marker": {
            "symbol": "diamond-tall-dot" if look == "replaced" else "diamond-tall",
            "size": 14,
            "color": [fill_of(mark, theme) for _, mark in marks],
            "line": {"color": inks, "width": 1 if look == "replaced" else 2},
        },
        "cliponaxis": False,
        **_pointed([mark for _, mark in marks], names),
    }


def _question_marks(marks: Sequence[Placed], theme: Theme) -> Trace:
    return {
        "type": "scatter",
        "name": NO_REPORT,
        "mode": "text",
        "x": [mark.last.isoformat() for _, mark in marks],
        "y": [y for y, _ in marks],
        "text": [f"{_OFF}<b>?</b>"] * len(marks),
        "textposition": "middle right",
        "textfont": {"size": SIZE + 1, "color": theme.today},
        "hoverinfo": "skip",
    }


def fill_of(mark: Mark, theme: Theme) -> str:
    """Return what fills a mark: its colour when done, a tint of it when a plan came true."""
    return blend(ink_of(mark, theme), theme.background, FILLED.get(mark.look, 0))


def ink_of(mark: Mark, theme: Theme) -> str:
    """Return the colour of a mark: what it is about, or muted where it was replaced."""
    return theme.muted if mark.replaced else ABOUT_COLOURS.get(mark.about, theme.muted)


def _pointed(marks: Sequence[Mark], names: Mapping[str, str]) -> dict[str, object]:
    """Return what a click finds and a pointer reads."""
    return {
        "customdata": [[mark.subject_id, mark.claim_id] for mark in marks],
        "hovertext": [_hover(mark, names) for mark in marks],
        "hoverinfo": "text",
    }


def _hover(mark: Mark, names: Mapping[str, str]) -> str:
    state = "Plan, since replaced" if mark.replaced else STATUS_LABELS[mark.status]
    said = lines(
        event_words(mark.event, mark.about),
        f"{state}: {date_words(mark.edtf)}",
        mark.outcome or mark.slip,
        f"Claim {mark.claim_id}",
    )
    return f"<b>{lines(names[mark.subject_id])}</b><br>{said}"
