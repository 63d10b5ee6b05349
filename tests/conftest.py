"""What tests of every room share."""

import pytest

from data.load import Tables


@pytest.fixture(scope="session")
def tables() -> Tables:
    """The committed tables, as the app reads them."""
    return Tables.read()
