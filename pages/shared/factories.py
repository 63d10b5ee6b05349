"""Factories as readers ask for them: their names, ways to them, and why one is not shown."""

from pathlib import Path

import streamlit as st

from data.reading import factory_names
from data.wording import day
from pages.shared.selection import Selection, all_tables, newest_tables
from pages.shared.text import plain

_PAGES = Path(__file__).parents[1]


def names_of(chosen: Selection) -> dict[str, str]:
    """Return the names of the factories of a selection by their id, in their order."""
    return factory_names(chosen.tables)


def link_to(page: str, label: str, icon: str, factory_id: str) -> None:
    """Draw a link to another page on a factory; Streamlit keeps the shared filters."""
    st.page_link(
        _PAGES / f"{page}.py", label=plain(label), icon=icon, query_params={"factory": factory_id}
    )


def why_not(factory_id: str, chosen: Selection) -> str:
    """Return why a factory that is asked for is not shown: `LUMI is not in this selection`."""
    subjects = newest_tables().subjects
    factories = subjects[subjects["type"] == "factory"]
    names = dict(zip(factories["subject_id"], factories["name"], strict=True))
    if factory_id not in names:
        return f"factory={factory_id} is no factory of this dataset"
    known = all_tables().factories.set_index("factory_id")["name"]
    if factory_id not in known.index:
        on = day(chosen.tables.newest_evidence)
        return f"{names[factory_id]} was not selected yet on {on}"
    return f"{known[factory_id]} is not in this selection"
