"""What About says of privacy and of frames is what the browser sees."""

from playwright.sync_api import expect

from bench.driver import settle


def test_the_browser_keeps_what_the_page_says_and_nothing_else(server, visit):
    seen = visit(server, "/about")
    for path in ("/budget?country=Finland", "/map", "/about"):
        seen.open(path)
    page = seen.page

    cookies = page.context.cookies()
    assert [(c["name"], c["expires"]) for c in cookies] == [("_streamlit_xsrf", -1)]
    stored = page.evaluate("Object.keys(localStorage)")
    assert all(key.startswith("stActiveTheme") for key in stored)
    assert page.evaluate("Object.keys(sessionStorage)") == []
    assert page.evaluate("indexedDB.databases()") == []
    assert seen.other_hosts() == set()


def test_a_page_stands_in_a_frame_without_the_menu(server, visit):
    page = visit(server, "/about?embed=true").page
    settle(page)

    expect(page.get_by_role("heading", name="From a claim to a bar")).to_be_visible()
    expect(page.get_by_test_id("stMainMenu")).to_have_count(0)
