"""What a reader takes away from a page: each file opened by its own reader."""

import io
import json
import zipfile

import openpyxl
import pandas as pd
import pytest
from playwright.sync_api import expect

from bench.driver import settle
from data.filters import Filters
from data.load import FOLDER, Tables


@pytest.fixture(scope="module")
def chosen():
    return Filters(country=("Spain",)).apply(Tables.read())


@pytest.fixture
def page(server, visit):
    page = visit(server, "/consortia?country=Spain").page
    page.get_by_text("Take away this selection").click()
    page.get_by_role("combobox", name="One table", exact=True).wait_for()
    settle(page)
    return page


def taken(page, label):
    with page.expect_download() as download:
        page.get_by_role("button", name=label, exact=True).click()
    return download.value.suggested_filename, download.value.path().read_bytes()


def test_the_archive_holds_the_selection_and_explains_itself(page, server, chosen):
    name, content = taken(page, "ZIP with all")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        said = archive.read("README.txt").decode()
        budgets = pd.read_csv(archive.open("budgets.csv"))

    assert name == "ai-factories_data_first-seven_spain_known-2026-11-21.zip"
    assert f"{server.address}/?wave=first&country=Spain&known=2026-11-21" in said
    assert list(budgets["claim_id"].dropna()) == list(chosen.budgets["claim_id"].dropna())


def test_the_workbook_opens(page, chosen):
    name, content = taken(page, "Excel")
    sheet = openpyxl.load_workbook(io.BytesIO(content))["factories"]

    assert name.endswith("_first-seven_spain_known-2026-11-21.xlsx")
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == list(
        chosen.factories["factory_id"]
    )


@pytest.mark.parametrize(
    ("address", "label", "named"),
    [
        ("/timeline?factory=lumi", "Download rows (CSV)", "what-moved_lumi_first-seven"),
        ("/factory?factory=lumi", "Download rows (CSV)", "changes-2026-08-21-2026-11-21_lumi_"),
        (
            "/evidence?search=euro&confidence=low",
            "Download these rows (CSV)",
            "claims_search-euro_confidence-low_first-seven",
        ),
    ],
)
def test_rows_of_less_than_the_selection_are_named_for_it(server, visit, address, label, named):
    page = visit(server, address).page
    with page.expect_download() as download:
        page.get_by_role("button", name=label).last.click()

    assert download.value.suggested_filename.startswith(f"ai-factories_{named}")


def test_maps_and_programs_are_served_too(page, chosen):
    _, sites = taken(page, "GeoJSON")
    _, document = taken(page, "JSON")

    points = [f for f in json.loads(sites)["features"] if f["geometry"]["type"] == "Point"]
    assert len(points) == len(chosen.factories) + len(chosen.antennas)
    assert json.loads(document)["known"] == "2026-11-21"


def test_one_table_is_taken_by_keyboard_and_all_data_beside_it(page, chosen):
    box = page.get_by_role("combobox", name="One table", exact=True)
    box.focus()
    # The page moves so that the box is seen, and a list that is open closes when the page moves.
    settle(page)
    expect(box).to_be_focused()
    page.keyboard.type("memberships")
    expect(page.get_by_role("option")).to_have_text(["memberships"])
    page.keyboard.press("Enter")
    expect(page.get_by_text("One country in one consortium a row.")).to_be_visible()
    settle(page)
    name, some = taken(page, "CSV")
    _, safe = taken(page, "CSV for spreadsheets")
    whole_name, whole = taken(page, "CSV, all data")

    assert name == "ai-factories_memberships_first-seven_spain_known-2026-11-21.csv"
    assert len(pd.read_csv(io.BytesIO(some))) == len(chosen.memberships)
    assert safe.startswith(b"\xef\xbb\xbf")
    assert whole_name == "ai-factories_factories_all-selections_known-2026-11-21.csv"
    assert whole == (FOLDER / "factories.csv").read_bytes()


def test_the_view_can_be_cited(page, server):
    cited = f"{server.address}/consortia?wave=first&country=Spain&known=2026-11-21"
    citation = page.get_by_text("AI Factories Atlas: the first seven, with Spain.").first
    expect(citation).to_contain_text(cited)


def test_an_empty_selection_still_gives_files_with_headers(server, visit):
    page = visit(server, "/budget?country=Finland&kind=associated").page
    page.get_by_text("Take away this selection").click()
    settle(page)
    _, content = taken(page, "CSV")

    assert content.decode().startswith("factory_id,name,wave,")
    assert content.count(b"\n") == 1
