"""What tests of every room share."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.driver import APP, ROOT
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


@pytest.fixture(scope="session")
def copy_project(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """Makes a copy of all that the running app needs, to be damaged."""

    def copy() -> Path:
        folder = tmp_path_factory.mktemp("project")
        for room in ("charts", "data", "exports", "pages", "server", ".streamlit"):
            ignored = shutil.ignore_patterns("__pycache__", "claims")
            shutil.copytree(ROOT / room, folder / room, ignore=ignored)
        shutil.copy(APP, folder)
        return folder

    return copy


@pytest.fixture(scope="module")
def project(copy_project: Callable[[], Path]) -> Path:
    """A copy of the project for all tests of a file: who damages it must mend it."""
    return copy_project()
