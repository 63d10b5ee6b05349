"""The sections of a briefing as plain values, one function a kind that has more than text.

Every section has `kind`, `name`, `title`, `said`, `limits`, `pictures` (see `drawn`) and
`sources` (see `cited`), and what its kind adds. Numbers of sources are texts such as `1–4, 7`, each
of which the template makes a link to the list of sources.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from charts.consortia import OUTSIDE, Seat, columns_of, seats_of
from data.headline import KeyFigure
from data.load import Tables
from data.reading import ACCESS_LABELS, factory_names
from data.records import records
from data.sentences.sentence import known_on
from data.wording import capital
from exports.briefing import KINDS, Slide
from exports.extract import Extract
from exports.links import followed
from exports.paper.cited import by_subject, numbers_of
from exports.paper.drawn import pictures_of

Values = dict[str, Any]

_IN_SHORT = (
    "What is asked for first, with what limits it. All that is known stands on the page of each "
    "factory in the Atlas."
)
_SEATS = f"Countries that a source names: ■ host, ● partner, * {OUTSIDE}."
_HOW = {
    ACCESS_LABELS["direct"]: "",
    ACCESS_LABELS["reprint"]: "copy",
    ACCESS_LABELS["second-hand"]: "second-hand",
}
"""How a source was read -> how a long list says so."""
_ALL_HOW = "Each was read directly unless marked: in a copy, or second-hand."
_NUMBERED = re.compile(r"(?P<words>.*) \[(?P<numbers>[\d–, ]*)\]")
"""A reading with the numbers of its sources, as `exports.briefing.tables` writes it."""


@dataclass(frozen=True)
class Told:
    """What sections are written from, beyond their slides."""

    extract: Extract
    measure: str
    is_compact: bool

    @property
    def tables(self) -> Tables:
        """The tables of the selection."""
        return self.extract.tables


def section(kind: str, slides: Sequence[Slide], told: Told) -> Values:
    """Return the section of a kind: one slide, or of profiles one a factory."""
    first = slides[0]
    return {
        "kind": kind,
        "name": KINDS[kind],
        "title": first.title,
        "said": _undated(first.said, told.tables),
        "limits": first.limits,
        "pictures": pictures_of(first, told.extract, told.measure),
        "sources": by_subject(first, told.tables),
        **(_MORE[kind](slides, told) if kind in _MORE else {}),
    }


def _undated(said: str, tables: Tables) -> str:
    """Return sentences without the day, which stands above all and on each page."""
    return capital(said.removeprefix(known_on(tables)).lstrip(":, "))


def _headline(slides: Sequence[Slide], told: Told) -> Values:
    # The title is the message: what follows it is said once.
    return {"said": slides[0].limits, "limits": ""}


def _figures(slides: Sequence[Slide], told: Told) -> Values:
    figures = [_figure(figure, slides[0]) for figure in slides[0].figures]
    return {"said": "", "sources": [], "figures": figures}


def _figure(figure: KeyFigure, slide: Slide) -> Values:
    return {
        "label": figure.label,
        "value": figure.value,
        "note": figure.note,
        "numbers": numbers_of(figure.claim_ids, slide),
    }


def _consortia(slides: Sequence[Slide], told: Told) -> Values:
    tables = told.tables
    names = columns_of(tables.factories)
    seats = seats_of(names, tables.memberships, tables.countries)
    return {
        "limits": _SEATS,
        "seats": [
            _seats(name, [seat for seat in seats if seat.factory_id == factory_id], slides[0])
            for factory_id, name in names.items()
        ],
    }


def _seats(name: str, seats: Sequence[Seat], slide: Slide) -> Values:
    return {
        "factory": name,
        "host": [seat.label for seat in seats if seat.role == "host"],
        "partner": [seat.label for seat in seats if seat.role == "partner"],
        "count": str(len(seats)),
        "numbers": numbers_of([seat.claim_id for seat in seats], slide),
    }


def _profiles(slides: Sequence[Slide], told: Told) -> Values:
    names = list(factory_names(told.tables).values())
    written = [
        {
            "factory": name,
            "said": _undated(slide.said, told.tables),
            "numbers": numbers_of(slide.claim_ids, slide),
            "figures": [_figure(figure, slide) for figure in slide.figures],
            "facts": [] if told.is_compact else _facts(slide.rows),
        }
        for name, slide in zip(names, slides, strict=True)
    ]
    return {
        "title": "What each factory is, what it costs and how far it has come",
        "said": "",
        "limits": _IN_SHORT if told.is_compact else slides[0].limits,
        "sources": [],
        "profiles": written,
    }


def _facts(rows: pd.DataFrame | None) -> list[Values]:
    found = [] if rows is None else records(rows)
    return [
        {"group": row["Group"], "fact": row["Fact"], "value": row["Value"], **_evidence(row)}
        for row in found
    ]


def _evidence(row: Values) -> Values:
    """Return the numbers behind a fact, and how many claims say otherwise."""
    said = row["Sources"].split("; ")
    return {
        "numbers": "".join(one for one in said if not one.endswith("otherwise")),
        "otherwise": "".join(one for one in said if one.endswith("otherwise")),
    }


def _conflicts(slides: Sequence[Slide], told: Told) -> Values:
    rows = slides[0].rows
    found = [] if rows is None else records(rows)
    return {
        "sources": [],
        "conflicts": [
            {
                "about": row["Disagreement"],
                "shown": _readings(row["Shown"]),
                "others": _readings(row["Other readings"]),
                "explained": row["What explains it"],
            }
            for row in found
        ],
    }


def _readings(lines: str) -> list[Values]:
    """Return readings, one a line, with their numbers apart."""
    found = (_NUMBERED.fullmatch(line) for line in lines.split("\n"))
    return [
        one.groupdict() if one else {"words": line, "numbers": ""}
        for one, line in zip(found, lines.split("\n"), strict=True)
    ]


def _sources(slides: Sequence[Slide], told: Told) -> Values:
    return {
        "said": "",
        "limits": f"{slides[0].limits} {_ALL_HOW}",
        "sources": [],
        "references": [
            {
                "number": str(source.number),
                "publisher": source.publisher,
                "title": source.title,
                "language": source.language,
                # The month alone says that no day is known: there is no room to say it in words.
                "date": source.date.partition(" (dated")[0],
                "how": _HOW[source.access],
                "address": followed(source.address),
            }
            for source in slides[0].cited
        ],
    }


_MORE: dict[str, Callable[[Sequence[Slide], Told], Values]] = {
    "headline": _headline,
    "figures": _figures,
    "consortia": _consortia,
    "profiles": _profiles,
    "conflicts": _conflicts,
    "sources": _sources,
}
"""Kind -> what it adds or says otherwise."""
