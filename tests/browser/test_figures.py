"""A figure is drawn once, by the part of Plotly that is served."""

import pytest
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
