"""One function a kind: what it says of a selection, before it is divided into pages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

import pandas as pd

from charts.theme import Theme
from charts.view import View, each_once
from data.headline import headline, key_figures
from data.load import Tables
from data.portrait import identity, key_facts, lead
from data.profile import Group, profile
from data.reading import factory_names, limited, second_hand, weakest
from data.sentences.budget import budget_sentence
from data.sentences.consortia import consortia_sentence, membership_sources
from data.sentences.evidence import evidence_sentence
from data.sentences.map import map_sentence
from data.sentences.sentence import Sentence, known_on, together
from data.sentences.timeline import timeline_sentence
from data.wording import capital, differences_words, plural
from exports import views
from exports.briefing.brief import Brief
from exports.briefing.differences import differences
from exports.briefing.numbered import Numbers
from exports.briefing.slide import Slide
from exports.briefing.tables import claims_of_rows, difference_rows, profile_rows, source_rows
from exports.extract import Extract

_READINGS = (
    "What is shown, the other readings and, in our own words, what explains them. Not all are "
    "contradictions. Numbers in brackets are sources."
)
_IN_SHORT = (
    "Those on money, members and dates of machines; readings that only support what is shown are "
    "left out."
)
_NO_DIFFERENCE = "No difference between readings is recorded"
_NUMBERED = (
    "Numbered in the order in which they are first cited; the numbers are those of this file, "
    "others have their own."
)


@dataclass(frozen=True)
class Subject:
    """What a briefing is about: the selection, all tables of its day, and how it is seen."""

    brief: Brief
    extract: Extract
    whole: Tables
    today: date
    theme: Theme
    numbers: Numbers
    is_compact: bool = False
    """Whether profiles stop at their figures, and differences at those that are asked first."""

    @property
    def tables(self) -> Tables:
        """The tables of the selection."""
        return self.extract.tables

    @property
    def moved(self) -> pd.DataFrame:
        """The slips in the selection, columns as in `data.slips`."""
        return views.slips_among(self.whole, self.tables)

    def address(self, path: str, **asked: str) -> str:
        """Return the address of a page with the selection, and with what else is asked of it."""
        more = f"&{urlencode(asked)}" if asked else ""
        return f"{self.extract.permalink(path)}{more}"


def _headline(subject: Subject) -> list[Slide]:
    sentence = headline(subject.tables)
    # The day is on every page: what follows it is the message, and the rest limits it.
    first, _, rest = sentence.text.partition(". ")
    message = first.removeprefix(known_on(subject.tables)).lstrip(":, ").rstrip(".")
    return [
        Slide(
            kind="headline",
            key="headline",
            title=capital(message),
            said=sentence.text,
            limits=rest,
            claim_ids=sentence.claim_ids,
            address=subject.address(""),
        )
    ]


def _figures(subject: Subject) -> list[Slide]:
    figures = key_figures(subject.tables)
    # What is asked first: the money and the services.
    named = ", ".join(f"{figure.label.lower()} {figure.value}" for figure in figures[2:4])
    reserved = _reserved([claim for one in figures for claim in one.claim_ids], subject.tables)
    return [
        Slide(
            kind="figures",
            key="figures",
            title=f"Key figures: {named}",
            said=headline(subject.tables).text,
            limits=reserved.text,
            claim_ids=reserved.claim_ids,
            address=subject.address(""),
            source_ids=each_once(source for one in figures for source in one.source_ids),
            figures=tuple(figures),
        )
    ]


def _reserved(claim_ids: Sequence[str], tables: Tables) -> Sentence:
    """Return what a reader must know of figures before quoting them: weak, or of a part only.

    Its claims are those of the figures, with those it adds.
    """
    figures = Sentence("", tuple(claim_ids))
    return together(figures, weakest(claim_ids, tables), Sentence(limited(claim_ids, tables)))


def _map(subject: Subject) -> list[Slide]:
    slide = _of_view("map", subject, map_sentence(subject.tables), subject.address("map"))
    reserved = _reserved(slide.claim_ids, subject.tables)
    limits = " ".join(filter(None, [slide.limits, reserved.text]))
    return [replace(slide, limits=limits, claim_ids=reserved.claim_ids)]


def _budget(subject: Subject) -> list[Slide]:
    measure = subject.brief.measure
    asked = {} if measure == Brief.measure else {"measure": measure}
    address = subject.address("budget", **asked)
    return [_of_view("budget", subject, budget_sentence(measure, subject.tables), address)]


def _consortia(subject: Subject) -> list[Slide]:
    sentence = consortia_sentence(subject.tables)
    slide = _of_view("consortia", subject, sentence, subject.address("consortia"))
    return [replace(slide, source_ids=membership_sources(subject.tables))]


def _timeline(subject: Subject) -> list[Slide]:
    sentence = timeline_sentence(subject.tables, subject.moved)
    slide = _of_view("timeline", subject, sentence, subject.address("timeline"))
    return [replace(slide, moved=subject.moved)]


def _of_view(kind: str, subject: Subject, sentence: Sentence, address: str) -> Slide:
    view = VIEWS[kind](subject)
    return Slide(
        kind=kind,
        key=view.key,
        title=view.title,
        said=sentence.text,
        limits=view.subtitle,
        claim_ids=each_once([*view.claim_ids, *sentence.claim_ids]),
        address=address,
        view=view,
    )


def _profiles(subject: Subject) -> list[Slide]:
    names = factory_names(subject.tables)
    return [_profile(factory_id, name, subject) for factory_id, name in names.items()]


def _profile(factory_id: str, name: str, subject: Subject) -> Slide:
    tables = subject.whole
    sentence = (identity if subject.is_compact else lead)(factory_id, tables)
    figures = key_facts(factory_id, tables)
    facts = [] if subject.is_compact else profile(factory_id, tables)
    shown = [fact for fact in facts if fact.group != Group.OTHER]
    claims = [claim for found in (figures, shown) for one in found for claim in one.claim_ids]
    # The last two are how far services and machine have come.
    states = ", ".join(f"{figure.label.lower()} {figure.value}" for figure in figures[-2:])
    return Slide(
        kind="profiles",
        key=f"profile-{factory_id}",
        title=f"{name}: {states}",
        said=sentence.text,
        limits=_more_words(len(facts) - len(shown)),
        claim_ids=each_once([*claims, *sentence.claim_ids]),
        address=subject.address("factory", factory=factory_id),
        figures=tuple(figures),
        rows=profile_rows(shown, subject.numbers),
        facts=tuple(shown),
    )


def _more_words(left_out: int) -> str:
    """Return how to read a profile, and how many facts are on the page of the factory only."""
    said = "What is known, with what limits it; numbers are sources."
    more = plural(left_out, "more fact is", "more facts are")
    return f"{said} {more} on the page of the factory." if left_out else said


def _conflicts(subject: Subject) -> list[Slide]:
    found = differences(subject.tables, in_short=subject.is_compact)
    rows = difference_rows(found, subject.numbers)
    left_out = len(subject.tables.conflicts) - len(found)
    said = f"{_READINGS} {_IN_SHORT}" if subject.is_compact else _READINGS
    return [
        Slide(
            kind="conflicts",
            key="conflicts",
            title=f"{differences_words(len(found))}, each explained" if found else _NO_DIFFERENCE,
            said=evidence_sentence(subject.tables).text,
            limits=said if found else "",
            claim_ids=claims_of_rows(rows),
            address=subject.address("evidence", part="Conflicts"),
            rows=rows,
            differences=found,
            more=f"{left_out} more on the Evidence page" if left_out else "",
        )
    ]


def sources(subject: Subject) -> list[Slide]:
    """Return the sources that have a number by now: ask last."""
    cited = subject.numbers.all
    claims = each_once(claim for source in cited for claim in source.claim_ids)
    said = f"{plural(len(cited), 'source stands', 'sources stand')} behind this briefing"
    return [
        Slide(
            kind="sources",
            key="sources",
            title=said,
            said=f"{known_on(subject.tables)}: {said}.",
            limits=" ".join(filter(None, [_NUMBERED, _claims_words(claims, subject.whole)])),
            claim_ids=claims,
            address=subject.address("evidence", part="Sources"),
            source_ids=tuple(source.source_id for source in cited),
            rows=source_rows(cited),
        )
    ]


def _claims_words(claim_ids: Sequence[str], whole: Tables) -> str:
    """Return how many claims the sources carry, and how many were read second-hand."""
    said = f"They carry {plural(len(claim_ids), 'claim')}."
    return " ".join(filter(None, [said, second_hand(claim_ids, whole)]))


VIEWS: dict[str, Callable[[Subject], View]] = {
    "map": lambda subject: views.sites(subject.tables, None, subject.theme, flat=True),
    "budget": lambda subject: views.budget(subject.tables, subject.brief.measure, subject.theme),
    "consortia": lambda subject: views.consortia(subject.tables, subject.theme),
    "timeline": lambda subject: views.timeline(
        subject.tables, subject.moved, subject.today, subject.theme
    ),
}
"""Kind that has a figure -> the figure alone, without what is said of it."""

WRITERS: dict[str, Callable[[Subject], list[Slide]]] = {
    "headline": _headline,
    "figures": _figures,
    "map": _map,
    "budget": _budget,
    "consortia": _consortia,
    "timeline": _timeline,
    "profiles": _profiles,
    "conflicts": _conflicts,
}
"""Kind -> what writes it; sources are written last, whatever their place."""

_WITHOUT_FACTORY = ("headline", "timeline", "conflicts", "sources")
"""What can be said where no factory is selected: of the programme."""


def kinds_of(brief: Brief, tables: Tables) -> Sequence[str]:
    """Return the kinds that have something to say of a selection.

    Where no factory is selected the headline says so, asked for or not.
    """
    if not tables.factories.empty:
        return brief.slides
    told = [kind for kind in brief.slides if kind in _WITHOUT_FACTORY]
    return told if "headline" in told else ["headline", *told]
