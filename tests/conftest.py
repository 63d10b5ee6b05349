"""What tests of every room share."""

import pytest

from data.filters import Filters
from data.load import Tables

pytest_plugins = ["tests.record"]


@pytest.fixture(scope="session")
def tables() -> Tables:
    """The committed tables, as the app reads them."""
    return Tables.read()


@pytest.fixture(scope="session")
def first_seven(tables: Tables) -> Tables:
    """The committed tables of the first seven, as the pages open."""
    return Filters(wave="first").apply(tables)
