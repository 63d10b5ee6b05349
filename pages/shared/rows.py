"""A table of which a click on a row follows its factory, as a click on a mark of a figure does."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pandas as pd
import streamlit as st

from pages.shared.factories import names_of
from pages.shared.focus import follow
from pages.shared.selection import Selection

# Nothing to see: it listens to the table beside it.
_ROWS = st.components.v2.component(
    "rows_of_factories",
    html="<span hidden></span>",
    js=Path(__file__).with_name("rows.js").read_text(encoding="utf-8"),
)


@contextmanager
def following_rows(key: str, rows: pd.DataFrame, chosen: Selection, focus: str) -> Iterator[None]:
    """Draw a table inside: a click on a row follows its factory, on the followed one's lets it go.

    `rows` has a column `Factory` of names; a row of no factory of the selection stays as it is.
    """
    ids = {name: factory_id for factory_id, name in names_of(chosen).items()}
    factories = [ids.get(name, "") for name in rows["Factory"]]
    place = f"{key}_rows"
    with st.container(key=place, gap=None):
        yield
        _ROWS(
            key=f"{place}_clicked",
            data={"place": place, "factories": factories},
            on_factory_change=partial(_take, f"{place}_clicked", focus),
        )


def _take(key: str, focus: str) -> None:
    factory_id = st.session_state[key].get("factory") or ""
    follow("" if factory_id == focus else factory_id)
