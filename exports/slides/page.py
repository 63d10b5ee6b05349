"""A slide to write on: text in placeholders and boxes, shapes one after another, links."""

from collections.abc import Sequence
from typing import Any

from exports.links import followed
from exports.slides.markup import RELATIONS, named, parsed, placed
from exports.slides.text import Paragraph, paragraphs_xml

_NO_INSETS = 'lIns="0" tIns="0" rIns="0" bIns="0"'


class Page:
    """A slide of python-pptx, written on in points; shapes are read in the order they come."""

    def __init__(self, slide: Any) -> None:  # noqa: ANN401
        """Take a new slide of the file."""
        self.slide = slide
        self._last: int = max(shape.shape_id for shape in slide.shapes)

    def new_id(self) -> int:
        """Return a number that no shape of the slide has."""
        self._last += 1
        return self._last

    def add(self, xml: str) -> None:
        """Add a shape on top of those that are there."""
        self.slide.shapes._spTree.append(parsed(xml))

    def link(self, address: str) -> str:
        """Return the relationship that leads to an address, empty where none can."""
        target = followed(address)
        if not target:
            return ""
        return str(self.slide.part.relate_to(target, f"{RELATIONS}/hyperlink", is_external=True))

    def write(self, placeholder: Any, paragraphs: Sequence[Paragraph]) -> None:  # noqa: ANN401
        """Write into a placeholder."""
        body = placeholder.text_frame._txBody
        for old in body.p_lst:
            body.remove(old)
        written = parsed(f"<p:txBody>{paragraphs_xml(paragraphs, self.link)}</p:txBody>")
        for new in list(written):
            body.append(new)

    def add_placeholder(self, name: str, ph: str, content: str) -> None:
        """Add a placeholder that python-pptx leaves out; it stands where its layout has it."""
        self.add(
            f"<p:sp><p:nvSpPr>{named(self.new_id(), name, None)}"
            f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph {ph}/></p:nvPr>'
            f"</p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{content}</p:txBody></p:sp>"
        )

    def add_words(
        self,
        name: str,
        paragraphs: Sequence[Paragraph],
        box: tuple[float, float, float, float],
    ) -> None:
        """Add text that breaks at the width of a box: left, top, width, height."""
        self.add(
            f"<p:sp><p:nvSpPr>{named(self.new_id(), name, None)}"
            f'<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>{placed(*box)}'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
            f'<p:txBody><a:bodyPr wrap="square" {_NO_INSETS}><a:noAutofit/></a:bodyPr><a:lstStyle/>'
            f"{paragraphs_xml(paragraphs, self.link)}</p:txBody></p:sp>"
        )
