"""axe-core finds no violation of WCAG 2.0 to 2.2, A and AA, on any page with all of it open."""

import pytest

from bench.driver import ROOT, settle
from tests.browser.pages import unfold

AXE = ROOT / "tests" / "vendor" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PAGES = {
    "overview": "/?wave=all",
    "map": "/map?wave=all&antennas=1",
    "budget": "/budget?factory=lumi",
    "consortia": "/consortia?wave=all&antennas=1",
    "timeline": "/timeline?wave=second",
    "factory": "/factory?factory=pharos",
    "compare": "/compare?factory=lumi&factory=bsc",
    "country": "/country?country=Poland",
    "countries": "/country",
    "programme": "/programme",
    "evidence": "/evidence",
    "claim": "/evidence?claim=c0064",
    "briefing": "/briefing",
    "about": "/about",
    "presenting": "/budget?present=1",
    "nothing": "/budget?country=Croatia",
}
WIDTHS = (1280, 390, 320)


@pytest.fixture
def violations(record_property):
    """The rules a page breaks, with the first element that breaks each; the record counts them."""

    def run(page) -> list[tuple[str, str]]:
        found = page.evaluate(
            "rules => axe.run(document, {resultTypes: ['violations'], runOnly: rules})", RULES
        )["violations"]
        record_property("quality", ["axe-core", "times run", 1])
        record_property("quality", ["axe-core", "violations", len(found)])
        return [(one["id"], one["nodes"][0]["html"]) for one in found]

    return run


def test_axe_knows_rules_of_every_level_and_version(visit, server, record_property):
    page = visit(server, "/about").page
    page.evaluate(AXE.read_text(encoding="utf-8"))
    rules = page.evaluate("rules => axe.getRules(rules).map(rule => rule.tags)", RULES)

    record_property("with", f"axe-core {page.evaluate('axe.version')}")
    record_property("quality", ["axe-core", "rules of WCAG 2.0 to 2.2, A and AA", len(rules)])
    assert all(any(tag in tags for tags in rules) for tag in RULES)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_axe_finds_nothing_on_a_page_with_all_open(
    path, scheme, server, visit, violations, record_property
):
    record_property("quality", ["axe-core", "pages tried, all open, at three widths", 1])
    page = visit(server, path, scheme=scheme).page
    unfold(page)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_timeout(200)
        settle(page)
        assert violations(page) == [], width


def test_axe_finds_nothing_where_evidence_and_a_quote_are_open(server, visit, violations):
    page = visit(server, "/budget").page
    for name in ("Quote with sources", "Main menu"):
        page.get_by_role("button", name=name).first.click()
        settle(page)
        page.evaluate(AXE.read_text(encoding="utf-8"))
        assert violations(page) == [], name
        page.keyboard.press("Escape")
        settle(page)
