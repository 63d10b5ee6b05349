"""The key: pixels from the top left corner, so that it looks alike at every width."""

from collections.abc import Collection
from dataclasses import dataclass

from charts.theme import SCOPE_COLOURS, SMALL, Theme
from charts.timeline.events import PROGRAMME
from charts.timeline.labels import PAD
from charts.timeline.lanes import GUTTER
from charts.timeline.traces import EDGE, LOOKS, NO_INK, NO_REPORT
from data.wording import ABOUT_LABELS

_ROW = 19
_WIDTH = 166
_EDGES = {"done": 1, "planned": EDGE, "replaced": 0}
ROOM = 4 * _ROW + 44
"""Pixels above the axes, for the key and the years."""


@dataclass(frozen=True)
class Entry:
    """What a mark looks like, or what its colour means; `look` is the word for the swatch."""

    column: int
    row: int
    look: str
    colour: str
    words: str

    @property
    def left(self) -> int:
        """The left end, in pixels from the axes' left."""
        return self.column * _WIDTH - GUTTER

    @property
    def middle(self) -> int:
        """The middle, in pixels above the axes' top."""
        return ROOM - 10 - self.row * _ROW


def key_shapes(about: Collection[str], theme: Theme) -> list[dict[str, object]]:
    """Return the swatches of the key to marks that are about these things."""
    return [
        {
            "type": "path",
            "name": "key",
            "xref": "paper",
            "yref": "paper",
            "xsizemode": "pixel",
            "ysizemode": "pixel",
            "xanchor": 0,
            "yanchor": 1,
            "path": _swatch(entry),
            "fillcolor": NO_INK if entry.look == "planned" else entry.colour,
            "line": {"color": entry.colour, "width": _EDGES[entry.look]},
        }
        for entry in entries(about, theme)
        if entry.look != "passed"
    ]


def key_words(about: Collection[str], theme: Theme) -> list[dict[str, object]]:
    """Return the words of the same key, and its question mark."""
    return [
        {
            "text": _text(entry),
            "xref": "paper",
            "yref": "paper",
            "x": 0,
            "y": 1,
            "xanchor": "left",
            "yanchor": "middle",
            "xshift": entry.left + (6 if entry.look == "passed" else 27),
            "yshift": entry.middle,
            "showarrow": False,
            "font": {"color": theme.muted, "size": SMALL},
        }
        for entry in entries(about, theme)
    ]


def entries(about: Collection[str], theme: Theme) -> list[Entry]:
    """Return what marks look like in the first column, what their colours mean in the second.

    `about` is what the marks are about, as in `applies_to` of `milestones`.
    """
    colours = [*SCOPE_COLOURS.items(), (PROGRAMME, theme.muted)]
    words = ABOUT_LABELS | {"factory": "Factory and services"}
    if "planned_machine" in about:
        words["existing_machine"] = "Existing or planned elsewhere"
    return [
        *(Entry(0, i, look, theme.muted, LOOKS[look]) for i, look in enumerate(reversed(LOOKS))),
        Entry(0, len(LOOKS), "passed", theme.today, NO_REPORT),
        *(Entry(1, i, "done", ink, words[about]) for i, (about, ink) in enumerate(colours)),
    ]


def _swatch(entry: Entry) -> str:
    """Return a box, or rows of dots, as a path."""
    left, right = entry.left, entry.left + 20
    bottom, top = entry.middle - 5, entry.middle + 5
    if entry.look != "replaced":
        return _box(left, bottom, right, top)
    dots = ((x, y) for x in range(left + 1, right, 4) for y in range(bottom, top, 4))
    return " ".join(_box(x, y, x + 2, y + 2) for x, y in dots)


def _box(left: int, bottom: int, right: int, top: int) -> str:
    return f"M{left},{bottom} L{right},{bottom} L{right},{top} L{left},{top} Z"


def _text(entry: Entry) -> str:
    if entry.look != "passed":
        return entry.words
    return f'<b style="color: {entry.colour}">?</b>{PAD * 2}{entry.words}'
