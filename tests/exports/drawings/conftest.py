"""Drawings to look at: of the real tables, and of made-up ones that are hard to draw."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache

import pandas as pd
import pytest

from charts.theme import DARK, LIGHT
from data import dataset
from data.filters import only
from data.load import Tables, fingerprint
from exports.drawings.budget import budget_drawings
from exports.drawings.consortia import consortia_drawings
from exports.drawings.drawing import Drawing
from exports.drawings.map import map_drawings
from exports.drawings.timeline import timeline_drawings
from exports.views import slips_among
from tests.exports.crowd import crowd

TODAY = date(2026, 11, 21)
SIZES = {"slide": (880, 380), "paper": (480, 640)}
THEMES = {"light": LIGHT, "dark": DARK}

Drawn = Callable[..., list[Drawing]]


def scattered(tables: Tables, count: int) -> Tables:
    """Copies of the factories with long names, all over Europe."""
    whole = crowd(tables, count, ["{id} of a Region with a Long Name, No {at}"])
    factories = whole.factories.assign(
        longitude=[-8 + 37 * (at * 0.618 % 1) for at in range(count)],
        latitude=[37 + 27 * (at * 0.755 % 1) for at in range(count)],
    )
    return replace(whole, factories=factories.astype(tables.factories.dtypes))


def bare(tables: Tables) -> Tables:
    """The factories with nothing known of them but who hosts them and where."""
    hosts = tables.memberships[tables.memberships["role"] == "host"]
    return replace(
        tables,
        budgets=tables.budgets.head(0),
        memberships=hosts,
        milestones=tables.milestones.head(0),
        evidence=tables.evidence.head(0),
    )


def odd(tables: Tables) -> Tables:
    """Limits, conversions, six rivals, open dates, sites at the end of the world, one nowhere."""
    budgets = tables.budgets.copy()
    total = budgets["measure"] == "factory_total"
    for factory_id, qualifier in (("lumi", "at_most"), ("it4lia", "at_least")):
        budgets.loc[total & (budgets["factory_id"] == factory_id), "qualifier"] = qualifier
    budgets.loc[total & (budgets["factory_id"] == "lumi"), "converted"] = True
    claim = tables.evidence[tables.evidence["claim_id"] == "c0251"]
    rivals = [
        claim.assign(claim_id=f"r{i}", subject_id="lumi", amount_eur=amount)
        for i, amount in enumerate((12_345_678, 98_765_432.5, 2e8, 3e8, 4e8, 900_000_000))
    ]
    milestones = tables.milestones.copy()
    opened = milestones["claim_id"].isin(["c0083", "c0136"])
    milestones.loc[opened, ["edtf", "end", "precision"]] = ["2026-08/..", None, "open"]
    factories = tables.factories.copy()
    factories.loc[factories["factory_id"] == "mimer", ["longitude", "latitude"]] = None
    factories.loc[factories["factory_id"] == "bsc", ["longitude", "latitude"]] = [-25.67, 37.74]
    factories.loc[factories["factory_id"] == "pharos", ["longitude", "latitude"]] = [33.36, 35.17]
    return replace(
        tables,
        budgets=budgets,
        evidence=pd.concat([tables.evidence, *rivals]).astype(tables.evidence.dtypes),
        milestones=milestones,
        factories=factories,
    )


SELECTIONS: dict[str, Callable[[Tables], Tables]] = {
    "real": lambda tables: tables,
    "all": lambda tables: tables,
    "one": lambda tables: only(tables, ["bsc"]),
    "crowd": lambda tables: scattered(tables, 19),
    "bare": bare,
    "odd": odd,
    "none": lambda tables: only(tables, []),
}


@pytest.fixture(scope="session")
def tables(first_seven: Tables) -> Tables:
    """The first seven, whose places and numbers the tests know; `all` draws the whole network."""
    return first_seven


@pytest.fixture(scope="session")
def drawn(tables) -> Drawn:
    """Draw a selection once: `budget`, a measure, `timeline`, `map` or `consortia`."""
    network = dataset.newest(fingerprint())

    @cache
    def draw(kind, selection="real", size="slide", mode="light"):
        whole = network if selection == "all" else tables
        chosen = SELECTIONS[selection](whole)
        page = THEMES[mode], *SIZES[size]
        if kind == "timeline":
            return timeline_drawings(chosen, slips_among(whole, chosen), TODAY, *page)
        if kind == "map":
            return map_drawings(chosen, *page)
        if kind == "consortia":
            return consortia_drawings(chosen, *page)
        return budget_drawings(chosen, "factory_total" if kind == "budget" else kind, *page)

    return draw
