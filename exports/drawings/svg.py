"""A drawing as SVG: one file that needs no other, the same bytes for the same drawing."""

import re
from collections.abc import Iterable, Sequence
from html import escape
from math import hypot

from exports.drawings.drawing import Box, Drawing, Line, Mark, Point, Polygon, Shape, Words

_FONT = "'Source Sans 3', 'Source Sans', sans-serif"
_BASELINE = 0.33
"""How far the baseline is under the middle of a line of words, as a part of their size."""
_DASH = "3 2.5"
_STRIPE, _STRIPE_WIDTH = 8.0, 0.9
"""Points from line to line of a hatch, and the width of one."""
_HEAD, _HEAD_WIDTH = 4.0, 3.6
"""Points of the head of an arrow."""
_HALO = 2.5
"""Points of the line around letters, half of it outside them."""
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def svg(drawing: Drawing) -> str:
    """Return a drawing as the text of an SVG file, with its alternative text inside."""
    width, height = _number(drawing.width), _number(drawing.height)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
            f'width="{width}pt" height="{height}pt" role="img" font-family="{_FONT}">',
            f"<title>{_text(drawing.title)}</title>",
            f"<desc>{_text(drawing.alt)}</desc>",
            f'<rect width="{width}" height="{height}" fill="{drawing.ground}"/>',
            *map(_element, drawing.marks),
            "</svg>\n",
        ]
    )


def _element(shape: Shape) -> str:
    match shape:
        case Box():
            return _box(shape)
        case Polygon():
            return _path(_closed(shape.rings), shape.name, _paint(shape))
        case Line():
            return _line(shape)
        case Mark():
            return _mark(shape)
        case Words():
            return _words(shape)


def _box(box: Box) -> str:
    right, bottom = box.x + box.width, box.y + box.height
    corners = ((box.x, box.y), (right, box.y), (right, bottom), (box.x, bottom))
    drawn = _path(_closed([corners]), box.name, _paint(box) + _dashed(box.dash))
    if not box.hatch:
        return drawn
    stripes = " ".join(map(_open, _stripes(box)))
    return drawn + _path(stripes, "", f'fill="none" {_stroke(box.hatch, _STRIPE_WIDTH)}')


def _stripes(box: Box) -> list[tuple[Point, Point]]:
    """Return lines that rise to the right through a box, cut where it ends."""
    count = int((box.width + box.height) / _STRIPE)
    starts = ((i + 0.5) * _STRIPE - box.height for i in range(count))
    return [_stripe(box, start) for start in starts]


def _stripe(box: Box, start: float) -> tuple[Point, Point]:
    """Return the part inside a box of a line that leaves its lower edge at `start`."""
    low, high = max(0.0, start), min(box.width, start + box.height)
    bottom = box.y + box.height + start
    return (box.x + low, bottom - low), (box.x + high, bottom - high)


def _line(line: Line) -> str:
    style = f'fill="none" {_stroke(line.colour, line.width)}{_dashed(line.dash)}'
    drawn = _path(_open(line.points), line.name, style)
    if not line.arrow:
        return drawn
    return drawn + _path(_closed([_head(*line.points[-2:])]), "", f'fill="{line.colour}"')


def _head(start: Point, tip: Point) -> tuple[Point, ...]:
    """Return the head of an arrow."""
    length = hypot(tip[0] - start[0], tip[1] - start[1]) or 1
    right, down = (tip[0] - start[0]) / length, (tip[1] - start[1]) / length
    back, side = (tip[0] - right * _HEAD, tip[1] - down * _HEAD), _HEAD_WIDTH / 2
    return (
        tip,
        (back[0] - down * side, back[1] + right * side),
        (back[0] + down * side, back[1] - right * side),
    )


def _mark(mark: Mark) -> str:
    half = mark.size / 2
    style = _paint(mark) + _dashed(mark.dash)
    if mark.shape == "circle":
        place = f'cx="{_number(mark.x)}" cy="{_number(mark.y)}" r="{_number(half)}"'
        return f"<circle {place} {style}>{_title(mark.name)}</circle>"
    sides = {
        "square": ((-half, -half), (half, -half), (half, half), (-half, half)),
        "diamond": ((0, -half), (half, 0), (0, half), (-half, 0)),
    }[mark.shape]
    return _path(_closed([[(mark.x + x, mark.y + y) for x, y in sides]]), mark.name, style)


def _words(words: Words) -> str:
    place = f'x="{_number(words.x)}" y="{_number(words.y + _BASELINE * words.size)}"'
    style = f'font-size="{_number(words.size)}" fill="{words.colour}"'
    bold = ' font-weight="600"' if words.bold else ""
    anchor = "" if words.anchor == "start" else f' text-anchor="{words.anchor}"'
    halo = f' paint-order="stroke" {_stroke(words.halo, _HALO)}' if words.halo else ""
    return f"<text {place} {style}{bold}{anchor}{halo}>{_text(words.text)}</text>"


def _path(path: str, name: str, style: str) -> str:
    return f'<path d="{path}" {style}>{_title(name)}</path>'


def _title(name: str) -> str:
    return f"<title>{_text(name)}</title>" if name else ""


def _paint(shape: Box | Polygon | Mark) -> str:
    fill = f'fill="{shape.fill or "none"}"'
    return f"{fill} {_stroke(shape.line, shape.line_width)}" if shape.line else fill


def _stroke(colour: str, width: float) -> str:
    return f'stroke="{colour}" stroke-width="{_number(width)}" stroke-linejoin="round"'


def _dashed(dash: bool) -> str:
    return f' stroke-dasharray="{_DASH}"' if dash else ""


def _closed(rings: Iterable[Sequence[Point]]) -> str:
    return " ".join(f"{_open(ring)}Z" for ring in rings)


def _open(points: Iterable[Point]) -> str:
    return "M" + "L".join(f"{_number(x)},{_number(y)}" for x, y in points)


def _number(value: float) -> str:
    """Return a number of points as short as a hundredth of one allows; never a negative zero."""
    return f"{round(value, 2) + 0.0:.10g}"


def _text(text: str) -> str:
    return escape(_NOT_XML.sub("", text))
