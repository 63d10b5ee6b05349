"""What changed between two days: a sentence, and each change with its claims, by kind."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from charts.timeline.phrases import event_words
from data import dataset
from data.asked import is_day_between
from data.changes import Change, Changes
from data.kept import recent
from data.load import Tables
from data.profile import profile
from data.reading import factory_names, published_words, subject_names, topic, topics
from data.records import records
from data.schema import is_antenna
from data.wording import and_list, cut, day, distance, plural
from pages.shared.address import note, say_noted
from pages.shared.figure import draw_table, show_sources_and_download
from pages.shared.fold import fold
from pages.shared.selection import Selection, newest_tables, tables_on
from pages.shared.sources import CLAIM, number_sources, sources_of
from pages.shared.taken import narrowed
from pages.shared.text import plain

_TABLE = ":material/table:"
_MONTHS = 3
"""How long before the second day the first is where the address names none."""

_LABELS = {"from": "From", "to": "To"}
_HELP = {
    "from": f"What was known on that day is not counted. Blank: {_MONTHS} months before the other.",
    "to": "Blank: the newest evidence, or the day as of which all is shown.",
}
_COUNTED = {
    Change.RENAMED: ("factory renamed", "factories renamed"),
    Change.DONE: ("milestone reported as done", "milestones reported as done"),
    Change.CAME: ("announced day that came", "announced days that came"),
    Change.LATE: ("milestone known to have come late", "milestones known to have come late"),
    Change.MOVED: ("plan moved", "plans moved"),
    Change.PASSED: ("plan passed without a report", "plans passed without a report"),
    Change.CHANGED: ("value changed", "values changed"),
    Change.DISAGREEMENT: ("new difference between readings", "new differences between readings"),
    Change.FIRST: ("value known for the first time", "values known for the first time"),
}
_TITLES = {
    Change.SELECTED: "Newly selected",
    Change.RENAMED: "New names",
    Change.DONE: "Reported as done",
    Change.CAME: "Announced days that came, without a report",
    Change.LATE: "Known to have come late",
    Change.MOVED: "Plans that moved",
    Change.PASSED: "Plans whose day passed without a report",
    Change.CHANGED: "Values that changed",
    Change.DISAGREEMENT: "New differences between readings",
    Change.FIRST: "Values known for the first time",
}
_NOW = {
    Change.DONE: "Done",
    Change.CAME: "Announced",
    Change.LATE: "Done",
    Change.FIRST: "Value",
    Change.DISAGREEMENT: "Readings",
}
"""What the column with the new words is called, where it is not `Now`."""

_CITING = ("Before", *_NOW.values())

_ANY_DAY = date(2000, 1, 1), date(2099, 12, 31)
_NO_DAYS = "no_days_in_address"
_keep = recent(64)


@dataclass(frozen=True)
class Period:
    """The two days, and what must be said where they are not those asked for."""

    since: date
    """What was known on this day is not counted."""
    until: date
    note: str = ""


@_keep
def _labels(known: date, fingerprint: str) -> dict[str, str]:
    """Return what the profiles as known on a day call each fact, by the claims behind it."""
    tables = tables_on(known)
    facts = (fact for factory_id in factory_names(tables) for fact in profile(factory_id, tables))
    return {claim: fact.label for fact in facts for claim in fact.claim_ids}


def narrowed_dates(chosen: Selection, *, is_aside: bool, on_change: Callable[[], None]) -> Period:
    """Draw the two dates, folded where a claim is open; return the days to look at."""
    if is_aside:
        with st.expander("What changed between two dates", icon=":material/date_range:"):
            return dates_asked(chosen, on_change)
    st.header("What changed", anchor=False)
    return dates_asked(chosen, on_change)


def dates_asked(chosen: Selection, on_change: Callable[[], None] | None = None) -> Period:
    """Draw the two dates, `from` and `to` in the address; return the days to look at."""
    _note_no_days()
    with st.container(horizontal=True, gap="small"):
        since, until = (_date(name, on_change) for name in _LABELS)
    say_noted(_NO_DAYS, (since, until))
    whole, known = newest_tables(), chosen.filters.known
    first = date.fromisoformat(whole.first_evidence)
    return period(since, until, first, date.fromisoformat(known or whole.newest_evidence))


def _date(name: str, on_change: Callable[[], None] | None) -> date | None:
    """Draw one date. It takes any day, so that an address keeps what it asks for."""
    asked: date | None = st.date_input(
        _LABELS[name],
        value=None,
        min_value=_ANY_DAY[0],
        max_value=_ANY_DAY[1],
        key=name,
        bind="query-params",
        on_change=on_change,
        format="YYYY-MM-DD",
        help=_HELP[name],
        width=150,
    )
    return asked


def _note_no_days() -> None:
    """Remember what to say where the address asks for what is no day."""
    asked = {name: st.query_params.get(name, "") for name in _LABELS}
    wrong = [
        f"{name}={cut(text, 30)}"
        for name, text in asked.items()
        if text and not is_day_between(text, *_ANY_DAY)
    ]
    if wrong:
        are = "is no day and is" if len(wrong) == 1 else "are no days and are"
        note(_NO_DAYS, f"{and_list(wrong)} {are} left out of the address.")


def period(since: date | None, until: date | None, first: date, last: date) -> Period:
    """Return the nearest sensible days to those asked for; None where the address asks for none.

    `first` and `last` are the days from and up to which there is evidence to show.
    """
    said = []
    if since and until and since > until:
        since, until = until, since
        said.append("The first day lies after the second: they are taken the other way round.")
    asked = dict.fromkeys(filter(None, (since, until)))
    outside = [day(one) for one in asked if not first <= one <= last]
    if outside:
        said.append(
            f"The evidence shown goes from {day(first)} to {day(last)}: {and_list(outside)} "
            f"{'lies' if len(outside) == 1 else 'lie'} outside, and the nearest days are taken."
        )
    since, until = _nearest(since, until, first, last)
    return Period(since, until, " ".join(said) if since < until else _one_day(until, first))


def _nearest(since: date | None, until: date | None, first: date, last: date) -> tuple[date, date]:
    if until and until < first:
        return first, min(_months_from(first, _MONTHS), last)
    until = min(until or last, last)
    if not since or since > last:
        since = _months_from(until, -_MONTHS)
    return max(since, first), until


def _months_from(start: date, months: int) -> date:
    return (pd.Timestamp(start) + pd.DateOffset(months=months)).date()


def _one_day(only: date, first: date) -> str:
    """Return in a sentence why nothing can be compared where both days are one."""
    if only == first:
        return (
            f"The evidence shown begins on {day(first)}: nothing is known from before that day, "
            "with which it could be compared. Choose a later day."
        )
    return (
        f"Both days are {day(only)}: between a day and itself nothing changes. "
        "Choose an earlier first day."
    )


def show_changes(dates: Period, chosen: Selection) -> None:
    """Draw what changed between two days in a selection, the programme's too."""
    then = replace(chosen, filters=replace(chosen.filters, known=dates.until.isoformat()))
    _show(subject_names(then.tables), dates, chosen)


