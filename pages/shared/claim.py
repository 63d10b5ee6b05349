"""One claim: what the source says, what the Atlas makes of it, and what others say."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from data.load import Tables
from data.reading import (
    QUALIFIER_LABELS,
    about_words,
    country_names,
    dated_words,
    published_words,
    sources_with_address,
    subject_names,
    value_words,
)
from data.records import records
from data.standing import has_many_values, same_attribute, standing_reason
from data.wording import STANDING_LABELS, STATUS_LABELS, attribute_label, day
from pages.shared.conflicts import readings_of, readings_table, show_conflict
from pages.shared.factories import link_to
from pages.shared.selection import all_tables, narrow_to_country
from pages.shared.sources import access_words, claim_link, title_linked
from pages.shared.text import plain


def show_claim(claim_id: str) -> None:
    """Draw everything about one claim of the dataset, whatever the selection."""
    tables = all_tables()
    claim = _claim(claim_id, tables)
    value = value_words(claim, country_names(tables))
    subject = subject_names(tables)[claim["subject_id"]]
    st.header(f"{plain(subject)}: {plain(about_words(claim))}", anchor=False)
    st.markdown(
        f"**{plain(value)}**, from “{plain(claim['reported'])}” in {plain(claim['publisher'])}, "
        f"{plain(published_words(claim['published']))}. Standing: "
        f"{STANDING_LABELS[claim['standing']]}. Confidence: {claim['confidence']}. "
        f"Claim {claim['claim_id']}."
    )
    _link_to_subject(claim, tables)
    _show_said_and_made(claim, tables)
    _show_others(claim, tables)
    _show_conflicts(claim, tables)
    _show_address(claim_id)


def show_value(claim_id: str, close: Callable[[], None]) -> None:
    """Draw the evidence of one value beside the figure that it was chosen in.

    `close` is called when the reader wants no more of it.
    """
    tables = all_tables()
    claim = _claim(claim_id, tables)
    subject = subject_names(tables)[claim["subject_id"]]
    value = value_words(claim, country_names(tables))
    with st.container(border=True):
        st.markdown(
            f"**{plain(subject)}: {plain(about_words(claim))} {plain(value)}**, "
            f"{claim_link(claim_id)}. Choose the mark again to close this."
        )
        with st.container(horizontal=True, vertical_alignment="center"):
            _link_to_subject(claim, tables)
            _offer_country(claim, tables)
            st.button("Close", on_click=close, type="tertiary", icon=":material/close:")
        _show_said_and_made(claim, tables)
        _show_others(claim, tables)


def _link_to_subject(claim: dict[str, Any], tables: Tables) -> None:
    """Draw a way to all that is known about the factory; the programme has no such page."""
    factory = claim["subject_id"]
    if factory in set(tables.factories["factory_id"]):
        name = subject_names(tables)[factory]
        link_to("factory", f"All about {name}", ":material/arrow_forward:", factory)


def _offer_country(claim: dict[str, Any], tables: Tables) -> None:
    """Draw a way to all factories that the country of a claim hosts or joins."""
    if claim["attribute"] in ("country", "partner_country"):
        name = country_names(tables)[claim["value"]]
        st.button(
            f"Only factories with {plain(name)}",
            on_click=narrow_to_country,
            args=(name,),
            type="tertiary",
            icon=":material/filter_list:",
        )


def _show_said_and_made(claim: dict[str, Any], tables: Tables) -> None:
    said, made = st.columns(2, gap="large")
    with said:
        _facts("What the source says", _said(claim))
    with made:
        _facts("What the Atlas makes of it", _made(claim, tables))


def _claim(claim_id: str, tables: Tables) -> dict[str, Any]:
    """Return a claim with its source."""
    found = tables.evidence[tables.evidence["claim_id"] == claim_id]
    return records(found.merge(sources_with_address(tables), on="source_id"))[0]


def _facts(title: str, facts: dict[str, str | None]) -> None:
    """Draw facts, already Markdown, as two columns; those the register does not give are absent."""
    st.subheader(title, anchor=False)
    values = pd.Series({name: value for name, value in facts.items() if value}, dtype="string")
    # Names as the index: each is then read aloud as the heading of its row.
    st.table(values.to_frame("Value"), hide_header=True, border="horizontal", alt=title)


def _said(claim: dict[str, Any]) -> dict[str, str | None]:
    return {
        "As reported": _plain(claim["reported"]),
        "Around it": _plain(claim["context"]),
        "Where": _plain(claim["locator"]),
        "Publisher": _plain(claim["publisher"]),
        "Source": title_linked(claim),
        "Published": _plain(dated_words(claim["published"])),
        "How it was read": access_words(claim),
        "Read on or before": day(claim["read_on"]),
        "Known from": day(claim["known_from"]),
    }


def _made(claim: dict[str, Any], tables: Tables) -> dict[str, str | None]:
    countries = country_names(tables)
    scope = claim["scope"]
    return {
        "Clean value": _plain(value_words(claim, countries)),
        "Limit": QUALIFIER_LABELS.get(claim["qualifier"] or ""),
        "Planned or actual": STATUS_LABELS.get(claim["status"] or ""),
        "Who pays": _plain(claim["payer"]),
        "Part of": attribute_label(scope) if scope else None,
        "Rule": _plain(claim["rule"]),
        "Standing": STANDING_LABELS[claim["standing"]],
        "Why": _plain(standing_reason(claim, tables.evidence, countries)),
        "Confidence": claim["confidence"],
        "Note": _plain(claim["note"]),
    }


def _plain(text: str | None) -> str | None:
    return plain(text) if text else None


def _show_others(claim: dict[str, Any], tables: Tables) -> None:
    group = same_attribute(claim, tables.evidence)
    others = group[group["claim_id"] != claim["claim_id"]]
    st.subheader("Other claims on this", anchor=False)
    if others.empty:
        st.markdown("No other claim was found.")
        return
    if has_many_values(claim):
        st.markdown("Several values can be true at once here: another value is no contradiction.")
    readings_table(readings_of(tuple(others["claim_id"]), tables), tables)


def _show_conflicts(claim: dict[str, Any], tables: Tables) -> None:
    named = tables.conflicts["claim_ids"].str.split(";").map(lambda ids: claim["claim_id"] in ids)
    conflicts = records(tables.conflicts[named.astype(bool)])
    if conflicts:
        st.markdown("Here readings differ:")
    for conflict in conflicts:
        show_conflict(conflict, tables)


def _show_address(claim_id: str) -> None:
    here = st.context.url
    if here:
        st.markdown("Address of this claim, to cite:")
        known = all_tables().newest_evidence
        address = f"{here.split('?')[0]}?claim={claim_id}&known={known}"
        st.code(address, language=None, wrap_lines=True)
