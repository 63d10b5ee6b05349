"""Shapes as the XML of a slide, all lengths in points."""

from typing import Any
from xml.sax.saxutils import escape, quoteattr

from exports.briefing.brief import printable

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    f'xmlns:r="{RELATIONS}"'
)
"""The prefixes of all XML here."""

_EMU = 12_700
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)


def emu(points: float) -> int:
    """Return points in the unit of the format."""
    return round(points * _EMU)


def parsed(xml: str) -> Any:  # noqa: ANN401
    """Return XML as an element, of the class that python-pptx has for it."""
    from pptx.oxml import parse_xml

    head, rest = xml.split(">", 1)
    end = "/" if head.endswith("/") else ""
    return parse_xml(f"{head.removesuffix('/')} {SPACES}{end}>{rest}")


def said(text: str) -> str:
    """Return text as it may stand between tags."""
    return escape(printable(text))


def named(shape_id: int, name: str, alt: str | None = "") -> str:
    """Return what a shape is called and what it shows; one that shows nothing is decorative.

    `alt` is None for what says itself in words.
    """
    begin = f'<p:cNvPr id="{shape_id}" name={quoteattr(printable(name) or "Decoration")}'
    if alt is None:
        return f"{begin}/>"
    if alt:
        return f"{begin} descr={quoteattr(printable(alt))}/>"
    return f"{begin}>{_DECORATIVE}</p:cNvPr>"


def placed(
    x: float,
    y: float,
    width: float,
    height: float,
    *,
    tag: str = "a",
    flip: str = "",
    inner: str = "",
) -> str:
    """Return where a shape stands and how large it is; `inner` is the scale within a group."""
    return (
        f'<{tag}:xfrm{flip}><a:off x="{emu(x)}" y="{emu(y)}"/>'
        f'<a:ext cx="{emu(width)}" cy="{emu(height)}"/>{inner}</{tag}:xfrm>'
    )
