"""What a figure says, ready to copy: the sentence, its day, its sources and its address."""

from collections.abc import Sequence
from dataclasses import fields, replace
from urllib.parse import urlencode

import streamlit as st

from data.filters import Filters
from data.reading import dated_words, read_words
from data.wording import day
from pages.shared.fold import flap
from pages.shared.selection import Selection, newest_tables
from pages.shared.sources import Source

_SHARED = {field.name for field in fields(Filters)}
_SHOWN = "shown_on_page"


def start_naming() -> None:
    """Begin without anything to name; call once a run, before the page is drawn."""
    st.session_state[_SHOWN] = {}


def name_in_address(name: str, values: Sequence[str]) -> None:
    """Have permalinks of this page name what it shows, also where its own address does not."""
    st.session_state[_SHOWN][name] = list(values)


def show_quote(key: str, sentence: str, sources: Sequence[Source], chosen: Selection) -> None:
    """Draw a way to copy a sentence with its sources."""

    def draw() -> None:
        st.code(quote(sentence, sources, chosen), language=None, wrap_lines=True)

    flap("Quote with sources", f"{key}_quote", draw, ":material/format_quote:")


def quote(sentence: str, sources: Sequence[Source], chosen: Selection) -> str:
    """Return a sentence with the day it is known on, its sources and its address, as plain text."""
    selected = replace(chosen.filters, known="").describe()
    known = f"As known on {day(chosen.tables.newest_evidence)}"
    named = [
        f"[{number}] {source['publisher']}: {source['title']}. {dated_words(source['published'])}; "
        f"{read_words(source)}. {source['address'] or 'No address on record'} ({source['claims']})"
        for number, source in enumerate(sources, start=1)
    ]
    said = f"Selection: {selected}" if sentence.startswith(known) else f"{known}; {selected}"
    lines = [
        f"{sentence.rstrip('.')}. {said}.",
        *named,
        f"AI Factories Atlas, data version {newest_tables().version}, CC BY 4.0. "
        f"{permalink(chosen)}",
    ]
    return "\n".join(lines)


def permalink(chosen: Selection) -> str:
    """Return the address of this page with all that is asked of it, the day written out."""
    own = {name: st.query_params.get_all(name) for name in st.query_params if name not in _SHARED}
    named = st.session_state[_SHOWN] | own
    asked = chosen.filters.address(newest_tables().newest_evidence)
    asked += [(name, value) for name, values in named.items() for value in values]
    return f"{(st.context.url or '').split('?')[0]}?{urlencode(asked)}"
