"""The record of a run holds what its tests noted, and a part of the tests never replaces it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = {
    "pytest.ini": "[pytest]\ntestpaths = room\nmarkers = browser\n",
    "conftest.py": 'pytest_plugins = ["tests.record"]\n',
    "room/test_some.py": """
import pytest

@pytest.mark.browser
@pytest.mark.parametrize("page", range(3))
def test_page(page, record_property):
    record_property("with", "Chromium 156")
    record_property("quality", ["axe-core", "pages tried", 1])
    record_property("quality", ["axe-core", "pages tried", 1000])
    assert page != 1

def test_junk(record_property):
    record_property("quality", ["the door", "messages of junk", 100])

def test_without_a_note():
    assert False

@pytest.fixture
def lost():
    yield
    raise LookupError

def test_that_fails_after_its_end(lost, record_property):
    record_property("quality", ["the door", "messages of junk", 1])

def test_left_out_that_fails_after_its_end(lost):
    pytest.skip()

@pytest.mark.skip
def test_left_out():
    pass
""",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A folder with a few tests of its own that use the record."""
    folder = tmp_path_factory.mktemp("project")
    for name, text in PROJECT.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def run(project, *options):
    """What the run prints, and the record it leaves; there was one before."""
    record = project / "quality.md"
    record.write_text("as before", encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "--quality", record, *options],
        cwd=project,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
    )
    return ran.stdout, record.read_text(encoding="utf-8")


@pytest.mark.parametrize("options", [(), ("-n", "2")], ids=["alone", "two helpers"])
def test_a_whole_run_adds_up_what_its_tests_noted(options, project):
    printed, record = run(project, *options)

    assert "quality.md holds what was tried." in printed
    assert "| axe-core | pages tried | 3,003 | 2 | **1** |" in record
    assert "| the door | messages of junk | 101 | 1 | **1** |" in record
    assert "- Tests: 3 passed, 1 skipped, 4 failed\n" in record
    assert "With: Chromium 156, Python 3." in record
    assert record.endswith(
        "## Tests that failed\n\n"
        "- `room/test_some.py::test_left_out_that_fails_after_its_end`\n"
        "- `room/test_some.py::test_page[1]`\n"
        "- `room/test_some.py::test_that_fails_after_its_end`\n"
        "- `room/test_some.py::test_without_a_note`\n"
    )


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["room/test_some.py"], "only a part of the tests was asked for"),
        (["-m", "browser"], "only a part of the tests was asked for"),
        (["-x"], "only a part of the tests was asked for"),
        (["--collect-only"], "no browser test ran"),
    ],
)
def test_a_part_of_the_tests_leaves_the_record_as_it_was(options, reason, project):
    printed, record = run(project, *options)

    assert record == "as before"
    assert f"quality.md stays as it was: {reason}." in printed
