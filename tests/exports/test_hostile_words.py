"""Files of data that try to be markup, a formula or a link: all of it is text in every format."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace

import pytest
from lxml import etree
from lxml import html as parser
from openpyxl import load_workbook
from pptx import Presentation
from pypdf import PdfReader

from data.filters import Filters
from exports.briefing import Brief
from exports.extract import Extract
from exports.formats import BRIEFING, GEOJSON, HTML, JSON, PDF, PPTX, SELECTION, XLSX, ZIP
from tests.hostile import counted
from tests.hostile_tables import SCRIPT, TAG, spoilt

ROW = "Hostile words shown"
BASE = "https://atlas.example/"
BRIEF = Brief.read({"title": [f"{SCRIPT} =1+1"], "audience": [f"{TAG} \x1b :red[x]"]})
STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the start of a formula."""
OUR_FORMULAS = ("=SUBTOTAL(", "=SUM(", "=COUNT")
"""What the workbook itself reckons begins so; what data try has other arguments."""


@pytest.fixture(scope="module")
def hostile(tables):
    """The first seven, with hostile words in all that is known of them."""
    chosen = Filters(wave="first")
    return Extract(chosen.apply(replace(tables, **spoilt(tables))), chosen, BASE)


@pytest.fixture(scope="module")
def files(hostile):
    """Every file of it by its format."""
    made = {made: made.make(hostile) for made in SELECTION}
    return made | {made: made.make(hostile, hostile.tables, BRIEF) for made in BRIEFING}


@pytest.fixture(scope="module")
def cells(hostile, first_seven):
    """How many cells have hostile words."""
    whole = first_seven.frames()
    return sum(
        int((frame.astype(object).fillna("") != whole[name].astype(object).fillna("")).sum().sum())
        for name, frame in hostile.tables.frames().items()
    )


def formulas(content: bytes) -> Iterator[str]:
    """The formulas of a workbook."""
    for sheet in load_workbook(io.BytesIO(content)):
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            if cell.data_type == "f":
                yield str(cell.value)


def targets(content: bytes) -> Iterator[str]:
    """The addresses outside that the parts of an Office file lead to."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        for name in parts.namelist():
            if name.endswith(".rels"):
                for link in etree.fromstring(parts.read(name)):
                    if link.get("TargetMode") == "External":
                        yield link.get("Target")


def assert_leads_only_to_the_web(addresses) -> None:
    assert {address.partition(":")[0] for address in addresses} <= {"http", "https"}


def assert_no_markup(page) -> None:
    """Fail where a document has an element, attribute or link that came out of the data."""
    acting = [name for element in page.iter() for name in element.attrib if name.startswith("on")]
    assert acting == []
    assert not page.xpath("//img[@src='x'] | //b[@onclick]")
    assert not [each for each in page.xpath("//script/text()") if each.startswith("alert")]
    hrefs = page.xpath("//@href | //@src | //@action")
    leading = [href for href in hrefs if ":" in href.partition("?")[0]]
    assert_leads_only_to_the_web(href for href in leading if not href.startswith("data:"))


def test_no_cell_of_the_workbook_is_a_formula_of_the_data(files, cells, record_property):
    with counted(ROW, record_property) as tried:
        tried.append(cells)
        found = list(formulas(files[XLSX]))
        assert not [one for one in found if "HYPERLINK" in one or "A1)" in one or "cmd" in one]
        assert all(one.startswith(OUR_FORMULAS) for one in found)
        assert_leads_only_to_the_web(targets(files[XLSX]))
        book = load_workbook(io.BytesIO(files[XLSX]))
        said = {cell.value for row in book["factories"].iter_rows() for cell in row}
        assert f"{TAG} LUMI AI Factory" in said


def test_no_cell_for_a_spreadsheet_is_a_formula(files, hostile, cells, record_property):
    with counted(ROW, record_property) as tried:
        tried.append(cells)
        with zipfile.ZipFile(io.BytesIO(files[ZIP])) as parts:
            for name in [name for name in parts.namelist() if name.endswith(".spreadsheet.csv")]:
                rows = csv.reader(io.StringIO(parts.read(name).decode("utf-8-sig"), newline=""))
                text = [cell for row in rows for cell in row if not _is_number(cell)]
                assert not [cell for cell in text if cell.startswith(STARTS)], name
            exact = parts.read("factories.csv").decode()
        assert [row["name"] for row in csv.DictReader(io.StringIO(exact, newline=""))] == list(
            hostile.tables.factories["name"]
        )


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def test_data_for_programs_are_as_they_stand(files, hostile, cells, record_property):
    with counted(ROW, record_property) as tried:
        tried.append(cells)
        names = list(hostile.tables.factories["name"])
        rows = json.loads(files[JSON])["tables"]["factories"]
        features = json.loads(files[GEOJSON])["features"]
        sites = [each["properties"] for each in features if each["properties"]["feature"] == "site"]
        assert [row["name"] for row in rows] == names
        assert [site["name"] for site in sites] == names


def test_slides_hold_text_and_lead_only_to_the_web(files, cells, record_property):
    with counted(ROW, record_property) as tried:
        tried.append(cells)
        deck = Presentation(io.BytesIO(files[PPTX]))
        said = " ".join(
            shape.text_frame.text
            for slide in deck.slides
            for shape in slide.shapes
            if shape.has_text_frame
        )
        assert SCRIPT in said
        assert TAG in said
        assert_leads_only_to_the_web(targets(files[PPTX]))
        with zipfile.ZipFile(io.BytesIO(files[PPTX])) as parts:
            books = [parts.read(name) for name in parts.namelist() if name.endswith(".xlsx")]
        assert books
        assert not [one for book in books for one in formulas(book)]


def test_the_brief_on_paper_holds_text_and_leads_only_to_the_web(files, cells, record_property):
    with counted(ROW, record_property) as tried:
        tried.append(cells)
        reader = PdfReader(io.BytesIO(files[PDF]))
        assert SCRIPT in " ".join(reader.pages[0].extract_text().split())
        notes = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
        actions = [note["/A"] for note in notes if "/A" in note]
        assert {action["/S"] for action in actions} <= {"/URI", "/GoTo"}
        assert_leads_only_to_the_web(action["/URI"] for action in actions if "/URI" in action)
        assert not {"/JavaScript", "/OpenAction", "/AA"} & reader.trailer["/Root"].keys()


def test_the_snapshot_holds_text_and_leads_only_to_the_web(files, cells, record_property):
    with counted(ROW, record_property) as tried:
        tried.append(cells)
        page = parser.document_fromstring(files[HTML].decode())
        assert_no_markup(page)
        assert SCRIPT in page.text_content()
        assert TAG in page.text_content()
