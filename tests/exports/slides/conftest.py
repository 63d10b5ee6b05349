"""Files to read back: the real selection, and made-up ones that are hard to fit on a slide."""

import io

import pytest
from pptx import Presentation

from data.filters import Filters
from exports.briefing import Brief
from exports.extract import Extract
from exports.slides import pptx
from tests.exports.crowd import ENDLESS, LONG, crowd, silent

BASE = "https://atlas.example/"
_NAMES = (
    LONG,
    "مصنع {at} מפעל 🏭 \x00\x1f<&> =SUM(A1)",
    f"{ENDLESS}{{at}}",
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
    # Profiles and differences of two hard names are as telling as those of nineteen.
    quick = Brief(slides=("headline", "figures", "budget", "consortia", "timeline", "sources"))
    return {
        "real": deck,
        "nothing selected": deck_of(country=("Malta",)),
        "one factory": deck_of(country=("Norway",)),
        "nineteen with hard names": deck_of(crowd(tables, 19, _NAMES), quick),
        "no amounts and no partners": deck_of(silent(crowd(tables, 2, _NAMES))),
        "long words on the cover": deck_of(brief=named),
    }
