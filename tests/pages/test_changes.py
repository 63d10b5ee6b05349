"""What changed between two days, on the evidence page and of one factory."""

import re
from datetime import date

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from pages.shared.changes import Period, period
from tests.pages.opening import new_app, open_all, unfolded

FIRST, LAST = date(2024, 1, 25), date(2026, 11, 21)


def open_changes(**query: list[str] | str) -> AppTest:
    app = open_all("evidence.py", **{"part": "Changes"} | query)
    assert not app.exception
    return app


def words(app: AppTest) -> str:
    shown = [*app.markdown, *app.header, *app.subheader, *app.info, *app.caption]
    text = " ".join([e.value for e in shown] + [t.value.to_csv() for t in app.table])
    return re.sub(r"[\\\u2060]", "", text)


def kinds(app: AppTest) -> list[str]:
    under_every_page = {"This selection", "All data"}
    return [h.value for h in app.subheader if h.value not in under_every_page]


def table(app: AppTest, with_column: str) -> pd.DataFrame:
    return next(t.value for t in app.table if with_column in t.value)


def test_blank_dates_are_the_three_months_before_the_newest_evidence():
    app = open_changes()

    assert "Between 21 August 2026 and 21 November 2026: 77 new claims, 1 factory renamed, " in (
        words(app)
    )
    assert app.date_input(key="from").value is None
    assert app.date_input(key="to").value is None
    assert "New claims: LUMI AI Factory 27, HammerHAI 1, " in words(app)


def test_changes_stand_by_kind_with_links_to_their_claims():
    app = open_changes(**{"from": "2026-08-21", "to": "2026-11-21"})

    assert kinds(app) == [
        "New names",
        "Reported as done",
        "Plans that moved",
        "Values that changed",
        "New differences between readings",
    ]
    said = words(app)
    for expected in (
        "24 August 2026,MIMER ([c0420](evidence?claim=c0420) [",
        "LUMI AI Factory: Contract signed,31 August 2026",
        "mid-2026 ([c0332](evidence?claim=c0332) [",
        '"end of 2026, about 4 months later"',
        "1 April 2025, less than 1 month later than planned: March 2025 ([c0200]",
        "LUMI AI Factory: Machine in operation (planned),by 2027",
        "LUMI AI Factory: System contract,€387.8 m",
    ):
        assert expected in said, expected
    labels = [expander.label for expander in app.expander]
    assert "39 values known for the first time" in labels
    assert any(label.startswith("Sources (") for label in labels)


def test_an_existing_machine_is_never_told_as_a_new_one():
    moved = table(open_changes(country=["Greece"]), "Before")

    plain = [what.replace("\\", "") for what in moved["What"]]
    assert "Pharos: Existing machine in operation" in plain
    assert "Pharos: Machine in operation" not in plain


def test_the_shared_filters_apply_and_the_programme_stays():
    said = words(open_changes(country=["Luxembourg"]))

    assert "8 new claims" not in said
    assert "New claims: L-AI Factory 8, Programme 7." in said
    assert "Pharos" not in said


def test_the_day_of_knowing_ends_the_time():
    app = open_changes(known="2025-12-31")

    assert "Between 30 September 2025 and 31 December 2025: " in words(app)


def test_the_selection_is_told():
    app = open_changes(**{"from": "2024-12-09", "to": "2024-12-10"})

    assert "7 factories newly selected" in words(app)
    assert kinds(app)[0] == "Newly selected"


def test_an_announced_day_that_came_is_not_told_as_done():
    app = open_changes(**{"from": "2024-02-01", "to": "2024-02-29"})

    assert "1 announced day that came" in words(app)
    assert "Announced days that came, without a report" in kinds(app)
    announced = table(app, "Announced")
    assert announced["Announced"].tolist() == ["21 February 2024"]
    assert announced["What"].str.contains("decision in force").all()
    assert "c1114" not in table(app, "Done").to_csv()


