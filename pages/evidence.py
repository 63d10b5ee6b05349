"""Where does this come from: one claim, or all of them with conflicts, sources and gaps."""

import streamlit as st

from data.sentences.evidence import evidence_sentence
from pages.shared.address import asked_for
from pages.shared.changes import narrowed_dates, show_changes
from pages.shared.claim import show_claim
from pages.shared.claims import (
    choose_claim,
    close_claim,
    narrowed_claims,
    show_claims,
)
from pages.shared.conflicts import show_conflicts
from pages.shared.coverage import show_coverage
from pages.shared.dictionary import show_dictionary
from pages.shared.opening import show_opening
from pages.shared.selection import all_tables, selection
from pages.shared.sources_read import show_sources_read

PARTS = {
    "Conflicts": show_conflicts,
    "Sources": show_sources_read,
    "Coverage": show_coverage,
    "Dictionary": show_dictionary,
}

chosen = selection()
claim_id = asked_for("claim", ["", *all_tables().evidence["claim_id"]], "")
if not claim_id:
    show_opening("evidence", lambda: evidence_sentence(chosen.tables), chosen)
choose_claim(claim_id, chosen)
claims, changes, *others = st.tabs(
    ["Claims", "Changes", *PARTS], key="part", bind="query-params", on_change=close_claim
)
for tab in (claims, changes, *others):
    if tab.open and claim_id:
        with tab:
            show_claim(claim_id)
with claims:
    # Drawn whatever is open: a bound widget that is not drawn leaves the address.
    found = narrowed_claims(chosen, is_aside=bool(claim_id))
    if claims.open and not claim_id:
        show_claims(found, chosen)
with changes:
    # As above, for its dates.
    dates = narrowed_dates(chosen, is_aside=bool(claim_id), on_change=close_claim)
    if changes.open and not claim_id:
        show_changes(dates, chosen)
for tab, show in zip(others, PARTS.values(), strict=True):
    # Only what is open is drawn: some of these tables are long.
    if tab.open and not claim_id:
        with tab:
            show(chosen)
