"""A tour of all that a reader can open, with every request and all that the browser keeps noted."""

import re
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import expect

from bench.driver import ROOT, settle
from server.head import PAGES
from tests.browser.pages import unfold

PRIVACY = (ROOT / "pages" / "about" / "trust.md").read_text(encoding="utf-8")
TAKEN = {
    "/briefing?country=Finland": (
        *("ZIP with all", "Excel", "GeoJSON", "JSON", "CSV", "CSV for spreadsheets"),
        *("Slides to edit (PPTX)", "Brief to print (PDF)", "One file, offline (HTML)"),
    ),
    "/timeline?factory=lumi": ("Picture (PNG)", "Picture (SVG)", "Download rows (CSV)"),
}
ENDINGS = {"zip", "xlsx", "geojson", "json", "csv", "pptx", "pdf", "html", "png", "svg"}


def look_to_the_end(page):
    """Open all that is folded, and look at the end of the page."""
    unfold(page)
    page.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, main.scrollHeight)")
    settle(page)


def open_the_first_of_each_menu(page):
    for menu in ("stPopover", "stSelectbox", "stMultiSelect"):
        found = page.get_by_test_id(menu).locator("button:visible, input:visible")
        if found.count():
            found.first.click()
            page.keyboard.press("Escape")
            settle(page)


def take(page, labels):
    """Take a file of each label; return how the names end."""
    endings = set()
    for label in labels:
        with page.expect_download() as download:
            page.get_by_role("button", name=label, exact=True).first.click()
        endings.add(Path(download.value.suggested_filename).suffix.lstrip("."))
        assert download.value.path().stat().st_size
    return endings


def choose_look(page, look):
    page.get_by_test_id("stMainMenu").click()
    options = [page.get_by_role(role, name=look) for role in ("button", "radio", "menuitemradio")]
    options[0].or_(options[1]).or_(options[2]).first.click()
    page.keyboard.press("Escape")
    page.wait_for_timeout(500)
    settle(page)


def present(page):
    page.get_by_role("button", name=re.compile("^Present")).first.click()
    expect(page.get_by_role("group", name="Presentation")).to_be_visible()
    for key in ("ArrowRight", "End", "Escape"):
        page.keyboard.press(key)
        page.wait_for_timeout(150)
        settle(page)


def kept(page):
    """Names of all that the browser keeps of the dashboard, by where it keeps them."""
    names = page.evaluate(
        """async () => ({
            local: Object.keys(localStorage),
            session: Object.keys(sessionStorage),
            databases: (await indexedDB.databases()).map(({ name }) => name),
            workers: (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
        })"""
    )
    cookies = page.context.cookies()
    return names | {"cookies": [(cookie["name"], cookie["expires"]) for cookie in cookies]}


def test_a_full_tour_asks_one_host_and_leaves_what_about_says(server, visit, record_property):
    seen = visit(server, "/")
    page = seen.page
    paths = [page.path for page in PAGES]
    for path in [*paths, "/country?country=Poland", "/evidence?claim=c0064", "/factory?wave=all"]:
        seen.open(path)
        open_the_first_of_each_menu(page)
        look_to_the_end(page)
        assert seen.violations() == [], path
    choose_look(page, "Dark")
    endings = set()
    for path, labels in TAKEN.items():
        seen.open(path)
        look_to_the_end(page)
        endings |= take(page, labels)
        assert seen.violations() == [], path
    assert endings == ENDINGS
    for path in ("/map?antennas=1", "/briefing"):
        seen.open(path)
        present(page)
        assert seen.violations() == [], path
    page.goto(f"{server.address}/open-data/")

    assert seen.errors == []
    assert seen.other_hosts() == set()
    schemes = {urlsplit(url).scheme for url in seen.requested}
    assert schemes <= {"http", "ws", "data", "blob"}
    found = kept(page)
    assert found["cookies"] == [("_streamlit_xsrf", -1)]
    assert "`_streamlit_xsrf`" in PRIVACY
    assert found["local"]
    for key in found["local"]:
        assert re.fullmatch(r"stActiveTheme-/[a-z]*-v2", key), key
    assert "`stActiveTheme-`, the page, `-v2`" in PRIVACY
    assert found["session"] == found["databases"] == found["workers"] == []

    whole = "Requests of a full tour"
    record_property("quality", [whole, "requests seen", len(seen.requested)])
    record_property("quality", [whole, "to other hosts", len(seen.other_hosts())])
    record_property("quality", [whole, "cookies", len(found["cookies"])])
