"""The chart on a slide, with a key of its colours."""

from collections.abc import Sequence
from datetime import date

from charts.budget.labels import KIND_WORDS
from charts.budget.rows import Row
from charts.theme import KIND_COLOURS, LIGHT
from data.load import Tables
from exports.amounts import amounts
from exports.briefing.room import INNER, MARGIN
from exports.drawings.pages import pages
from exports.slides.bars.space import CHART, chart_space
from exports.slides.bars.words import measures
from exports.slides.bars.workbook import chart_workbook
from exports.slides.markup import RELATIONS, named, placed
from exports.slides.page import Page
from exports.slides.text import Paragraph, Run

_MOST = 20
"""Bars that one slide has room for."""
_HIGHEST = 56
"""Points that one bar takes with the room around it, at most."""
_KEY, _KEY_SIZE = 22, 11


def bars_of(tables: Tables, measure: str) -> list[list[Row]]:
    """Return the bars of a measure, largest first, slide by slide."""
    rows = amounts(tables, measure)
    return pages(rows, [1] * len(rows), _MOST)


def add_chart(
    page: Page, rows: Sequence[Row], name: str, alt: str, body: tuple[float, float], known: date
) -> None:
    """Add the chart of rows between two heights of the slide."""
    from pptx.opc.constants import CONTENT_TYPE
    from pptx.parts.chart import ChartPart

    top, end = body
    _add_key(page, rows, top)
    height = min(end - top - _KEY, len(rows) * _HIGHEST)
    sizes = measures(rows, height)
    package = page.slide.part.package
    part = ChartPart.load(
        package.next_partname(ChartPart.partname_template),
        CONTENT_TYPE.DML_CHART,
        package,
        chart_space(rows, sizes, INNER),
    )
    part.chart_workbook.update_from_xlsx_blob(chart_workbook(rows, sizes, known))
    relation = page.slide.part.relate_to(part, f"{RELATIONS}/chart")
    page.add(
        f"<p:graphicFrame><p:nvGraphicFramePr>{named(page.new_id(), name, alt)}"
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/>'
        f"</p:nvGraphicFramePr>{placed(MARGIN, top + _KEY, INNER, height, tag='p')}<a:graphic>"
        f'<a:graphicData uri="{CHART}"><c:chart xmlns:c="{CHART}" r:id="{relation}"/>'
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )


def _add_key(page: Page, rows: Sequence[Row], top: float) -> None:
    """Add which colour stands for which kind, and what the looks of bars mean."""
    kinds = [kind for kind in KIND_COLOURS if any(row.kind == kind and row.amount for row in rows)]
    runs = [
        run
        for kind in kinds
        for run in (
            Run("■ ", _KEY_SIZE, KIND_COLOURS[kind]),
            Run(f"{KIND_WORDS[kind]}    ", _KEY_SIZE, LIGHT.muted),
        )
    ]
    meanings = {
        "slanted lines: one weak source": any(row.is_weak for row in rows),
        "►: at least": any(row.qualifier == "at_least" for row in rows),
        "pale with an outline: at most": any(row.qualifier == "at_most" for row in rows),
    }
    said = "    ".join(words for words, is_drawn in meanings.items() if is_drawn)
    runs += [Run(said, _KEY_SIZE, LIGHT.muted)] if said else []
    if runs:
        page.add_words("Key", [Paragraph(tuple(runs))], (MARGIN, top, INNER, _KEY - 6))
