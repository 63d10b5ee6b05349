"""What README, changelog, citation and issue forms claim is so."""

import csv
import re
from pathlib import Path

import pytest
import yaml

from data.load import Tables
from data.register import Claim, Source
from data.schema import TABLES
from exports.citation import citation

ROOT = Path(__file__).parents[1]
README, CHANGELOG, CONTRIBUTING = (
    (ROOT / name).read_text(encoding="utf-8")
    for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md")
)
CITATION = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))


def rows(name: str) -> list[dict[str, str]]:
    with (ROOT / "data" / "claims" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("text", [README, CONTRIBUTING], ids=["README", "CONTRIBUTING"])
def test_every_make_command_is_a_target(text):
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    named = re.findall(r"(?:^|`)make ([a-z-]+)", text, re.MULTILINE)

    assert named
    assert set(named) <= set(targets)


def test_the_pages_listed_are_the_pages_there_are():
    listed = re.findall(r"^\| `/(\w*)` \|", README, re.MULTILINE)
    main = (ROOT / "pages" / "main.py").read_text(encoding="utf-8")
    pages = re.findall(r'st\.Page\(HERE / "(\w+)\.py"', main)

    assert [name or "overview" for name in listed] == pages


def test_the_pages_of_the_changelog_are_the_pages_there_are():
    main = (ROOT / "pages" / "main.py").read_text(encoding="utf-8")
    for title in re.findall(r'st\.Page\(.*title="(\w+)"', main):
        assert title in CHANGELOG


@pytest.mark.parametrize("text", [README, CONTRIBUTING], ids=["README", "CONTRIBUTING"])
def test_every_path_named_exists(text):
    named = re.findall(r"`((?:\w[\w.-]*/|\.[a-z]+/)+[\w.-]*|[\w-]+\.(?:py|md|cff|csv|json))`", text)
    named += re.findall(r"\]\((?!https?:)([^)]+)\)", text)
    folders = [ROOT, ROOT / "data" / "claims", ROOT / "data" / "tables", ROOT / "pages"]

    assert named
    assert [path for path in named if not any((f / path).exists() for f in folders)] == []


def test_every_folder_of_the_overview_exists():
    block = README.split("## Where things are")[1].split("```")[1]
    named = re.findall(r"^(\S+)", block, re.MULTILINE)

    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_the_worked_example_is_what_the_table_says(tables: Tables):
    claim = tables.evidence.set_index("claim_id").loc["c0064"]

    assert f"`{claim['reported']}`" in README
    assert f"{claim['amount_eur']:,} {claim['currency']}, `{claim['qualifier']}`" in README


def test_the_row_to_add_has_a_cell_for_each_column():
    example = dict(re.findall(r"^data/claims/(\w+)\.csv +(\S.*)$", README, re.MULTILINE))

    for name, record in (("sources", Source), ("claims", Claim)):
        assert len(next(csv.reader([example[name]]))) == len(record.__dataclass_fields__)
    newest = max(row["claim_id"] for row in rows("claims.csv"))
    assert example["claims"].startswith(f"c{int(newest[1:]) + 1:04},"), "the next free id"


@pytest.mark.parametrize("record", [Source, Claim])
def test_every_column_of_a_row_to_add_is_explained(record):
    for column in record.__dataclass_fields__:
        assert f"`{column}`" in CONTRIBUTING


def test_the_changelog_counts_what_the_files_hold(tables: Tables):
    corrections, conflicts = rows("corrections.csv"), rows("conflicts.csv")
    latest = " ".join(CHANGELOG.split("\n## ")[1].split())

    carrying = tables.evidence["source_id"].nunique()
    assert f"{len(tables.evidence)} claims from {carrying} sources" in latest
    assert len(tables.sources) - carrying == latest.count("One more source")
    assert f"{len(TABLES)} tables" in latest
    assert f"{len(corrections)} reviewed corrections" in latest
    assert f"{len(conflicts)} disagreements" in latest
    assert "Newest evidence: 21 November 2026" in latest


def test_the_citation_file_agrees_with_the_data_and_the_about_page(tables: Tables):
    cited = citation(tables)

    assert CITATION["version"] == tables.version.split("+")[0]
    assert str(CITATION["date-released"]) == tables.newest_evidence
    assert CITATION["license"] == "CC-BY-4.0"
    assert CITATION["title"] in cited
    assert [author["name"] for author in CITATION["authors"]] == [cited.split(" (")[0]]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.stem)
def test_an_issue_form_has_what_github_needs(form):
    described = yaml.safe_load(form.read_text(encoding="utf-8"))
    ids = [part["id"] for part in described["body"]]

    assert {"name", "description", "body"} <= described.keys()
    assert len(set(ids)) == len(ids)
    for part in described["body"]:
        assert part["type"] in {"input", "textarea", "dropdown"}
        assert part["attributes"]["label"]
    assert f"*{described['name']}*" in CONTRIBUTING


def test_both_issue_forms_are_there():
    assert [form.stem for form in FORMS] == ["data-problem", "new-source"]
