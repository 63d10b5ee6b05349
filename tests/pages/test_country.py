"""The page of a country: each one reachable, all selections counted, nothing where nothing is."""

import pytest

from data.load import Tables
from tests.pages.opening import open_page

COUNTRIES = sorted(Tables.read().countries["name"])


def tables_of(app):
    return [table.value for table in app.table]


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_country_has_its_page_whatever_the_wave(country):
    app = open_page("country.py", country=[country])

    assert not app.exception
    assert not app.error
    assert app.header[0].value.replace("\\", "") == country
    assert [metric.label for metric in app.metric] == ["Hosts", "Joins", "Antennas"]


def test_what_a_country_hosts_counts_in_the_first_seven_too():
    app = open_page("country.py", country=["Poland"], wave="first")

    assert [metric.value for metric in app.metric] == ["2", "1", "0"]
    assert [len(rows) for rows in tables_of(app)][:3] == [3, 2, 6]


def test_several_countries_stand_below_each_other():
    app = open_page("country.py", country=["Spain", "Poland"])

    assert not app.exception
    assert [h.value for h in app.header if ":" not in h.value] == ["Spain", "Poland"]


def test_without_a_country_all_are_listed_and_lead_to_their_pages():
    app = open_page("country.py", known="2026-11-21")
    (rows,) = tables_of(app)

    assert len(rows) == len(COUNTRIES)
    assert rows["Country"].iloc[11] == "[France](country?wave=all&known=2026-11-21&country=France)"


def test_a_country_is_chosen_and_let_go():
    app = open_page("country.py")
    app.selectbox(key="one_country").set_value("Croatia").run()
    assert app.header[0].value == "Croatia"
    assert "no AI Factory, consortium or Antenna of Croatia" in " ".join(
        m.value for m in app.markdown
    )
    app.selectbox(key="one_country").set_value(None).run()

    assert app.header[0].value.startswith("All ")


def test_an_unknown_country_is_named_and_all_are_shown():
    app = open_page("country.py", country=["Atlantis"])

    assert any("Atlantis" in notice.value for notice in (*app.info, *app.warning))
    assert app.header[0].value.startswith("All ")
