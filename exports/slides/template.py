"""The empty file: 16 by 9, the theme of the Atlas, and two layouts with real placeholders."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from charts.theme import LIGHT
from exports.briefing.room import BODY_END, HEIGHT, INNER, LIMITS_SIZE, MARGIN, TITLE_TOP, WIDTH
from exports.slides.markup import RELATIONS, emu, named, parsed, placed, said
from exports.slides.palette import SCHEME, fill_xml

if TYPE_CHECKING:
    from pptx.presentation import Presentation

COVER, PAGE = "Cover", "Message"
LIMITS, FOOTER, NUMBER = 13, 11, 12
"""Numbers of the placeholders of a page beside its title."""

SMALL = 10
"""The size of the footer."""
NUMBER_WIDTH = 40
_FOOTER_TOP, _FOOTER_HEIGHT = BODY_END + 8, 26
COVER_MARGIN = 2 * MARGIN
COVER_WIDTH = WIDTH - 2 * COVER_MARGIN
_COVER_TOP, _COVER_HEIGHT = 80, 160
"""The room at whose end the title of a cover stands."""

_TITLE_SIZE = 24
_FONT = (
    '<a:latin typeface="Arial" panose="020B0604020202020204" pitchFamily="34" charset="0"/>'
    '<a:ea typeface=""/><a:cs typeface="Arial"/>'
)


@dataclass(frozen=True)
class _Placeholder:
    """A place for words: what `ph` says it is, where it stands, how its words look."""

    name: str
    ph: str
    box: tuple[float, float, float, float]
    size: float
    colour: str
    bold: bool = False
    anchor: str = "t"
    align: str = "l"
    content: str = ""

    def xml(self, shape_id: int) -> str:
        """Return the placeholder as a shape without insets, so that words begin where others do."""
        content = self.content or f'<a:r><a:rPr lang="en-GB"/><a:t>{said(self.name)}</a:t></a:r>'
        return (
            f"<p:sp><p:nvSpPr>{named(shape_id, self.name, None)}"
            f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph {self.ph}/></p:nvPr>'
            f'</p:nvSpPr><p:spPr>{placed(*self.box)}<a:prstGeom prst="rect"><a:avLst/>'
            '</a:prstGeom></p:spPr><p:txBody><a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" '
            f'rIns="0" bIns="0" anchor="{self.anchor}"><a:normAutofit/></a:bodyPr>'
            f"<a:lstStyle>{self._level()}</a:lstStyle><a:p>{content}</a:p></p:txBody></p:sp>"
        )

    def _level(self) -> str:
        return (
            f'<a:lvl1pPr marL="0" indent="0" algn="{self.align}"><a:spcBef><a:spcPts val="0"/>'
            f'</a:spcBef><a:buNone/><a:defRPr sz="{round(self.size * 100)}" b="{int(self.bold)}">'
            f"{fill_xml(self.colour)}</a:defRPr></a:lvl1pPr>"
        )


def number_field(number: str) -> str:
    """Return the number of a slide as a field, which counts on when slides are moved."""
    return (
        '<a:fld id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}" type="slidenum"><a:rPr lang="en-GB"/>'
        f"<a:t>{number}</a:t></a:fld>"
    )


_TITLE = _Placeholder(
    "Title", 'type="title"', (MARGIN, TITLE_TOP, INNER, 58), _TITLE_SIZE, LIGHT.text, bold=True
)
_FOOTER = _Placeholder(
    "Sources and day",
    f'type="ftr" sz="quarter" idx="{FOOTER}"',
    (MARGIN, _FOOTER_TOP, INNER - NUMBER_WIDTH - 16, _FOOTER_HEIGHT),
    SMALL,
    LIGHT.muted,
    anchor="b",
)
_NUMBER = _Placeholder(
    "Slide number",
    f'type="sldNum" sz="quarter" idx="{NUMBER}"',
    (WIDTH - MARGIN - NUMBER_WIDTH, _FOOTER_TOP, NUMBER_WIDTH, _FOOTER_HEIGHT),
    SMALL,
    LIGHT.muted,
    anchor="b",
    align="r",
    content=number_field("#"),
)
_LIMITS = _Placeholder(
    "What limits it",
    f'type="body" sz="quarter" idx="{LIMITS}"',
    (MARGIN, 88, INNER, 40),
    LIMITS_SIZE,
    LIGHT.muted,
)
_BODY = _Placeholder("Text", 'type="body" idx="1"', (MARGIN, 140, INNER, 350), 16, LIGHT.text)
_COVER_TITLE = _Placeholder(
    "Title",
    'type="ctrTitle"',
    (COVER_MARGIN, _COVER_TOP, COVER_WIDTH, _COVER_HEIGHT),
    40,
    LIGHT.text,
    bold=True,
    anchor="b",
)
_SUBTITLE = _Placeholder(
    "Audience, selection and day",
    'type="subTitle" idx="1"',
    (COVER_MARGIN, _COVER_TOP + _COVER_HEIGHT + 16, COVER_WIDTH, 232),
    16,
    LIGHT.muted,
)
_MASTER = (_TITLE, _BODY, _FOOTER, _NUMBER)
_LAYOUTS = {
    0: (COVER, (_COVER_TITLE, _SUBTITLE)),
    5: (PAGE, (_TITLE, _LIMITS, _FOOTER, _NUMBER)),
}
"""Place among the layouts of python-pptx's own template -> what it becomes here."""


