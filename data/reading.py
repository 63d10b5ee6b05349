"""Claims as readers see them: whom they are about, what they say, and where they were read."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from data.kept import kept
from data.load import Tables
from data.records import records
from data.schema import (
    ENDED,
    SIDES,
    WAVES_OF_HOSTS,
    Kind,
    Standing,
    attribute_of,
    event_of,
    is_antenna,
)
from data.sentences.sentence import Sentence, claims_of
from data.wording import (
    NOT_DISCLOSED,
    SCOPE_LABELS,
    STANDING_LABELS,
    WEAK,
    attribute_label,
    borrowed_machine,
    capacity_words,
    date_words,
    day,
    event_label,
    in_parts_words,
    in_shares_words,
    limited_words,
    money,
    percent,
    second_hand_words,
    weakest_words,
)

PROGRAMME = "Programme"
QUALIFIER_LABELS = {
    "exact": "exact, as printed",
    "about": "about",
    "at_least": "at least",
    "at_most": "at most",
    "not_disclosed": NOT_DISCLOSED,
    ENDED: "no longer",
}
ACCESS_LABELS = {
    "direct": "read directly",
    "reprint": "read in a copy",
    "second-hand": "read second-hand",
}


SYSTEMS = ("existing_system", "planned_system")
"""Columns of `factories` that name machines, which words on compute need."""
_SIGNS = {"about": "about ", "at_least": "≥ ", "at_most": "≤ "}


def read_words(source: Mapping[str, Any]) -> str:
    """Return how a source was read and in what, as text: `read in a copy: https://example.org`.

    `source` is a row of `sources`. What is told nowhere else than at its address names no other.
    """
    words, via = ACCESS_LABELS[source["access"]], source["via"]
    return f"{words}: {via}" if via else words


def claims_in_words(tables: Tables) -> pd.DataFrame:
    """Return the claims of the tables in words, in the order of the register.

    Columns `claim_id`, `subject`, `about`, `topic` (about, without planned or actual), `reported`,
    `value`, `standing`, `confidence`, `publisher`, `published`, `title`, `address`, `locator`,
    `note`.
    """
    names, countries = subject_names(tables), country_names(tables)
    evidence = tables.evidence.merge(
        sources_with_address(tables)[["source_id", "publisher", "published", "title", "address"]],
        on="source_id",
    )
    claims = records(evidence)
    text = {
        "subject": [names[claim["subject_id"]] for claim in claims],
        "topic": [topic(claim["attribute"], claim["subject_id"]) for claim in claims],
        "about": [about_words(claim) for claim in claims],
        "value": [value_words(claim, countries) for claim in claims],
        "standing": [STANDING_LABELS[claim["standing"]] for claim in claims],
        "published": [published_words(claim["published"]) for claim in claims],
    }
    return evidence.assign(**text)[_COLUMNS]


_COLUMNS = [
    *("claim_id", "subject", "about", "topic", "reported", "value", "standing", "confidence"),
    *("publisher", "published", "title", "address", "locator", "note"),
]


@kept
def sources_with_address(tables: Tables) -> pd.DataFrame:
    """Return the sources, with where each can be read as `address`: its own, else its copy's.

    What a browser does not open is no address.
    """
    sources = tables.sources
    own, copies = (
        sources[name].where(sources[name].map(is_address, na_action="ignore").eq(True))
        for name in ("url", "via")
    )
    return sources.assign(address=own.fillna(copies))


def is_address(text: str) -> bool:
    """Whether a text is an address that a browser opens."""
    return text.startswith(("https://", "http://"))


@kept
def subject_names(tables: Tables) -> dict[str, str]:
    """Return the name of each subject of claims: the programme, factories, then Antennas."""
    return {"programme": PROGRAMME, **factory_names(tables), **antenna_names(tables)}


@kept
def source_by_claim(tables: Tables) -> dict[str, str]:
    """Return the source of each claim by its id."""
    evidence = tables.evidence
    return dict(zip(evidence["claim_id"], evidence["source_id"], strict=True))


@kept
def factory_names(tables: Tables) -> dict[str, str]:
    """Return the name of each factory by its id, in their order."""
    factories = tables.factories
    return dict(zip(factories["factory_id"], factories["name"], strict=True))


@kept
def partners_not_named(tables: Tables) -> pd.DataFrame:
    """Return the factories whose partners are not known, columns as in `factories`.

    The release of the first selection names the countries of each consortium, so that silence there
    means that none joins; those of the later selections name hosts only.
    """
    factories, members = tables.factories, tables.memberships
    named = members.loc[members["role"] == "partner", "factory_id"]
    later = factories["wave"].isin(WAVES_OF_HOSTS)
    return factories[later & ~factories["factory_id"].isin(named)]


@kept
def antenna_names(tables: Tables) -> dict[str, str]:
    """Return the name of each Antenna by its id, that of its country where no source gives one."""
    subjects = tables.subjects.set_index("subject_id")["name"]
    antennas = tables.antennas
    names = antennas["name"].fillna(antennas["antenna_id"].map(subjects))
    return dict(zip(antennas["antenna_id"], names, strict=True))


@kept
def country_names(tables: Tables) -> dict[str, str]:
    """Return the name of each country by its code."""
    return dict(zip(tables.countries["country"], tables.countries["name"], strict=True))


def reservations(claim_id: str, tables: Tables) -> list[str]:
    """Return what a reader must know before quoting a claim: weak, or of a part only."""
    (claim,) = records(tables.evidence[tables.evidence["claim_id"] == claim_id])
    return reservations_on(claim)


def reservations_on(claim: Mapping[str, Any]) -> list[str]:
    """Return the same of a claim at hand, a row of `evidence`."""
    said = [f"from {WEAK}"] if claim["confidence"] == "low" else []
    return [*said, claim["reason"]] if claim["correction"] == "limit" else said


@kept
def weak_claims(tables: Tables) -> frozenset[str]:
    """Return the claims that rest on weak evidence."""
    evidence = tables.evidence
    return frozenset(evidence.loc[evidence["confidence"] == "low", "claim_id"])


def weakest(claim_ids: Iterable[str], tables: Tables) -> Sentence:
    """Return who publishes the claims of low confidence among these, and who supports them."""
    return _weakest(tables, tuple(claim_ids))


@kept
def _weakest(tables: Tables, claim_ids: tuple[str, ...]) -> Sentence:
    evidence = tables.evidence
    weak = evidence[evidence["claim_id"].isin(claim_ids) & (evidence["confidence"] == "low")]
    named = weak[["claim_id", "subject_id", "attribute", "source_id"]].merge(
        tables.factories[["factory_id", "name"]], left_on="subject_id", right_on="factory_id"
    )
    cited = records(named.merge(tables.sources[["source_id", "publisher"]], on="source_id"))
    support = {row["claim_id"]: _better_support(row, tables) for row in cited}
    words = weakest_words(
        [
            (row["publisher"], row["name"], f"{row['claim_id']}{support[row['claim_id']].text}")
            for row in cited
        ]
    )
    return Sentence(
        words, (*support, *(one for said in support.values() for one in said.claim_ids))
    )


def _better_support(weak: Mapping[str, Any], tables: Tables) -> Sentence:
    """Return which surer amounts agree with a weak one shown, to stand after it."""
    evidence = tables.evidence
    agrees = (evidence["standing"] == Standing.SUPPORTING) & evidence["amount_eur"].notna()
    same = (evidence["subject_id"] == weak["subject_id"]) & (
        evidence["attribute"] == weak["attribute"]
    )
    found = evidence[agrees & same & (evidence["confidence"] != "low")]
    said = [
        f", supported by {row['publisher']}: {_money_words(row)}, {row['claim_id']}"
        for row in records(found.merge(tables.sources[["source_id", "publisher"]], on="source_id"))
    ]
    return Sentence("".join(said), claims_of(found))


def second_hand(claim_ids: Iterable[str], tables: Tables) -> str:
    """Return in a sentence how many of these claims were read second-hand, if any."""
    claims = list(dict.fromkeys(claim_ids))
    sources = tables.sources
    read = sources.loc[sources["access"] == "second-hand", "source_id"]
    evidence = tables.evidence[tables.evidence["claim_id"].isin(claims)]
    count = int(evidence["source_id"].isin(read).sum())
    return second_hand_words(count, len(claims))


def limited(claim_ids: Iterable[str], tables: Tables) -> str:
    """Return in a sentence which of these claims cover only a part of their factory, if any."""
    return _limited(tables, tuple(claim_ids))


@kept
def _limited(tables: Tables, claim_ids: tuple[str, ...]) -> str:
    evidence = tables.evidence
    found = evidence["claim_id"].isin(claim_ids) & (evidence["correction"] == "limit")
    names = subject_names(tables)
    return limited_words(
        [(names[row["subject_id"]], row["reason"]) for row in records(evidence[found])]
    )


def in_parts(tables: Tables) -> Sentence:
    """Return of which factories only single payers of the national side are known."""
    budgets, funding = tables.budgets, tables.funding
    sums = budgets[(budgets["measure"] == "national_contribution") & budgets["claim_id"].notna()]
    single = (funding["scope"] == "factory_total") & ~funding["payer"].isin(SIDES)
    told = set(funding.loc[single, "factory_id"]) - set(sums["factory_id"])
    factories = tables.factories
    names = factories.loc[factories["factory_id"].isin(told), "name"]
    return Sentence(
        in_parts_words(names), claims_of(funding[single & funding["factory_id"].isin(told)])
    )


def in_shares(tables: Tables) -> Sentence:
    """Return of which factories the EU's part is known as a share only."""
    budgets, funding = tables.budgets, tables.funding
    sums = budgets[(budgets["measure"] == "eu_contribution") & budgets["claim_id"].notna()]
    of_total = (funding["scope"] == "factory_total") & (funding["payer"] == SIDES[0])
    shares = funding[of_total & funding["share_percent"].notna()].merge(tables.factories)
    only = shares[~shares["factory_id"].isin(sums["factory_id"])]
    words = in_shares_words(
        [(row["name"], percent(row["share_percent"], row["qualifier"])) for row in records(only)]
    )
    return Sentence(words, claims_of(only))


