"""Every page on the real app under several selections, and when the data are not there."""

import shutil

import pytest
from streamlit.testing.v1 import AppTest

import data.dataset
import data.load
from tests.pages.opening import new_app, open_all, open_page

FIGURES = ["map.py", "budget.py", "consortia.py", "timeline.py"]
PAGES = ["overview.py", *FIGURES, "factory.py", "compare.py", "evidence.py", "about.py"]
SELECTIONS = {
    "all": {},
    "one country": {"country": ["Finland"]},
    "two kinds": {"kind": ["new", "upgrade"]},
    "a sector": {"sector": ["health"]},
    "nothing": {"country": ["Austria"], "kind": ["upgrade"]},
}


def words(app: AppTest) -> str:
    elements = [*app.markdown, *app.header, *app.warning, *app.info, *app.error]
    return " ".join(element.value for element in elements).replace("\\", "")


def tables(app: AppTest) -> str:
    return " ".join(table.value.to_csv() for table in app.table).replace("\\", "")


@pytest.mark.parametrize("query", SELECTIONS.values(), ids=SELECTIONS.keys())
@pytest.mark.parametrize("page", PAGES)
def test_a_page_runs_and_says_what_it_shows(page, query):
    app = open_page(page, **query)

    assert not app.exception
    assert "Showing" in words(app)
    assert "Sources read up to 21 November 2026; the newest is dated" in words(app)


def test_the_map_has_a_card_of_every_factory_on_the_day_of_the_selection():
    app = open_page("map.py", known="2024-12-10", wave="all")
    factories = [factory for factory in app.radio(key="factory").options if factory != "All sites"]
    ids = data.dataset.known_on("2024-12-10", data.load.fingerprint()).factories["factory_id"]

    assert len(ids) == len(factories)
    for factory_id in ids:
        said = words(app.radio(key="factory").set_value(factory_id).run())
        assert not app.exception
        is_unknown = "**Site:** Luxembourg, no site is known" in said
        assert is_unknown == (factory_id == "l-ai")


def test_the_overview_counts_what_the_sources_count():
    said = words(open_page("overview.py"))

    assert "7 AI Factories in 7 countries, joined by 10 partner countries" in said
    total = (
        "add up to at least €1,425 m: 6 of 7 published, of which €556 m rests on one weak source"
    )
    assert total in said
    assert "15 EU Member States, Norway and Türkiye" in said


def test_an_empty_selection_says_so_and_draws_no_number():
    app = open_page("overview.py", country=["Austria"], kind=["upgrade"])

    assert "No factory fits these filters" in words(app)
    assert len(app.metric) == 0


def test_a_value_that_no_filter_knows_is_named_and_left_out():
    app = open_page("budget.py", country=["Atlantis", "Finland"])

    assert "country=Atlantis" in words(app)
    assert not app.exception


def test_text_in_the_address_is_not_read_as_markup():
    app = open_page("budget.py", country=["<b>x</b>[link](http://example.org)"])

    markup = " ".join(element.value for element in app.info)
    assert r"\<b\>x\</b\>\[link\]" in markup


def test_the_measure_of_the_address_is_drawn_and_no_other():
    app = open_all("budget.py", measure="system_contract")

    assert "387.8" in tables(app)
    assert "556" not in tables(app)


def test_an_unknown_measure_is_named_and_the_default_drawn():
    app = open_all("budget.py", measure="profit")

    assert "profit" in words(app)
    assert "556" in tables(app)


def test_choosing_a_site_shows_its_card():
    app = open_page("map.py")
    app.radio(key="factory").set_value("pharos").run()

    assert "associated" in words(app).lower()
    assert "GRNET" in words(app)


def test_a_card_says_that_its_site_is_the_machines_and_that_no_source_names_the_partners():
    said = words(open_page("map.py", wave="all", factory="ai2f"))

    assert "Bruyères-le-Châtel, France (site of the machine)" in said.replace("\\", "")
    assert "**Partner countries:** not named in any source read" in said


def test_the_site_of_the_address_is_chosen():
    assert "LuxProvide" in words(open_page("map.py", factory="l-ai"))


