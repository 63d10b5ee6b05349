"""The map in other colours, and where a browser draws no WebGL."""

import io
import re
from collections import Counter

from PIL import Image
from playwright.sync_api import expect

from bench import chromium
from bench.driver import CHROMIUM_FLAGS, settle, visiting
from charts.theme import DARK, LIGHT

WITHOUT_WEBGL = ["--disable-webgl", "--disable-webgl2", "--disable-3d-apis"]
FIGURE = ".js-plotly-plot"


def shares(picture: bytes) -> Counter:
    """How often each colour is among the pixels of a picture."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    found = image.getcolors(maxcolors=image.width * image.height)
    return Counter({f"#{r:02X}{g:02X}{b:02X}": count for count, (r, g, b) in found})


def test_the_theme_of_the_menu_recolours_map_matrix_and_words_without_reload(
    server, visit, record_property
):
    seen = visit(server, "/map?antennas=1")
    page = seen.page
    page.evaluate("window.isTheSame = true")
    chart = page.get_by_test_id("stDeckGlJsonChart")
    for name, theme, other in (("Dark", DARK, LIGHT), ("Light", LIGHT, DARK)):
        page.get_by_test_id("stMainMenu").click()
        page.get_by_role("radio", name=name).or_(
            page.get_by_role("menuitemradio", name=name)
        ).first.click()
        page.keyboard.press("Escape")
        page.wait_for_timeout(1000)
        settle(page)
        found = shares(chart.screenshot())
        for colour in (theme.background, theme.land, theme.joined, theme.text):
            assert found[colour] > 20, (name, colour)
        assert found[other.joined] == found[other.land] == 0
        expect(page.get_by_role("heading", level=1)).to_have_css("color", css(theme.text))

        page.get_by_role("link", name="Consortia", exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Consortia")
        settle(page)
        expect(page.locator(f"{FIGURE} .points path").first).to_be_visible()
        found = shares(page.locator(FIGURE).first.screenshot())
        assert found[theme.background] > found.total() / 2
        assert found[theme.text] > 20
        page.get_by_role("link", name="Map", exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Map")
        settle(page)
        record_property("quality", ["Colour", "figures recoloured by the menu", 2])
    assert page.evaluate("window.isTheSame")
    assert seen.errors == []


def css(colour: str) -> str:
    return f"rgb({', '.join(str(int(colour[i : i + 2], 16)) for i in (1, 3, 5))})"


def test_without_webgl_the_map_is_flat_and_complete_and_says_so(browser, server, record_property):
    plain = browser.browser_type.launch(
        executable_path=chromium.require(), args=[*CHROMIUM_FLAGS, *WITHOUT_WEBGL]
    )
    with visiting(plain, server) as seen:
        seen.open("/map?wave=all&antennas=1")
        page = seen.page
        assert page.evaluate("document.createElement('canvas').getContext('webgl2')") is None
        expect(page.get_by_text("This browser cannot draw WebGL")).to_be_visible()
        expect(page.get_by_test_id("stDeckGlJsonChart")).to_have_count(0)
        drawn = page.locator(FIGURE).evaluate(
            """plot => Object.fromEntries(["sites", "Antennas"].map((name) =>
              [name, plot.data.find((trace) => trace.name === name).x.length]))"""
        )
        assert drawn == {"sites": 19, "Antennas": 13}

        page.get_by_role("radio", name="LUMI AI Factory").check(force=True)
        settle(page)
        expect(page).to_have_url(re.compile("factory=lumi"))
        expect(page.get_by_role("heading", name="LUMI AI Factory")).to_be_visible()
        page.get_by_text("Table of this figure").click()
        settle(page)
        rows = page.get_by_role("table", name=re.compile("^Map of Europe")).locator("tbody tr")
        assert rows.count() >= 19 + 13
        for kind in ("PNG", "SVG"):
            expect(page.get_by_role("button", name=f"Picture ({kind})")).to_be_visible()
        # The map is tried once, before the browser has said what it cannot do.
        assert [e for e in seen.errors if "Failed to create WebGL context" not in e] == []
        assert seen.other_hosts() == set()
        record_property("quality", ["No WebGL", "marks on the flat map", sum(drawn.values())])
        record_property("quality", ["No WebGL", "rows of its table", rows.count()])
    plain.close()
