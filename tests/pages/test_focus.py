"""One factory followed on a page: framed in figures, alone in tables, cleared with one button."""

import json

import pytest

from tests.pages.opening import new_app, open_all, open_page


def framed(app):
    """The grounds that each figure of the page shows."""
    specs = [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]
    return [
        {
            shape["name"]
            for shape in spec["layout"].get("shapes", [])
            if shape.get("name", "").startswith("ground") and shape.get("visible", True)
        }
        for spec in specs
    ]


def button(app, label):
    return next((button for button in app.button if button.label == label), None)


@pytest.mark.parametrize(
    ("page", "figures"),
    [("budget.py", 2), ("consortia.py", 2), ("timeline.py", 1)],
)
def test_an_address_frames_a_factory_in_every_figure(page, figures):
    assert framed(open_page(page, factory="lumi")) == [{"ground of lumi"}] * figures
    assert framed(open_page(page)) == [set()] * figures


def test_the_list_follows_without_a_pointer_and_the_address_says_so():
    app = open_page("budget.py")
    app.selectbox(key="factory").set_value("bsc").run()

    assert framed(app) == [{"ground of bsc"}] * 2
    assert app.query_params["factory"] == "bsc"
    button(app, "Stop following").click().run()
    assert framed(app) == [set()] * 2
    assert "factory" not in app.query_params
    assert button(app, "Stop following") is None


def test_tables_narrow_to_the_factory():
    organisations = open_all("consortia.py", factory="lumi").table[1].value
    assert set(organisations["Factory"]) == {"LUMI AI Factory"}
    tables = [table.value for table in open_all("overview.py", factory="pharos").table]
    events = [said for table in tables if "What" in table for said in table["What"]]
    assert events
    assert all("Pharos" in said for said in events)


@pytest.mark.parametrize("asked", ["atlantis", "<b>x</b>", "programme"])
def test_a_factory_that_is_not_there_is_said_and_none_is_followed(asked):
    app = open_page("timeline.py", factory=asked)
    notices = [notice.value.replace("\\", "") for notice in app.info]

    assert any(said.endswith("none is followed.") for said in notices)
    assert framed(app) == [set()]
    assert not app.exception


def test_sources_have_one_number_in_every_table_and_in_the_references():
    app = open_all("budget.py")
    claim = app.table[0].value.set_index("Factory").loc["LUMI AI Factory", "Claim"]
    number = claim.split("\\[")[1].split("\\]")[0]
    label = next(e for e in app.expander if e.label.startswith("References of this page"))

    assert f"- **{number}** Unknown \\(press rewrite\\)" in label.markdown[0].value


@pytest.mark.parametrize("page", ["factory.py", "map.py", "budget.py"])
def test_a_factory_followed_on_one_page_stays_on_another_whatever_runs_again(page):
    app = new_app(factory="hammerhai").run()
    for run in (app.switch_page(page).run(), app.run()):
        assert run.session_state["factory"] == "hammerhai"
        assert run.query_params["factory"] == "hammerhai"
