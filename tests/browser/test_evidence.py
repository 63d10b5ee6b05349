"""What a reader does with the evidence: cite, search, open, take away, and come back."""

import csv
import io
import re

from playwright.sync_api import expect

from bench.driver import settle
from data.load import Tables


def test_a_claim_can_be_the_first_request_to_a_new_server(cold_server, visit):
    seen = visit(cold_server, "/evidence?claim=c0064")

    expect(seen.page.get_by_role("heading", name="LUMI AI Factory: Factory total")).to_have_count(2)
    expect(seen.page.get_by_text("At least €556 million").first).to_be_visible()
    expect(seen.page).to_have_url(f"{cold_server.address}/evidence?claim=c0064")
    assert seen.errors == []
    assert seen.other_hosts() == set()


def test_an_unknown_claim_stays_said(server, visit):
    page = visit(server, "/evidence?claim=c9999").page

    expect(page.get_by_text("claim=c9999, which is not here")).to_be_visible()
    expect(page.get_by_test_id("stDataFrame")).to_be_visible()


def test_a_claim_is_opened_with_keys_only_and_left_by_back(server, visit):
    page = visit(server, "/evidence?standing=shown").page
    page.get_by_role("combobox", name="Open one claim").focus()
    page.keyboard.type("c0064")
    page.keyboard.press("Enter")
    settle(page)

    expect(page.get_by_role("heading", name="What the source says")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/evidence\?standing=shown&claim=c0064$"))
    page.go_back()
    settle(page)
    expect(page.get_by_role("heading", name="Claims", exact=True)).to_be_visible()
    expect(page).to_have_url(re.compile(r"/evidence\?standing=shown$"))


def test_a_ticked_row_opens_its_claim_and_the_search_is_kept(server, visit):
    page = visit(server, "/evidence?search=556").page
    table = page.get_by_test_id("stDataFrame").locator("canvas").first
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    page.mouse.click(box["x"] + 18, box["y"] + 52)
    page.wait_for_timeout(300)
    settle(page)

    expect(page).to_have_url(re.compile(r"/evidence\?search=556&claim=c\d{4}$"))
    expect(page.get_by_role("heading", name="What the source says")).to_be_in_viewport()
    page.get_by_role("button", name="All evidence").click()
    settle(page)
    expect(page).to_have_url(re.compile(r"/evidence\?search=556$"))


def test_the_download_holds_the_rows_found_and_their_addresses(server, visit):
    page = visit(server, "/evidence?subject=Pharos&about=Factory+total").page
    with page.expect_download() as download:
        page.get_by_role("button", name="Download these rows (CSV)").click()
    rows = list(csv.DictReader(io.StringIO(download.value.path().read_text("utf-8-sig"))))

    assert download.value.suggested_filename == (
        "ai-factories_claims_subject-pharos_about-factory-total_first-seven_known-2026-11-21.csv"
    )
    tables = Tables.read()
    claims = tables.evidence.query("subject_id == 'pharos' and attribute == 'budget_total'")
    assert [row["Claim"] for row in rows] == list(claims["claim_id"])
    sources = tables.sources.set_index("source_id")
    copies = sources["via"].where(sources["via"].str.startswith("http", na=False))
    where = sources["url"].fillna(copies).fillna("")
    assert [row["Address"] for row in rows] == [where[source] for source in claims["source_id"]]


def test_a_part_of_the_page_has_an_address(server, visit):
    page = visit(server, "/evidence").page
    page.get_by_role("tab", name="Coverage").click()
    settle(page)

    expect(page).to_have_url(re.compile(r"/evidence\?part=Coverage$"))
    expect(page.get_by_role("heading", name="Coverage")).to_be_visible()
    page.reload()
    settle(page)
    expect(page.get_by_role("heading", name="Coverage")).to_be_visible()


def test_a_key_figure_opens_what_limits_it_and_its_sources(server, visit):
    page = visit(server, "/").page
    page.get_by_role("button", name="6 sources").first.click()
    settle(page)

    behind = page.get_by_test_id("stPopoverBody")
    expect(behind).to_contain_text("The weakest source: Unknown (press rewrite)")
    expect(behind).not_to_contain_text("Sentence")
    expect(behind.get_by_role("link", name="c0064").first).to_be_visible()
