"""What a reader does: choose, follow, take away, and come back."""

import csv
import io
import re

from playwright.sync_api import Page, expect

from bench.driver import settle


def test_a_site_is_chosen_with_keys_only_and_stands_in_the_address(server, visit):
    page = visit(server, "/map").page
    page.get_by_role("radio", name="All sites").focus()
    page.keyboard.press("ArrowDown")
    settle(page)
    page.keyboard.press("ArrowDown")
    settle(page)

    expect(page.get_by_role("heading", name="HammerHAI")).to_be_visible()
    expect(page).to_have_url(re.compile(r"factory=hammerhai$"))


def test_a_click_on_a_site_shows_its_card(server, visit):
    page = visit(server, "/map", width=1280, height=1200).page
    canvas = page.get_by_test_id("stDeckGlJsonChart")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    # The largest circle stands in the upper middle of the map; a grid of clicks finds it.
    for across, down in ((x / 40, y / 40) for y in range(6, 16) for x in range(24, 31)):
        page.mouse.click(box["x"] + box["width"] * across, box["y"] + box["height"] * down)
        settle(page)
        if "factory=lumi" in page.url:
            break

    expect(page.get_by_role("heading", name="LUMI AI Factory")).to_be_visible()


def test_back_and_forward_change_the_measure(server, visit):
    page = visit(server, "/budget").page
    page.get_by_role("radio", name="System contract").click()
    settle(page)
    expect(page).to_have_url(re.compile(r"measure=system_contract$"))
    page.go_back()
    settle(page)

    expect(page.get_by_role("radio", name="Factory total")).to_be_checked()
    page.go_forward()
    settle(page)
    expect(page.get_by_role("radio", name="System contract")).to_be_checked()


def test_the_download_holds_the_rows_shown_and_their_sources(server, visit):
    page = visit(server, "/budget?country=Finland").page
    with page.expect_download() as download:
        page.get_by_role("button", name="Download rows (CSV)").click()
    rows = list(csv.DictReader(io.StringIO(download.value.path().read_text("utf-8-sig"))))

    name = "ai-factories_budget-factory-total_the-first-seven-with-finland.csv"
    assert download.value.suggested_filename == name
    assert [row["Claim"] for row in rows] == ["c0064"]
    assert rows[0]["As reported"] == "At least €556 million"
    assert rows[0]["Publisher"] == "Unknown (press rewrite)"


def test_a_filter_is_set_by_hand_and_cleared_again(server, visit):
    page = visit(server, "/consortia").page
    page.get_by_text("Filter by country, kind or sector").click()
    settle(page)
    page.locator(".st-key-country").get_by_role("button", name="Open").click()
    page.get_by_role("option", name="Austria").click()
    settle(page)

    expect(page.get_by_text(re.compile("^Showing 1 of 7 factories.*with Austria"))).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?country=Austria$"))
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Clear filters").click()
    settle(page)
    expect(page.get_by_text("Showing 7 of 7 factories")).to_be_visible()


def test_the_theme_of_the_menu_recolours_the_figure_without_reload(server, visit):
    page = visit(server, "/budget").page
    assert background(page) == "rgb(255, 255, 255)"
    page.get_by_test_id("stMainMenu").click()
    page.get_by_role("button", name="Dark").or_(page.get_by_role("radio", name="Dark")).or_(
        page.get_by_role("menuitemradio", name="Dark")
    ).first.click()
    page.wait_for_timeout(500)
    settle(page)

    assert background(page) == "rgb(16, 21, 31)"


def background(page: Page) -> str:
    figure = page.locator(".js-plotly-plot .main-svg").first
    return figure.evaluate("svg => getComputedStyle(svg).backgroundColor")
