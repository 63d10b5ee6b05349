"""The choice of slides: in the address, moved with buttons, right for any selection."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from exports.briefing import DEFAULT, KINDS

MAIN = Path(__file__).parents[2] / "pages" / "main.py"


def open_briefing(**query):
    app = AppTest.from_file(str(MAIN), default_timeout=30)
    for name, value in query.items():
        app.query_params[name] = value
    return app.switch_page("briefing.py").run()


def listed(app):
    """The names of the kinds, in the order of the list."""
    names = set(KINDS.values())
    said = [element.value.partition(". ")[2] for element in app.markdown]
    return [name for name in said if name in names]


def test_all_slides_stand_in_their_order_until_somebody_changes_it():
    assert listed(open_briefing()) == list(KINDS.values())


def test_a_slide_is_moved_removed_and_added_and_the_address_says_so():
    app = open_briefing(slides="map,budget,timeline")
    app.button(key="Up_timeline").click().run()
    assert app.query_params["slides"] == "map,timeline,budget"
    app.button(key="Remove_map").click().run()
    assert listed(app) == ["Timeline", "Budget"]
    app.button(key="add_sources").click().run()
    assert app.query_params["slides"] == "timeline,budget,sources"


def test_the_default_order_needs_no_address():
    app = open_briefing(slides=",".join(("figures", "headline", *DEFAULT[2:])))
    app.button(key="Up_headline").click().run()
    assert "slides" not in app.query_params


def test_the_last_slide_cannot_be_removed():
    assert open_briefing(slides="map").button(key="Remove_map").disabled


def test_title_and_audience_are_kept_in_the_address():
    app = open_briefing(audience="Council")
    app.text_input(key="brief_title").set_value("Where we stand").run()

    assert app.query_params["title"] == "Where we stand"
    assert app.text_input(key="brief_audience").value == "Council"
    assert any("1. Where we stand" in element.value for element in app.markdown)


@pytest.mark.parametrize("asked", ["pie", "map,<b>", "x" * 5000])
def test_an_unknown_slide_is_said_and_all_are_taken(asked):
    app = open_briefing(slides=asked)

    assert "There is no slide" in app.info[0].value
    assert listed(app) == list(KINDS.values())


@pytest.mark.parametrize(
    "query",
    [{"country": "Finland", "kind": "associated"}, {"known": "2024-02-01"}, {"country": "Norway"}],
)
def test_any_selection_can_be_presented(query):
    app = open_briefing(**query)
    assert not app.exception
    assert any(button.label.startswith("Present ") for button in app.button)