def topic(attribute: str, subject_id: str) -> str:
    """Return what an attribute of a subject is about: names of one event are one topic."""
    event = event_of(attribute)
    if attribute == "budget_total" and is_antenna(subject_id):
        return SCOPE_LABELS["antenna_total"]
    return event_label(event) if event else attribute_label(attribute)


def topics(attributes: str, subject_id: str) -> list[str]:
    """Return what attributes of a subject, joined by `;`, are about: each topic once."""
    return list(dict.fromkeys(topic(name, subject_id) for name in attributes.split(";")))


def about_words(claim: Mapping[str, Any]) -> str:
    """Return what a claim is about in words, for events with whether planned or actual."""
    words = topic(claim["attribute"], claim["subject_id"])
    return f"{words} ({claim['status']})" if claim["status"] else words


def value_words(claim: Mapping[str, Any], countries: Mapping[str, str]) -> str:
    """Return the clean value of a claim in words: `≥ €556 m`, `first half of 2025`, `Finland`."""
    if claim["qualifier"] == "not_disclosed":
        return NOT_DISCLOSED
    if claim["value"] is None:
        return "no value given"
    if claim["amount_eur"] is not None:
        return _money_words(claim)
    if claim["edtf"]:
        return date_words(claim["edtf"])
    if claim["amount"] is not None:
        return _quantity_words(claim)
    known = attribute_of(claim["subject_id"], claim["attribute"])
    if known and known.kind == Kind.COUNTRY:
        name = countries.get(claim["value"], str(claim["value"]))
        return f"{name}, no longer" if claim["qualifier"] == ENDED else name
    return str(claim["value"])


