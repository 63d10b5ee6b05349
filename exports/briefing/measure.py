"""How much room text takes that is broken into lines, in points."""

from functools import lru_cache

from exports.drawings.words import width_of

LEADING = 1.2
"""Height of a line in sizes of its letters; what draws a slide sets it, whatever the font."""


@lru_cache(maxsize=8192)
def lines_of(text: str, width: float, size: float, *, bold: bool = False) -> int:
    """Return how many lines a text needs in a width; a word that is too wide is broken."""
    space = width_of(" ", size, bold=bold)
    return sum(
        _lines([width_of(word, size, bold=bold) for word in line.split(" ") if word], width, space)
        for line in text.split("\n")
    )


def _lines(words: list[float], width: float, space: float) -> int:
    count, at = 1, 0.0
    for word in words:
        if at and at + space + word > width:
            count, at = count + 1, 0.0
        at += (space if at else 0) + word
        while at > width:
            count, at = count + 1, at - width
    return count


def height_of(text: str, width: float, size: float, *, bold: bool = False) -> float:
    """Return how high a text is in a width."""
    return lines_of(text, width, size, bold=bold) * size * LEADING


def fitted(
    text: str, width: float, lines: int, size: float, *, bold: bool = False, end: str = ""
) -> str:
    """Return a text that needs no more than so many lines; an ellipsis says that there is more.

    What it is to end with is always kept.
    """

    def fits(cut: str) -> bool:
        return lines_of(f"{cut}{end}", width, size, bold=bold) <= lines

    if fits(text):
        return f"{text}{end}"
    short, long = 0, len(text)
    while long - short > 1:
        middle = (short + long) // 2
        short, long = (middle, long) if fits(f"{text[:middle].rstrip()}…") else (short, middle)
    return f"{text[:short].rstrip()}…{end}"
