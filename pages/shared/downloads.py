"""All that is selected, and all there is, to take away: files built when asked for, a citation."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from data.filters import ALL, Filters
from data.schema import TABLES
from exports.citation import bibtex, citation
from exports.delimited import exact_csv
from exports.extract import Extract
from exports.formats import GEOJSON, JSON, XLSX, ZIP
from exports.spreadsheet import spreadsheet_csv
from pages.shared.fold import fold
from pages.shared.quote import permalink
from pages.shared.selection import Selection, newest_tables
from pages.shared.taken import extract_of
from pages.shared.text import plain

_WHOLE = {"ZIP with all": ZIP, "Excel": XLSX, "GeoJSON": GEOJSON, "JSON": JSON}
_TABLE = {
    "CSV": ("csv", exact_csv),
    "CSV for spreadsheets": ("spreadsheet.csv", spreadsheet_csv),
}


def show_downloads(chosen: Selection) -> None:
    """Draw the downloads of the selection and, beside them, those of the whole dataset."""
    label = "Take away this selection, or all data"
    fold(label, "downloads", partial(_show, chosen), ":material/download:")


def _show(chosen: Selection) -> None:
    selected, whole = st.columns(2, gap="large")
    extract = extract_of(chosen)
    with selected:
        st.subheader("This selection", anchor=False)
        words = chosen.filters.describe()
        st.markdown(plain(f"{words[0].upper()}{words[1:]}."))
        _offer("", extract)
    with whole:
        st.subheader("All data", anchor=False)
        st.markdown("Every selection in the data, with the newest evidence.")
        _offer(", all data", Extract(newest_tables(), Filters(wave=ALL), extract.base))
    st.markdown(
        "Programs find the same files at stable addresses: [open data](open-data/). To cite "
        "this view:"
    )
    address = permalink(chosen)
    st.code(citation(extract, address), language=None, wrap_lines=True)
    st.code(bibtex(extract, address), language="bibtex", wrap_lines=True)


@st.fragment
def _offer(of: str, extract: Extract) -> None:
    """Draw one button a file; `of` ends the labels, which tell two extracts apart.

    A fragment: another table is chosen without drawing the page again.
    """
    row = st.container(horizontal=True, gap="small")
    for label, made in _WHOLE.items():
        with row:
            name = extract.file_name(made.holds, made.ending)
            _button(f"{label}{of}", partial(made.make, extract), name, made.media_type)
    row = st.container(horizontal=True, vertical_alignment="bottom", gap="small")
    table = row.selectbox(
        f"One table{of}",
        list(TABLES),
        key=f"table{of}",
        format_func=lambda name: name.replace("_", " "),
        width=200,
    )
    for label, (ending, write) in _TABLE.items():
        with row:
            make = partial(_written, write, table, extract)
            _button(f"{label}{of}", make, extract.file_name(table, ending), "text/csv")
    st.markdown(plain(TABLES[table].description))


def _written(write: Callable[..., bytes], table: str, extract: Extract) -> bytes:
    return write(extract.frames[table])


def _button(label: str, make: Callable[[], bytes], name: str, media_type: str) -> None:
    st.download_button(
        label,
        data=make,
        file_name=name,
        mime=media_type,
        on_click="ignore",
        key=f"download_{label}",
        icon=":material/download:",
    )
