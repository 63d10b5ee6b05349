"""What a reader does with what changed: follow a shared link, choose dates, come back."""

import csv
import io
import re

from playwright.sync_api import expect

from bench.driver import settle


def test_a_shared_link_holds_both_dates(server, visit, photograph):
    address = "/evidence?part=Changes&from=2025-08-26&to=2026-08-31"
    seen = visit(server, address, width=390, height=844, scheme="dark")
    page = seen.page

    expect(page.get_by_text("Between 26 August 2025 and 31 August 2026")).to_be_visible()
    expect(page.get_by_role("heading", name="Values that changed")).to_be_visible()
    expect(page.get_by_role("link", name="c0315").first).to_have_attribute(
        "href", re.compile(r"evidence\?claim=c0315$")
    )
    expect(page).to_have_url(f"{server.address}{address}")
    main = page.get_by_test_id("stMain")
    assert main.evaluate("main => main.scrollWidth - main.clientWidth") <= 0
    assert seen.errors == []
    photograph(seen, "changes-390-dark")


def test_days_that_leave_no_time_are_said_once_and_stay_in_the_address(server, visit):
    address = "/evidence?part=Changes&from=2024-01-25&to=2024-01-25"
    page = visit(server, address).page

    expect(page.get_by_text("nothing is known from before that day")).to_have_count(1)
    expect(page.get_by_text("came to be known")).to_have_count(0)
    expect(page).to_have_url(f"{server.address}{address}")


def test_dates_stay_when_another_part_is_opened_and_left(server, visit):
    page = visit(server, "/evidence?part=Changes&from=2026-11-01").page
    page.get_by_role("tab", name="Sources").click()
    settle(page)
    page.get_by_role("tab", name="Changes").click()
    settle(page)

    expect(page).to_have_url(re.compile(r"from=2026-11-01"))
    expect(page.get_by_text("Between 1 November 2026 and 21 November 2026")).to_be_visible()


def test_the_download_holds_every_change_with_both_claims_and_their_sources(server, visit):
    page = visit(server, "/evidence?part=Changes&from=2026-11-20&country=Luxembourg").page
    with page.expect_download() as download:
        page.get_by_role("button", name="Download rows (CSV)").click()
    rows = list(csv.DictReader(io.StringIO(download.value.path().read_text("utf-8-sig"))))

    (moved,) = (row for row in rows if row["Change"] == "Plans that moved")
    assert (moved["Before"], moved["Now"]) == ("mid-2026", "end of 2026, about 4 months later")
    assert (moved["Earlier claim"], moved["Claim"]) == ("c0332", "c0331")
    assert moved["Publisher"]
    assert moved["Earlier publisher"]
    assert download.value.suggested_filename.startswith(
        "ai-factories_changes-2026-11-20-2026-11-21"
    )
