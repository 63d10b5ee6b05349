"""The one-file snapshot, opened from a disk: it asks nobody, draws, leads to evidence, prints."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from bench.driver import ROOT
from charts.theme import DARK, LIGHT
from data.filters import Filters
from data.reading import factory_names
from data.records import records
from exports.briefing import Brief
from exports.extract import Extract
from exports.snapshot import html

AXE = ROOT / "tests" / "vendor" / "axe-core" / "axe.min.js"
BUDGET = "#budget-factory_total"
DRAWN = """() => [...document.querySelectorAll("[data-figure]")].every(
  place => place.querySelector(".main-svg") && place.getBoundingClientRect().height > 40)"""


@dataclass(frozen=True)
class Opened:
    """A window on the file, with all that it requested and complained about."""

    page: Page
    requested: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def written(tables, tmp_path_factory) -> Callable[[str, Filters], Path]:
    """Write the snapshot of a selection."""

    def write(name: str, filters: Filters) -> Path:
        extract = Extract(filters.apply(tables), filters, "https://atlas.example/")
        path = tmp_path_factory.mktemp("snapshot") / f"{name}.html"
        path.write_bytes(html(extract, tables, Brief()))
        return path

    return write


@pytest.fixture(scope="module")
def file(written) -> Path:
    """A snapshot of all that is real."""
    return written("atlas", Filters(wave="all"))


@pytest.fixture(scope="module")
def part(written) -> Path:
    """A snapshot of one factory: every kind of section and mark, and less of each."""
    return written("part", Filters(wave="all", country=("Spain",)))


@contextmanager
def opened(browser: Browser, file: Path, width: int = 1280, **window) -> Iterator[Opened]:
    context = browser.new_context(viewport={"width": width, "height": 900}, **window)
    found = Opened(context.new_page())
    context.on("request", lambda request: found.requested.append(request.url))
    found.page.on("console", lambda message: found.errors.append(message.text))
    found.page.on("pageerror", lambda error: found.errors.append(str(error)))
    found.page.goto(file.as_uri())
    if window.get("java_script_enabled", True):
        found.page.wait_for_function(DRAWN)
    yield found
    context.close()


def bar(page: Page) -> tuple[float, float]:
    """The middle of the longest bar of the budget."""
    longest = page.locator(f"{BUDGET} .barlayer .point path").first
    longest.scroll_into_view_if_needed()
    box = longest.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_asks_for_nothing_and_draws_in_the_colours_of_the_system(browser, file, scheme):
    with opened(browser, file, color_scheme=scheme) as window:
        assert window.requested == [file.as_uri()]
        assert window.errors == []
        theme = {"light": LIGHT, "dark": DARK}[scheme]
        grounds = window.page.evaluate(
            "() => [...document.querySelectorAll('[data-figure]')].map(p => p.layout.paper_bgcolor)"
        )
        assert grounds == [theme.background] * 4


def test_colours_follow_the_system(browser, file):
    with opened(browser, file, color_scheme="light") as window:
        window.page.emulate_media(color_scheme="dark")
        window.page.wait_for_function(
            "ground => document.querySelector('[data-figure]').layout.paper_bgcolor === ground",
            arg=DARK.background,
        )
        assert window.errors == []


def test_a_mark_says_its_words_and_leads_to_its_evidence(browser, file):
    with opened(browser, file) as window:
        page = window.page
        page.mouse.move(*bar(page))
        said = page.locator(f"{BUDGET} .hoverlayer .hovertext")
        said.wait_for()
        assert "At least €556 million" in " ".join(said.all_text_contents())
        page.mouse.click(*bar(page))
        page.wait_for_function("location.hash === '#c0064'")
        claim = page.locator("#c0064")
        assert claim.evaluate("place => place.getBoundingClientRect().top") < 900
        claim.get_by_role("link", name="Budget", exact=True).click()
        page.wait_for_function(f"location.hash === '{BUDGET}'")


def test_values_read_in_the_browser_are_those_of_the_table(browser, file, tables):
    with opened(browser, file) as window:
        rows = window.page.locator(f"{BUDGET} table tbody tr").evaluate_all(
            "rows => rows.map(row => [...row.children].map(cell => cell.textContent.trim()))"
        )
        lengths = window.page.evaluate(
            f"document.querySelector('{BUDGET} [data-figure]').data[0].x"
        )
    names = factory_names(tables)
    totals = [row for row in records(tables.budgets) if row["measure"] == "factory_total"]
    expected = {
        names[row["factory_id"]]: f"{row['amount_eur'] / 1e6:.10g}" if row["amount_eur"] else ""
        for row in totals
    }
    assert {row[0]: row[3] for row in rows} == expected
    known = [row["amount_eur"] / 1e6 for row in totals if row["amount_eur"]]
    assert sorted(filter(None, lengths)) == sorted(known)


def printed(page: Page) -> list[str]:
    """The words of each page on paper."""
    pages = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, format="A4"))).pages
    return [" ".join(one.extract_text().split()) for one in pages]


def test_on_paper_are_the_drawings_and_the_sources(browser, part):
    with opened(browser, part) as window:
        page = window.page
        said = " ".join(printed(page))
        page.emulate_media(media="print")
        plots, drawings = page.locator("[data-figure]"), page.locator(".drawing svg")
        assert not any(plot.is_visible() for plot in plots.all())
        assert all(drawing.is_visible() for drawing in drawings.all())
    # The key of the drawn map, the hint under the Plotly figures, an address.
    assert "To a partner" in said
    assert "Point at a mark" not in said
    assert "https://eurohpc-ju.europa.eu/" in said.replace(" ", "")


def test_on_paper_is_what_the_reader_has_opened_and_asked_for(browser, part):
    with opened(browser, part) as window:
        page = window.page
        said = " ".join(printed(page))
        assert "198 millones de euros (close to)" not in said
        assert "The register of these claims is left out on paper" in said
        page.locator(f"{BUDGET} summary").first.click()
        page.get_by_label("Print the register").check()
        said = " ".join(printed(page))
        assert "198 millones de euros (close to)" in said
        assert "Confidence: " in said
        assert "left out on paper" not in said


def test_the_first_seven_take_at_most_25_pages_and_no_empty_one(browser, written):
    with opened(browser, written("first", Filters(wave="first"))) as window:
        pages = printed(window.page)
    assert len(pages) <= 25
    assert min(map(len, pages)) > 400


def test_without_scripts_the_drawings_stand_in(browser, file):
    with opened(browser, file, java_script_enabled=False) as window:
        assert window.page.locator(".drawing svg").first.is_visible()
        assert not window.page.locator("[data-figure]").first.is_visible()
        window.page.locator("#profile-lumi").get_by_role("link", name="c0064").first.click()
        assert window.page.url.endswith("#c0064")


@pytest.mark.parametrize("width", [320, 390, 640])
def test_nothing_is_wider_than_the_window(browser, file, width):
    with opened(browser, file, width=width) as window:
        page = window.page
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_the_keyboard_skips_to_the_content(browser, file):
    with opened(browser, file) as window:
        window.page.keyboard.press("Tab")
        assert window.page.evaluate("document.activeElement.textContent") == "Skip to the content"
        window.page.keyboard.press("Enter")
        assert window.page.evaluate("document.activeElement.id") == "content"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing(browser, part, scheme, width, record_property):
    with opened(browser, part, width=width, color_scheme=scheme) as window:
        page = window.page
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
        record_property("quality", ["axe-core, offline file", "times run, with all its rules", 1])
        record_property(
            "quality", ["axe-core, offline file", "violations", len(found["violations"])]
        )
        assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []
