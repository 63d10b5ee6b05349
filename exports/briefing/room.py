"""Where the parts of a page of 16 by 9 stand, and how large their words are, in points."""

from dataclasses import replace

from exports.briefing.measure import fitted, height_of, lines_of
from exports.briefing.slide import Slide

WIDTH, HEIGHT = 960, 540
MARGIN = 36
INNER = WIDTH - 2 * MARGIN
TITLE_TOP = 24
BODY_END = 498
"""Where the body ends: below it is the footer."""
_GAP = 24
"""Between two columns of a body."""

LIMITS_SIZE = 11
_TITLE_LOOKS = ((24, 1), (22, 1), (24, 2), (20, 2), (18, 2))
"""Size of a title and the lines it may then take; the first that fits is taken."""
_LIMITS_LINES = 5
_AFTER_TITLE, _AFTER_LIMITS = 4, 10
_FIGURES = 72
_PART = "10 of 10"


def title_of(slide: Slide) -> tuple[str, int]:
    """Return the title as it fits on a page, and its size."""
    for size, most in _TITLE_LOOKS:
        if lines_of(slide.heading, INNER, size, bold=True) <= most:
            return slide.heading, size
    size, most = _TITLE_LOOKS[-1]
    return fitted(slide.title, INNER, most, size, bold=True, end=slide.numbered), size


def limits_of(slide: Slide) -> str:
    """Return what limits the message as it fits under the title."""
    return fitted(slide.limits, INNER, _LIMITS_LINES, LIMITS_SIZE)


def limits_top(slide: Slide) -> float:
    """Return where the title has ended."""
    title, size = title_of(slide)
    return TITLE_TOP + height_of(title, INNER, size, bold=True) + _AFTER_TITLE


def body_top(slide: Slide) -> float:
    """Return where the body begins."""
    high = height_of(limits_of(slide), INNER, LIMITS_SIZE) if slide.limits else 0
    return limits_top(slide) + high + _AFTER_LIMITS


def rows_top(slide: Slide) -> float:
    """Return where the rows begin: under the figures, where a slide has both."""
    return body_top(slide) + (_FIGURES if slide.figures else 0)


def column_width(count: int) -> float:
    """Return how wide each of so many columns is."""
    return (INNER - _GAP * (count - 1)) / count


def column_left(at: int, count: int) -> float:
    """Return where one of so many columns begins, the first being 0."""
    return MARGIN + at * (column_width(count) + _GAP)


def one_of_several(slide: Slide) -> Slide:
    """Return a slide as a numbered page: its longer title can take room from what is under it."""
    return replace(slide, part=_PART)


def drawing_height(slide: Slide) -> float:
    """Return how high a drawing may be, on one page or on several."""
    return BODY_END - body_top(one_of_several(slide))
