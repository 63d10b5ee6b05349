"""The choice of slides: in the address, moved with buttons, right for any selection."""

import pytest

from exports.briefing import DEFAULT, KINDS
from tests.pages.opening import open_page


def open_briefing(**query):
    return open_page("briefing.py", **query)


def listed(app):
    """The names of the kinds, in the order of the list."""
    said = next(
        e.value
        for e in app.markdown
        if e.value.startswith("1. ") and e.value[3:].split("\n")[0] in KINDS.values()
    )
    return [line.partition(". ")[2] for line in said.splitlines()]


def press(app, label):
    return next(button for button in app.button if button.label == label).click().run()


def test_all_slides_stand_in_their_order_until_somebody_changes_it():
    assert listed(open_briefing()) == list(KINDS.values())


def test_a_slide_is_moved_removed_and_added_and_the_address_says_so():
    app = open_briefing(slides="map,budget,timeline")
    app.selectbox(key="changed_slide").set_value("timeline").run()
    press(app, "Move up")
    assert app.query_params["slides"] == "map,timeline,budget"
    assert app.selectbox(key="changed_slide").value == "timeline"
    press(app, "Remove")
    assert listed(app) == ["Map", "Budget"]
    press(app, "Add: Sources")
    assert app.query_params["slides"] == "map,budget,sources"


def test_the_default_order_needs_no_address():
    app = open_briefing(slides=",".join(("figures", "headline", *DEFAULT[2:])))
    press(app, "Move down")
    assert "slides" not in app.query_params


def test_the_last_slide_cannot_be_removed():
    app = open_briefing(slides="map")
    assert next(button for button in app.button if button.label == "Remove").disabled


def test_the_money_shown_is_chosen_and_kept_in_the_address():
    app = open_briefing(slides="budget", measure="eu_contribution")
    assert app.selectbox(key="measure").value == "eu_contribution"
    app.selectbox(key="measure").set_value("system_contract").run()
    assert app.query_params["measure"] == "system_contract"
    assert any("system contract" in element.value for element in app.markdown)


def test_what_is_refused_leaves_the_address_and_the_rest_stays():
    app = open_briefing(slides="map,budget", measure="bogus", title="Where we stand")

    assert "bogus" in app.info[0].value
    assert listed(app) == ["Map", "Budget"]
    assert "measure" not in app.query_params
    assert app.query_params["title"] == "Where we stand"


def test_title_and_audience_are_kept_in_the_address():
    app = open_briefing(audience="Council")
    app.text_input(key="title").set_value("Where we stand").run()

    assert app.query_params["title"] == "Where we stand"
    assert app.text_input(key="audience").value == "Council"
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
