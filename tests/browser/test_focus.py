"""A click on a mark opens its evidence and follows its factory; the other figures follow."""

import re

import pytest
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
            const start = trace.base ? +new Date(trace.base[i]) : 0;
            const x = trace.type === 'bar'
                ? xaxis.d2p(start + trace.x[i] / 2)
                : xaxis.d2p(trace.x[i]);
            return [size.l + x, size.t + yaxis.d2p(trace.y[i])];
        }""",
        of,
    )
    # A tall figure is in view also where its mark is not.
    by = plot.bounding_box()["y"] + spot[1] - page.viewport_size["height"] / 2
    page.get_by_test_id("stMain").evaluate("(main, by) => main.scrollBy(0, by)", by)
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
    expect(page.get_by_text("Showing 1 of 19 factories")).to_be_visible()


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


def close_buttons(page):
    return page.get_by_role("button", name="Close", exact=True)


def test_a_mark_of_the_programme_leaves_the_factory_followed(server, visit):
    page = visit(server, "/timeline?factory=lumi").page
    for shown in (1, 0):
        click_first_mark(page, "programme")
        expect(close_buttons(page)).to_have_count(shown)
        expect(page).to_have_url(re.compile(r"/timeline\?factory=lumi$"))
    assert page.evaluate(FRAMES) == ["ground of lumi"]


def test_a_mark_that_was_closed_opens_with_one_click(server, visit):
    page = visit(server, "/timeline").page
    for _ in range(2):
        click_first_mark(page, "programme")
        expect(close_buttons(page)).to_have_count(1)
        close_buttons(page).click()
        settle(page)
        expect(close_buttons(page)).to_have_count(0)


def test_a_mark_is_no_more_open_on_coming_back_to_its_page(server, visit):
    page = visit(server, "/timeline").page
    click_first_mark(page, "programme")
    expect(close_buttons(page)).to_have_count(1)
    for title in ("About", "Timeline"):
        page.get_by_role("link", name=title, exact=True).first.click()
        expect(page.get_by_role("heading", name=title, exact=True, level=1)).to_be_visible()
        settle(page)
    expect(close_buttons(page)).to_have_count(0)


def test_a_bar_that_counts_several_factories_leaves_the_one_followed(server, visit):
    page = visit(server, "/consortia?factory=lumi").page
    bars = page.locator(".js-plotly-plot").nth(1)
    bars.scroll_into_view_if_needed()
    bars.locator(".bars .point path").first.click(force=True)
    page.wait_for_timeout(300)
    settle(page)

    expect(page).to_have_url(re.compile(r"/consortia\?factory=lumi$"))
    expect(close_buttons(page)).to_have_count(0)
    assert page.evaluate(FRAMES)[0] == "ground of lumi"


def test_a_factory_is_followed_from_page_to_page_until_it_is_let_go(server, visit):
    page = visit(server, "/budget?factory=bsc&country=Spain").page
    for name, path in (("Timeline", "timeline"), ("Map", "map"), ("Consortia", "consortia")):
        page.get_by_role("link", name=name, exact=True).click()
        page.wait_for_timeout(300)
        settle(page)
        expect(page).to_have_url(re.compile(rf"/{path}\?.*factory=bsc"))
    page.get_by_role("button", name="Stop following").click()
    settle(page)
    page.get_by_role("link", name="Budget", exact=True).click()
    page.wait_for_timeout(300)
    settle(page)
    expect(page).to_have_url(re.compile(r"/budget\?country=Spain$"))


def click_row(page, title: str, factory: str, column: int = 1) -> None:
    """Click into the first row of a factory, in the table after a heading or an opened twin."""
    table = page.get_by_role("table", name=title)
    table.get_by_role("row", name=factory).first.get_by_role("cell").nth(column).click()
    page.wait_for_timeout(300)
    settle(page)


def test_a_click_on_a_row_of_a_table_follows_its_factory_and_lets_it_go(server, visit):
    seen = visit(server, "/budget")
    page = seen.page
    page.get_by_text("Table of this figure").first.click()
    settle(page)
    twin = re.compile("bars of published budgets")
    click_row(page, twin, "IT4LIA")

    expect(page).to_have_url(re.compile(r"/budget\?factory=it4lia$"))
    assert page.evaluate(FRAMES) == ["ground of it4lia"] * 2
    click_row(page, twin, "MIMER")
    expect(page).to_have_url(re.compile(r"/budget\?factory=mimer$"))
    click_row(page, twin, "MIMER")
    expect(page).to_have_url(re.compile(r"/budget$"))
    assert page.evaluate(FRAMES) == [""] * 2
    assert seen.errors == []


def test_a_click_on_a_row_narrows_its_table_to_its_factory(server, visit):
    page = visit(server, "/consortia").page
    named = re.compile("organisations are named")
    click_row(page, named, "Pharos", column=2)

    expect(page).to_have_url(re.compile(r"/consortia\?factory=pharos$"))
    rows = page.get_by_role("table", name=named).locator("tbody tr")
    for row in rows.all():
        expect(row.get_by_role("cell").first).to_have_text("Pharos")


def test_a_row_of_the_programme_and_a_link_in_a_row_follow_nothing(server, visit):
    page = visit(server, "/timeline?factory=lumi").page
    page.get_by_text("Table of this figure").first.click()
    settle(page)
    click_row(page, re.compile("^Timeline"), "Programme")
    expect(page).to_have_url(re.compile(r"/timeline\?factory=lumi$"))
    link = page.get_by_role("row", name="MIMER").first.get_by_role("link").first
    claim = link.inner_text()
    with page.context.expect_page() as opened:
        link.click(modifiers=["Control"])
    expect(opened.value).to_have_url(re.compile(f"/evidence\\?claim={claim}"))
    expect(page).to_have_url(re.compile(r"/timeline\?factory=lumi$"))


def watched(page):
    """Waits for the watcher of the browser, which can come after the page is drawn."""
    page.wait_for_function("!`${history.pushState}`.includes('native code')")
    return page


def test_each_page_is_one_step_back_with_all_that_is_carried(server, visit):
    address = "/budget?wave=all&factory=lumi&measure=system_contract"
    page = watched(visit(server, address).page)
    before = page.evaluate("history.length")
    for name in ("Consortia", "Timeline"):
        page.get_by_role("link", name=name, exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(name)
        settle(page)

    assert page.evaluate("history.length") == before + 2
    page.go_back()
    expect(page).to_have_url(re.compile(r"/consortia\?wave=all&factory=lumi$"))
    page.go_back()
    expect(page).to_have_url(server.address + address)
    expect(page.get_by_role("radio", name="System contract")).to_be_checked()


# Streamlit writes the address of the page that is left where its messages come at once.
@pytest.mark.parametrize("first", ["/budget?wave=all", "/consortia"])
def test_a_page_that_is_left_gets_no_step_of_its_own(first, server, visit):
    page = watched(visit(server, "/budget?measure=system_contract").page)
    steps = page.evaluate(
        """(first) => {
            const before = history.length
            const link = document.body.appendChild(document.createElement("a"))
            link.href = "/consortia"
            link.addEventListener("click", (event) => event.preventDefault())
            link.click()
            for (const address of [first, "/consortia?wave=all"]) history.pushState({}, "", address)
            return [history.length - before, location.pathname + location.search]
        }""",
        first,
    )

    assert steps == [1, "/consortia?wave=all"]
