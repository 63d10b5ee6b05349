"""One country, or all: who hosts, joins and is linked, what is paid, and where silence is no no."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from data.country import antennas_of, parts, payments, roll
from data.events import next_plans
from data.filters import only
from data.load import Tables
from data.reading import country_names, factory_names, partners_not_named
from data.records import records
from data.schema import SIDES
from data.sentences.sentence import Sentence, claims_of, counted, few, known_on
from data.wording import (
    and_list,
    date_words,
    event_label,
    money_spoken,
    plural,
    uncapitalised,
)

Row = dict[str, Any]


def country_sentence(country: str, tables: Tables, today: str) -> Sentence:
    """Return what a country takes part in; `tables` hold all factories, `today` is ISO 8601."""
    name = country_names(tables)[country]
    taken, antennas = parts(country, tables), antennas_of(country, tables)
    plans = next_plans(only(tables, taken["factory_id"]), today, 1)
    said = [
        f"{known_on(tables)}: {_takes_part(name, records(taken), antennas)}.",
        _paid(country, tables),
        _next(plans, tables),
        not_named_words(tables),
    ]
    claims = claims_of(taken, payments(country, tables), plans) + _links(antennas)
    return Sentence(" ".join(filter(None, said)), tuple(dict.fromkeys(claims)))


def countries_sentence(tables: Tables) -> Sentence:
    """Return how many countries host, join, have an Antenna, and how many do nothing of it."""
    rolled = roll(tables)
    counts = {name: int((rolled[name] != "").sum()) for name in ("hosts", "joins", "antennas")}
    idle = rolled[(rolled[list(counts)] == "").all(axis=1) & rolled["is_eu_member"]]
    host = counted(counts["hosts"], "country hosts", "countries host")
    join = counted(counts["joins"], "joins another’s consortium", "join another’s consortium")
    antenna = counted(counts["antennas"], "has an Antenna", "have an Antenna")
    nothing = f"Nothing is in the evidence for {few(list(idle['name']))}." if len(idle) else ""
    said = [
        f"{known_on(tables)}: {host} an AI Factory, {join}, {antenna}.",
        nothing,
        not_named_words(tables),
    ]
    return Sentence(" ".join(filter(None, said)), claims_of(tables.memberships))


def not_named_words(tables: Tables) -> str:
    """Return for how many factories silence means nothing; empty where all partners are named."""
    count = len(partners_not_named(tables))
    if not count:
        return ""
    factories = plural(count, "factory", "factories")
    return f"Partner countries of {factories} are named in no source read: more may take part."


def _takes_part(name: str, taken: Sequence[Row], antennas: Sequence[Row]) -> str:
    by_role = {
        role: [row["name"] for row in taken if row["role"] == role] for role in ("host", "partner")
    }
    said = [
        _factories("hosts", by_role["host"]),
        _factories("joins", by_role["partner"]),
        *(_antenna(antenna) for antenna in antennas),
    ]
    known = and_list(filter(None, said)).rstrip(",")
    if not known:
        return f"no AI Factory, consortium or Antenna of {name} is in the evidence"
    return f"{name} {known}"


def _factories(verb: str, names: Sequence[str]) -> str:
    if not names:
        return ""
    if len(names) == 1:
        return f"{verb} {names[0]}"
    return f"{verb} {plural(len(names), 'AI Factory', 'AI Factories')}, {and_list(names)},"


def _antenna(antenna: Row) -> str:
    has_name = not antenna["name"].startswith("Antenna ")
    return f"has an Antenna, {antenna['name']}" if has_name else "has an Antenna"


def _paid(country: str, tables: Tables) -> str:
    """Return what is published of a country's money, payer by payer: never added up."""
    said = [
        f"{money_spoken(row['amount_eur'], row['qualifier'])} from {_payer(row)} for {row['name']}"
        for row in records(payments(country, tables))
        if row["payer"] and row["amount_eur"] is not None
    ]
    return f"Published of its money: {few(said)}." if said else ""


def _payer(row: Row) -> str:
    return "the national side" if row["payer"] == SIDES[1] else str(row["payer"])


def _next(plans: pd.DataFrame, tables: Tables) -> str:
    if plans.empty:
        return ""
    plan, *_ = records(plans)
    what = uncapitalised(event_label(plan["event"]))
    name = factory_names(tables)[plan["subject_id"]]
    return f"Next is expected: {what} for {name}, {date_words(plan['edtf'])}."


def _links(antennas: Sequence[Row]) -> tuple[str, ...]:
    """Return the claims that link Antennas to factories."""
    named = ((row["link_claim_ids"] or "").split(";") for row in antennas)
    return tuple(claim for claims in named for claim in claims if claim)
