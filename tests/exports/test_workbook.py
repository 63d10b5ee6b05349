"""The workbook, as other programs read it."""

import csv
import io
import re
import shutil
import subprocess
import zipfile
from datetime import datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook as Opened
from openpyxl import load_workbook
from xlsxwriter import Workbook

from charts.theme import LIGHT
from data.records import records
from data.schema import TABLES, Field
from exports.citation import citation
from exports.extract import Extract
from exports.views import budget
from exports.workbook import workbook
from exports.workbook.cells import Looks
from exports.workbook.table import fill

COVER, TOTALS = "about this file", "factory totals"
CHART = "xl/charts/chart1.xml"
FORMULAS = ["=1+1", "+1", "-1", "@x", "\tx", "\rx", '=HYPERLINK("https://x.example")']

needs_libreoffice = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not installed"
)


def opened(content: bytes) -> Opened:
    return load_workbook(io.BytesIO(content))


def column(sheet, name: str, heading: int = 1) -> list:
    """Return the cells under a heading."""
    names = [cell.value for cell in sheet[heading]]
    return [row[names.index(name)] for row in sheet.iter_rows(min_row=heading + 1)]


def values(sheet, name: str, heading: int = 1) -> list:
    return [cell.value for cell in column(sheet, name, heading)]


def read_back(text: str) -> str:
    """Return a text with the control characters that openpyxl leaves as Excel writes them."""
    return re.sub(r"_x(00[01][0-9A-F]|FFF[EF])_", lambda found: chr(int(found[1], 16)), text)


def single(texts: list[str], name: str = "text") -> bytes:
    """Return a workbook of one column of text."""
    content = io.BytesIO()
    with Workbook(content, {"in_memory": True}) as book:
        rows = [{name: text} for text in texts]
        fill(book.add_worksheet("texts"), [Field(name, "Text")], rows, Looks.of(book))
    return content.getvalue()


@pytest.fixture(scope="module")
def content(whole) -> bytes:
    return workbook(whole)


@pytest.fixture(scope="module")
def book(content) -> Opened:
    return opened(content)


@pytest.fixture(scope="module")
def chart(content) -> str:
    return zipfile.ZipFile(io.BytesIO(content)).read(CHART).decode()


def test_the_same_selection_is_the_same_bytes(early):
    again = Extract(early.tables, early.filters, early.base)
    assert workbook(early) == workbook(again)


def test_the_cover_and_the_totals_stand_before_the_tables(book):
    assert book.sheetnames == [COVER, TOTALS, *TABLES]


def test_the_cover_says_what_the_file_is(early):
    book = opened(workbook(early))
    said = " ".join(str(cell.value) for row in book[COVER].iter_rows() for cell in row)
    for expected in (
        early.title,
        "31 December 2024",
        early.tables.version,
        early.permalink(),
        citation(early),
        "https://creativecommons.org/licenses/by/4.0/",
        "GeoNames",
        *TABLES,
    ):
        assert expected in said
    assert book.properties.title == early.title
    assert book.properties.created == datetime(2024, 12, 31)


@pytest.mark.parametrize("name", TABLES)
def test_a_sheet_holds_its_table_with_the_types_it_promises(name, book, whole):
    sheet, rows = book[name], records(whole.frames[name])
    for field in TABLES[name].fields:
        shown = values(sheet, field.name)
        days = [value for value in shown if isinstance(value, datetime)]
        assert bool(days) == (field.name in {"start", "end", "known_from", "read_on"})
        assert [_as_table(value) for value in shown] == [row[field.name] for row in rows]


def _as_table(value: object) -> object:
    return f"{value:%Y-%m-%d}" if isinstance(value, datetime) else value


