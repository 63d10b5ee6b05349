"""The switch for Antennas: off until asked for, kept in the address and from page to page."""

import json

import pytest

from tests.pages.opening import open_page

PAGES = ("map.py", "consortia.py")
SWITCH = "antennas_switch"


def headers(app):
    return " ".join(header.value for header in app.header)


def words(app):
    return " ".join([headers(app), *(text.value for text in app.markdown)])


@pytest.mark.parametrize("page", PAGES)
def test_antennas_are_off_until_the_address_asks_for_them(page):
    off, on = open_page(page, wave="all"), open_page(page, wave="all", antennas="1")
    assert [app.toggle(key=SWITCH).value for app in (off, on)] == [False, True]
    assert "Antenna in Slovakia" not in words(off)
    assert "Antenna in Slovakia" in words(on)
    assert not off.exception
    assert not on.exception


@pytest.mark.parametrize("page", PAGES)
def test_the_switch_writes_the_address(page):
    app = open_page(page)
    app.toggle(key=SWITCH).set_value(True).run()
    assert app.query_params["antennas"] in ("1", ["1"])
    assert "◇" in words(app)
    app.toggle(key=SWITCH).set_value(False).run()
    assert "antennas" not in app.query_params
    assert "◇" not in words(app)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("asked", ["0", "yes", "<b>x</b>"])
def test_another_value_is_said_quietly_and_shows_none(page, asked):
    app = open_page(page, antennas=asked)
    (notice,) = [one.value.replace("\\", "").replace("\u2060", "") for one in app.info]
    assert notice == f"antennas={asked} means nothing here; antennas=1 shows the Antennas."
    assert app.toggle(key=SWITCH).value is False
    assert "antennas" not in app.query_params


def test_the_switch_is_kept_from_page_to_page():
    app = open_page("map.py")
    app.toggle(key=SWITCH).set_value(True).run()
    app.switch_page("consortia.py").run()
    assert app.toggle(key=SWITCH).value is True
    assert app.query_params["antennas"] in ("1", ["1"])


def test_the_followed_factory_is_framed_with_antennas_too():
    app = open_page("consortia.py", factory="lumi", antennas="1")
    spec = json.loads(app.get("plotly_chart")[0].proto.spec)
    framed = [shape for shape in spec["layout"]["shapes"] if shape.get("visible", True)]
    assert "ground of lumi" in {shape.get("name") for shape in framed}
    assert "Antenna" in {trace["name"] for trace in spec["data"]}


def test_the_help_says_what_an_antenna_is():
    told = open_page("map.py").toggle(key=SWITCH).help
    assert "national desk" in told
    assert "never a member" in told