def test_readings_of_a_disagreement_stand_under_what_they_are_about():
    app = open_changes(country=["Luxembourg"], **{"from": "2025-08-26", "to": "2025-08-27"})

    (readings,) = table(app, "Readings")["Readings"]
    said = re.sub(r"\[(c\d{4})\]\([^)]*\)( \[\d+\])?", r"\1", readings.replace("\\", ""))
    assert said == (
        "Factory total: €112 m (c0312); €126 m (c0315) · EU contribution: €63 m (c0317) · "
        "National contribution: €60 m (c0319)"
    )


def test_a_value_has_the_name_that_it_has_in_the_profile():
    app = new_app(factory="hammerhai", **{"from": "2024-12-11"}).run()
    app = unfolded(app.switch_page("factory.py").run())
    facts = {
        claim: fact["Fact"]
        for _, fact in table(app, "Evidence").iterrows()
        for claim in re.findall(r"c\d{4}", fact["Evidence"])
    }
    values = next(t.value for t in app.table if {"What", "Value"} <= set(t.value))
    told = {
        re.findall(r"c\d{4}", value["Source"])[-1]: value["What"].split(": ", 1)[1]
        for _, value in values.iterrows()
    }

    assert "AI speed" in told.values()
    assert told == {claim: facts[claim] for claim in told}


def test_every_claim_of_a_disagreement_has_its_source():
    app = open_changes(country=["Luxembourg"], **{"from": "2025-08-26", "to": "2025-08-27"})

    sources = next(e for e in app.expander if e.label.startswith("Sources ("))
    listed = sources.markdown[0].value
    assert {"c0312", "c0315", "c0317"} <= set(re.findall(r"c\d{4}", listed))


@pytest.mark.parametrize(
    ("query", "said"),
    [
        (
            {"from": "2026-01-01", "to": "2026-01-01"},
            "Both days are 1 January 2026: between a day and itself nothing changes. "
            "Choose an earlier first day.",
        ),
        ({"from": "2026-11-21"}, "Both days are 21 November 2026: "),
        (
            {"from": "2024-01-25", "to": "2024-01-25"},
            "The evidence shown begins on 25 January 2024: nothing is known from before that day, ",
        ),
        ({"to": "2024-01-25"}, "The evidence shown begins on 25 January 2024: "),
        ({"known": "2024-01-25"}, "The evidence shown begins on 25 January 2024: "),
        ({"from": "2001-01-01", "to": "2024-01-25"}, "The evidence shown begins on 25 "),
    ],
)
def test_of_one_day_only_a_sentence_is_shown(query, said):
    app = open_changes(**query)

    notices = [re.sub(r"[\\\u2060]", "", notice.value) for notice in app.info]
    assert [notice for notice in notices if notice.startswith(said)] == notices
    assert len(notices) == 1
    assert "came to be known" not in words(app)
    assert kinds(app) == []


@pytest.mark.parametrize("asked", ["yesterday", "2026-13-01", "<b>x</b>", "x" * 500])
def test_what_is_no_day_is_one_sentence_and_the_default(asked):
    app = open_changes(**{"from": asked})

    assert len(app.info) == 1
    said = re.sub(r"[\\\u2060]", "", app.info[0].value)
    assert said.startswith(f"from={asked[:20]}")
    assert said.endswith("is no day and is left out of the address.")
    assert len(said) < 120
    assert "<b>" not in app.info[0].value.replace(r"\<", "")
    assert "Between 21 August 2026 and 21 November 2026" in words(app)


def test_antennas_are_told_by_name_apart_from_factories():
    app = open_changes(**{"wave": "all", "from": "2025-10-01", "to": "2026-07-02"})
    said = words(app)
    assert ", 6 factories and 13 Antennas newly selected, " in said
    assert "CALYPSO: Antenna total,€10 m," in said
    assert "AIFA-LAT: Project start (planned),2026," in said
    assert "CALYPSO 7" in said


def test_days_the_wrong_way_round_are_said_and_taken_the_other_way():
    app = open_changes(**{"from": "2026-09-01", "to": "2025-06-01"})

    (said,) = app.info
    assert said.value == (
        r"The first day lies after the second\: they are taken the other way round\."
    )
    assert "Between 1 June 2025 and 1 September 2026: " in words(app)


