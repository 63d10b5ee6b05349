"""How much room words take, and words broken into lines that fit."""

from unicodedata import east_asian_width

from charts.theme import text_width
from data.wording import cut

SMALLEST = 9.0
"""Points: no words of a drawing are smaller."""
LEADING = 1.25
"""From one line of words to the next, as a part of their size."""
WIDER = 1.1
"""How much wider Arial is, which stands in where Source Sans is missing: 1.10 at most, measured."""


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Return the points that a text takes, rather too many than too few."""
    # Signs of East Asia and emoji are as wide as they are high.
    square = sum(east_asian_width(character) in "WF" for character in text)
    return (text_width(text, size, bold=bold) + square * size / 2) * WIDER


def fitted(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """Return a text that fits into so many points; an ellipsis says that there is more."""
    while len(text) > 1 and width_of(text, size, bold=bold) > room:
        text = cut(text, len(text) - 1)
    return text


def broken(
    text: str, size: float, room: float, most: int = 2, *, bold: bool = False
) -> tuple[str, ...]:
    """Return a text in lines of so many points, `most` of them; the last is cut if it must be."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size, bold=bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    kept = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return tuple(fitted(line, size, room, bold=bold) for line in kept if line)
