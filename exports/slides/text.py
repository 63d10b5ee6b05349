"""Words on a slide: runs in paragraphs, their lines as far apart as they were measured."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal
from xml.sax.saxutils import quoteattr

from charts.theme import LIGHT
from exports.briefing.measure import LEADING
from exports.slides.markup import emu, said
from exports.slides.palette import fill_xml

Link = Callable[[str], str]
"""Address -> id of a relationship, empty where it cannot be followed."""


@dataclass(frozen=True)
class Run:
    """Letters of one look; with an `address` they lead there."""

    text: str
    size: float
    colour: str = LIGHT.text
    bold: bool = False
    address: str = ""
    language: str = "en-GB"


@dataclass(frozen=True)
class Paragraph:
    """Runs of one paragraph; `start` is the number of the first of a list, `hanging` its room."""

    runs: tuple[Run, ...]
    align: Literal["l", "ctr", "r"] = "l"
    before: float = 0
    start: int = 0
    hanging: float = 0


def plain(
    text: str, size: float, colour: str = LIGHT.text, *, bold: bool = False
) -> list[Paragraph]:
    """Return text of one look, a paragraph a line."""
    return [Paragraph((Run(line, size, colour, bold),)) for line in text.split("\n")]


def paragraphs_xml(paragraphs: Sequence[Paragraph], link: Link) -> str:
    """Return paragraphs as XML; `link` makes the relationships that links need."""
    return "".join(_paragraph(paragraph, link) for paragraph in paragraphs)


def _paragraph(paragraph: Paragraph, link: Link) -> str:
    size = max(run.size for run in paragraph.runs)
    hang = emu(paragraph.hanging)
    bullet = "<a:buNone/>"
    if paragraph.start:
        bullet = f'<a:buAutoNum type="arabicPlain" startAt="{paragraph.start}"/>'
    runs = "".join(_run(run, link) for run in paragraph.runs if run.text)
    return (
        f'<a:p><a:pPr marL="{hang}" indent="{-hang}" algn="{paragraph.align}">'
        f'<a:lnSpc><a:spcPts val="{round(size * LEADING * 100)}"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{round(paragraph.before * 100)}"/></a:spcBef>{bullet}</a:pPr>'
        # Without it an empty line would be as high as the format has it.
        f'{runs}<a:endParaRPr lang="en-GB" sz="{round(size * 100)}"/></a:p>'
    )


def _run(run: Run, link: Link) -> str:
    relation = link(run.address) if run.address else ""
    click = f'<a:hlinkClick r:id="{relation}"/>' if relation else ""
    bold = ' b="1"' if run.bold else ""
    return (
        f'<a:r><a:rPr lang={quoteattr(run.language)} sz="{round(run.size * 100)}"{bold}>'
        f"{fill_xml(run.colour)}{click}</a:rPr><a:t>{said(run.text)}</a:t></a:r>"
    )
