"""A drawing that says why there is nothing in it."""

from charts.theme import Theme
from exports.drawings.drawing import Drawing
from exports.drawings.lines import stacked
from exports.drawings.words import LEADING, broken

_SIZE, _HEIGHT = 12.0, 72.0


def empty(title: str, sentence: str, theme: Theme, width: float) -> Drawing:
    """Return a drawing of so many points across with one sentence in its middle."""
    lines = broken(sentence, _SIZE, width, 4)
    top = (_HEIGHT - len(lines) * _SIZE * LEADING) / 2
    words = stacked(lines, width / 2, top, _SIZE, theme.muted, anchor="middle", name="note")
    return Drawing(width, _HEIGHT, title, sentence, theme.background, tuple(words))
