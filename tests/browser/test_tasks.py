"""What a reader does: choose, follow, take away, and come back."""

import csv
import io
import re

import pytest
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


def click_a_site(page: Page, factory_id: str) -> None:
    """Click around the upper middle of the map, where LUMI lies, until its card is asked for."""
    canvas = page.get_by_test_id("stDeckGlJsonChart")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    for across, down in ((x / 40, y / 40) for y in range(6, 16) for x in range(24, 31)):
        page.mouse.click(box["x"] + box["width"] * across, box["y"] + box["height"] * down)
        settle(page)
        if f"factory={factory_id}" in page.url:
            return


def test_map_and_list_stay_together_whichever_is_used(server, visit):
    page = visit(server, "/map?factory=pharos", width=1280, height=1200).page
    click_a_site(page, "lumi")
    expect(page.get_by_role("heading", name="LUMI AI Factory")).to_be_visible()
    expect(page.get_by_role("radio", name="LUMI AI Factory")).to_be_checked()

    page.get_by_role("radio", name="Pharos").check(force=True)
    settle(page)
    expect(page.get_by_role("heading", name="Pharos")).to_be_visible()
    expect(page).to_have_url(re.compile(r"factory=pharos$"))


def test_coming_back_to_a_page_brings_its_choice_back(server, visit):
    page = visit(server, "/budget?measure=system_contract").page
    page.get_by_role("link", name="Consortia").click()
    settle(page)
    page.go_back()
    settle(page)

    expect(page.get_by_role("radio", name="System contract")).to_be_checked()
    expect(page.get_by_text("€387.8 m").first).to_be_visible()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/budget?measure=profit", "measure=profit"),
        ("/map?factory=atlantis", "factory=atlantis"),
        ("/?country=Atlantis", "country=Atlantis"),
    ],
)
def test_an_odd_address_is_said_and_stays_said(address, said, server, visit):
    page = visit(server, address).page

    expect(page.get_by_test_id("stAlert")).to_contain_text(said)
    assert "=" not in page.url


@pytest.mark.parametrize("text", ["https://evil.example", "www.evil.example", "a@evil.example"])
def test_text_of_an_address_is_never_a_link(text, server, visit):
    page = visit(server, f"/?country={text}").page

    expect(page.get_by_test_id("stAlert")).to_contain_text("evil.example")
    expect(page.get_by_test_id("stAlert").get_by_role("link")).to_have_count(0)


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
        page.get_by_role("button", name="Download rows (CSV)").first.click()
    rows = list(csv.DictReader(io.StringIO(download.value.path().read_text("utf-8-sig"))))

    name = "ai-factories_budget-factory_total_first-seven_finland_known-2026-11-21.csv"
    assert download.value.suggested_filename == name
    assert [row["Claim"] for row in rows] == ["c0064"]
    assert rows[0]["As reported"] == "At least €556 million"
    assert rows[0]["Publisher"] == "Unknown (press rewrite)"
    assert rows[0]["Confidence"] == "low"
    assert rows[0]["How it was read"] == "read directly"
    assert rows[0]["Note"] == "a floor, origin not traced"


def test_a_filter_is_set_by_hand_and_cleared_again(server, visit):
    page = visit(server, "/consortia").page
    page.get_by_text("Filter by country, kind, sector or date").click()
    settle(page)
    page.locator(".st-key-country").get_by_role("button", name="Open").click()
    page.get_by_role("option", name="Austria").click()
    settle(page)

    expect(page.get_by_text(re.compile("^Showing 1 of 19 factories.*with Austria"))).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?country=Austria$"))
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Clear filters").click()
    settle(page)
    expect(page.get_by_text("Showing 7 of 19 factories")).to_be_visible()


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
    page.goto(f"{server.address}/timeline")
    settle(page)
    assert background(page) == "rgb(16, 21, 31)"


def background(page: Page) -> str:
    figure = page.locator(".js-plotly-plot .main-svg").first
    return figure.evaluate("svg => getComputedStyle(svg).backgroundColor")


def test_a_day_of_the_address_holds_on_every_page_and_is_cleared_by_hand(server, visit):
    page = visit(server, "/?known=2024-12-31").page
    expect(page.get_by_text("As known on 31 December 2024: 7 AI Factories")).to_be_visible()
    page.get_by_role("link", name="Timeline").click()
    settle(page)
    expect(page).to_have_url(re.compile(r"/timeline\?known=2024-12-31$"))
    expect(page.get_by_text("No plan of this selection is known to have moved.")).to_be_visible()

    page.get_by_role("button", name="Clear filters").click()
    settle(page)
    expect(page).to_have_url(re.compile(r"/timeline$"))
    expect(page.get_by_role("heading", name="Plans that moved")).to_be_visible()


def test_a_day_without_evidence_is_said_and_leaves_the_address(server, visit):
    page = visit(server, "/timeline?known=1999-12-31").page

    expect(page.get_by_text("known=1999-12-31 is no day from 2024-01-25")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/timeline$"))
    expect(page.get_by_role("heading", name="Plans that moved")).to_be_visible()


def test_a_click_on_a_bar_opens_the_evidence_of_its_value_and_another_closes_it(server, visit):
    page = visit(server, "/budget", width=1280, height=1400).page
    bars = page.locator(".js-plotly-plot").first.locator(".barlayer .point path")
    bar = bars.nth(1).bounding_box()

    def click():
        page.mouse.click(bar["x"] + 40, bar["y"] + bar["height"] / 2)
        settle(page)

    opened = page.get_by_text("IT4LIA: Factory total about €430 m")
    click()
    expect(opened).to_be_visible()
    expect(page.get_by_role("heading", name="What the source says")).to_be_visible()
    expect(page.get_by_role("link", name="c0249").first).to_have_attribute(
        "href", re.compile(r"evidence\?claim=c0249$")
    )
    expect(page.get_by_role("link", name="All about IT4LIA").first).to_be_visible()
    click()
    expect(opened).to_have_count(0)
