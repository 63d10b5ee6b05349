"""One factory and several side by side: how readers come to them, move on and come back."""

import re

from playwright.sync_api import Page, expect

from bench.driver import settle


def expect_shown(page: Page, heading: str, address: str) -> None:
    settle(page)
    expect(page.get_by_role("heading", level=2).first).to_have_text(heading)
    expect(page).to_have_url(re.compile(rf"{re.escape(address)}$"))


def test_from_the_card_to_the_factory_to_the_next_and_back(server, visit):
    page = visit(server, "/map?factory=lumi&kind=new").page
    page.get_by_role("link", name="All about LUMI AI Factory").click()
    expect_shown(page, "LUMI AI Factory", "/factory?kind=new&factory=lumi")
    page.get_by_role("button", name="Next: HammerHAI").click()
    expect_shown(page, "HammerHAI", "/factory?kind=new&factory=hammerhai")
    page.reload()
    expect_shown(page, "HammerHAI", "/factory?kind=new&factory=hammerhai")
    page.go_back()
    expect_shown(page, "LUMI AI Factory", "/factory?kind=new&factory=lumi")
    page.go_forward()
    expect_shown(page, "HammerHAI", "/factory?kind=new&factory=hammerhai")
    expect(page.get_by_text(re.compile("^Showing 5 of 19.*kind new"))).to_be_visible()


def test_a_comparison_is_shared_by_its_address_and_follows_back(server, visit):
    page = visit(server, "/compare?factory=hammerhai").page
    page.get_by_role("combobox", name="Factories to compare").click()
    page.get_by_role("option", name="IT4LIA").click()
    page.keyboard.press("Escape")
    expect_shown(page, "HammerHAI · IT4LIA", "/compare?factory=hammerhai&factory=it4lia")
    page.reload()
    expect_shown(page, "HammerHAI · IT4LIA", "/compare?factory=hammerhai&factory=it4lia")
    page.go_back()
    expect_shown(page, "HammerHAI", "/compare?factory=hammerhai")
