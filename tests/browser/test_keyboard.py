"""All of a page is reached, seen and left with keys only, and so is each task."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from bench.driver import settle
from tests.browser.pages import PAGES

TRIED = PAGES | {"changes": "/evidence?part=Changes"}
MOST = 250
"""Presses of a key after which no page goes on."""

# Where the keys are: which element, what it says, the box it shows that on, and how well that box
# is told from its surroundings. Null where the keys have left the page.
STOP = """
() => {
  const inner = (one) => one?.shadowRoot?.activeElement ? inner(one.shadowRoot.activeElement) : one
  const active = inner(document.activeElement)
  if (!active || active === document.body) return null
  // Cells of a grid lie in its canvas and have no box.
  const stop = active.closest("canvas") ?? active
  const above = (one) => one.parentElement ?? one.getRootNode().host
  const colour = (text) => {
    const [red, green, blue, alpha = 1] = text.match(/[0-9.]+/g).map(Number)
    return [red, green, blue, alpha]
  }
  const over = ([r, g, b, a], ground) => [r, g, b].map((part, i) => part * a + ground[i] * (1 - a))
  const ground = (one) => {
    if (!one) return [255, 255, 255]
    const own = colour(getComputedStyle(one).backgroundColor)
    return own[3] === 1 ? own.slice(0, 3) : over(own, ground(above(one)))
  }
  const light = (rgb) => rgb
    .map((part) => (part / 255 <= 0.04045 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0)
  const contrast = (one, other) => {
    const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b)
    return (bright + 0.05) / (dark + 0.05)
  }
  const isRinged = (one) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(one)
    return outlineStyle === "solid" && parseFloat(outlineWidth) >= 2
  }
  let ringed = stop
  for (let up = 0; up < 4 && !isRinged(ringed); up++) ringed = above(ringed) ?? ringed
  const shown = isRinged(ringed) ? ringed : stop
  const [box] = shown.getClientRects()
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const hit = document.elementFromPoint(x, y)
  const root = shown.getRootNode().host
  const { outlineColor, outlineOffset } = getComputedStyle(shown)
  const on = ground(parseFloat(outlineOffset) < 0 ? shown : above(shown))
  window.stops ??= []
  if (!stops.includes(stop)) stops.push(stop)
  const main = document.querySelector("main")
  return {
    number: stops.indexOf(stop), tag: stop.outerHTML.slice(0, 80),
    name: stop.ariaLabel || stop.labels?.[0]?.innerText || stop.innerText
      || stop.closest("[role=figure]")?.ariaLabel || "",
    within: main.contains(root ?? stop) && stop !== main,
    isGrid: Boolean(stop.closest("canvas, .dvn-scroller")),
    isBar: Boolean(stop.closest(".modebar, [data-testid=stElementToolbar]")),
    contrast: isRinged(shown) ? contrast(over(colour(outlineColor), on), on) : 0,
    isCovered: !(hit && (shown.contains(hit) || hit.contains(shown) || hit === root)),
    left: box.left, top: box.top + main.scrollTop, right: box.right,
  }
}
"""
RINGS = """
() => [...document.querySelectorAll("*")].filter((one) => {
  const { outlineStyle, outlineWidth } = getComputedStyle(one)
  return outlineStyle === "solid" && parseFloat(outlineWidth) >= 2
}).map((one) => one.outerHTML.slice(0, 80))
"""
"""What has a ring although no key is on it."""


def walk(page, key, most=MOST):
    """Presses a key until it has left the page, or reached so many stops; returns each once."""
    stops = []
    for _ in range(MOST):
        page.keyboard.press(key)
        stop = page.evaluate(STOP)
        if stop is None or len(stops) == most:
            return stops
        if not stops or stop["number"] != stops[-1]["number"]:
            stops.append(stop)
    raise AssertionError(f"{key} does not leave {page.url}: {stops[-1]['name']}")


def says(stop):
    return " ".join(stop["name"].split())[:60]


def unseen(stops):
    """Stops that show no ring of 3:1, or that something covers. A grid draws a ring of its own."""
    return [
        says(stop)
        for stop in stops
        if not stop["isGrid"] and (stop["contrast"] < 3 or stop["isCovered"])
    ]


def backwards(stops):
    """Stops that lie above the one before without lying to the right of it.

    The buttons of a figure's bar stand on its upper edge, at the right.
    """
    placed = [stop for stop in stops if stop["within"] and not stop["isBar"]]
    return [
        (says(one), says(other))
        for one, other in pairwise(placed)
        if other["top"] < one["top"] - 40 and other["left"] < one["left"] + 40
    ]


@pytest.mark.parametrize("path", TRIED.values(), ids=TRIED.keys())
def test_keys_go_through_a_page_and_back_in_order_and_are_always_seen(
    path, server, visit, record_property
):
    seen = visit(server, path)
    page = seen.page
    stops = walk(page, "Tab")
    assert says(stops[0]) == "Skip to main content"
    assert page.evaluate(RINGS) == []
    assert unseen(stops) == []
    assert backwards(stops) == []
    assert [stop["tag"] for stop in stops if not stop["name"] and not stop["isGrid"]] == []

    back = walk(page, "Shift+Tab", len(stops))
    assert [stop["number"] for stop in reversed(back)] == [stop["number"] for stop in stops]
    assert unseen(back) == []
    assert seen.errors == []
    record_property("quality", ["Keyboard", "pages walked through and back", 1])
    record_property("quality", ["Keyboard", "stops seen", len(stops)])


def test_keys_are_seen_in_dark(server, visit, record_property):
    seen = visit(server, "/map", scheme="dark")
    for path in ("/map", "/briefing", "/budget?present=1"):
        seen.open(path)
        stops = walk(seen.page, "Tab")
        assert unseen(stops) == [], path
        record_property("quality", ["Keyboard", "stops seen", len(stops)])


def test_keys_move_a_ring_from_cell_to_cell_of_the_claims(server, visit):
    page = visit(server, "/evidence").page
    go_to(page, "Fullscreen: Claims")
    pictures = []
    for key in ("Tab", "ArrowDown", "ArrowRight"):
        page.keyboard.press(key)
        page.wait_for_timeout(100)
        pictures.append(page.locator("canvas").first.screenshot())
    assert len(set(pictures)) == 3


def go_to(page, name, key="Tab"):
    """Presses a key until the stop of that name is reached."""
    for _ in range(MOST):
        page.keyboard.press(key)
        stop = page.evaluate(STOP)
        if stop and f" {name}" in f" {says(stop)}":
            return
    raise AssertionError(f"{key} does not lead to {name}")


def press(page, key):
    page.keyboard.press(key)
    page.wait_for_timeout(300)
    settle(page)


def test_skipping_changing_page_filtering_and_presenting_take_keys_only(
    server, visit, record_property
):
    seen = visit(server, "/")
    page = seen.page
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "MAIN"
    page.keyboard.press("Tab")
    assert page.evaluate(STOP)["within"]
    expect(page).to_have_url(f"{server.address}/")

    go_to(page, "Budget", "Shift+Tab")
    press(page, "Enter")
    expect(page).to_have_url(f"{server.address}/budget")
    expect(page.get_by_role("heading", name="Budget", exact=True, level=1)).to_be_visible()

    go_to(page, "Filter by country")
    press(page, "Enter")
    go_to(page, "Country that hosts or joins")
    page.keyboard.type("Finland")
    press(page, "Enter")
    expect(page).to_have_url(re.compile(r"country=Finland"))
    press(page, "Escape")
    go_to(page, "Clear filters", "Shift+Tab")
    press(page, "Enter")
    expect(page).to_have_url(f"{server.address}/budget")

    go_to(page, "Present", "Shift+Tab")
    press(page, "Enter")
    expect(page.locator(".stage")).to_be_visible()
    go_to(page, "Next slide")
    slide = page.url
    press(page, "Enter")
    expect(page).not_to_have_url(slide)
    go_to(page, "Leave the presentation")
    press(page, "Enter")
    expect(page).to_have_url(f"{server.address}/budget")
    assert seen.errors == []
    for _ in ("skip", "change page", "filter", "clear", "present"):
        record_property("quality", ["Keyboard", "tasks done", 1])


def test_choosing_a_site_opening_its_evidence_and_downloading_take_keys_only(
    server, visit, record_property
):
    seen = visit(server, "/map")
    page = seen.page
    go_to(page, "All sites")
    press(page, "ArrowDown")
    expect(page.get_by_role("heading", name="LUMI AI Factory")).to_be_visible()
    expect(page.get_by_role("radio", name="LUMI AI Factory")).to_be_focused()

    go_to(page, "Download rows (CSV)", "Shift+Tab")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith(".csv")

    go_to(page, "Quote with sources", "Shift+Tab")
    press(page, "Enter")
    expect(page.get_by_test_id("stPopoverBody")).to_be_visible()
    press(page, "Escape")
    expect(page.get_by_test_id("stPopoverBody")).to_have_count(0)
    assert says(page.evaluate(STOP)).count("Quote with sources") == 1

    go_to(page, "Table of this figure", "Shift+Tab")
    press(page, "Enter")
    go_to(page, "c0")
    with page.context.expect_page() as opened:
        page.keyboard.press("Enter")
    settle(opened.value)
    expect(opened.value).to_have_url(re.compile(r"/evidence\?claim=c\d+$"))
    expect(opened.value.get_by_role("heading", name="What the source says")).to_be_visible()
    assert seen.errors == []
    for _ in ("choose a site", "download", "quote", "open evidence"):
        record_property("quality", ["Keyboard", "tasks done", 1])
