"""Files to read back: the real selection, and made-up ones that are hard to fit on a page."""

import io
from dataclasses import replace

import pandas as pd
import pytest
from pypdf import PdfReader

from data.filters import Filters
from exports.briefing import Brief
from exports.extract import Extract
from exports.paper import pdf
from tests.exports.crowd import crowd

BASE = "https://atlas.example/"
_ENDLESS = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
_MARKUP = '#link("x")[*a*] $x$ \\ @no <b> \x00\x1f مصنع \u202e 日本 🏭 ' + "W" * 60
_NAMES = (
    "The Interuniversity Artificial Intelligence Factory of the Greater Region of the North ({at})",
    "#panic() *{at}* مصنع 🏭 \x00\x1f<&> =SUM(A1)",
    f"{_ENDLESS}{{at}}",
)


def _silent(tables):
    """Return tables in which no amount is published and no partner is named."""
    budgets = tables.budgets.assign(amount_eur=pd.NA, qualifier=pd.NA, claim_id=pd.NA)
    hosts = tables.memberships[tables.memberships["role"] == "host"]
    return replace(
        tables,
        budgets=budgets.astype(tables.budgets.dtypes),
        funding=tables.funding.iloc[:0],
        memberships=hosts,
    )


@pytest.fixture(scope="session")
def file_of(tables):
    """Return the bytes of a briefing on tables, by default on the first seven."""

    def make(whole=tables, brief=None, base=BASE, **asked):
        filters = Filters(**asked)
        return pdf(Extract(filters.apply(whole), filters, base), whole, brief or Brief())

    return make


@pytest.fixture(scope="session")
def paper_of(file_of):
    """Return a briefing as pypdf reads it back."""

    def make(*args, **kwargs):
        return PdfReader(io.BytesIO(file_of(*args, **kwargs)), strict=True)

    return make


@pytest.fixture(scope="session")
def paper(paper_of):
    """The default briefing on the first seven."""
    return paper_of()


@pytest.fixture(scope="session")
def papers(tables, paper, paper_of):
    """Briefings by what makes them hard; the real one is among them."""
    return {
        "real": paper,
        "one factory": paper_of(country=("Norway",)),
        "nothing selected": paper_of(country=("Malta",)),
        "before anything was selected": paper_of(known="2024-11-30"),
        "nineteen": paper_of(crowd(tables, 19, ("{id} Factory {at}",))),
        "nineteen with hard names": paper_of(
            crowd(tables, 19, _NAMES), Brief(title=_MARKUP, audience="W" * 120)
        ),
        "no amounts and no partners": paper_of(_silent(crowd(tables, 2, _NAMES))),
        "a headline alone": paper_of(brief=Brief(slides=("headline",))),
    }
