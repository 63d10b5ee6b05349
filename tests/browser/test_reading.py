"""A page read aloud, or at four times its size, says the same in the same order."""

import pytest
from playwright.sync_api import expect

from bench.driver import settle
from tests.browser.pages import PAGES, unfold

TRIED = PAGES | {
    "evidence": "/evidence?part=Coverage",
    "claim": "/evidence?claim=c0064",
}
ZOOMED = {200: 640, 400: 320}
"""Zoom in per cent -> width of a window of 1280 pixels, in pixels of the page."""

# The lines of tables: how many cells each has under how many headings, and what names the table.
TABLES = """
all => all.map((table) => ({
  name: table.ariaLabel || table.caption?.innerText || "",
  headings: [...table.querySelectorAll("thead th")].map((one) => one.innerText.trim()),
  begin: [...table.querySelectorAll("tbody tr")].map((row) => row.cells[0].tagName),
  scopes: [...table.querySelectorAll("th")].map((one) => one.scope),
  widths: [...new Set([...table.querySelectorAll("tbody tr")].map((row) => row.cells.length))],
}))
"""
# What comes later in the page and stands higher, without standing at the right of it.
BACKWARDS = """
all => {
  const seen = all.filter((one) => one.checkVisibility() && one.innerText.trim()
    && !one.closest("[data-testid=stPopoverBody], [data-testid=stTooltipContent]"))
  const boxes = seen.map((one) => one.getBoundingClientRect())
  return seen.flatMap((one, i) => {
    const [box, before] = [boxes[i], boxes[i - 1]]
    const isUp = before && box.bottom <= before.top && box.left < before.right - 1
    return isUp ? [one.innerText.slice(0, 60)] : []
  })
}
"""
# What reaches out of the page, or has more to show than it shows and cannot be scrolled to it.
CUT = """
main => {
  const within = main.getBoundingClientRect()
  const scrolls = (one) => one !== main
    && /auto|scroll/.test(getComputedStyle(one).overflowX) && one.scrollWidth > one.clientWidth
  const isScrolled = (one) => one !== main && one && (scrolls(one) || isScrolled(one.parentElement))
  return [...main.querySelectorAll("p, li, h1, h2, h3, h4, label, button, a, td, th, summary")]
    .filter((one) => one.checkVisibility({ opacityProperty: true }) && !isScrolled(one)
      && one.innerText.trim() && !one.closest("[data-testid=stElementToolbar]"))
    .filter((one) => {
      const box = one.getBoundingClientRect()
      const isCut = getComputedStyle(one).overflowX === "hidden"
        && one.scrollWidth > one.clientWidth + 1
      return box.width > 1 && (box.right > within.right + 1 || box.left < within.left - 1 || isCut)
    })
    .map((one) => `${one.tagName} ${one.innerText.slice(0, 60)}`)
}
"""
# What moves although less motion is asked for. A fade is no motion.
MOVING = """
() => [...document.querySelectorAll("*")].filter((one) => {
  const { transitionProperty, transitionDuration, animationDuration } = getComputedStyle(one)
  const isLong = (times) => times.split(",").some((time) => parseFloat(time) > 0.001)
  const moves = /all|transform|translate|width|height|top|left|margin/.test(transitionProperty)
  return isLong(animationDuration) || (moves && isLong(transitionDuration))
}).map((one) => one.outerHTML.slice(0, 80))
"""
ANIMATED = """
() => [...document.querySelectorAll(".js-plotly-plot")].filter((plot) =>
  plot.layout.transition || plot._transitionData?._frames?.length).length
"""
# What a click sets in motion by script in the moments after it.
SLIDES = """
async (summary) => {
  summary.click()
  const seen = new Set()
  for (let frame = 0; frame < 20; frame++) {
    await new Promise(requestAnimationFrame)
    for (const { effect } of document.getAnimations()) {
      const { duration } = effect.getComputedTiming()
      if (effect.target.matches("details") && duration > 0) seen.add(duration)
    }
  }
  return [...seen]
}
"""
TEXT = "h1, h2, h3, p, summary, table, .js-plotly-plot, [role=figure]"


@pytest.mark.parametrize("path", TRIED.values(), ids=TRIED.keys())
def test_a_page_reads_in_order_and_whole_at_four_times_its_size(
    path, server, visit, record_property
):
    seen = visit(server, path)
    page = seen.page
    assert page.evaluate("document.documentElement.lang") == "en"
    for role in ("main", "banner", "navigation"):
        expect(page.get_by_role(role)).to_have_count(1)
    expect(page.get_by_role("main").get_by_role("heading", level=1)).to_have_count(1)
    assert page.locator("main h1, main h2").first.evaluate("h => h.tagName") == "H1"

    main = page.get_by_test_id("stMain")
    unfold(page)
    tables = main.locator("table:not(canvas table)").evaluate_all(TABLES)
    for table in tables:
        assert table["name"], table["headings"]
        assert all(table["headings"]), table["name"]
        assert set(table["scopes"]) <= {"col", "row"}, table["name"]
        is_headed = table["widths"] == [len(table["headings"])]
        assert is_headed or set(table["begin"]) == {"TH"}, table["name"]
    assert page.evaluate(MOVING) == []
    assert page.evaluate(ANIMATED) == 0

    assert main.locator(TEXT).evaluate_all(BACKWARDS) == []
    for zoom, width in ZOOMED.items():
        page.set_viewport_size({"width": width, "height": 800 * width // 1280})
        page.wait_for_timeout(300)
        settle(page)
        assert main.evaluate("main => main.scrollWidth <= main.clientWidth"), zoom
        assert main.evaluate(CUT) == [], zoom
        assert main.locator(TEXT).evaluate_all(BACKWARDS) == [], zoom
        record_property("quality", ["Reading", f"pages read whole at {zoom} %", 1])
    assert seen.errors == []
    record_property("quality", ["Reading", "tables with headers", len(tables)])


@pytest.mark.parametrize(("motion", "slides"), [("reduce", False), ("no-preference", True)])
def test_a_fold_slides_only_for_those_who_do_not_ask_for_less_motion(motion, slides, server, visit):
    page = visit(server, "/about").page
    page.emulate_media(reduced_motion=motion)
    fold = page.locator("details summary").first
    assert bool(fold.evaluate(SLIDES)) == slides
    expect(page.locator("details").first).to_have_attribute("open", "")
