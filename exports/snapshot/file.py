"""A briefing put together as one HTML file."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from charts.theme import DARK, LIGHT
from charts.view import each_once
from data.load import Tables
from data.reading import is_address
from data.standing import ORDER
from exports.briefing import Brief, Slide, cover, sections
from exports.briefing.contents import VIEWS, Subject
from exports.briefing.numbered import Numbers
from exports.extract import Extract
from exports.snapshot.brought import brought
from exports.snapshot.figures import spec_of
from exports.snapshot.register import Register
from exports.snapshot.sections import chapters_of, seen_in

_HERE = Path(__file__).parent
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What HTML has no room for."""


def html(extract: Extract, whole: Tables, brief: Brief) -> bytes:
    """Return a briefing on a selection as an HTML file, the same bytes for the same input.

    `whole` are all tables of the day of the extract. Plans are seen from that day, not the clock's.
    Evidence and sources stand at the end, asked for or not: each number in the file leads there.
    """
    numbers, register = Numbers(whole), Register(whole)
    subject = Subject(brief, extract, whole, extract.known, LIGHT, numbers)
    told = [slide for slide in sections(subject) if slide.kind != "sources"]
    claims = register.on_same(each_once(one for slide in told for one in slide.claim_ids))
    chapters = chapters_of(told, subject, frozenset(claims))
    entries = register.entries(claims, numbers, seen_in(told, subject))
    page = _environment().get_template("page.html")
    text = page.render(
        brought=brought(),
        cover=cover(brief, extract),
        chapters=chapters,
        entries=entries,
        sources=numbers.all,
        figures=_figures(told, subject),
        order=ORDER,
        held=claims,
    )
    return _UNREADABLE.sub(" ", text).encode()


def _figures(slides: Iterable[Slide], subject: Subject) -> dict[str, Any]:
    """Return the Plotly figures of slides by their keys, in light and in dark."""
    dark = replace(subject, theme=DARK)
    return {
        slide.key: spec_of(slide.view, VIEWS[slide.kind](dark)) for slide in slides if slide.view
    }


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.tests["address"] = is_address
    environment.policies["json.dumps_kwargs"] = {"separators": (",", ":")}
    return environment