def show_changes_of(factory_id: str, chosen: Selection) -> None:
    """Draw the two dates, and what changed between them at one factory."""
    _show({factory_id}, dates_asked(chosen), chosen, factory_id)


def _show(
    subjects: Collection[str], dates: Period, chosen: Selection, factory_id: str = ""
) -> None:
    if dates.note:
        st.info(plain(dates.note), icon=":material/info:")
    if dates.since == dates.until:
        return
    days = dates.since.isoformat(), dates.until.isoformat()
    found = dataset.changed(*days, chosen.fingerprint).of(subjects)
    after = tables_on(dates.until)
    st.markdown(plain(sentence(found, dates)))
    if found.new_claims:
        st.caption(f"New claims: {plain(_by_subject(found, after))}.")
    rows = change_rows(found, after, _labels(dates.until, chosen.fingerprint))
    for change in found.counts():
        _show_kind(change, rows[rows["Change"] == _TITLES[change]])
    if len(rows):
        readings = rows.loc[rows["Change"] == _TITLES[Change.DISAGREEMENT], "Now"]
        named = readings.str.findall(CLAIM.pattern).explode()
        claims = pd.concat([rows["Claim"], rows["Earlier claim"], named]).dropna()
        key = narrowed(f"changes-{dates.since}-{dates.until}", factory_id)
        show_sources_and_download(key, rows, tuple(claims), chosen)


def sentence(found: Changes, dates: Period) -> str:
    """Return in a sentence how much of what changed."""
    between = f"Between {day(dates.since)} and {day(dates.until)}"
    count = sum(found.new_claims.values())
    said = [plural(count, "new claim")] if count else []
    said += _counted_selected(found)
    said += [
        plural(number, *_COUNTED[change])
        for change, number in found.counts().items()
        if change != Change.SELECTED
    ]
    if not said:
        return f"{between} nothing new came to be known of this selection."
    return f"{between}: {and_list(said)}."


