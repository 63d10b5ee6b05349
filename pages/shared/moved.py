"""What became of plans: moved, done late, or passed without a report, each with its claims."""

import pandas as pd
import streamlit as st

from charts.timeline import slip_sentences
from pages.shared.figure import show_sources_and_download
from pages.shared.selection import Selection
from pages.shared.taken import narrowed
from pages.shared.text import plain
from pages.shared.views import slips_of

_GROUPS = {
    "moved": "Plans that moved",
    "late": "Done later than planned",
    "passed": "Plans whose day passed without a report",
}


def show_moved(chosen: Selection, focus: str) -> None:
    """Draw one sentence a slip of the selection, or of the factory followed, and the sources."""
    st.header("What moved", anchor=False)
    rows = moved_rows(chosen, focus)
    if rows.empty:
        what = "this factory" if focus else "this selection"
        st.markdown(f"No plan of {what} is known to have moved.")
        return
    for change, title in _GROUPS.items():
        said = rows.loc[rows["Change"] == change, "What moved"]
        if len(said):
            st.subheader(title, anchor=False)
            st.markdown("\n".join(f"- {plain(sentence)}" for sentence in said))
    claims = pd.concat([rows["Earlier claim"], rows["Later claim"]]).dropna()
    show_sources_and_download(narrowed("what-moved", focus), rows, tuple(claims), chosen)


def moved_rows(chosen: Selection, focus: str = "") -> pd.DataFrame:
    """Return a slip a row: the sentence, the dates of the plan and of what followed, the claims."""
    slips = slips_of(chosen)
    if focus:
        slips = slips[slips["subject_id"] == focus]
    return pd.DataFrame(
        {
            "What moved": slip_sentences(slips, chosen.tables.factories),
            "Change": slips["change"].tolist(),
            "Planned for": slips["earlier_edtf"].tolist(),
            "Since": slips["later_edtf"].tolist(),
            "Earlier claim": slips["earlier_claim_id"].tolist(),
            "Later claim": slips["later_claim_id"].tolist(),
        },
        dtype="string",
    )
