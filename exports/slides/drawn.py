"""Drawings as native shapes: one group a drawing, its shapes named as in the drawing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from charts.placement import Box as Area
from charts.theme import LIGHT
from exports.drawings.bounds import frame_of
from exports.drawings.drawing import Box, Drawing, Line, Mark, Point, Polygon, Shape, Words
from exports.slides.markup import emu, named, placed
from exports.slides.page import Page
from exports.slides.palette import fill_xml, hatch_xml, line_xml
from exports.slides.text import Paragraph, Run, paragraphs_xml

_PRESETS = {"circle": "ellipse", "square": "rect", "diamond": "diamond"}
_ALIGN: dict[str, Literal["l", "ctr", "r"]] = {"start": "l", "middle": "ctr", "end": "r"}


def add_drawing(page: Page, drawing: Drawing, x: float, y: float) -> None:
    """Add a drawing as a group, its top left corner at a point of the slide."""
    canvas = _Canvas(page, x, y)
    group = named(page.new_id(), drawing.title, drawing.alt)
    frames = [frame_of(shape) for shape in drawing.marks]
    around = Area(
        min(frame.left for frame in frames),
        min(frame.top for frame in frames),
        max(frame.right for frame in frames),
        max(frame.bottom for frame in frames),
    )
    shapes = "".join(
        _shape(shape, frame, canvas) for shape, frame in zip(drawing.marks, frames, strict=True)
    )
    page.add(
        f"<p:grpSp><p:nvGrpSpPr>{group}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
        f"<p:grpSpPr>{canvas.group(around)}</p:grpSpPr>{shapes}</p:grpSp>"
    )


@dataclass(frozen=True)
class _Canvas:
    """A slide, and where on it a drawing begins."""

    page: Page
    x: float
    y: float

    def placed(self, frame: Area, flip: str = "", inner: str = "") -> str:
        """Return the place of a frame on the slide."""
        left, top = self.x + frame.left, self.y + frame.top
        return placed(left, top, *_size(frame), flip=flip, inner=inner)

    def group(self, frame: Area) -> str:
        """Return the place of a group whose shapes are placed on the slide, not within it."""
        left, top = emu(self.x + frame.left), emu(self.y + frame.top)
        wide, high = map(emu, _size(frame))
        inner = f'<a:chOff x="{left}" y="{top}"/><a:chExt cx="{wide}" cy="{high}"/>'
        return self.placed(frame, inner=inner)

    def shape(self, name: str, properties: str) -> str:
        """Return a shape without words."""
        return (
            f"<p:sp><p:nvSpPr>{named(self.page.new_id(), name, name)}<p:cNvSpPr/><p:nvPr/>"
            f"</p:nvSpPr><p:spPr>{properties}</p:spPr></p:sp>"
        )


def _size(frame: Area) -> tuple[float, float]:
    return frame.right - frame.left, frame.bottom - frame.top


def _shape(shape: Shape, frame: Area, canvas: _Canvas) -> str:
    place = canvas.placed(frame)
    match shape:
        case Words():
            return _words(shape, place, canvas)
        case Line(points=(first, last)):
            return _straight(shape, frame, first, last, canvas)
        case Line():
            outline = _freeform([shape.points], frame)
            return canvas.shape(shape.name, f"{place}{outline}<a:noFill/>{_line(shape)}")
        case Polygon():
            outline = _freeform(shape.rings, frame, end="<a:close/>")
            looks = f"{fill_xml(shape.fill)}{line_xml(shape.line, shape.line_width)}"
            return canvas.shape(shape.name, f"{place}{outline}{looks}")
        case Box() | Mark():
            preset = _PRESETS[shape.shape] if isinstance(shape, Mark) else "rect"
            geometry = f'<a:prstGeom prst="{preset}"><a:avLst/></a:prstGeom>'
            line = line_xml(shape.line, shape.line_width, dash=shape.dash)
            return canvas.shape(shape.name, f"{place}{geometry}{_fill(shape)}{line}")


def _fill(shape: Box | Mark) -> str:
    if isinstance(shape, Box) and shape.hatch:
        return hatch_xml(shape.hatch, shape.fill or LIGHT.background)
    return fill_xml(shape.fill)


def _line(line: Line) -> str:
    return line_xml(line.colour, line.width, dash=line.dash, arrow=line.arrow)


def _straight(line: Line, frame: Area, first: Point, last: Point, canvas: _Canvas) -> str:
    """Return a line from point to point as a connector, which stays straight when it is moved."""
    flips = [' flipH="1"'] * (last[0] < first[0]) + [' flipV="1"'] * (last[1] < first[1])
    return (
        f"<p:cxnSp><p:nvCxnSpPr>{named(canvas.page.new_id(), line.name, line.name)}<p:cNvCxnSpPr/>"
        f"<p:nvPr/></p:nvCxnSpPr><p:spPr>{canvas.placed(frame, ''.join(flips))}"
        f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom>{_line(line)}</p:spPr></p:cxnSp>'
    )


def _freeform(rings: Sequence[Sequence[Point]], frame: Area, end: str = "") -> str:
    """Return an outline through points; rings in one path leave holes where they overlap."""
    wide, high = map(emu, _size(frame))
    paths = "".join(f"{_path(ring, frame)}{end}" for ring in rings)
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{wide}" h="{high}">{paths}</a:path>'
        "</a:pathLst></a:custGeom>"
    )


def _path(points: Sequence[Point], frame: Area) -> str:
    first, *rest = (
        f'<a:pt x="{emu(x - frame.left)}" y="{emu(y - frame.top)}"/>' for x, y in points
    )
    return f"<a:moveTo>{first}</a:moveTo>" + "".join(f"<a:lnTo>{one}</a:lnTo>" for one in rest)


def _words(words: Words, place: str, canvas: _Canvas) -> str:
    """Return a line of text that begins, stands or ends at its place in whatever font."""
    run = Run(words.text, words.size, words.colour, words.bold)
    text = paragraphs_xml([Paragraph((run,), _ALIGN[words.anchor])], canvas.page.link)
    return (
        f"<p:sp><p:nvSpPr>{named(canvas.page.new_id(), words.name or 'Words', None)}"
        f'<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>{place}'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody>'
        '<a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"><a:noAutofit/>'
        f"</a:bodyPr><a:lstStyle/>{text}</p:txBody></p:sp>"
    )
