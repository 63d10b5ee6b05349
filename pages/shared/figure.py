"""A figure with its words, its table twin, its sources and its download: never one without."""

import re
from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from charts.view import View
from data.kept import kept
from data.load import Tables
from data.reading import ACCESS_LABELS, published_words, sources_with_address
from data.records import records
from exports.spreadsheet import spreadsheet_csv
from pages.shared.claim import show_value
from pages.shared.factories import names_of
from pages.shared.focus import follow
from pages.shared.fold import fold
from pages.shared.opened import NOTHING, chart_key, close_mark, open_mark, opened
from pages.shared.pictures import show_pictures
from pages.shared.quote import show_quote
from pages.shared.rows import following_rows
from pages.shared.selection import Selection, all_tables
from pages.shared.sources import (
    CLAIM,
    Source,
    cited,
    claim_link,
    number_sources,
    publisher_linked,
    show_sources,
    sources_of,
)
from pages.shared.taken import extract_of, narrowed
from pages.shared.text import plain
from pages.shared.views import framed

OnClick = Literal["ignore"] | Callable[[], None]

# What the download says about the claim behind each row.
_BEHIND = {
    "publisher": "Publisher",
    "title": "Source",
    "address": "Address",
    "access": "How it was read",
    "via": "Read in",
    "confidence": "Confidence",
    "note": "Note",
}
_NAMES_CLAIMS = r"(?:^C| c)laims?$|readings$"
_TOOLBAR = {
    "displaylogo": False,
    "modeBarButtonsToRemove": ["zoom2d", "pan2d", "select2d", "lasso2d", "autoScale2d"],
    "displayModeBar": "hover",
}


def show(
    view: View,
    chosen: Selection,
    *,
    key: str = "",
    on_click: OnClick = "ignore",
    focus: str | None = None,
) -> None:
    """Draw a view: title, subtitle, drawing, then its table, sources and download.

    `key` names the drawing where the view's own key will not do. `focus` is the factory that the
    page follows, empty for none: a click on a mark then follows its factory.
    """
    if focus:
        view = framed(chosen, view, focus)
    st.header(plain(view.title), anchor=False)
    st.markdown(plain(view.subtitle))
    if isinstance(view.drawing, go.Figure):
        chart = _draw_figure(view, view.drawing, key or view.key, chosen, focus)
    else:
        key = key or view.key
        st.pydeck_chart(view.drawing, height=560, key=key, alt=view.alt, on_select=on_click)
        chart = ""
    show_evidence(view, chosen, chart, focus)


def _draw_figure(
    view: View, figure: go.Figure, key: str, chosen: Selection, focus: str | None
) -> str:
    """Draw a Plotly figure, and below it the evidence of the mark that the reader has clicked.

    Marks carry the factory and the claim. A click on the same mark takes all back. Return the key
    that it is drawn under.
    """
    chart = chart_key(key, focus or "")

    def take() -> None:
        _take(st.session_state[chart]["selection"]["points"], key, chosen, focus)

    st.plotly_chart(
        figure,
        theme=None,
        key=chart,
        config=_TOOLBAR,
        alt=view.alt,
        on_select=take,
        selection_mode="points",
    )
    _, claim = opened(key)
    if claim in view.claim_ids:
        show_value(claim, partial(close_mark, key))
    return chart


def _take(points: list[dict[str, Any]], key: str, chosen: Selection, focus: str | None) -> None:
    """Open and follow the mark that was clicked; close it where it is clicked again.

    Of no points, nothing is chosen any more. A mark of no single factory does nothing.
    """
    if points and not points[0].get("customdata"):
        return
    factory_id, claim = points[0]["customdata"] if points else NOTHING
    before, clicked = opened(key), (factory_id or "", claim or "")
    is_over = clicked in (NOTHING, before)
    open_mark(key, NOTHING if is_over else clicked)
    if focus is None:
        return
    if is_over and before[0] == focus:
        follow("")
    elif not is_over and factory_id in names_of(chosen):
        follow(factory_id)


def show_evidence(view: View, chosen: Selection, chart: str, focus: str | None) -> None:
    """Draw the table twin of a view, the sources of its values, and what can be taken away of it.

    `chart` is the key that its Plotly figure is drawn under, empty for other drawings. `focus` is
    as for `show`: a click on a row of the table follows its factory.
    """
    sources = sources_of(view.claim_ids, all_tables())
    number_sources(sources)
    draw = partial(_show_twin, view, chosen, focus)
    fold("Table of this figure", f"{view.key}_table", draw, ":material/table:")
    beside = _show_sources_and_download(view.key, view.rows, sources, chosen)
    with beside:
        show_quote(view.key, view.title, sources, chosen)
        if chart:
            show_pictures(view, chart, sources, chosen)


def _show_twin(view: View, chosen: Selection, focus: str | None) -> None:
    if view.rows.empty:
        # Headings alone can be wider than a phone, and no key would move them.
        st.markdown("This selection has no rows.")
        return
    with _rows_of(view.key, view.rows, chosen, focus):
        st.table(_as_text(view.rows), hide_index=True, border="horizontal", alt=view.alt)


def show_table(
    key: str, title: str, rows: pd.DataFrame, chosen: Selection, focus: str | None = None
) -> None:
    """Draw rows that are their own figure as a table, with their sources and download.

    `rows` is as for `draw_table`. `focus` is the factory that they are narrowed to, empty for none;
    None where the page follows no factory.
    """
    with _rows_of(key, rows, chosen, focus):
        draw_table(title, rows)
    claims = tuple(rows["Claim"].dropna())
    key = narrowed(key, focus or "")
    show_sources_and_download(key, rows, tuple(filter(None, claims)), chosen)


