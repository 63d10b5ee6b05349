"""Figures are drawn once, by the part of Plotly that is served, and leave fingers the page."""

import pytest
from playwright.sync_api import expect
from plotly.offline import get_plotlyjs_version

from bench.driver import settle
from tests.browser.pages import PAGES

# How often each figure has been drawn: what Plotly changes at a stretch is told at once.
COUNT_DRAWN = """
const drawn = new Map()
new MutationObserver((changes) => {
  const added = changes.filter((change) => change.addedNodes.length)
  const plots = added.map((change) => change.target.closest?.(".main-svg")?.parentElement)
  for (const plot of new Set(plots.filter(Boolean))) drawn.set(plot, (drawn.get(plot) ?? 0) + 1)
}).observe(document, { subtree: true, childList: true })
window.timesDrawn = () => [...document.querySelectorAll(".svg-container")]
  .map((plot) => drawn.get(plot))
"""


@pytest.mark.parametrize("page", ["overview", "budget", "consortia", "timeline", "factory"])
def test_a_figure_is_drawn_once_also_after_a_choice(page, server, visit):
    seen = visit(server, "/about").page
    seen.context.add_init_script(COUNT_DRAWN)
    seen.goto(f"{server.address}{PAGES[page]}")
    settle(seen)
    assert set(seen.evaluate("timesDrawn()")) == {1}

    if page == "budget":
        seen.locator(".st-key-wave").get_by_role("radio").nth(1).check()
        settle(seen)
        assert set(seen.evaluate("timesDrawn()")) == {1}


def test_figures_are_drawn_by_the_plotly_that_python_writes_for_and_less_of_it(server, visit):
    page = visit(server, "/budget").page

    assert page.evaluate("Plotly.version") == get_plotlyjs_version()
    kinds = page.evaluate("Object.keys(Plotly.PlotSchema.get().traces)")
    assert sorted(kinds) == ["bar", "pie", "scatter"]


def test_a_finger_on_a_figure_moves_the_page_and_a_tap_opens_the_evidence(server, visit):
    page = visit(server, "/budget", width=390, height=844, touch=True).page
    figure = page.locator(".js-plotly-plot").first
    figure.scroll_into_view_if_needed()
    bar = figure.locator(".bars .point path").first
    before = bar.bounding_box()["y"]

    swipe_up(page, *middle(figure))
    assert bar.bounding_box()["y"] < before - 100

    bar.scroll_into_view_if_needed()
    page.touchscreen.tap(*middle(bar))
    expect(page.get_by_text("Choose the mark again to close this")).to_be_visible()


def middle(place):
    """The middle of what is seen of a place."""
    box, seen = place.bounding_box(), place.page.viewport_size["height"]
    top, bottom = max(box["y"], 0), min(box["y"] + box["height"], seen)
    return box["x"] + box["width"] / 2, (top + bottom) / 2


def swipe_up(page, x, y):
    """Move a finger up by 200 pixels and lift it."""
    devtools = page.context.new_cdp_session(page)

    def touch(kind, *points):
        devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", {"x": x, "y": y})
    for moved in range(20, 201, 20):
        touch("touchMove", {"x": x, "y": y - moved})
        page.wait_for_timeout(20)
    touch("touchEnd")
    page.wait_for_timeout(500)
