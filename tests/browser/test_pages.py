"""Each page opens from its address, in every look, and the address keeps the filters."""

import re
from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from bench.driver import ROOT, settle
from server.bundles import STATIC, first_needed, named_in_page

PAGES = {
    "overview": "/",
    "map": "/map",
    "budget": "/budget",
    "consortia": "/consortia",
    "timeline": "/timeline",
    "factory": "/factory",
    "compare": "/compare",
    "country": "/country?country=Poland",
    "programme": "/programme",
    "evidence": "/evidence",
    "about": "/about",
}
LOOKS = {
    "light-1280": ("light", {"width": 1280, "height": 800}),
    "dark-1280": ("dark", {"width": 1280, "height": 800}),
    "light-1920": ("light", {"width": 1920, "height": 1080}),
    "light-390": ("light", {"width": 390, "height": 844}),
    "dark-390": ("dark", {"width": 390, "height": 844}),
}
BACKGROUNDS = {"light": "rgb(255, 255, 255)", "dark": "rgb(16, 21, 31)"}


# Texts that have more to show than room to show it in.
CUT_OFF = """
all => all
  .filter(text => [text, ...text.querySelectorAll("*")].some(
    part => getComputedStyle(part).display !== "inline" && part.scrollWidth > part.clientWidth + 1
  ))
  .map(text => text.innerText)
"""


def expect_a_sound_page(visit):
    """An outline, no exception, no complaint in console or log, and nothing from outside."""
    expect(visit.page.locator("h1").first).to_be_visible()
    expect(visit.page.get_by_test_id("stException")).to_have_count(0)
    headings = visit.page.locator("h1, h2, h3, h4, h5, h6")
    levels = [int(tag[1]) for tag in headings.evaluate_all("all => all.map(h => h.tagName)")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(level - before <= 1 for before, level in pairwise(levels)), levels
    assert visit.errors == []
    assert visit.other_hosts() == set()
    assert visit.violations() == []
    assert "Traceback" not in visit.logged()


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_a_page_can_be_the_first_request_to_a_new_server(path, cold_server, visit):
    seen = visit(cold_server, path)

    expect_a_sound_page(seen)
    expect(seen.page).to_have_url(cold_server.address + path)
    named = {*named_in_page(), *first_needed(path.split("?")[0])}
    asked = {urlsplit(url).path.lstrip("/") for url in seen.requested if "/static/js/" in url}
    late = [script for script in asked - named if (STATIC / script).stat().st_size > 20_000]
    assert late == [], "to be named in server/bundles.py"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_a_screen_and_a_phone_in_light_and_dark(name, server, visit, photograph):
    seen = visit(server, PAGES[name])
    for look, (scheme, size) in LOOKS.items():
        seen.page.emulate_media(color_scheme=scheme)
        seen.page.set_viewport_size(size)
        seen.open(PAGES[name])
        photograph(seen, f"{name}-{look}")

        expect_a_sound_page(seen)
        app = seen.page.get_by_test_id("stApp")
        expect(app).to_have_css("background-color", BACKGROUNDS[scheme])
        main = seen.page.get_by_test_id("stMain")
        assert main.evaluate("main => main.scrollWidth <= main.clientWidth"), look


@pytest.mark.parametrize("address", ["/", "/?country=Spain", "/factory?factory=pharos"])
def test_no_key_figure_is_cut_off_at_any_width(address, server, visit):
    page = visit(server, address).page
    values = page.get_by_test_id("stMetricValue")
    expect(values).to_have_count(5)
    for width in (320, 390, 768, 1024, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 800})
        settle(page)
        assert values.evaluate_all(CUT_OFF) == [], width


def test_a_filter_survives_page_change_back_forward_and_reload(server, visit):
    page = visit(server, "/?kind=new").page

    def expect_the_filter_on(path):
        settle(page)
        expect(page).to_have_url(re.compile(rf"{re.escape(server.address + path)}\?kind=new$"))
        expect(page.get_by_text(re.compile("^Showing .*kind new"))).to_be_visible()

    expect_the_filter_on("/")
    for path in ("/budget", "/timeline"):
        page.get_by_test_id(re.compile("^st(Sidebar|Top)NavLink$")).and_(
            page.locator(f"a[href*='{path}']")
        ).click()
        expect_the_filter_on(path)
    page.go_back()
    expect_the_filter_on("/budget")
    page.go_forward()
    expect_the_filter_on("/timeline")
    page.reload()
    expect_the_filter_on("/timeline")


def test_the_menu_of_a_phone_closes_over_the_page_that_was_chosen(server, visit):
    page = visit(server, "/budget", width=390).page
    expect(page.get_by_role("button", name="Main menu")).to_be_in_viewport(ratio=1)

    page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_test_id("stSidebarNavLink").filter(has_text="Consortia").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Consortia")
    expect(page.get_by_test_id("stSidebarNavLink").first).not_to_be_in_viewport()
    kept = {key for key in page.evaluate("Object.keys(localStorage)") if "Theme" not in key}
    privacy = (ROOT / "pages" / "about" / "trust.md").read_text(encoding="utf-8")
    assert kept
    assert all(f"`{key}`" in privacy for key in kept), kept
