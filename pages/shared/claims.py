"""The claims of a selection: searched, filtered, taken away, and opened one by one."""

from zlib import crc32

import pandas as pd
import streamlit as st

from data import dataset
from data.kept import recent
from data.reading import claims_in_words
from data.schema import CONFIDENCES
from data.search import matching
from data.wording import STANDING_LABELS, plural
from exports.spreadsheet import spreadsheet_csv
from pages.shared.address import note_dropped, say_noted, writes_address
from pages.shared.selection import Selection
from pages.shared.taken import extract_of, narrowed

COLUMNS = {
    "claim_id": "Claim",
    "subject": "Subject",
    "about": "About",
    "reported": "As reported",
    "value": "Clean value",
    "standing": "Standing",
    "confidence": "Confidence",
    "publisher": "Source",
    "published": "Published",
}
_WIDTHS = {
    "claim_id": 70,
    "subject": 125,
    "about": 160,
    "reported": 200,
    "value": 150,
    "standing": 100,
    "confidence": 90,
    "publisher": 140,
    "published": 130,
}
"""In pixels, so that the publisher is seen beside the value on a laptop."""
_TAKEN_AWAY = {
    **COLUMNS,
    "title": "Title",
    "address": "Address",
    "locator": "Where",
    "note": "Note",
}
_SEARCHED = ("claim_id", "reported", "value", "note", "publisher", "title")
_FILTERED = {
    "subject": "subject",
    "about": "topic",
    "standing": "standing",
    "confidence": "confidence",
}
"""Name of a filter in the address -> column of `data.reading` it filters."""
_DROPPED = "dropped_from_claims"
_keep = recent(64)


@_keep
def claims(chosen: Selection) -> pd.DataFrame:
    """Return the claims of a selection in words, columns as in `data.reading`."""
    return claims_in_words(chosen.tables)


@_keep
def _labels(known: str, fingerprint: str) -> dict[str, str]:
    """Return every claim known on a day in one line, whatever else is filtered."""
    every = claims_in_words(dataset.known_on(known, fingerprint))
    lines = every[["claim_id", "subject", "about", "reported"]].agg(" · ".join, axis=1)
    return {"": "All claims", **dict(zip(every["claim_id"], lines, strict=True))}


@_keep
def _options(known: str, fingerprint: str) -> dict[str, list[str]]:
    """Return the values each filter can take on a day, whatever else is filtered."""
    every = claims_in_words(dataset.known_on(known, fingerprint))
    return {
        "subject": list(every["subject"].unique()),
        "about": sorted(every["topic"].unique()),
        "standing": list(STANDING_LABELS.values()),
        "confidence": list(CONFIDENCES),
    }


def choose_claim(claim_id: str, chosen: Selection) -> None:
    """Draw the chooser of one claim, by its number or its words, and the way back to all."""
    labels = _labels(chosen.filters.known, chosen.fingerprint)
    ids = ["", *claims(chosen)["claim_id"], claim_id]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            "Open one claim",
            list(dict.fromkeys(ids)),
            format_func=lambda one: labels.get(one, one),
            key="claim",
            on_change=writes_address("claim", ""),
            width=520,
        )
        if claim_id:
            back = ":material/arrow_back:"
            st.button("All evidence", icon=back, on_click=close_claim, type="tertiary")


def close_claim() -> None:
    """Return from one claim to all."""
    _open("")


def _open(claim_id: str) -> None:
    st.session_state["claim"] = claim_id
    writes_address("claim", "")()


def show_claims(found: pd.DataFrame, chosen: Selection) -> None:
    """Draw claims as a table to download and open; say how many of how many they are."""
    said = f"{len(found):,} of {plural(len(claims(chosen)), 'claim')} of this selection"
    if found.empty:
        st.markdown(f"{said} hold these words and fit these filters. Clear some to see more.")
        return
    st.markdown(
        f"{said}, in the order of the register. Tick a row to open its claim, with its source "
        "and its rivals, or choose one above."
    )
    _table(found)
    st.download_button(
        "Download these rows (CSV)",
        data=lambda: spreadsheet_csv(found[list(_TAKEN_AWAY)].rename(columns=_TAKEN_AWAY)),
        file_name=extract_of(chosen).file_name(narrowed("claims", *_narrowing()), "csv"),
        mime="text/csv",
        on_click="ignore",
        key="claims_csv",
        icon=":material/download:",
        type="tertiary",
    )


def _table(found: pd.DataFrame) -> None:
    ids = tuple(found["claim_id"])
    # Another key for other rows: a tick must not stay behind on the place of a row that left. The
    # same in every process: a reader can come back to another one.
    key = f"claims_{crc32(' '.join(ids).encode())}"
    st.dataframe(
        found[list(COLUMNS)].rename(columns=COLUMNS),
        hide_index=True,
        height=min(520, 37 + 35 * len(found)),
        key=key,
        column_config={
            COLUMNS[name]: st.column_config.TextColumn(width=width)
            for name, width in _WIDTHS.items()
        },
        on_select=lambda: _open_ticked(key, ids),
        selection_mode="single-row",
        alt="Claims with their clean value, standing, confidence and source",
    )


def _open_ticked(key: str, ids: tuple[str, ...]) -> None:
    ticked = st.session_state[key]["selection"]["rows"]
    if ticked:
        _open(ids[ticked[0]])


def narrowed_claims(chosen: Selection, *, is_aside: bool) -> pd.DataFrame:
    """Draw search and filters, folded where a claim is open; return the claims they leave."""
    if is_aside:
        with st.expander("Search other claims", icon=":material/search:"):
            return _narrowed(chosen)
    st.header("Claims", anchor=False)
    return _narrowed(chosen)


def _narrowed(chosen: Selection) -> pd.DataFrame:
    allowed = _options(chosen.filters.known, chosen.fingerprint)
    note_dropped(_DROPPED, _FILTERED, allowed, "no claim knows such a value")
    query = st.text_input(
        "Search these claims",
        key="search",
        bind="query-params",
        on_change=close_claim,
        placeholder="Words as reported, clean value, note or source",
        icon=":material/search:",
    )
    wanted = {
        name: place.multiselect(
            name.capitalize(),
            allowed[name],
            key=name,
            bind="query-params",
            on_change=close_claim,
            placeholder="All",
        )
        for place, name in zip(st.columns(len(_FILTERED)), _FILTERED, strict=True)
    }
    say_noted(_DROPPED, (query, wanted))
    if query or any(wanted.values()):
        back = ":material/close:"
        st.button("Clear search and filters", on_click=_clear, type="tertiary", icon=back)
    return _fitting(matching(claims(chosen), query or "", _SEARCHED), wanted)


def _fitting(rows: pd.DataFrame, wanted: dict[str, list[str]]) -> pd.DataFrame:
    for name, values in wanted.items():
        if values:
            rows = rows[rows[_FILTERED[name]].isin(values)]
    return rows


def _narrowing() -> list[str]:
    """Return what search and filters ask for, each with its name: `confidence low`."""
    query = st.session_state["search"]
    asked = [f"{name} {value}" for name in _FILTERED for value in st.session_state[name]]
    return [f"search {query}", *asked] if query else asked


def _clear() -> None:
    close_claim()
    st.session_state["search"] = ""
    for name in _FILTERED:
        st.session_state[name] = []
