"""The sections of a briefing as plain values, one function a kind that has more than text.

Every section has `kind`, `name`, `title`, `said` and `limits` (parts, see `cited`), `pictures` (see
`drawn`), `sources` (see `cited`), and what its kind adds. Numbers of sources are texts such as
`1–4, 7`, each of which the template makes a link to the list of sources.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from charts.consortia import OUTSIDE, Seat, columns_of, seats_of
from data.headline import KeyFigure
from data.load import Tables
from data.reading import factory_names
from data.sentences.sentence import known_on
from data.wording import capital, cut, otherwise_words
from exports.briefing import KINDS, Cited, Slide
from exports.briefing.differences import Reading
from exports.briefing.tables import NO_OTHER, NONE_SHOWN
from exports.extract import Extract
from exports.links import followed
from exports.paper.cited import by_subject, numbers_of, parts_of
from exports.paper.drawn import pictures_of

Values = dict[str, Any]

_IN_SHORT = (
    "What is asked for first, with what limits it. All that is known stands on the page of each "
    "factory in the Atlas."
)
_SEATS = f"Countries that a source names: ■ host, ● partner, * {OUTSIDE}."
_HOW = {"direct": "", "reprint": "copy", "second-hand": "second-hand"}
"""How a source was read -> how a long list says so."""
_TITLE, _LONG_TITLE = 54, 200
"""Letters of the title of a source that a long list has room for, and any list."""
_ALL_HOW = "Each was read directly unless marked: in a copy, or second-hand."


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
        "said": parts_of(_undated(first.said, told.tables), first),
        "limits": parts_of(first.limits, first),
        "pictures": pictures_of(first, told.extract, told.measure),
        "sources": by_subject(first, told.tables),
        **(_MORE[kind](slides, told) if kind in _MORE else {}),
    }


def _undated(said: str, tables: Tables) -> str:
    """Return sentences without the day, which stands above all and on each page."""
    return capital(said.removeprefix(known_on(tables)).lstrip(":, "))


def _headline(slides: Sequence[Slide], told: Told) -> Values:
    # The title is the message: what follows it is said once.
    return {"said": parts_of(slides[0].limits, slides[0]), "limits": []}


def _figures(slides: Sequence[Slide], told: Told) -> Values:
    figures = [_figure(figure, slides[0]) for figure in slides[0].figures]
    return {"said": [], "sources": [], "figures": figures}


def _figure(figure: KeyFigure, slide: Slide) -> Values:
    return {
        "label": figure.label,
        "value": figure.value,
        "note": figure.note,
        "numbers": numbers_of(figure.claim_ids, slide, figure.source_ids),
    }


def _consortia(slides: Sequence[Slide], told: Told) -> Values:
    tables, slide = told.tables, slides[0]
    names = columns_of(tables.factories)
    seats = seats_of(names, tables.memberships, tables.countries)
    membership = f"{_SEATS} Who is in the EU: source {numbers_of((), slide, slide.source_ids)}."
    return {
        "limits": parts_of(membership if slide.source_ids else _SEATS, slide),
        "seats": [
            _seats(name, [seat for seat in seats if seat.factory_id == factory_id], slide)
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
            "numbers": numbers_of(_said_by(slide), slide),
            "figures": [_figure(figure, slide) for figure in slide.figures],
            "facts": _facts(slide),
        }
        for name, slide in zip(names, slides, strict=True)
    ]
    return {
        "title": "What each factory is, what it costs and how far it has come",
        "said": [],
        "limits": parts_of(_IN_SHORT if told.is_compact else slides[0].limits, slides[0]),
        "sources": [],
        "profiles": written,
    }


def _said_by(slide: Slide) -> list[str]:
    """Return the claims of what is said of a factory in short; its figures cite their own."""
    if slide.facts:
        return list(slide.claim_ids)
    figures = {claim for figure in slide.figures for claim in figure.claim_ids}
    return [claim for claim in slide.claim_ids if claim not in figures]


def _facts(slide: Slide) -> list[Values]:
    return [
        {
            "group": fact.group,
            "fact": fact.label,
            "value": fact.words,
            "numbers": numbers_of(fact.claim_ids, slide),
            "otherwise": otherwise_words(fact.otherwise),
        }
        for fact in slide.facts
    ]


def _conflicts(slides: Sequence[Slide], told: Told) -> Values:
    slide = slides[0]
    return {
        "sources": [],
        "more": {"words": slide.more, "address": followed(slide.address)},
        "conflicts": [
            {
                "about": one.about,
                "shown": _readings(one.shown, slide) or [{"words": NONE_SHOWN, "numbers": ""}],
                "others": _readings(one.others, slide) or [{"words": NO_OTHER, "numbers": ""}],
                "explained": parts_of(one.explained, slide),
            }
            for one in slide.differences
        ],
    }


def _readings(readings: Iterable[Reading], slide: Slide) -> list[Values]:
    return [{"words": one.words, "numbers": numbers_of(one.claim_ids, slide)} for one in readings]


def _sources(slides: Sequence[Slide], told: Told) -> Values:
    slide = slides[0]
    return {
        "said": [],
        "limits": parts_of(f"{slide.limits} {_ALL_HOW}", slide),
        "sources": [],
        "references": [
            _reference(source, _TITLE if told.is_compact else _LONG_TITLE) for source in slide.cited
        ],
    }


def _reference(source: Cited, longest: int) -> Values:
    return {
        "number": str(source.number),
        "publisher": source.publisher,
        "title": cut(source.title, longest),
        "language": source.language,
        # The month alone says that no day is known: there is no room to say it in words.
        "date": source.date.partition(" (dated")[0],
        "how": _HOW[source.access],
        "address": followed(source.address),
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
