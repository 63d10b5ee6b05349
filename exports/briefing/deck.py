"""All slides of a briefing, in order, divided into pages or whole, with sources by number."""

from dataclasses import replace
from datetime import date

import pandas as pd

from charts.theme import Theme
from charts.view import each_once
from data.load import Tables
from exports.briefing.brief import Brief
from exports.briefing.contents import WRITERS, Subject, kinds_of, sources
from exports.briefing.flow import pages_of
from exports.briefing.numbered import Numbers
from exports.briefing.slide import Slide
from exports.briefing.tables import claims_of_rows
from exports.extract import Extract


def slides(brief: Brief, extract: Extract, whole: Tables, today: date, theme: Theme) -> list[Slide]:
    """Return the slides of a selection, the same for the same selection, day and brief.

    `whole` are all tables of the day of the extract; `today` is the day that plans are seen from.
    """
    subject = Subject(brief, extract, whole, today, theme, Numbers(whole))
    return [page for slide in sections(subject) for page in _pages(slide, subject)]


def sections(subject: Subject) -> list[Slide]:
    """Return the slides of a subject in order, none divided, each with its sources by number."""
    kinds = kinds_of(subject.brief, subject.tables)
    written = {
        kind: [_with_sources(slide, subject) for slide in WRITERS[kind](subject)]
        for kind in kinds
        if kind in WRITERS
    }
    if "sources" in kinds:
        written["sources"] = [_with_sources(slide, subject) for slide in sources(subject)]
    return [slide for kind in kinds for slide in written[kind]]


def _with_sources(slide: Slide, subject: Subject) -> Slide:
    return replace(slide, cited=subject.numbers.cited(slide.claim_ids, slide.source_ids))


def _pages(slide: Slide, subject: Subject) -> list[Slide]:
    """Return a slide, or as many as its rows need, each with the sources of its own."""
    pages = [] if slide.rows is None else pages_of(slide, slide.rows)
    if len(pages) < 2:
        return [slide]
    return [
        _page(slide, rows, number, len(pages), subject)
        for number, rows in enumerate(pages, start=1)
    ]


def _page(slide: Slide, rows: pd.DataFrame, number: int, of: int, subject: Subject) -> Slide:
    shown = [claim for figure in slide.figures for claim in figure.claim_ids]
    page = replace(
        slide,
        key=f"{slide.key}-{number}",
        part=f"{number} of {of}",
        claim_ids=each_once([*shown, *claims_of_rows(rows)]),
        rows=rows,
    )
    return _with_sources(page, subject)
