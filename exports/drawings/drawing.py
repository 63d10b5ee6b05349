"""What a drawing is made of: shapes and lines of words, in points from the top left corner.

A point is 1/72 inch; y grows downwards. Colours are `#RRGGBB` and opaque, so that a slide, a
browser and a printer agree. The `name` of a shape says in words what it is, as a list of shapes
beside a slide shows it; `claim_id` is the claim behind it, empty for what is not evidence.
"""

from dataclasses import dataclass
from typing import Literal

Point = tuple[float, float]
"""x and y."""


@dataclass(frozen=True)
class Box:
    """An upright rectangle; `hatch` is the colour of slanted lines across it, if it has any."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    line: str | None = None
    line_width: float = 1
    dash: bool = False
    hatch: str | None = None
    name: str = ""
    claim_id: str = ""


@dataclass(frozen=True)
class Polygon:
    """An area of one or more closed rings."""

    rings: tuple[tuple[Point, ...], ...]
    fill: str | None = None
    line: str | None = None
    line_width: float = 1
    name: str = ""


@dataclass(frozen=True)
class Line:
    """A line through two or more points, open at both ends, or an arrow to the last of them."""

    points: tuple[Point, ...]
    colour: str
    width: float = 1
    dash: bool = False
    arrow: bool = False
    name: str = ""
    claim_id: str = ""


@dataclass(frozen=True)
class Mark:
    """A shape of one size across, with its middle at x and y."""

    x: float
    y: float
    size: float
    shape: Literal["circle", "square", "diamond"]
    fill: str | None = None
    line: str | None = None
    line_width: float = 1
    dash: bool = False
    name: str = ""
    claim_id: str = ""


@dataclass(frozen=True)
class Words:
    """One line of text, level with y at its middle, that begins, stands or ends at x.

    `halo` is the colour around its letters where lines run under them, if any do.
    """

    x: float
    y: float
    text: str
    size: float
    colour: str
    bold: bool = False
    anchor: Literal["start", "middle", "end"] = "start"
    name: str = ""
    halo: str | None = None


Shape = Box | Polygon | Line | Mark | Words


@dataclass(frozen=True)
class Drawing:
    """Shapes in the order they are drawn, on a ground of one colour.

    `title` names the drawing and its page, `alt` tells what it shows to those who cannot see it.
    No shape reaches beyond `width` and `height`, and no words stand on other words.
    """

    width: float
    height: float
    title: str
    alt: str
    ground: str
    marks: tuple[Shape, ...]