def empty_deck() -> "Presentation":
    """Return a presentation without slides."""
    import pptx
    from pptx.util import Emu

    deck = pptx.Presentation()
    deck.slide_width, deck.slide_height = Emu(emu(WIDTH)), Emu(emu(HEIGHT))
    # What else the template of python-pptx says of itself and not of this file.
    deck.element.sldSz.attrib.pop("type", None)
    _drop(deck.part, "printerSettings")
    _drop(deck.part.package, "thumbnail")
    _drop(deck.part.package, "extended-properties")
    master = deck.slide_master
    _fill(master.element, _MASTER)
    _keep_layouts(master)
    theme = master.part.part_related_by(f"{RELATIONS}/theme")
    theme._blob = _themed(theme.blob.decode()).encode()
    return deck


def _drop(part: Any, what: str) -> None:  # noqa: ANN401
    for key in [key for key, rel in part._rels.items() if rel.reltype.endswith(f"/{what}")]:
        part._rels.pop(key)


def _keep_layouts(master: Any) -> None:  # noqa: ANN401
    for at, layout in enumerate(list(master.slide_layouts)):
        if at not in _LAYOUTS:
            master.slide_layouts.remove(layout)
            continue
        name, shapes = _LAYOUTS[at]
        layout.element.cSld.set("name", name)
        if name == PAGE:
            layout.element.attrib.pop("type", None)
        _fill(layout.element, shapes)


def _fill(element: Any, placeholders: Sequence[_Placeholder]) -> None:  # noqa: ANN401
    """Put these placeholders in the place of those that are there."""
    tree = element.cSld.spTree
    for shape in list(tree.iter_shape_elms()):
        tree.remove(shape)
    for number, placeholder in enumerate(placeholders, start=2):
        tree.append(parsed(placeholder.xml(number)))


def _themed(theme: str) -> str:
    """Return a theme with the colours and fonts of the Atlas."""
    colours = "".join(
        f'<a:{place}><a:srgbClr val="{colour[1:]}"/></a:{place}>'
        for place, colour in SCHEME.items()
    )
    scheme = f'<a:clrScheme name="AI Factories Atlas">{colours}</a:clrScheme>'
    fonts = (
        f'<a:fontScheme name="AI Factories Atlas"><a:majorFont>{_FONT}</a:majorFont>'
        f"<a:minorFont>{_FONT}</a:minorFont></a:fontScheme>"
    )
    theme = re.sub(r"<a:clrScheme.*</a:clrScheme>", scheme, theme, flags=re.DOTALL)
    theme = re.sub(r"<a:fontScheme.*</a:fontScheme>", fonts, theme, flags=re.DOTALL)
    return theme.replace('name="Office Theme"', 'name="AI Factories Atlas"')
