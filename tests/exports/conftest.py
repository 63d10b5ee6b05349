"""Selections on their way out."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from data import dataset
from data.filters import Filters
from data.load import Tables, fingerprint
from exports.extract import Extract

BASE = "https://atlas.example/"

Select = Callable[..., Extract]


@pytest.fixture(scope="session")
def extract() -> Select:
    """Make the extract of a selection of the committed tables, as known on its day."""
    files = fingerprint()

    def make(**asked) -> Extract:
        filters = Filters(**asked)
        return Extract(dataset.selected(filters, files), filters, BASE)

    return make


@pytest.fixture(scope="session")
def whole(extract: Select) -> Extract:
    """All there is."""
    return extract(wave="all")


@pytest.fixture(scope="session")
def early(extract: Select) -> Extract:
    """One factory as it was known soon after its selection."""
    return extract(wave="all", country=("Finland",), known="2024-12-31")


@pytest.fixture(scope="session")
def nothing(extract: Select) -> Extract:
    """A selection that no factory fits."""
    chosen = extract(wave="all", country=("Finland",), sector=("space",))
    assert chosen.tables.factories.empty
    return chosen


@pytest.fixture
def worded(whole: Extract) -> Callable[[Sequence[str]], Extract]:
    """Make the whole with other words in it: as names of factories and as what sources print."""

    def make(texts: Sequence[str]) -> Extract:
        tables = whole.tables
        changed: Tables = replace(
            tables,
            factories=tables.factories.assign(name=_repeated(texts, len(tables.factories))),
            evidence=tables.evidence.assign(reported=_repeated(texts, len(tables.evidence))),
        )
        return replace(whole, tables=changed)

    return make


def _repeated(texts: Sequence[str], length: int) -> list[str]:
    return [texts[i % len(texts)] for i in range(length)]
