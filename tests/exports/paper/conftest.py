"""Files to read back: the real selection, and made-up ones that are hard to fit on a page."""

import io

import pytest
from pypdf import PdfReader

from data import dataset
from data.filters import Filters
from data.load import fingerprint
from exports.briefing import Brief
from exports.extract import Extract
from exports.paper import pdf
from tests.exports.crowd import ENDLESS, LONG, crowd, silent
from tests.exports.paper.reading import pages_of, plain

BASE = "https://atlas.example/"
_MARKUP = '#link("x")[*a*] $x$ \\ @no <b> \x00\x1f مصنع \u202e 日本 🏭 ' + "W" * 60
_NAMES = (
    LONG,
    "#panic() *{at}* مصنع 🏭 \x00\x1f<&> =SUM(A1)",
    f"{ENDLESS}{{at}}",
)


@pytest.fixture(scope="session")
def file_of(tables):
    """Return the bytes of a briefing on tables, by default on the first seven."""

    def make(whole=tables, brief=None, base=BASE, **asked):
        filters = Filters(**asked)
        if filters.known:
            whole = dataset.known_on(filters.known, fingerprint())
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
        "eight with hard names": paper_of(
            crowd(tables, 8, _NAMES), Brief(title=_MARKUP, audience="W" * 120)
        ),
        "no amounts and no partners": paper_of(silent(crowd(tables, 2, _NAMES))),
        "a headline alone": paper_of(brief=Brief(slides=("headline",))),
    }


@pytest.fixture(scope="session")
def pages(papers):
    """The pages of each of them as read back."""
    return {name: pages_of(paper) for name, paper in papers.items()}


@pytest.fixture(scope="session")
def texts(pages):
    """The text of each of them."""
    return {name: plain(" ".join(page.text for page in found)) for name, found in pages.items()}
