"""Native tables: rows of text with thin lines between them, the first row the header."""

from collections.abc import Sequence
from dataclasses import dataclass

from charts.theme import LIGHT
from exports.slides.markup import emu, named, placed
from exports.slides.page import Page
from exports.slides.palette import fill_xml
from exports.slides.text import Paragraph, paragraphs_xml

_TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"


@dataclass(frozen=True)
class TableRow:
    """Cells of one row, and its height in points."""

    cells: Sequence[Sequence[Paragraph]]
    height: float


@dataclass(frozen=True)
class Grid:
    """A table: where it stands, how wide its columns are, and the room around its words."""

    name: str
    alt: str
    x: float
    y: float
    widths: Sequence[float]
    rows: Sequence[TableRow]
    sides: float
    above: float


def add_table(page: Page, grid: Grid) -> None:
    """Add a table."""
    width, height = sum(grid.widths), sum(row.height for row in grid.rows)
    columns = "".join(f'<a:gridCol w="{emu(one)}"/>' for one in grid.widths)
    rows = "".join(_row(page, grid, row, at) for at, row in enumerate(grid.rows))
    page.add(
        f"<p:graphicFrame><p:nvGraphicFramePr>{named(page.new_id(), grid.name, grid.alt)}"
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/>'
        f"</p:nvGraphicFramePr>{placed(grid.x, grid.y, width, height, tag='p')}<a:graphic>"
        f'<a:graphicData uri="{_TABLE}"><a:tbl><a:tblPr firstRow="1" firstCol="1"/>'
        f"<a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl></a:graphicData></a:graphic>"
        "</p:graphicFrame>"
    )


def _row(page: Page, grid: Grid, row: TableRow, at: int) -> str:
    cells = "".join(_cell(page, grid, cell, at) for cell in row.cells)
    return f'<a:tr h="{emu(row.height)}">{cells}</a:tr>'


def _cell(page: Page, grid: Grid, cell: Sequence[Paragraph], at: int) -> str:
    sides, above = emu(grid.sides), emu(grid.above)
    # Lines of neighbours are one: that over a row is that under the row before.
    edges = "".join(
        [_edge("lnL"), _edge("lnR"), _edge("lnT", _under(at - 1)), _edge("lnB", _under(at))]
    )
    return (
        "<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>"
        f"{paragraphs_xml(cell, page.link)}</a:txBody>"
        f'<a:tcPr marL="{sides}" marR="{sides}" marT="{above}" marB="{above}">'
        f"{edges}<a:noFill/></a:tcPr></a:tc>"
    )


def _under(at: int) -> str:
    """Return the colour of the line under a row: over the header is none, under it a darker one."""
    return "" if at < 0 else LIGHT.joined if at else LIGHT.muted


def _edge(side: str, colour: str = "") -> str:
    if not colour:
        return f'<a:{side} w="0"><a:noFill/></a:{side}>'
    return f'<a:{side} w="{emu(0.75)}">{fill_xml(colour)}</a:{side}>'
