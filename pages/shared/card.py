"""One factory in short, beside the map."""

from functools import partial

import pandas as pd
import streamlit as st

from data.load import Tables
from data.reading import country_names, partners_not_named, reservations
from data.records import records
from data.wording import KIND_LABELS, MEASURE_LABELS, NONE_NAMED, NOT_NAMED, and_list, money
from pages.shared.compute import compute_of
from pages.shared.factories import link_to
from pages.shared.fold import flap
from pages.shared.newest import show_newest
from pages.shared.selection import Selection, all_tables
from pages.shared.sources import number_sources, show_sources, sources_of
from pages.shared.text import plain

_SHOWN = "name city country host kind existing_system planned_system vendor sector partner_country"


def show_card(factory_id: str, chosen: Selection) -> None:
    """Draw the card of a factory of the selection; of none, say how to choose one."""
    tables = chosen.tables
    found = tables.factories[tables.factories["factory_id"] == factory_id]
    if found.empty:
        st.markdown("Choose a site here, or on the map, to see its card.")
        return
    factory = found.iloc[0]
    with st.container(border=True):
        st.header(plain(factory["name"]), anchor=False)
        st.markdown("\n".join(f"- {line}" for line in _lines(factory, tables)))
        show_newest(factory_id)
        claims = _claims_of(factory_id, tables)
        icon = ":material/arrow_forward:"
        link_to("factory", f"All about {factory['name']}", icon, factory_id)
        sources = sources_of(claims, all_tables())
        number_sources(sources)
        behind = partial(show_sources, sources)
        flap("Sources", "card", behind, ":material/menu_book:", is_quiet=False)


def _lines(factory: pd.Series, tables: Tables) -> list[str]:
    facts = {
        "Site": _place(factory, tables),
        "Host": factory["host"],
        "Machine": KIND_LABELS.get(str(factory["kind"])),
        "Builds on": factory["existing_system"],
        "Planned machine": factory["planned_system"],
        "Made by": factory["vendor"],
        **_budgets(factory["factory_id"], tables),
        "Compute": and_list(compute_of(factory["factory_id"], tables)),
        "Partner countries": _partners(factory["factory_id"], tables),
        "Sectors": factory["sectors"],
    }
    return [
        f"**{name}:** {plain(_listed(value))}"
        for name, value in facts.items()
        if not pd.isna(value) and value
    ]


def _place(factory: pd.Series, tables: Tables) -> str:
    parts = [factory["city"], *_names([factory["country"]], tables)]
    known = [part for part in parts if not pd.isna(part)]
    without = ["no site is known"] if pd.isna(factory["city"]) else []
    at_machine = " (site of the machine)" if str(factory["location_basis"]) == "machine" else ""
    return f"{', '.join([*known, *without])}{at_machine}"


def _listed(value: object) -> str:
    return and_list(str(value).split(";"))


def _budgets(factory_id: str, tables: Tables) -> dict[str, str]:
    rows = tables.budgets[tables.budgets["factory_id"] == factory_id].dropna(subset="claim_id")
    return {
        MEASURE_LABELS[row["measure"]]: ", ".join(
            [money(row["amount_eur"], row["qualifier"]), *reservations(row["claim_id"], tables)]
        )
        for row in records(rows)
    }


def _names(codes: list[str], tables: Tables) -> list[str]:
    names = country_names(tables)
    return [names.get(code, code) for code in codes]


def _partners(factory_id: str, tables: Tables) -> str:
    members = tables.memberships
    partners = members[(members["factory_id"] == factory_id) & (members["role"] == "partner")]
    is_silent = factory_id in set(partners_not_named(tables)["factory_id"])
    none = NOT_NAMED if is_silent else NONE_NAMED
    return and_list(_names(list(partners["country"]), tables)) or none


def _claims_of(factory_id: str, tables: Tables) -> tuple[str, ...]:
    evidence = tables.evidence
    shown = evidence["attribute"].isin(_SHOWN.split()) | evidence["attribute"].str.startswith(
        "budget_"
    )
    mine = evidence[
        (evidence["subject_id"] == factory_id) & (evidence["standing"] == "chosen") & shown
    ]
    compute = tables.capacity[tables.capacity["factory_id"] == factory_id]
    return (*mine["claim_id"], *compute["claim_id"])