def _money_words(claim: Mapping[str, Any]) -> str:
    euro = money(claim["amount_eur"], claim["qualifier"])
    if claim["currency"] in (None, "EUR"):
        return euro
    return f"{euro}, converted from {claim['currency']} {claim['amount']:,.0f}"


def _quantity_words(claim: Mapping[str, Any]) -> str:
    if claim["unit"] == "%":
        return percent(claim["amount"], claim["qualifier"])
    sign = _SIGNS.get(claim["qualifier"] or "", "")
    return f"{sign}{claim['amount']:,.10g} {claim['unit'] or ''}".rstrip()


def compute_words(row: Mapping[str, Any]) -> str:
    """Return a measure of compute in words, with the machine where it is not the factory's own.

    `row` has the columns of `capacity`, and `SYSTEMS` of its factory.
    """
    machine = borrowed_machine(row["applies_to"], row)
    return capacity_words(row["value"], row["unit"], row["qualifier"], machine)


def dated_words(edtf: str) -> str:
    """Return the date of a source in words that say when it is dated to a month or year only."""
    words = published_words(edtf)
    if re.fullmatch(r"\d{4}", edtf):
        return f"{words} (dated to the year)"
    is_month = re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", edtf)
    return f"{words} (dated to the month)" if is_month else words


def published_words(edtf: str) -> str:
    """Return the date of a source in words; a page without a date says until when it is known."""
    if edtf.startswith("../"):
        return f"undated, as it stood on {day(edtf.removeprefix('../'))}"
    return date_words(edtf)
