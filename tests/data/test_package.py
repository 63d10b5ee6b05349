"""The data package describes exactly the files, their types and what they may hold."""

import hashlib
import json
import shutil
from pathlib import Path

import pandas as pd
import pytest
from frictionless import Package
from hypothesis import given
from hypothesis import strategies as st

from data.build import TABLES_FOLDER, build_tables, to_files, write
from data.load import Tables
from data.register import Register
from data.schema import TABLES

PACKAGE = json.loads((TABLES_FOLDER / "datapackage.json").read_text(encoding="utf-8"))
RESOURCES = {resource["name"]: resource for resource in PACKAGE["resources"]}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the committed tables that a test may spoil."""
    return Path(shutil.copytree(TABLES_FOLDER, tmp_path / "tables"))


def is_valid(folder: Path) -> bool:
    return Package(str(folder / "datapackage.json")).validate().valid


def test_the_reference_implementation_finds_no_fault():
    report = Package(str(TABLES_FOLDER / "datapackage.json")).validate()
    assert report.flatten(["path", "rowNumber", "fieldName", "message"]) == []
    assert [task.name for task in report.tasks] == list(TABLES)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("factories.csv", ",associated,", ",attached,"),
        ("factories.csv", "hammerhai,", ","),
        ("memberships.csv", "lumi,FI,host", "lumi,FI,owner"),
        ("memberships.csv", "lumi,CZ,", "lumi,DK,"),
        ("memberships.csv", "lumi,CZ,", "lumi,XX,"),
        ("budgets.csv", "lumi,factory_total,556000000", "lumi,factory_total,a lot"),
        ("budgets.csv", ",at_most,", ",below,"),
        ("countries.csv", "Norway,false", "Norway,no"),
        ("evidence.csv", "c0001,lumi,name", "c0002,lumi,name"),
    ],
)
def test_the_description_is_strict_enough_to_find_a_fault(file, old, new, folder):
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    drop_checksums(folder)
    assert not is_valid(folder)


def drop_checksums(folder: Path) -> None:
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        del resource["bytes"], resource["hash"]
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")


def test_without_a_fault_the_copy_is_valid(folder):
    """Otherwise the test above could find another fault than its own."""
    drop_checksums(folder)
    assert is_valid(folder)


def test_every_file_of_the_folder_is_described():
    described = {resource["path"] for resource in PACKAGE["resources"]} | {"datapackage.json"}
    assert {path.name for path in TABLES_FOLDER.iterdir()} == described


@pytest.mark.parametrize("name", TABLES)
def test_size_and_hash_are_those_of_the_file(name):
    content = (TABLES_FOLDER / f"{name}.csv").read_bytes()
    assert RESOURCES[name]["bytes"] == len(content)
    assert RESOURCES[name]["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


@pytest.mark.parametrize("name", TABLES)
def test_fields_are_the_columns_of_the_file_with_type_and_meaning(name):
    fields = RESOURCES[name]["schema"]["fields"]
    header = (TABLES_FOLDER / f"{name}.csv").read_text(encoding="utf-8").split("\n")[0]
    assert [field["name"] for field in fields] == header.split(",")
    assert [field["type"] for field in fields] == [field.type for field in TABLES[name].fields]
    assert [field["name"] for field in fields if not field["description"]] == []


@pytest.mark.parametrize("name", TABLES)
def test_money_and_coordinates_have_a_unit(name):
    units = {"amount_eur": "EUR", "share_percent": "%"}
    units |= {"latitude": "degree", "longitude": "degree"}
    for field in RESOURCES[name]["schema"]["fields"]:
        assert field.get("unit") == units.get(field["name"]), field["name"]


@pytest.mark.parametrize(
    ("table", "column", "values"),
    [
        ("factories", "kind", ["new", "upgrade", "associated", "existing"]),
        ("factories", "wave", ["first", "second", "third"]),
        ("factories", "location_basis", ["site", "machine"]),
        ("antennas", "location_basis", ["host", "capital"]),
        ("subjects", "type", ["factory", "antenna", "programme"]),
        ("factories", "experimental_platform", ["yes", "not named"]),
        (
            "budgets",
            "measure",
            ["factory_total", "system_contract", "eu_contribution", "national_contribution"],
        ),
        ("budgets", "qualifier", ["exact", "about", "at_least", "at_most", "not_disclosed"]),
        ("memberships", "role", ["host", "partner"]),
        (
            "milestones",
            "applies_to",
            ["factory", "machine", "existing_machine", "planned_machine", "programme"],
        ),
        ("milestones", "status", ["planned", "actual"]),
        (
            "milestones",
            "precision",
            ["day", "month", "season", "quarter", "half-year", "year", "interval", "open"],
        ),
        ("evidence", "standing", ["chosen", "supporting", "rival", "superseded", "set_aside"]),
        ("evidence", "confidence", ["high", "medium", "low"]),
        ("sources", "kind", ["official", "host", "press", "secondary"]),
        ("sources", "access", ["direct", "reprint", "second-hand"]),
    ],
)
def test_a_closed_vocabulary_is_written_out(table, column, values):
    fields = {field["name"]: field for field in RESOURCES[table]["schema"]["fields"]}
    assert fields[column]["constraints"]["enum"] == values


@pytest.mark.parametrize(
    ("table", "column", "reference"),
    [
        ("factories", "country", ("countries", "country")),
        ("antennas", "country", ("countries", "country")),
        ("antennas", "claim_id", ("evidence", "claim_id")),
        ("budgets", "factory_id", ("factories", "factory_id")),
        ("budgets", "claim_id", ("evidence", "claim_id")),
        ("memberships", "country", ("countries", "country")),
        ("memberships", "claim_id", ("evidence", "claim_id")),
        ("milestones", "claim_id", ("evidence", "claim_id")),
        ("programme", "claim_id", ("evidence", "claim_id")),
        ("evidence", "source_id", ("sources", "source_id")),
        ("countries", "source_id", ("sources", "source_id")),
    ],
)
def test_tables_are_linked(table, column, reference):
    links = {
        link["fields"][0]: (link["reference"]["resource"], link["reference"]["fields"][0])
        for link in RESOURCES[table]["schema"]["foreignKeys"]
    }
    assert links[column] == reference


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("factories", ["factory_id"]),
        ("antennas", ["antenna_id"]),
        ("budgets", ["factory_id", "measure"]),
        ("memberships", ["factory_id", "country"]),
        ("milestones", ["claim_id"]),
        ("programme", ["claim_id"]),
        ("evidence", ["claim_id"]),
        ("sources", ["source_id"]),
        ("countries", ["country"]),
    ],
)
def test_each_table_has_its_key(table, key):
    assert RESOURCES[table]["schema"]["primaryKey"] == key


def test_the_licence_and_the_sources_of_what_is_not_claimed_are_named():
    assert [licence["name"] for licence in PACKAGE["licenses"]] == ["CC-BY-4.0"]
    titles = " ".join(source["title"] for source in PACKAGE["sources"])
    assert "GeoNames" in titles
    assert "ECB" in titles


@pytest.mark.parametrize("name", TABLES)
def test_files_are_utf_8_with_plain_line_ends(name):
    content = (TABLES_FOLDER / f"{name}.csv").read_bytes()
    assert content.decode("utf-8").endswith("\n")
    assert b"\r" not in content
    assert not content.startswith(b"\xef\xbb\xbf")


def test_another_version_for_other_content_and_for_another_day(register: Register, tables: Tables):
    frames = tables.frames()
    fewer = frames | {"budgets": tables.budgets.iloc[1:]}
    day = pd.Timestamp("2026-11-21")
    versions = {
        json.loads(to_files(content, on)["datapackage.json"])["version"]
        for content, on in ((frames, day), (fewer, day), (frames, day + pd.Timedelta(1, "D")))
    }
    assert len(versions) == 3


@pytest.mark.parametrize("first", ["=1+1", "+44", "-7", "@name", "\ttab", "'quote", '"quoted"'])
def test_text_that_a_spreadsheet_would_run_stays_as_reported(first, write_register, tmp_path):
    claim = {"attribute": "status", "reported": f"{first} text", "note": first}
    built = build_tables(Register.read(write_register([claim])))
    write(to_files(built, pd.Timestamp("2026-11-21")), tmp_path / "out")
    (row,) = Tables.read(tmp_path / "out").evidence.to_dict("records")
    assert (row["reported"], row["note"]) == (f"{first} text", first)


@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00"), min_size=1),
        min_size=1,
        max_size=5,
    )
)
def test_any_text_comes_back_from_a_file_as_it_went_in(tmp_path_factory, texts):
    folder = tmp_path_factory.mktemp("round-trip")
    evidence = pd.DataFrame(
        {name: texts for name in TABLES["evidence"].columns}, dtype=object
    ).assign(amount=None, amount_eur=None)
    frames = Tables.read().frames() | {"evidence": evidence}
    write(to_files(frames, pd.Timestamp("2026-11-21")), folder)
    assert list(Tables.read(folder).evidence["reported"]) == texts
