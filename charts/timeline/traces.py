"""Marks and labels as Plotly draws them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import plotly.graph_objects as go

from charts.theme import SCOPE_COLOURS, SIZE, SMALL, Theme, lines, rgba
from charts.timeline.labels import Label
from charts.timeline.lanes import ROW, Lane
from charts.timeline.marks import Mark
from charts.timeline.phrases import event_words
from data.wording import PASSED, STATUS_LABELS, date_words

_DONE, _PLANNED, _REPLACED = "Reported as done", "Planned", "Plan since replaced"
BAR = 12
"""Pixels that a bar is high."""
EDGE = 2
"""Pixels of the outline of a plan."""
# A sixth of an em keeps a question mark off its bar.
_OFF = "\u2006"
NO_INK = "rgba(0, 0, 0, 0)"
_DAY_MS = 86_400_000

_Placed = tuple[float, Mark]
"""A mark and its height."""


def label_traces(labels: Sequence[Label], theme: Theme) -> list[go.Bar]:
    """Return the labels that stand right of their marks, then those that stand left."""
    return [
        _label_bars([label for label in labels if label.anchor == anchor], anchor, theme)
        for anchor in ("start", "end")
    ]


def mark_traces(lanes: Sequence[Lane], theme: Theme) -> list[go.Bar | go.Scatter]:
    """Return bars for vague dates, diamonds for days, a question mark beside plans that passed."""
    names = {lane.subject_id: lane.name for lane in lanes}
    placed = [(line.y, mark) for lane in lanes for line in lane.lines for mark in line.marks]
    bars = _by_look((y, mark) for y, mark in placed if not mark.is_day)
    days = _by_look((y, mark) for y, mark in placed if mark.is_day)
    return [
        *(_bars(look, these, names, theme) for look, these in bars.items()),
        *(_days(look, these, names, theme) for look, these in days.items()),
        _question_marks([(y, mark) for y, mark in placed if mark.passed], theme),
    ]


def _by_look(placed: Iterable[_Placed]) -> dict[str, list[_Placed]]:
    # Plans first, so that what is done stands on what was planned.
    found: dict[str, list[_Placed]] = {_REPLACED: [], _PLANNED: [], _DONE: []}
    for y, mark in placed:
        look = _REPLACED if mark.replaced else _PLANNED if mark.status == "planned" else _DONE
        found[look].append((y, mark))
    return found


def _label_bars(labels: Iterable[Label], anchor: str, theme: Theme) -> go.Bar:
    """Return labels as text in invisible bars: a browser hides text that its bar cannot hold."""
    these = [label for label in labels if label.text]
    return go.Bar(
        name=f"labels, {anchor}",
        orientation="h",
        base=[label.start.isoformat() for label in these],
        x=[(label.end - label.start).days * _DAY_MS for label in these],
        y=[label.y for label in these],
        width=ROW + 8,
        text=[label.padded for label in these],
        textposition="inside",
        insidetextanchor=anchor,
        textangle=0,
        textfont={
            "size": SMALL,
            "color": [theme.muted if label.quiet else theme.text for label in these],
            "shadow": _halo(theme.background),
        },
        marker={"color": "rgba(0, 0, 0, 0)", "line": {"width": 0}},
        hoverinfo="skip",
    )


def _halo(ground: str) -> str:
    """Return the shadow that keeps text legible where the line of today runs under it."""
    return ", ".join(f"{x}px {y}px 1px {ground}" for x in (-2, 0, 2) for y in (-1, 1))


def _bars(look: str, placed: Iterable[_Placed], names: Mapping[str, str], theme: Theme) -> go.Bar:
    pieces = [(y, mark, *piece) for y, mark in placed for piece in _pieces(mark, look)]
    return go.Bar(
        name=look,
        orientation="h",
        base=[start.isoformat() for _, _, start, _, _ in pieces],
        x=[(end - start).days * _DAY_MS for _, _, start, end, _ in pieces],
        y=[y for y, *_ in pieces],
        width=BAR,
        marker=_bar_marker(look, [(mark, strength) for _, mark, *_, strength in pieces], theme),
        **_pointed([mark for _, mark, *_ in pieces], names),
    )


def _pieces(mark: Mark, look: str) -> list[tuple[date, date, float]]:
    """Return the parts of a bar; a plan with an open end is one, its outline is drawn apart."""
    return [(mark.first, mark.last, 1.0)] if look == _PLANNED else mark.pieces


def _bar_marker(look: str, pieces: Sequence[tuple[Mark, float]], theme: Theme) -> dict[str, object]:
    """Return solid, hollow or dotted bars; only a bar with both ends has an edge."""
    inks = [ink_of(mark, theme) for mark, _ in pieces]
    faded = [rgba(ink, strength) for ink, (_, strength) in zip(inks, pieces, strict=True)]
    if look == _PLANNED:
        edges = [0 if mark.is_open else EDGE for mark, _ in pieces]
        fills = [NO_INK if mark.is_open else theme.background for mark, _ in pieces]
        return {"color": fills, "line": {"color": inks, "width": edges}}
    if look == _REPLACED:
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


def _days(
    look: str, placed: Sequence[_Placed], names: Mapping[str, str], theme: Theme
) -> go.Scatter:
    inks = [ink_of(mark, theme) for _, mark in placed]
    return go.Scatter(
        name=f"{look}, on a day",
        mode="markers",
        x=[mark.last.isoformat() for _, mark in placed],
        y=[y for y, _ in placed],
        marker={
            "symbol": "diamond-tall-dot" if look == _REPLACED else "diamond-tall",
            "size": 14,
            "color": inks if look == _DONE else theme.background,
            "line": {"color": inks, "width": 1 if look == _REPLACED else 2},
        },
        cliponaxis=False,
        **_pointed([mark for _, mark in placed], names),
    )


def _question_marks(placed: Sequence[_Placed], theme: Theme) -> go.Scatter:
    return go.Scatter(
        name="Plan passed, no report",
        mode="text",
        x=[mark.last.isoformat() for _, mark in placed],
        y=[y for y, _ in placed],
        text=[f"{_OFF}<b>?</b>"] * len(placed),
        textposition="middle right",
        textfont={"size": SIZE + 1, "color": theme.today},
        hoverinfo="skip",
    )


def ink_of(mark: Mark, theme: Theme) -> str:
    """Return the colour of a mark: what it is about, or muted where it was replaced."""
    return theme.muted if mark.replaced else SCOPE_COLOURS.get(mark.about, theme.muted)


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
        PASSED if mark.passed else mark.slip,
        f"Claim {mark.claim_id}",
    )
    return f"<b>{lines(names[mark.subject_id])}</b><br>{said}"
