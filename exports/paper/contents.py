"""A briefing as plain values for the template: what stands around its sections, and these."""

from dataclasses import replace
from itertools import groupby
from typing import Any

from charts.theme import KIND_COLOURS, LIGHT, PARTNER
from data.load import Tables
from data.package import BUILT_ON, TITLE
from data.wording import and_list
from exports.briefing import Brief, cover, sections
from exports.briefing.contents import Subject
from exports.briefing.numbered import Numbers
from exports.extract import Extract
from exports.links import followed
from exports.paper.drawn import WIDTH
from exports.paper.letters import LACKING, shown
from exports.paper.section import Told, section

Values = dict[str, Any]

_FULL = 3
"""Factories whose profiles are given in full; of more, the figures that are asked for first."""
_LACKING = f"{LACKING} stands for a letter that the font of this file lacks."


def contents(extract: Extract, whole: Tables, brief: Brief) -> Values:
    """Return all that the template sets: keys as it reads them.

    Sources are listed at the end where the brief leaves them out: numbers must lead somewhere.
    """
    asked = brief if "sources" in brief.slides else _with_sources(brief)
    is_compact = len(extract.tables.factories) > _FULL
    told = Told(extract, brief.measure, is_compact)
    subject = Subject(asked, extract, whole, extract.known, LIGHT, Numbers(whole), is_compact)
    slides = sections(subject)
    kinds = groupby(slides, key=lambda slide: slide.kind)
    parts = [section(kind, list(found), told) for kind, found in kinds]
    written = shown({**_frame(extract, brief), "sections": parts})
    lacking = _LACKING if LACKING in str(written) else ""
    return {**written, "lacking": lacking, "theme": _theme()}


def _with_sources(brief: Brief) -> Brief:
    return replace(brief, slides=(*brief.slides, "sources"))


def _frame(extract: Extract, brief: Brief) -> Values:
    """Return what stands before the sections, after them and at the foot of each page."""
    first = cover(brief, extract)
    return {
        "title": first.title,
        "audience": first.audience,
        "selection": first.selection,
        "known": first.known,
        "newest": first.newest,
        "day": [extract.known.year, extract.known.month, extract.known.day],
        "version": extract.tables.version,
        "notice": first.notice,
        "credits": f"The data build on {and_list(one['title'] for one in BUILT_ON)}.",
        "citation": first.citation.removesuffix(first.address).rstrip(),
        "permalink": first.address,
        "address": followed(first.address),
        "project": TITLE,
        "width": WIDTH,
    }


def _theme() -> dict[str, str]:
    return {
        "text": LIGHT.text,
        "muted": LIGHT.muted,
        "grid": LIGHT.grid,
        "accent": KIND_COLOURS["new"],
        "partner": PARTNER,
    }
