"""I present in an hour: which slides, in which order, for whom; then the screen or a file."""

from pages.shared.choose_slides import choose_slides
from pages.shared.selection import selection

choose_slides(selection())
