"""What a snapshot says, section by section, ready for its page: words, links, tables, drawings."""

from collections.abc import Container, Iterable
from dataclasses import dataclass

import pandas as pd

from charts.flat_map import unsaid
from data.headline import KeyFigure
from data.reading import factory_names
from exports.briefing import KINDS, Cited, Slide
from exports.briefing.contents import Subject
from exports.briefing.drawn import Page, drawn
from exports.briefing.numbered import Numbers
from exports.briefing.tables import NO_OTHER, NONE_SHOWN
from exports.drawings.svg import svg
from exports.snapshot.links import Part, claims_in, evidence, readings
from exports.snapshot.table import Table, table_of

PROFILES = "profiles"
_ROOM = (504.0, 540.0)
"""Width and height that a page of A4 or Letter has under the words of a section, in points."""
_SAID_ALREADY = ("figures",)
"""Kinds whose sentences are those of the headline."""


@dataclass(frozen=True)
class Section:
    """A part of the file with an anchor of its own, `key`.

    `label` names it among the contents, `title` says its message, `said` what can be quoted,
    `limits` what a reader must know. `drawings` are SVG of the Plotly figure of the same key, which
    `alt` tells to those who see neither; of none, there is no figure. `unsaid` is what that figure
    has no room to say; a drawing says it itself. `rows` is its table.
    """

    kind: str
    key: str
    label: str
    title: str
    said: list[Part]
    limits: list[Part]
    address: str
    figures: tuple[KeyFigure, ...]
    drawings: tuple[str, ...]
    alt: str
    unsaid: str
    rows: Table | None
    cited: tuple[Cited, ...]


@dataclass(frozen=True)
class Chapter:
    """Sections of one kind, under one heading where there are several."""

    kind: str
    label: str
    sections: tuple[Section, ...]

    @property
    def is_divided(self) -> bool:
        """Whether its sections stand under a heading, however many there are."""
        return self.kind == PROFILES

    @property
    def key(self) -> str:
        """The anchor of the chapter."""
        return self.kind if self.is_divided else self.sections[0].key


def chapters_of(slides: Iterable[Slide], subject: Subject, claims: Container[str]) -> list[Chapter]:
    """Return slides in their order as chapters; `claims` are those that the file holds."""
    sections: dict[str, list[Section]] = {}
    for slide in slides:
        sections.setdefault(slide.kind, []).append(_section(slide, subject, claims))
    return [Chapter(kind, KINDS[kind], tuple(found)) for kind, found in sections.items()]


def seen_in(slides: Iterable[Slide], subject: Subject) -> dict[str, list[Part]]:
    """Return the sections that show each claim, as links to them."""
    found: dict[str, list[Part]] = {}
    for slide in slides:
        for claim_id in slide.claim_ids:
            found.setdefault(claim_id, []).append(Part(_label(slide, subject), f"#{slide.key}"))
    return found


def _section(slide: Slide, subject: Subject, claims: Container[str]) -> Section:
    view = slide.view
    rows = slide.rows if view is None else view.rows
    said, limits = _words(slide)
    return Section(
        kind=slide.kind,
        key=slide.key,
        label=_label(slide, subject),
        title=slide.title,
        said=claims_in(said, claims),
        limits=claims_in(limits, claims),
        address=slide.address,
        figures=slide.figures,
        drawings=() if view is None else _drawings(slide, subject),
        alt="" if view is None else view.alt,
        unsaid=unsaid(view) if view and slide.kind == "map" else "",
        rows=_table(slide, rows, claims, subject.numbers),
        cited=slide.cited,
    )


def _table(
    slide: Slide, rows: pd.DataFrame | None, claims: Container[str], numbers: Numbers
) -> Table | None:
    if rows is None or rows.empty:
        return None
    linked = {
        "Sources": [evidence(fact, numbers) for fact in slide.facts],
        "Shown": [readings(one.shown, numbers, NONE_SHOWN) for one in slide.differences],
        "Other readings": [readings(one.others, numbers, NO_OTHER) for one in slide.differences],
    }
    return table_of(
        slide.title, rows, claims, {column: cells for column, cells in linked.items() if cells}
    )


def _words(slide: Slide) -> tuple[str, str]:
    """Return what is said and what limits it, without what the title or another section says."""
    if slide.kind == "headline":
        return slide.limits, ""
    return "" if slide.kind in _SAID_ALREADY else slide.said, slide.limits


def _drawings(slide: Slide, subject: Subject) -> tuple[str, ...]:
    page = Page(subject.tables, subject.brief.measure, subject.today, *_ROOM)
    return tuple(map(svg, drawn(slide, page)))


def _label(slide: Slide, subject: Subject) -> str:
    """Return what a section is called among the contents: a profile by its factory."""
    if slide.kind != PROFILES:
        return KINDS[slide.kind]
    return factory_names(subject.tables)[slide.key.removeprefix("profile-")]
