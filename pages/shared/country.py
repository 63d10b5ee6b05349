"""The page of a country, for the countries of the shared filter, in all selections."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from data.country import antennas_of, linked_to, parts, payments
from data.events import next_plans
from data.filters import only
from data.headline import KeyFigure
from data.kept import kept
from data.load import Tables
from data.reading import country_names, factory_names
from data.records import records, several
from data.sentences.country import country_sentence
from data.wording import (
    ROLE_LABELS,
    SCOPE_LABELS,
    STAGE_LABELS,
    WAVE_LABELS,
    and_list,
    capital,
    money,
    percent,
    slug,
)
from pages.shared.events import show_events
from pages.shared.figure import show_table
from pages.shared.number import show_numbers
from pages.shared.opening import show_opening
from pages.shared.selection import Selection, all_tables, narrow_to_country
from pages.shared.text import plain

_KEY = "one_country"
_PLANS = 6


def choose_country(chosen: Selection) -> None:
    """Draw the choice of a country, which is the shared filter's."""
    names = sorted(all_tables().countries["name"])
    asked = chosen.filters.country
    st.session_state[_KEY] = asked[0] if len(asked) == 1 else None
    st.selectbox(
        "Country",
        names,
        index=None,
        placeholder="All countries" if not asked else and_list(asked),
        key=_KEY,
        on_change=_take,
        width=320,
    )


def _take() -> None:
    name = st.session_state[_KEY]
    if name:
        narrow_to_country(name)
    else:
        st.session_state["country"] = []


def show_country(name: str, chosen: Selection) -> None:
    """Draw all that a country has part in."""
    tables = all_tables()
    codes = tables.countries.set_index("name")["country"]
    country, today = codes[name], chosen.today.isoformat()
    st.header(plain(name), anchor=False)
    show_opening(f"country-{country}", lambda: country_sentence(country, tables, today), chosen)
    show_numbers(_figures(country, tables), country)
    for what, rows_of in _TABLES.items():
        _show(
            f"{country.lower()}-{slug(what)}", f"{name}: {what}", rows_of(country, tables), chosen
        )
    mine = _of(country, tables)
    plans = next_plans(mine, today, _PLANS)
    none = "No plan of its factories lies ahead." if len(mine.factories) else "It has no factory."
    show_events(f"{name}: expected next", plans, tables, none)


@kept
def _of(country: str, tables: Tables) -> Tables:
    """Return the tables of the factories that a country has part in."""
    return only(tables, parts(country, tables)["factory_id"])


@kept
def _figures(country: str, tables: Tables) -> list[KeyFigure]:
    taken, antennas = parts(country, tables), antennas_of(country, tables)
    hosts, joins = (taken[taken["role"] == role] for role in ("host", "partner"))
    own = [(row["name"], several(row["link_claim_ids"])) for row in antennas]
    others = [(row["name"], row["claim_ids"]) for row in linked_to(country, tables)]
    return [
        _count("Hosts", hosts, "no AI Factory in the evidence"),
        _count("Joins", joins, "no consortium of another in the evidence"),
        _antennas("Its own Antenna", own),
        *([_antennas("Linked to its factories", others)] if len(hosts) else []),
    ]


def _antennas(label: str, named: Sequence[tuple[str, Sequence[str]]]) -> KeyFigure:
    """Return how many Antennas, each a name and the claims on its links."""
    claims = tuple(claim for _, ids in named for claim in ids)
    names = and_list(name for name, _ in named)
    return KeyFigure(label, str(len(named)), names or "no Antenna in the evidence", claims)


def _count(label: str, taken: pd.DataFrame, none: str) -> KeyFigure:
    return KeyFigure(
        label, str(len(taken)), and_list(taken["name"]) or none, tuple(taken["claim_id"])
    )


def _show(key: str, title: str, rows: pd.DataFrame, chosen: Selection) -> None:
    """Draw rows under their title; of none, nothing."""
    if rows.empty:
        return
    st.subheader(plain(title), anchor=False)
    show_table(key, title, rows, chosen)


@kept
def part_rows(country: str, tables: Tables) -> pd.DataFrame:
    """Return a factory that a country hosts or joins a row, in words."""
    rows = [
        {
            "Factory": row["name"],
            "Role": ROLE_LABELS[row["role"]],
            "Selection": capital(WAVE_LABELS.get(row["wave"] or "", "not known")),
            "Furthest step reported": STAGE_LABELS.get(row["stage"] or "", "not known"),
            "Claim": row["claim_id"],
        }
        for row in records(parts(country, tables))
    ]
    return pd.DataFrame(rows, dtype="string")


@kept
def antenna_rows(country: str, tables: Tables) -> pd.DataFrame:
    """Return an Antenna of a country a row, in words; the claim is that on its first link."""
    return _antenna_rows(antennas_of(country, tables), tables)


@kept
def linked_rows(country: str, tables: Tables) -> pd.DataFrame:
    """Return an Antenna linked to a country's factories a row, columns as in `antenna_rows`."""
    return _antenna_rows(linked_to(country, tables), tables)


def _antenna_rows(antennas: Iterable[dict[str, Any]], tables: Tables) -> pd.DataFrame:
    names, countries = factory_names(tables), country_names(tables)
    rows = [
        {
            "Antenna": row["name"],
            "Country": countries[row["country"]],
            "Host": and_list(several(row["host"])) or "not named",
            "Linked to": and_list(names[one] for one in several(row["linked_factories"]))
            or "not named",
            "Amount in all": _with_limits(
                money(row["amount_eur"], row["qualifier"]), "converted" * bool(row["converted"])
            ),
            "Claim": row["claim_id"] or next(iter(several(row["link_claim_ids"])), None),
        }
        for row in antennas
    ]
    return pd.DataFrame(rows, dtype="string")


def _with_limits(words: str, limits: str) -> str:
    return ", ".join(filter(None, [words, limits]))


@kept
def paid_rows(country: str, tables: Tables) -> pd.DataFrame:
    """Return what is published of a country's money, a payer a row, in words."""
    rows = [
        {
            "For": row["name"],
            "Payer": row["payer"],
            "Of what": SCOPE_LABELS[row["scope"]],
            "Amount": _with_limits(_amount(row), row["limits"]),
            "Claim": row["claim_id"],
        }
        for row in records(payments(country, tables))
    ]
    return pd.DataFrame(rows, dtype="string")


def _amount(row: dict[str, Any]) -> str:
    if row["amount_eur"] is None:
        return percent(row["share_percent"], row["qualifier"])
    return money(row["amount_eur"], row["qualifier"])


@kept
def organisation_rows(country: str, tables: Tables) -> pd.DataFrame:
    """Return an organisation of a country and its role in a factory a row."""
    names = factory_names(tables)
    found = tables.organisations[tables.organisations["country"] == country]
    rows = [
        {
            "Organisation": row["organisation"],
            "Factory": names[row["factory_id"]],
            "Role": ROLE_LABELS[row["role"]],
            "Claim": row["claim_id"],
        }
        for row in records(found)
    ]
    return pd.DataFrame(rows, dtype="string")


_TABLES: dict[str, Callable[[str, Tables], pd.DataFrame]] = {
    "AI Factories": part_rows,
    "Antennas": antenna_rows,
    "Antennas linked to its factories": linked_rows,
    "what it pays, where published": paid_rows,
    "organisations": organisation_rows,
}
"""What each table of the page is about -> its rows."""