@pytest.mark.parametrize("page", FIGURES)
def test_no_figure_without_its_table_sources_and_download(page):
    app = open_page(page)

    labels = [expander.label for expander in app.expander]
    assert "Table of this figure" in labels
    assert any(label.startswith("Sources (") for label in labels)
    assert len(app.get("download_button")) >= 1


def test_a_source_links_to_where_it_was_read_and_to_its_claims():
    app = open_all("budget.py")
    said = "".join(m.value for e in app.expander for m in e.markdown)

    assert "](<https://news.warptechlab.com/news/177168541>)" in said
    assert "[c0174](evidence?claim=c0174)" in said


def test_the_sum_names_what_is_not_of_a_whole_factory():
    assert "Not of a whole factory: Pharos (the 36" in words(open_page("budget.py"))
    assert "whole factory: Pharos" not in words(open_page("budget.py", measure="system_contract"))


def test_a_side_known_by_single_payers_only_is_said_to_be():
    said = words(open_page("budget.py", measure="national_contribution"))
    assert "Of LUMI AI Factory and HammerHAI only single payers are published" in said
    assert "single payers are published" not in words(open_page("budget.py"))


def test_a_notice_stays_short_however_long_the_address():
    app = open_page("map.py", country=["x" * 5000] * 20, factory="y" * 5000)

    assert max(len(notice.value) for notice in app.info) < 600
    assert "15 other values" in words(app)


