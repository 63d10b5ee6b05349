"""What marks and colours mean: swatches with words, in lines of a width or one under the other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from charts.theme import Theme
from exports.drawings.drawing import Shape, Words
from exports.drawings.words import width_of

_AFTER = 6.0
"""Points between a swatch and its words."""
_BETWEEN = 15.0
"""Points between words and the next swatch."""


@dataclass(frozen=True)
class Entry:
    """Words, and what draws their swatch around a middle at x and y."""

    words: str
    swatch: Callable[[float, float], Sequence[Shape]]


@dataclass(frozen=True)
class Key:
    """Entries with words of a size, in lines of so many points; all sizes are in points.

    Of a width of 0 each entry has a line of its own. `swatch` is how wide swatches are, `leading`
    is from line to line.
    """

    entries: Sequence[Entry]
    size: float
    swatch: float
    leading: float
    width: float = 0

    @property
    def height(self) -> float:
        """How high the key is."""
        return len(self._lines()) * self.leading

    def shapes(self, left: float, top: float, theme: Theme) -> list[Shape]:
        """Return the key with its upper left corner at a place."""
        return [
            shape
            for i, line in enumerate(self._lines())
            for x, entry in line
            for shape in self._entry(entry, left + x, top + (i + 0.5) * self.leading, theme)
        ]

    def _lines(self) -> list[list[tuple[float, Entry]]]:
        """Return the entries in lines, each with where it begins."""
        lines: list[list[tuple[float, Entry]]] = []
        x = 0.0
        for entry in self.entries:
            wide = self.swatch + _AFTER + width_of(entry.words, self.size)
            if not lines or x + wide > self.width:
                lines.append([])
                x = 0.0
            lines[-1].append((x, entry))
            x += wide + _BETWEEN
        return lines

    def _entry(self, entry: Entry, x: float, y: float, theme: Theme) -> list[Shape]:
        after = x + self.swatch + _AFTER
        words = Words(after, y, entry.words, self.size, theme.muted, name="key")
        return [*entry.swatch(x + self.swatch / 2, y), words]
