"""The legal and political frame of the factories, as dated events with their claims."""

from typing import Any

import pandas as pd
import streamlit as st

from data.kept import kept
from data.load import Tables
from data.programme import acts, frame
from data.reading import factory_names
from data.records import records
from data.wording import PASSED, STATUS_LABELS, date_words, event_label, uncapitalised
from pages.shared.figure import draw_table, show_sources_and_download
from pages.shared.selection import Selection
from pages.shared.sources import CLAIM, claim_link
from pages.shared.text import plain

_STATUS = "Planned or actual"
_TITLE = "The frame: law, plans, calls and selections"


def show_frame(chosen: Selection) -> None:
    """Draw the events of the programme, group by group, with their sources and download."""
    rows = frame_rows(chosen.tables)
    if rows.empty:
        return
    st.header(_TITLE, anchor=False)
    st.markdown("What was planned stays planned until a source reports it as done.")
    _show_acts(chosen.tables)
    for about in rows["About"].unique():
        st.subheader(about, anchor=False)
        events = rows[rows["About"] == about].drop(columns="About")
        draw_table(f"{_TITLE}: {about}", events, [_STATUS])
    told = [claim for cell in rows[_STATUS] for claim in CLAIM.findall(cell)]
    claims = (*acts(chosen.tables)["claim_id"], *rows["Claim"], *told)
    show_sources_and_download("programme-frame", rows, claims, chosen)


def _show_acts(tables: Tables) -> None:
    """Draw the acts by number: the events below tell their dates."""
    lines = [
        f"- {plain(': '.join(filter(None, [act['value'], act['note']])))} "
        f"({claim_link(act['claim_id'])})"
        for act in records(acts(tables))
    ]
    if lines:
        st.markdown("\n".join(["The acts that the register names:\n", *lines]))


@kept
def frame_rows(tables: Tables) -> pd.DataFrame:
    """Return an event a row, group by group and by date, in words."""
    notes = dict(zip(tables.evidence["claim_id"], tables.evidence["note"], strict=True))
    names = factory_names(tables)
    rows = [
        {
            "About": about,
            "When": date_words(row["edtf"]),
            "What": event_label(row["event"]),
            _STATUS: _status(row, names),
            "Note": notes[row["claim_id"]],
            "Claim": row["claim_id"],
        }
        for about, found in frame(tables).items()
        for row in found
    ]
    return pd.DataFrame(rows, dtype="string")


def _status(row: dict[str, Any], names: dict[str, str]) -> str:
    """Return whether an event is planned or reported, and what became of its plan."""
    plan, report = row["plan"], row["report"]
    if row["is_over"]:
        return PASSED
    if row["is_deadline_over"]:
        return "Deadline, over"
    if plan:
        return f"Actual; the plan was {date_words(plan['edtf'])} ({plan['claim_id']})"
    if report:
        what = uncapitalised(event_label(report["event"]))
        whose = names.get(report["subject_id"], "")
        when = date_words(report["edtf"])
        return f"Planned; came true: first {what}, {whose}, {when} ({report['claim_id']})"
    return STATUS_LABELS[row["status"]]
