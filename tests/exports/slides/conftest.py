"""Files to read back: the real selection, and made-up ones that are hard to fit on a slide."""

import io
import re
from dataclasses import replace

import pandas as pd
import pytest
from pptx import Presentation

from data.filters import Filters
from exports.briefing import Brief
from exports.extract import Extract
from exports.slides import pptx

BASE = "https://atlas.example/"
_CLAIM = re.compile(r"c\d{4}")
_ENDLESS = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
_NAMES = (
    "The Interuniversity Artificial Intelligence Factory of the Greater Region of the North ({})",
    "مصنع {} מפעל 🏭 \x00\x1f<&> =SUM(A1)",
    f"{_ENDLESS}{{}}",
)


def _copied(frame, column, old, new, name):
    """Return the rows of one factory under another id and name, with claims of their own."""
    rows = frame[frame[column] == old].copy()
    rows[column] = new
    for other in rows.columns.intersection(["claim_id", "claim_ids"]):
        rows[other] = rows[other].str.replace(_CLAIM, rf"\g<0>{new}", regex=True)
    if "name" in rows:
        rows["name"] = name
    return rows


def _made_up(tables, count):
    """Return tables of so many factories: copies of the real ones under hard names."""
    ids = list(tables.factories["factory_id"])
    frames = {}
    for table, frame in tables.frames().items():
        column = next((one for one in ("factory_id", "subject_id") if one in frame), None)
        if column:
            copies = [
                _copied(frame, column, ids[at % len(ids)], f"f{at}", _NAMES[at % 3].format(at))
                for at in range(count)
            ]
            others = frame[~frame[column].isin(ids)]
            frames[table] = pd.concat([others, *copies], ignore_index=True).astype(frame.dtypes)
    return replace(tables, **frames)


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
    """Return the bytes of a briefing on tables, by default on all that is real."""

    def make(whole=tables, brief=None, **asked):
        filters = Filters(**({"wave": "all"} | asked))
        extract = Extract(filters.apply(whole), filters, BASE)
        return pptx(extract, whole, brief or Brief())

    return make


@pytest.fixture(scope="session")
def deck_of(file_of):
    """Return a briefing as python-pptx reads it back."""

    def make(*args, **kwargs):
        return Presentation(io.BytesIO(file_of(*args, **kwargs)))

    return make


@pytest.fixture(scope="session")
def deck(deck_of):
    """The briefing on all that is real."""
    return deck_of()


@pytest.fixture(scope="session")
def hard_decks(tables, deck, deck_of):
    """Briefings that are hard to fit, by what makes them so; the real one is among them."""
    named = Brief(title="A title " * 15, audience="W" * 120, slides=("headline", "budget"))
    # Profiles and disagreements of two hard names are as telling as those of nineteen.
    quick = Brief(slides=("headline", "figures", "budget", "consortia", "timeline", "sources"))
    return {
        "real": deck,
        "nothing selected": deck_of(country=("Malta",)),
        "one factory": deck_of(country=("Norway",)),
        "nineteen with hard names": deck_of(_made_up(tables, 19), quick),
        "no amounts and no partners": deck_of(_silent(_made_up(tables, 2))),
        "long words on the cover": deck_of(brief=named),
    }