@pytest.mark.parametrize("name", [TOTALS, *TABLES])
def test_a_sheet_can_be_read_filtered_and_printed(name, book):
    sheet = book[name]
    heading = 3 if name == TOTALS else 1
    assert sheet.freeze_panes == f"B{heading + 1}"
    assert sheet.auto_filter.ref.startswith(f"A{heading}:")
    assert sheet.print_title_rows == f"${heading}:${heading}"
    assert [cell.value for cell in sheet[heading] if not cell.comment] == []


def test_a_heading_says_what_its_column_holds_and_in_which_unit(book):
    headings = {cell.value: cell.comment.text for cell in book["budgets"][1]}
    assert headings["amount_eur"] == "Amount. Unit: EUR."
    assert headings["qualifier"].endswith("One of: exact, about, at_least, at_most, not_disclosed.")


def test_money_is_shown_as_money(book):
    cells = column(book["budgets"], "amount_eur")
    assert {cell.number_format for cell in cells if cell.value is not None} == {"€#,##0"}


@pytest.mark.parametrize(
    ("name", "key"),
    [
        *((name, "claim_id") for name, table in TABLES.items() if "claim_id" in table.columns),
        ("countries", "source_id"),
        ("subjects", "source_id"),
    ],
)
def test_the_source_stands_beside_the_claim(name, key, book, tables):
    headings = [cell.value for cell in book[name][1]]
    assert headings[headings.index(key) + 1] == "source"
    publishers = tables.sources.set_index("source_id")["publisher"]
    source_of = dict(zip(tables.evidence["claim_id"], tables.evidence["source_id"], strict=True))
    for behind, source in zip(values(book[name], key), values(book[name], "source"), strict=True):
        assert (source is None) == (behind is None)
        if behind:
            assert source.startswith(f"{publishers[source_of.get(behind, behind)]}: ")
            assert re.search(r"\d{4}", source)


def test_a_factory_names_the_claims_behind_it(book):
    said = dict(
        zip(
            values(book["factories"], "factory_id"),
            values(book["factories"], "claims"),
            strict=True,
        )
    )
    assert re.search(r"city: c\d{4}", said["lumi"])


def test_an_amount_that_is_not_known_is_an_empty_cell(book):
    shown = dict(
        zip(values(book[TOTALS], "factory", 3), values(book[TOTALS], "amount_eur", 3), strict=False)
    )
    assert shown["Sweden AI Factory (MIMER): not disclosed"] is None
    assert shown["LUMI AI Factory: ≥ €556 m"] == 556_000_000
    assert 0 not in shown.values()


def test_the_totals_say_what_limits_them(book):
    assert "17 of 19 published" in book[TOTALS]["A1"].value
    assert values(book[TOTALS], "reservations", 3)[0] == "from one weak source"
    rivals = dict(
        zip(values(book[TOTALS], "factory", 3), values(book[TOTALS], "rivals", 3), strict=True)
    )
    assert re.search(r"€420 m \(c\d{4}\)", rivals["IT4LIA: about €430 m"])


def test_the_sum_and_its_chart_carry_what_limits_it_on_the_page(book, content, tables):
    limiting = book[TOTALS]["A2"].value
    assert "Not of a whole factory: Pharos (" in limiting
    assert "1 of 17 read second-hand" in limiting
    assert limiting in budget(tables, "factory_total", LIGHT).subtitle
    drawing = zipfile.ZipFile(io.BytesIO(content)).read("xl/drawings/drawing1.xml").decode()
    (alt,) = re.findall(r'descr="(Bar chart[^"]+)"', drawing)
    assert alt == f"Bar chart. {book[TOTALS]['A1'].value} {limiting}"


def test_the_chart_draws_the_totals_and_leaves_the_unknown_open(chart, book):
    names, amounts = re.findall(r"<c:f>(.*?)</c:f>", chart)[-2:]
    assert (names, amounts) == ("'factory totals'!$A$4:$A$22", "'factory totals'!$B$4:$B$22")
    assert "dispBlanksAs" not in chart, "left out, an empty cell is a gap"
    drawn = re.search(r"<c:val>.*</c:val>", chart, re.DOTALL)[0]
    points = re.findall(r'<c:pt idx="(\d+)"><c:v>(\d*)</c:v>', drawn)
    known = [value for value in values(book[TOTALS], "amount_eur", 3) if value is not None]
    assert [int(amount) for _, amount in points if amount] == known


