"""A click on a mark opens its evidence and follows its factory; the other figures follow."""

import re

from playwright.sync_api import expect

from bench.driver import settle

FRAMES = """
[...document.querySelectorAll('.js-plotly-plot')].map(plot => plot.layout.shapes
    .filter(shape => (shape.name || '').startsWith('ground') && shape.visible !== false)
    .map(shape => shape.name).join())
"""


def click_first_mark(page, of: str) -> None:
    """Click in the middle of the first mark that belongs to a factory in the first figure."""
    plot = page.locator(".js-plotly-plot").first
    plot.scroll_into_view_if_needed()
    spot = plot.evaluate(
        """(plot, of) => {
            const marks = plot._fullData.flatMap(
                trace => (trace.customdata || []).map(([factory], i) => [trace, factory, i]));
            const [trace, , i] = marks.find(([, factory]) => factory === of);
            const {_size: size, xaxis, yaxis} = plot._fullLayout;
            const x = trace.type === 'bar' ? xaxis.d2p(trace.x[i]) / 2 : xaxis.d2p(trace.x[i]);
            return [size.l + x, size.t + yaxis.d2p(trace.y[i])];
        }""",
        of,
    )
    box = plot.bounding_box()
    page.mouse.click(box["x"] + spot[0], box["y"] + spot[1])
    page.wait_for_timeout(300)
    settle(page)


def test_a_click_on_a_bar_opens_its_evidence_and_the_other_figure_follows(server, visit):
    seen = visit(server, "/budget")
    page = seen.page
    click_first_mark(page, "it4lia")

    expect(page).to_have_url(re.compile(r"/budget\?factory=it4lia$"))
    expect(page.get_by_text("IT4LIA: Factory total about €430 m")).to_be_visible()
    assert page.evaluate(FRAMES) == ["ground of it4lia"] * 2
    click_first_mark(page, "it4lia")
    expect(page).to_have_url(re.compile(r"/budget$"))
    expect(page.get_by_text("IT4LIA: Factory total about €430 m")).to_have_count(0)
    assert page.evaluate(FRAMES) == [""] * 2
    assert seen.errors == []


def test_a_click_in_the_matrix_offers_its_country(server, visit):
    page = visit(server, "/consortia?factory=bsc").page
    click_first_mark(page, "lumi")
    expect(page).to_have_url(re.compile(r"/consortia\?factory=lumi$"))
    page.get_by_role("button", name="Only factories with Finland").click()
    settle(page)

    expect(page).to_have_url(re.compile(r"country=Finland"))
    expect(page.get_by_text("Showing 1 of 7 factories")).to_be_visible()


def test_a_factory_is_followed_with_keys_only(server, visit):
    page = visit(server, "/timeline").page
    page.get_by_role("combobox", name="Follow one factory").focus()
    page.keyboard.type("MIMER")
    page.keyboard.press("Enter")
    settle(page)

    expect(page).to_have_url(re.compile(r"/timeline\?factory=mimer$"))
    assert page.evaluate(FRAMES) == ["ground of mimer"]
    page.get_by_role("button", name="Stop following").focus()
    page.keyboard.press("Enter")
    settle(page)
    expect(page).to_have_url(re.compile(r"/timeline$"))
