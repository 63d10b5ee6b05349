"""What is kept of the tables for all readers: no page changes it."""

import sys

import pandas as pd
import pytest

import data.kept
from data import dataset
from data.load import Tables, fingerprint
from tests.pages.opening import open_all

PAGES = {
    "overview.py": {},
    "budget.py": {"factory": "lumi"},
    "consortia.py": {"antennas": "1"},
    "country.py": {"country": "Poland"},
    "programme.py": {},
    "evidence.py": {"part": "Conflicts"},
}


def content(kept) -> str:
    """All that is in what is kept, in its order."""
    match kept:
        case Tables():
            return "".join(map(content, kept.frames().values()))
        case pd.DataFrame():
            return f"{kept.to_csv()}{kept.dtypes.to_dict()}{kept.attrs}"
        case _:
            return repr(kept)


def forget():
    """Let all be made anew."""
    for module in [name for name in sys.modules if name.startswith(("data.", "pages."))]:
        for one in vars(sys.modules[module]).values():
            if isinstance(one, data.kept.Recent):
                one.forget()


@pytest.fixture
def made(monkeypatch):
    """What is kept from now on, by what makes it, with its content when it was made."""
    found = []

    def noting(make, *given, **named):
        def note():
            kept = make(*given, **named)
            found.append((make.__qualname__, kept, content(kept)))
            return kept

        return note

    forget()
    monkeypatch.setattr("data.kept.partial", noting)
    yield found
    forget()


def test_no_page_changes_what_is_kept(made, record_property):
    tables = dataset.newest(fingerprint())
    before = content(tables)
    for page, asked in PAGES.items():
        assert not open_all(page, **asked).exception

    record_property("quality", ["Pages", "results kept for all readers compared", len(made)])
    assert [name for name, kept, was in made if content(kept) != was] == []
    assert content(tables) == before
    assert len({name for name, *_ in made}) > 20