def test_a_day_without_evidence_is_said_and_the_nearest_is_shown():
    app = open_changes(**{"from": "2020-01-01", "to": "2030-01-01"})

    assert len(app.info) == 1
    assert "1 January 2020 and 1 January 2030 lie outside" in words(app)
    assert "Between 25 January 2024 and 21 November 2026: " in words(app)


def test_the_dates_follow_the_reader_into_the_address():
    app = open_changes()
    app.date_input(key="from").set_value(date(2026, 11, 1)).run()

    assert "Between 1 November 2026 and 21 November 2026: 19 new claims" in words(app)


def test_the_dates_stay_while_another_part_or_a_claim_is_open():
    elsewhere = open_changes(part="Conflicts", **{"from": "2026-11-01"})
    assert elsewhere.date_input(key="from").value == date(2026, 11, 1)

    aside = open_changes(claim="c0066", **{"from": "2026-11-01"})
    assert aside.header[0].value == "LUMI AI Factory: System contract"
    assert aside.date_input(key="from").value == date(2026, 11, 1)
    assert "New claims" not in words(aside)


PERIODS = {
    "blank": (None, None, date(2026, 8, 21), LAST, ""),
    "both": (date(2025, 1, 1), date(2025, 2, 1), date(2025, 1, 1), date(2025, 2, 1), ""),
    "short months": (None, date(2026, 5, 31), date(2026, 2, 28), date(2026, 5, 31), ""),
    "near the first evidence": (None, date(2024, 2, 1), FIRST, date(2024, 2, 1), ""),
    "reversed": (LAST, FIRST, FIRST, LAST, "other way round"),
    "from before": (date(2001, 1, 1), None, FIRST, LAST, "1 January 2001 lies outside"),
    "from after": (date(2030, 1, 1), None, date(2026, 8, 21), LAST, "1 January 2030 lies outside"),
    "to before": (None, date(2001, 1, 1), FIRST, date(2024, 4, 25), "1 January 2001 lies outside"),
    "to after": (date(2026, 1, 1), date(2030, 1, 1), date(2026, 1, 1), LAST, "lies outside"),
    "both before": (date(2001, 1, 1), date(2002, 1, 1), FIRST, date(2024, 4, 25), "lie outside"),
    "both after": (date(2030, 1, 1), date(2031, 1, 1), date(2026, 8, 21), LAST, "lie outside"),
    "one day outside": (*[date(2030, 1, 1)] * 2, date(2026, 8, 21), LAST, ": 1 January 2030 lies"),
    "one day": (*[date(2026, 1, 1)] * 2, *[date(2026, 1, 1)] * 2, "Both days are"),
    "the first day": (FIRST, FIRST, FIRST, FIRST, "nothing is known from before"),
    "up to the first day": (None, FIRST, FIRST, FIRST, "nothing is known from before"),
    "the newest day": (LAST, None, LAST, LAST, "Both days are"),
}


@pytest.mark.parametrize("case", PERIODS)
def test_the_days_shown_are_the_nearest_to_those_asked_for(case):
    since, until, *expected, said = PERIODS[case]
    found = period(since, until, FIRST, LAST)

    assert [found.since, found.until] == expected
    assert said in found.note
    assert bool(said) == bool(found.note)


def test_no_days_asked_for_ever_break_the_order():
    days = [None, date(2000, 1, 1), FIRST, date(2025, 5, 5), LAST, date(2099, 12, 31)]
    for since in days:
        for until in days:
            found = period(since, until, FIRST, LAST)
            assert isinstance(found, Period)
            assert FIRST <= found.since <= found.until <= LAST


def _one_factory() -> None:
    from pages.shared.changes import show_changes_of
    from pages.shared.selection import filter_bar, read_tables, selection, start_selecting

    tables = read_tables()
    start_selecting("factory")
    filter_bar(tables)
    show_changes_of("l-ai", selection())


def test_the_changes_of_one_factory_are_its_own():
    app = AppTest.from_function(_one_factory, default_timeout=60)
    app.query_params["from"] = "2025-08-26"
    app.run()

    assert not app.exception
    said = words(app)
    assert "L-AI Factory: Factory total,€112 m ([c0312]" in said
    assert "Programme" not in said
    assert "Pharos" not in said
