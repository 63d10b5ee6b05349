"""One ZIP of a selection, its description, and what it says of itself."""

import io
import json
import re
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from frictionless import Package
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.build import TABLES_FOLDER
from data.load import Tables
from data.schema import TABLES
from exports.archive import archive
from exports.citation import bibtex, citation
from exports.extract import Extract

CSV = {f"{name}{ending}" for name in TABLES for ending in (".csv", ".spreadsheet.csv")}


def opened(content: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(content))


@pytest.fixture(scope="module")
def archives(whole, early, nothing) -> dict[str, bytes]:
    return {
        "whole": archive(whole),
        "early": archive(early),
        "nothing": archive(nothing),
    }


@pytest.fixture(scope="module")
def folders(archives, tmp_path_factory) -> dict[str, Path]:
    """The archives unpacked."""
    made = {name: tmp_path_factory.mktemp(name) for name in archives}
    for name, folder in made.items():
        opened(archives[name]).extractall(folder)
    return made


def test_the_same_selection_is_the_same_bytes(archives, early):
    again = Extract(early.tables, early.filters, early.base)
    assert archive(again) == archives["early"]


def test_the_files_carry_the_day_they_are_known_on(archives):
    entries = opened(archives["early"]).infolist()
    assert {entry.date_time for entry in entries} == {(2024, 12, 31, 0, 0, 0)}


def test_no_file_is_damaged_and_none_leaves_the_folder(archives):
    for content in archives.values():
        assert opened(content).testzip() is None
        assert [name for name in opened(content).namelist() if "/" in name or "\\" in name] == []


def test_the_whole_holds_the_committed_tables(folders):
    for name in TABLES:
        committed = (TABLES_FOLDER / f"{name}.csv").read_bytes()
        assert (folders["whole"] / f"{name}.csv").read_bytes() == committed


@pytest.mark.parametrize("name", ["whole", "early", "nothing"])
def test_the_reference_implementation_finds_no_fault(name, folders):
    report = Package(str(folders[name] / "datapackage.json")).validate()
    assert report.flatten(["path", "rowNumber", "fieldName", "message"]) == []
    assert {task.place for task in report.tasks} == CSV


@pytest.mark.parametrize("name", ["early", "nothing"])
def test_a_missing_row_is_found(name, folders, tmp_path):
    for file in folders[name].iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        del resource["bytes"], resource["hash"]
    (tmp_path / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    sources = (tmp_path / "sources.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (tmp_path / "sources.csv").write_text("".join(sources[:-1]), encoding="utf-8")

    assert not Package(str(tmp_path / "datapackage.json")).validate().valid


@pytest.mark.parametrize("name", ["whole", "early", "nothing"])
def test_exactly_the_csv_files_are_described(name, folders):
    package = json.loads((folders[name] / "datapackage.json").read_text(encoding="utf-8"))
    found = {path.name for path in folders[name].glob("*.csv")}
    assert {resource["path"] for resource in package["resources"]} == found == CSV


@pytest.mark.parametrize("name", ["whole", "early", "nothing"])
def test_the_atlas_reads_its_tables_back(name, folders, request):
    extract: Extract = request.getfixturevalue(name)
    back = Tables.read(folders[name])

    assert (back.version, back.newest_evidence) == (
        extract.tables.version,
        extract.known.isoformat(),
    )
    for table, frame in back.frames().items():
        expected = extract.frames[table].reset_index(drop=True)
        pd.testing.assert_frame_equal(frame, expected, check_dtype=False)


def test_the_package_says_what_is_selected(folders, early):
    package = json.loads((folders["early"] / "datapackage.json").read_text(encoding="utf-8"))
    assert package["title"] == early.title
    assert package["known"] == "2024-12-31"
    assert package["version"] == early.tables.version
    assert package["homepage"] == early.permalink()
    assert package["citation"] == citation(early)


def test_the_readme_says_what_the_reader_must_know(folders, early, tables):
    readme = (folders["early"] / "README.txt").read_text(encoding="utf-8")
    for said in (
        early.selection,
        "31 December 2024",
        tables.version,
        early.permalink(),
        citation(early),
        bibtex(early),
        "https://creativecommons.org/licenses/by/4.0/",
        "GeoNames",
        "European Union",
    ):
        assert said in readme


@pytest.mark.parametrize("name", ["whole", "nothing"])
def test_the_readme_names_every_file_with_its_rows(name, folders):
    readme = (folders[name] / "README.txt").read_text(encoding="utf-8")
    for table in TABLES:
        rows = len(pd.read_csv(folders[name] / f"{table}.csv", dtype=str))
        assert re.search(rf"^- {table} \({rows:,} rows?\): ", readme, re.MULTILINE)
    others = {path.name for path in folders[name].iterdir()} - CSV - {"README.txt"}
    assert [file for file in others if f"- {file}: " not in readme] == []


def test_the_licence_can_be_read_by_a_machine(folders):
    licence = (folders["whole"] / "LICENSE.txt").read_text(encoding="utf-8")
    assert "SPDX-License-Identifier: CC-BY-4.0" in licence


def test_only_the_files_for_a_spreadsheet_are_made_safe_for_one(worded):
    with opened(archive(worded(["=1+1"]))) as files:
        exact = pd.read_csv(files.open("factories.csv"))
        safe = pd.read_csv(files.open("factories.spreadsheet.csv"))
        sites = json.loads(files.read("sites.geojson"))["features"]
    assert set(exact["name"]) == {"=1+1"}
    assert set(safe["name"]) == {"'=1+1"}
    assert sites[0]["properties"]["name"] == "=1+1"


@settings(
    max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    texts=st.lists(
        st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1), min_size=1
    )
)
def test_any_name_comes_back_equal_from_every_format(worded, texts):
    extract = worded(['"', ",", "\n", "\r", "ابجد", "🏭", *texts])
    with opened(archive(extract)) as files:
        names = [
            list(
                pd.read_csv(files.open("factories.csv"), keep_default_na=False, dtype=str)["name"]
            ),
            [row["name"] for row in json.loads(files.read("atlas.json"))["tables"]["factories"]],
            [
                feature["properties"]["name"]
                for feature in json.loads(files.read("sites.geojson"))["features"]
                if feature["properties"]["feature"] == "site"
            ],
        ]
    assert names == [list(extract.tables.factories["name"])] * 3