def _rows_of(
    key: str, rows: pd.DataFrame, chosen: Selection, focus: str | None
) -> AbstractContextManager[None]:
    """Return the place of a table: on a page that follows factories, its rows can be clicked."""
    is_plain = focus is None or "Factory" not in rows
    return nullcontext() if is_plain else following_rows(key, rows, chosen, focus or "")


def draw_table(title: str, rows: pd.DataFrame, citing: Collection[str] = ()) -> None:
    """Draw rows that rest on claims as a table, without what stands under it.

    The columns of `citing` name claims among their words: these are linked.

    `rows` has a column `Claim`, shown as a link to the evidence. Where it has `Published`, the
    publisher is named, linked and dated beside the claim, in one column that a phone has room for.
    """
    tables = all_tables()
    claims = [claim or "" for claim in rows["Claim"].fillna("")]
    publishers = _publishers(claims, tables) if "Published" in rows else {}
    link = cited(filter(None, claims), tables)
    shown = _as_text(rows.drop(columns=["Claim", "Published"], errors="ignore"), citing)
    shown["Source" if "Published" in rows else "Claim"] = [
        ", ".join(filter(None, [publishers.get(claim), link.get(claim)])) for claim in claims
    ]
    st.table(shown, hide_index=True, border="horizontal", alt=title)


def _publishers(claim_ids: Collection[str], tables: Tables) -> dict[str, str]:
    """Return the publisher and date behind each of these claims, linked."""
    return {
        claim: ", ".join((publisher_linked(source), published_words(source["published"])))
        for source in sources_of(filter(None, claim_ids), tables)
        for claim in source["claims"].split(", ")
    }


def show_sources_and_download(
    key: str, rows: pd.DataFrame, claim_ids: tuple[str, ...], chosen: Selection
) -> None:
    """Draw the sources of claims, and the download of the rows on them; `key` names the file."""
    _show_sources_and_download(key, rows, sources_of(claim_ids, all_tables()), chosen)


def _show_sources_and_download(
    key: str, rows: pd.DataFrame, sources: Sequence[Source], chosen: Selection
) -> DeltaGenerator:
    """Draw sources, and the download; return the row of buttons."""
    tables = all_tables()
    number_sources(sources)
    label = f"Sources ({len(sources)})"
    fold(label, f"{key}_sources", partial(show_sources, sources), ":material/menu_book:")
    beside = st.container(horizontal=True, gap="medium")
    beside.download_button(
        "Download rows (CSV)",
        data=lambda: spreadsheet_csv(_with_sources(rows, tables)),
        file_name=extract_of(chosen).file_name(key, "csv"),
        mime="text/csv",
        on_click="ignore",
        key=f"{key}_csv",
        icon=":material/download:",
        type="tertiary",
    )
    return beside


def show_notes(view: View, chosen: Selection) -> None:
    """Draw what the register notes on the claims of a view: their scope, what limits them."""
    lines = [
        f"- {plain(row['name'])}, {plain(row['reported'])}: {plain(row['note'])} "
        f"({claim_link(row['claim_id'])})"
        for row in _noted(view.claim_ids, chosen.tables)
    ]
    if lines:
        draw = partial(st.markdown, "\n".join(lines))
        fold("Notes on these figures", f"{view.key}_notes", draw, ":material/notes:")


@kept
def _noted(claim_ids: tuple[str, ...], tables: Tables) -> list[dict[str, Any]]:
    """Return which of these claims have a note, with the names of their factories."""
    claims = tables.evidence[tables.evidence["claim_id"].isin(claim_ids)]
    return records(
        claims.dropna(subset="note").merge(
            tables.factories, left_on="subject_id", right_on="factory_id"
        )
    )


def _as_text(rows: pd.DataFrame, citing: Collection[str] = ()) -> pd.DataFrame:
    """Return rows as text that a Markdown table shows letter for letter, with claims linked."""
    text = {
        str(name): [
            plain("" if missing else cell) for cell, missing in zip(cells, gaps, strict=True)
        ]
        for (name, cells), (_, gaps) in zip(rows.items(), rows.isna().items(), strict=True)
    }
    naming = [name for name in text if re.search(_NAMES_CLAIMS, name) or name in citing]
    named = [claim for name in naming for cell in text[name] for claim in CLAIM.findall(cell)]
    link = cited(named, all_tables())
    for name in naming:
        text[name] = [CLAIM.sub(lambda found: link.get(found[0], found[0]), c) for c in text[name]]
    return pd.DataFrame(text)


def _with_sources(rows: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """Return rows with what is behind each claim they name, column by column of claims."""
    behind = tables.evidence[["claim_id", "source_id", "confidence", "note"]].merge(
        sources_with_address(tables), on="source_id"
    )
    behind["access"] = behind["access"].map(ACCESS_LABELS)
    for column in [str(name) for name in rows if str(name).endswith(("Claim", " claim"))]:
        named = {name: _behind(column, label) for name, label in _BEHIND.items()}
        found = behind[["claim_id", *_BEHIND]].rename(columns={"claim_id": column, **named})
        rows = rows.merge(found, on=column, how="left")
    return rows


def _behind(column: str, label: str) -> str:
    """Return the heading of what is behind a claim: `Publisher`, or `City publisher`."""
    of, _, _ = column.rpartition(" ")
    return f"{of} {label[0].lower()}{label[1:]}" if of else label
