"""The colours of the Atlas as those of a theme: whoever changes the theme changes the slides."""

from charts.theme import KIND_COLOURS, LIGHT, PARTNER, SCOPE_COLOURS

SCHEME = {
    "dk1": LIGHT.text,
    "lt1": LIGHT.background,
    "dk2": LIGHT.muted,
    "lt2": LIGHT.land,
    "accent1": KIND_COLOURS["new"],
    "accent2": KIND_COLOURS["upgrade"],
    "accent3": KIND_COLOURS["associated"],
    "accent4": KIND_COLOURS["existing"],
    "accent5": SCOPE_COLOURS["factory"],
    "accent6": PARTNER,
    "hlink": KIND_COLOURS["new"],
    "folHlink": KIND_COLOURS["existing"],
}
"""Place in a theme -> colour."""

_ON_SLIDES = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}
_PLACES = {
    colour: _ON_SLIDES.get(place, place)
    for place, colour in SCHEME.items()
    if place not in ("hlink", "folHlink")
}
_DASH, _ARROW = '<a:prstDash val="sysDash"/>', '<a:tailEnd type="triangle"/>'


def colour_xml(colour: str) -> str:
    """Return `#RRGGBB` as the colour of the theme that it is, or else as itself."""
    if colour in _PLACES:
        return f'<a:schemeClr val="{_PLACES[colour]}"/>'
    return f'<a:srgbClr val="{colour.removeprefix("#")}"/>'


def fill_xml(colour: str | None) -> str:
    """Return a colour as the fill of a shape or of letters."""
    return f"<a:solidFill>{colour_xml(colour)}</a:solidFill>" if colour else "<a:noFill/>"


def hatch_xml(colour: str, ground: str, pattern: str = "ltUpDiag") -> str:
    """Return slanted lines of a colour on another as the fill of a shape."""
    return (
        f'<a:pattFill prst="{pattern}"><a:fgClr>{colour_xml(colour)}</a:fgClr>'
        f"<a:bgClr>{colour_xml(ground)}</a:bgClr></a:pattFill>"
    )


def line_xml(
    colour: str | None, width: float = 1, *, dash: bool = False, arrow: bool = False
) -> str:
    """Return the line of a shape, its width in points; without a colour there is none."""
    if not colour:
        return "<a:ln><a:noFill/></a:ln>"
    ends = f"{_DASH if dash else ''}{_ARROW if arrow else ''}"
    return f'<a:ln w="{round(width * 12700)}">{fill_xml(colour)}{ends}</a:ln>'
