"""Reading the built tables: typed, or one clear sentence about the file at fault."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from data.build import TABLES_FOLDER, to_files, write
from data.load import TableDamaged, Tables, fingerprint
from data.schema import TABLES

DTYPES = {"string": "string", "integer": "Int64", "number": "float64", "boolean": "boolean"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the committed tables that a test may spoil."""
    return Path(shutil.copytree(TABLES_FOLDER, tmp_path / "tables"))


def damage(folder: Path) -> str:
    with pytest.raises(TableDamaged) as caught:
        Tables.read(folder)
    return str(caught.value)


def assert_one_clear_sentence(message: str, name: str, folder: Path) -> None:
    """Assert that a reader learns which file, and neither where it lies nor any jargon."""
    assert name in message
    assert message.endswith(".")
    assert "\n" not in message
    assert "/" not in message
    assert str(folder) not in message


@pytest.mark.parametrize("name", TABLES)
def test_each_table_has_the_columns_and_types_of_the_schema(name, tables: Tables):
    frame = getattr(tables, name)
    assert list(frame.columns) == list(TABLES[name].columns)
    types = {field.name: DTYPES[field.type] for field in TABLES[name].fields}
    assert {column: str(dtype) for column, dtype in frame.dtypes.items()} == types


def test_an_empty_cell_is_missing_and_no_word_is(tables: Tables):
    assert tables.factories["planned_system"].isna().any()
    assert "unknown" in set(tables.budgets["reported"].dropna())


def test_a_word_that_looks_like_missing_stays_a_word(tables: Tables, tmp_path):
    countries = tables.countries.replace({"name": {"Norway": "NA"}, "capital": {"Oslo": "null"}})
    write(to_files(tables.frames() | {"countries": countries}, date(2026, 11, 21)), tmp_path)
    norway = Tables.read(tmp_path).countries.set_index("country").loc["NO"]
    assert (norway["name"], norway["capital"]) == ("NA", "null")


@pytest.mark.parametrize("name", [*(f"{table}.csv" for table in TABLES), "datapackage.json"])
def test_a_missing_file_is_named(name, folder):
    (folder / name).unlink()
    message = damage(folder)
    assert_one_clear_sentence(message, name, folder)
    assert "missing" in message


@pytest.mark.parametrize("name", [*(f"{table}.csv" for table in TABLES), "datapackage.json"])
@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b'"', b"one,two\n1,2\n"])
def test_a_file_with_other_content_is_named(name, content, folder):
    (folder / name).write_bytes(content)
    assert_one_clear_sentence(damage(folder), name, folder)


@pytest.mark.parametrize("name", [f"{table}.csv" for table in TABLES])
@pytest.mark.parametrize("part", [0.5, 0.9])
def test_a_truncated_file_is_named(name, part, folder):
    path = folder / name
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * part)])
    assert_one_clear_sentence(damage(folder), name, folder)


def test_a_file_that_lost_its_last_row_is_named(folder):
    path = folder / "budgets.csv"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:-1]))
    assert_one_clear_sentence(damage(folder), "budgets.csv", folder)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("budgets.csv", "556000000", "a lot"),
        ("budgets.csv", "556000000", "556000000.5"),
        ("budgets.csv", "at_least,false", "at_least,maybe"),
        ("factories.csv", "64.22728", "north"),
        ("memberships.csv", "lumi,FI,host,c0016", "lumi,FI,host"),
        ("memberships.csv", "lumi,FI,host,c0016", "lumi,FI,host,c0016,c0017"),
        ("memberships.csv", "factory_id,country", "country,factory_id"),
        ("memberships.csv", "lumi,FI,host", '"lumi,FI,host'),
    ],
)
def test_a_spoilt_cell_is_found_by_its_file(name, old, new, folder):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    assert_one_clear_sentence(damage(folder), name, folder)


@pytest.mark.parametrize("content", ["{", "[]", "{}", '"text"', "null"])
def test_a_broken_description_is_named(content, folder):
    (folder / "datapackage.json").write_text(content, encoding="utf-8")
    assert_one_clear_sentence(damage(folder), "datapackage.json", folder)


def test_a_folder_in_place_of_a_table_is_named(folder):
    (folder / "budgets.csv").unlink()
    (folder / "budgets.csv").mkdir()
    assert_one_clear_sentence(damage(folder), "budgets.csv", folder)


def test_the_newest_evidence_is_the_day_of_the_last_reading(tables: Tables):
    assert tables.newest_evidence == "2026-11-21"


def test_the_version_names_that_day(tables: Tables):
    assert tables.version.startswith("2026.11.21+")


def test_frames_are_named_as_in_the_schema(tables: Tables):
    assert list(tables.frames()) == list(TABLES)
    assert tables.frames()["budgets"] is tables.budgets


def test_the_fingerprint_changes_with_any_file(folder):
    seen = {fingerprint(folder)}
    for path in sorted(folder.iterdir()):
        path.write_bytes(path.read_bytes() + b"\n")
        seen.add(fingerprint(folder))
    assert len(seen) == 1 + len(TABLES) + 1


def test_the_fingerprint_stays_while_nothing_changes(folder):
    assert fingerprint(folder) == fingerprint(folder)
