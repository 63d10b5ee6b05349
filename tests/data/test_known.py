"""The past as the app shows it is the past as the build writes it."""

from datetime import date

import pytest
from pandas.testing import assert_frame_equal

from data import dataset
from data.build import build, write
from data.known import History
from data.load import Tables, fingerprint

DAYS = [
    *("2023-12-31", "2024-06-30", "2024-12-10", "2024-12-31", "2025-03-12", "2025-09-10"),
    *("2025-10-10", "2025-10-13", "2026-04-30"),
]


@pytest.mark.parametrize("day", [*map(date.fromisoformat, DAYS), date(2026, 11, 21)])
def test_a_day_is_as_the_build_writes_it(day, tables: Tables, tmp_path):
    write(build(known=day), tmp_path)
    written, shown = Tables.read(tmp_path), History(tables).on(day)

    for name, frame in written.frames().items():
        assert_frame_equal(shown.frames()[name].reset_index(drop=True), frame, obj=name)
    assert shown.newest_evidence == written.newest_evidence


@pytest.fixture(scope="module")
def selection(tables: Tables) -> Tables:
    """The world three weeks after the first selection."""
    return History(tables).on(date(2024, 12, 31))


def test_what_came_later_is_not_there(selection: Tables):
    assert (selection.evidence["known_from"] <= "2024-12-31").all()
    assert "Sweden AI Factory" not in " ".join(selection.factories["name"])
    assert "contract_signed" not in set(selection.milestones["event"])
    contracts = selection.budgets[selection.budgets["measure"] == "system_contract"]
    assert contracts["claim_id"].isna().all()
    assert set(selection.factories["stage"]) == {"selected"}


def test_before_the_selection_there_is_no_factory_but_the_programme(tables: Tables):
    before = History(tables).on(date(2024, 12, 9))
    assert before.factories.empty
    assert list(before.subjects["subject_id"]) == ["programme"]
    assert set(before.milestones["subject_id"]) == {"programme"}


def test_a_conflict_names_and_explains_nothing_of_later(tables: Tables, selection: Tables):
    known = set(selection.evidence["claim_id"])
    now = tables.conflicts.set_index("conflict_id")
    assert len(selection.conflicts)
    for _, conflict in selection.conflicts.iterrows():
        claims = set(conflict["claim_ids"].split(";"))
        assert claims <= known
        came_later = claims != set(now.loc[conflict["conflict_id"], "claim_ids"].split(";"))
        said = now.loc[conflict["conflict_id"], "explanation"]
        assert (conflict["explanation"] == said) != came_later
        readings = selection.evidence[selection.evidence["claim_id"].isin(claims)]
        assert set(conflict["attribute"].split(";")) <= set(readings["attribute"])
        if came_later:
            assert len(readings[["attribute", "value"]].drop_duplicates()) > 1


def test_the_day_of_the_newest_evidence_is_now(tables: Tables):
    today = History(tables).on(date.fromisoformat(tables.newest_evidence))
    for name, frame in tables.frames().items():
        assert_frame_equal(today.frames()[name].reset_index(drop=True), frame, obj=name)


def test_the_tables_given_are_left_as_they_are(tables: Tables):
    before = {name: frame.copy() for name, frame in tables.frames().items()}
    History(tables).on(date(2025, 6, 1))
    for name, frame in tables.frames().items():
        assert_frame_equal(frame, before[name], obj=name)


def test_of_the_newest_day_no_tables_are_made_anew():
    files = fingerprint()
    dataset.known_on.forget()
    newest = dataset.newest(files)

    assert dataset.known_on(newest.newest_evidence, files) is newest
    assert dataset.known_on("2025-01-31", files) is not newest