def _counted_selected(found: Changes) -> list[str]:
    """Return how many factories and how many Antennas were newly selected, if any."""
    new = found.rows.loc[found.rows["change"] == Change.SELECTED, "subject_id"]
    antennas = sum(map(is_antenna, new))
    counts = {("factory", "factories"): len(new) - antennas, ("Antenna", "Antennas"): antennas}
    words = [plural(count, *name) for name, count in counts.items() if count]
    return [f"{and_list(words)} newly selected"] if words else []


def _by_subject(found: Changes, after: Tables) -> str:
    names = subject_names(after)
    return ", ".join(f"{names[name]} {count}" for name, count in found.new_claims.items())


def _show_kind(change: Change, rows: pd.DataFrame) -> None:
    title = _TITLES[change]
    if change != Change.FIRST:
        st.subheader(title, anchor=False)
        draw_table(title, _to_show(change, rows), _CITING)
        return
    # By far the longest, and the least surprising.
    label = plural(len(rows), *_COUNTED[change])
    number_sources(sources_of(rows["Claim"], newest_tables()))
    fold(label, change, lambda: draw_table(title, _to_show(change, rows), _CITING), _TABLE)


def _to_show(change: Change, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of one kind in few columns, as a phone has room for."""
    cells = records(rows)
    shown = pd.DataFrame({"Known from": [day(cell["Known from"]) for cell in cells]})
    shown["What"] = [": ".join(filter(None, [cell["Who"], cell["About"]])) for cell in cells]
    before = [_before(cell) for cell in cells]
    now = [cell["Now"] or "" for cell in cells]
    if change in (Change.DONE, Change.CAME):
        now = [": ".join(filter(None, pair)) for pair in zip(now, before, strict=True)]
    elif any(before):
        shown["Plan" if change == Change.PASSED else "Before"] = before
    if any(now):
        shown[_NOW.get(change, "Now")] = now
    if change == Change.RENAMED:
        shown = shown.drop(columns="What")
    shown[["Published", "Claim"]] = rows[["Published", "Claim"]].to_numpy(dtype=object)
    return shown


def _before(cell: Mapping[str, Any]) -> str:
    """Return the words of before with their claim, which the download has in a column."""
    claim = f" ({cell['Earlier claim']})" if cell["Earlier claim"] else ""
    return f"{cell['Before']}{claim}" if cell["Before"] else ""


def change_rows(found: Changes, after: Tables, labels: Mapping[str, str]) -> pd.DataFrame:
    """Return one change a row in words, as they can be taken away.

    `labels` are the names of facts by the claims behind them, as the profiles have them.
    Columns `Change`, `Known from` (ISO 8601), `Who`, `About`, `Before`, `Now`, `Claim`,
    `Earlier claim`, `Published`.
    """
    names = subject_names(after)
    published = dict(zip(after.sources["source_id"], after.sources["published"], strict=True))
    changed = records(found.rows)
    return pd.DataFrame(
        {
            "Change": [_TITLES[Change(row["change"])] for row in changed],
            "Known from": [row["day"] for row in changed],
            "Who": [names[row["subject_id"]] for row in changed],
            "About": [_about(row, labels) for row in changed],
            "Before": [row["before"] for row in changed],
            "Now": [_now(row) for row in changed],
            "Published": [published_words(published[row["source_id"]]) for row in changed],
            "Claim": [row["claim_id"] for row in changed],
            "Earlier claim": [row["earlier_claim_id"] for row in changed],
        },
        dtype="string",
    )


def _about(row: Mapping[str, Any], labels: Mapping[str, str]) -> str:
    if row["change"] in (Change.SELECTED, Change.RENAMED):
        return ""
    if row["applies_to"]:
        words = event_words(row["about"], row["applies_to"])
        is_value = row["change"] in (Change.FIRST, Change.CHANGED)
        return f"{words} ({row['status']})" if is_value else words
    if row["change"] == Change.DISAGREEMENT:
        return " · ".join(topics(row["about"], row["subject_id"]))
    return labels.get(row["claim_id"]) or topic(row["about"], row["subject_id"])


def _now(row: Mapping[str, Any]) -> str | None:
    """Return the new words; of a plan that moved or was missed, with how far."""
    if row["change"] == Change.SELECTED:
        return None
    if row["days"] is None:
        return None if row["after"] is None else str(row["after"])
    far = distance(row["days"], row["step_months"])
    return f"{row['after']}, {far} later{'' if row['change'] == Change.MOVED else ' than planned'}"