def test_a_bar_that_is_not_exact_looks_other(chart, book):
    qualifiers = values(book[TOTALS], "qualifier", 3)
    names = values(book[TOTALS], "factory", 3)
    pale = {names[int(i)] for i in re.findall(r'<c:dPt><c:idx val="(\d+)"/>', chart)}
    inexact = {
        name for name, how in zip(names, qualifiers, strict=True) if how not in ("exact", None)
    }
    assert pale == inexact | {"Pharos: €30 m"}


def test_a_selection_of_nothing_has_headings_and_no_chart(nothing):
    content = workbook(nothing)
    assert CHART not in zipfile.ZipFile(io.BytesIO(content)).namelist()
    book = opened(content)
    assert book[TOTALS]["A1"].value == "No AI Factory fits this selection."
    for name in ("factories", "budgets"):
        assert book[name].max_row == 1
        assert book[name]["A1"].value == "factory_id"


def test_a_day_on_which_hardly_a_total_was_known_has_a_chart(extract):
    book = opened(workbook(extract(wave="all", known="2024-12-10")))
    assert values(book[TOTALS], "amount_eur", 3).count(None) == 6
    assert values(book[TOTALS], "factory", 3)[0] == "LUMI AI Factory: no figure found"


def test_text_like_a_formula_stays_text():
    cells = column(opened(single(FORMULAS))["texts"], "text")
    assert [read_back(cell.value) for cell in cells] == FORMULAS
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells)


@pytest.mark.parametrize(
    ("text", "is_link"),
    [
        ("https://example.org/a?b=c#d", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("internal:Sheet1!A1", False),
        ("https://example.org/a b", False),
        (f"https://example.org/{'a' * 3000}", False),
    ],
)
def test_only_a_web_address_becomes_a_link(text, is_link):
    (cell,) = column(opened(single([text]))["texts"], "text")
    assert cell.value == text
    assert bool(cell.hyperlink) == is_link


@pytest.mark.parametrize("letter", ["a", "🏭"])
def test_a_text_too_long_for_a_cell_is_cut_and_says_so(letter):
    (text,) = values(opened(single([letter * 40_000]))["texts"], "text")
    assert 32_000 < len(text.encode("utf-16-le")) // 2 <= 32_767
    assert text.endswith("…")


@pytest.mark.parametrize("day", ["2024-12-10", "1899-12-31", "../2024", "2024-02-30", "20241210"])
def test_only_a_day_becomes_a_date(day):
    (value,) = values(opened(single([day], "start"))["texts"], "start")
    assert value == (datetime(2024, 12, 10) if day == "2024-12-10" else day)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1), min_size=1, max_size=5))
@example(["_x0041_", "\ufffe\uffff", "\r\n", "\0\x1f", " "])
def test_any_text_comes_back_equal(texts):
    shown = values(opened(single(texts))["texts"], "text")
    assert [read_back(text) for text in shown] == texts


@needs_libreoffice
def test_libreoffice_reads_what_went_in(worded, tmp_path):
    texts = ["=1+1", "a,b", 'say "x"', "two\nlines", "ابجد", "🏭", "Türkiye"]
    file = tmp_path / "atlas.xlsx"
    file.write_bytes(workbook(worded(texts)))
    # Comma, quotes, UTF-8, and every sheet in a file of its own.
    to_csv = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    command = ["soffice", home, "--headless", "--convert-to", to_csv, "--outdir", tmp_path, file]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    with (tmp_path / "atlas-factories.csv").open(encoding="utf-8", newline="") as lines:
        names = [row["name"] for row in csv.DictReader(lines)]
    assert names[: len(texts)] == texts
