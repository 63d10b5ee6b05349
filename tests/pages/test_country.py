"""The page of a country: each one reachable, all selections counted, nothing where nothing is."""

import pytest

from data.load import Tables
from tests.pages.opening import open_all, open_page

COUNTRIES = sorted(Tables.read().countries["name"])


def tables_of(app):
    return [table.value for table in app.table]


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_country_has_its_page_whatever_the_wave(country):
    app = open_page("country.py", country=[country])

    assert not app.exception
    assert not app.error
    assert app.header[0].value.replace("\\", "") == country
    labels = [metric.label for metric in app.metric]
    hosts = app.metric[0].value != "0"
    assert labels == [
        *("Hosts", "Joins", "Its own Antenna"),
        *(["Linked to its factories"] if hosts else []),
    ]


def test_what_a_country_hosts_counts_in_the_first_seven_too():
    app = open_page("country.py", country=["Poland"], wave="first")

    assert [metric.value for metric in app.metric] == ["2", "1", "0", "1"]
    assert [len(rows) for rows in tables_of(app)][:4] == [3, 1, 2, 6]


def test_the_whole_of_an_antenna_is_in_its_table_and_no_payer():
    antennas, paid, *_ = tables_of(open_page("country.py", country=["United Kingdom"]))

    assert antennas["Amount in all"].tolist() == [r"about €9\.91 m, converted"]
    assert paid[["Payer", "Amount"]].to_numpy().tolist() == [
        ["United Kingdom", r"about €2\.88 m, converted"]
    ]


def test_antennas_of_others_linked_to_the_factories_of_a_country_are_on_its_page():
    app = open_page("country.py", country=["Finland"])

    assert app.metric[3].value == "4"
    (linked,) = (rows for rows in tables_of(app) if "Linked to" in rows)
    assert linked["Country"].tolist() == ["Belgium", "Latvia", "Iceland", "Switzerland"]
    assert linked["Amount in all"].iloc[3] == "no figure found"


def test_several_countries_stand_below_each_other():
    app = open_all("country.py", country=["Spain", "Poland"])

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
    said = " ".join(m.value for m in app.markdown)
    assert "no AI Factory, consortium or Antenna of Croatia" in said
    assert "No plan of its factories" not in said
    app.selectbox(key="one_country").set_value(None).run()

    assert app.header[0].value.startswith("All ")


def test_a_country_is_in_the_address_however_it_was_chosen_and_let_go():
    app = open_page("country.py")
    chosen = [None, "Finland", "clear", "Italy", "Spain", None, "Italy"]
    for name in chosen:
        if name == "clear":
            next(one for one in app.button if one.label == "Clear filters").click().run()
            assert "country" not in app.query_params
        else:
            app.selectbox(key="one_country").set_value(name).run()
            asked = app.query_params.get("country", [])
            assert ([asked] if isinstance(asked, str) else asked) == ([name] if name else [])


def test_an_unknown_country_is_named_and_all_are_shown():
    app = open_page("country.py", country=["Atlantis"])

    assert any("Atlantis" in notice.value for notice in (*app.info, *app.warning))
    assert app.header[0].value.startswith("All ")