def test_a_filter_asked_for_twice_once_of_nothing_is_not_dropped():
    app = open_page("budget.py", country=["France", ""])

    assert "with France" in words(app)
    assert "Showing 7 of 19" not in words(app)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A copy of the tables that the app reads instead."""
    copy = tmp_path / "tables"
    shutil.copytree(data.load.FOLDER, copy)
    monkeypatch.setattr(data.load, "FOLDER", copy)
    data.dataset.newest.forget()
    yield copy
    data.dataset.newest.forget()


def test_a_missing_table_is_one_clear_sentence(folder):
    (folder / "budgets.csv").unlink()
    app = new_app().run()

    assert [error.value for error in app.error] == [
        "The table budgets.csv is missing. The dashboard cannot be shown until the data is built "
        "again."
    ]
    assert not app.exception


def test_a_damaged_table_is_one_clear_sentence(folder):
    (folder / "factories.csv").write_text("garbage\n1\n")
    app = new_app().run()

    assert "factories.csv is damaged" in app.error[0].value
    assert not app.exception


def test_a_table_put_right_is_shown_without_a_restart(folder):
    whole = (folder / "budgets.csv").read_bytes()
    (folder / "budgets.csv").unlink()
    app = new_app().run()
    (folder / "budgets.csv").write_bytes(whole)
    app.run()

    assert not app.error
    assert "at least €1,425 m" in words(app)


def test_a_plan_of_the_programme_is_fulfilled_by_a_factory_that_is_filtered_away():
    said = words(open_page("timeline.py", country=["Greece"]))
    assert "hosting agreements: plan for early 2025 passed" in said
    assert "Procurement starts" not in said
    assert "first factories start" not in said


def test_a_claim_named_in_a_table_is_a_link_to_it():
    twin = open_all("budget.py").table[0].value.set_index("Factory")

    assert twin.loc["LUMI AI Factory", "Claim"].startswith("[c0064](evidence?claim=c0064) ")
    assert "[c0174](evidence?claim=c0174)" in twin.loc["Pharos", "Rival readings"]


def test_the_card_says_what_limits_its_budget():
    assert "Factory total: €30 m, the 36-month service project" in card_of("pharos")
    assert "Factory total: ≥ €556 m, from one weak source" in card_of("lumi")
    assert "weak source" not in card_of("l-ai")


def card_of(factory: str) -> str:
    said = words(open_page("map.py", factory=factory)).replace("*", "")
    return said[said.index("Site:") :]


def test_a_share_without_an_amount_is_said_where_amounts_are_drawn():
    said = words(open_page("budget.py", measure="eu_contribution"))
    assert "Known as a share only: 50 % of HammerHAI, Pharos, IT4LIA and Sweden" in said


def test_payers_said_to_pay_more_than_their_side_are_named():
    said = words(open_page("budget.py"))
    assert "BSC AI Factory: single payers are said to pay more than the whole side" in said
    assert "L-AI Factory: single payers" not in said


def test_the_past_shows_what_was_known_then():
    app = open_page("overview.py", known="2024-12-31")
    said = words(app)

    assert "As known on 31 December 2024: 7 AI Factories in 7 countries" in said
    assert "as known on 31 December 2024" in said.split("Showing")[1][:120]
    assert "MIMER" in said
    assert "Sweden AI Factory" not in said
    assert "Services reported running at 0 of 7" in said


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("known", ["2024-01-25", "2024-06-30", "2024-12-10", "2025-06-15"])
def test_every_page_stands_on_every_day(page, known):
    app = open_page(page, known=known)

    assert not app.exception
    assert "Showing" in words(app)


@pytest.mark.parametrize(
    "known", ["soon", "2030-01-01", "1999-12-31", "2024-02-31", "20241231", "9" * 5000]
)
def test_a_day_without_evidence_is_said_and_the_newest_shown(known):
    app = open_all("budget.py", known=known)

    assert f"known={known[:20]}" in words(app)
    assert "is no day from 2024-01-25 to 2026-11-21" in words(app)
    assert app.date_input(key="known").value is None
    assert "556" in tables(app)


def test_before_the_selection_no_factory_is_shown_and_it_is_said_why():
    said = words(open_page("budget.py", known="2024-11-30"))

    assert "No AI Factory was selected yet on that day" in said
    assert "Clear one of them" not in said


def test_what_moved_opens_its_sources():
    app = open_all("timeline.py")
    of_the_figure, of_what_moved = [e for e in app.expander if e.label.startswith("Sources (")]

    assert "c0332" in of_what_moved.markdown[0].value
    assert "c0332" in of_the_figure.markdown[0].value
    assert [heading.value for heading in app.subheader][:3] == [
        "Plans that moved",
        "Done later than planned",
        "Plans whose day passed without a report",
    ]


def test_a_wave_that_is_not_there_is_said_and_the_first_seven_are_shown():
    app = open_page("budget.py", wave="fourth")

    assert "There is no selection fourth\\." in [notice.value for notice in app.info]
    assert app.session_state["wave"] == "first"
    assert "wave" not in app.query_params


@pytest.mark.parametrize(
    ("wave", "count"), [("first", 7), ("second", 6), ("third", 6), ("all", 19)]
)
def test_each_wave_is_one_of_the_switch_and_of_the_address(wave, count):
    app = open_page("budget.py", wave=wave)
    switch = app.button_group(key="wave")

    assert switch.options == [
        *("First seven", "Second", "Third", "All 19"),
    ]
    assert any(text.value.startswith(f"Showing {count} of 19") for text in app.markdown)


def showing(app):
    """What the frame says is shown."""
    return next(text.value for text in app.markdown if text.value.startswith("Showing"))


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("country.py", "Showing 3 of 19 factories: factories of all selections, with Poland."),
        ("programme.py", "Showing 19 of 19 factories: all selections."),
    ],
)
def test_pages_on_countries_and_the_programme_count_all_selections(page, words):
    app = open_page(page, country=["Poland"], sector=["health"])

    assert showing(app).startswith(f"{words} This page counts all selections.")


@pytest.mark.parametrize(
    ("page", "asked"),
    [("factory.py", {"factory": "ai2f"}), ("compare.py", {"factory": ["lumi", "piast-ai"]})],
)
def test_an_address_that_names_a_later_factory_shows_all_selections(page, asked):
    app = open_page(page, **asked)

    assert app.session_state["wave"] == "all"
    assert not app.info
    shown = " ".join(h.value.replace("\\", "") for h in app.header)
    assert "AI2F" in shown or "PIAST" in shown


def test_a_wave_that_the_address_names_stays_whatever_factory_it_names():
    app = open_page("factory.py", factory="ai2f", wave="first")

    assert app.session_state["wave"] == "first"
    assert any("AI2F" in notice.value for notice in app.info)


def test_a_selection_that_was_not_made_yet_is_said():
    app = open_page("budget.py", wave="third", known="2025-03-31")

    assert [notice.value for notice in app.warning] == [
        "The third selection was not made yet on 31 March 2025."
    ]
