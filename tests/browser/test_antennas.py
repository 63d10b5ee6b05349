"""The switch for Antennas on the map and the matrix: by keyboard, in the address, on a phone."""

import re

import pytest
from playwright.sync_api import expect

from bench.driver import settle

CUT = """
plot => {
    const frame = plot.getBoundingClientRect()
    return [...plot.querySelectorAll('.annotation-text, .xtick text, .ytick text')]
        .map(text => [text.textContent, text.getBoundingClientRect()])
        .filter(([, box]) => box.left < frame.left - 1 || box.right > frame.right + 1
            || box.top < frame.top - 1 || box.bottom > frame.bottom + 1)
        .map(([said]) => said)
}
"""
"""Texts of a figure that reach out of it."""


def toggle(page):
    return page.get_by_role("switch", name="Antennas")


@pytest.mark.parametrize("width", [1280, 390])
def test_antennas_are_switched_on_by_keyboard_and_kept_on_the_next_page(
    server, visit, width, photograph
):
    seen = visit(server, "/map?wave=all", width=width)
    page = seen.page
    toggle(page).focus()
    page.keyboard.press("Space")
    page.wait_for_timeout(300)
    settle(page)
    expect(page).to_have_url(re.compile(r"/map\?.*antennas=1"))
    expect(page.get_by_role("heading", name=re.compile("; 13 Antennas$"))).to_be_visible()
    photograph(seen, f"map-antennas-{width}")

    if width < 700:
        page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_role("link", name="Consortia", exact=True).click()
    expect(page.get_by_role("heading", name="Consortia", exact=True, level=1)).to_be_visible()
    settle(page)
    expect(page).to_have_url(re.compile(r"/consortia\?.*antennas=1"))
    assert page.locator(".js-plotly-plot").first.evaluate(CUT) == []
    photograph(seen, f"consortia-antennas-{width}")
    assert seen.errors == []
    assert seen.other_hosts() == set()


@pytest.mark.parametrize("path", ["map", "consortia"])
def test_a_reload_keeps_antennas_and_the_switch_takes_them_out_of_the_address(server, visit, path):
    page = visit(server, f"/{path}").page
    toggle(page).focus()
    page.keyboard.press("Space")
    page.wait_for_timeout(300)
    settle(page)
    page.reload()
    settle(page)
    expect(toggle(page)).to_be_checked()
    toggle(page).focus()
    page.keyboard.press("Space")
    page.wait_for_timeout(300)
    settle(page)
    expect(page).to_have_url(re.compile(rf"/{path}$"))
