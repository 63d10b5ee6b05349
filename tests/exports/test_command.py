"""The command line: the words of an address, whole files or none, and sentences for errors."""

import json
import os
import re
import shlex
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from exports.__main__ import main
from exports.briefing import Brief
from exports.slides import pptx

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_the_example_of_the_readme_makes_what_it_asks_for(folder):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    asked = re.search(r"python -m exports (zip .*)$", readme, re.MULTILINE)[1].split()

    assert main([*asked, "--base", "https://atlas.example"]) == 0
    assert names(folder) == ["atlas.zip"]
    readme = zipfile.ZipFile(folder / "atlas.zip").read("README.txt").decode()
    assert "https://atlas.example/?wave=all&country=Finland&known=2024-12-31" in readme


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        (["csv", "--table", "budgets"], "ai-factories_budgets_all-selections_known-{}.csv"),
        (["xlsx"], "ai-factories_tables_all-selections_known-{}.xlsx"),
        (["geojson"], "ai-factories_sites_all-selections_known-{}.geojson"),
        (["json"], "ai-factories_data_all-selections_known-{}.json"),
    ],
)
def test_without_a_name_the_file_says_what_it_is(asked, name, folder, tables):
    assert main(asked) == 0
    assert names(folder) == [name.format(tables.newest_evidence)]


def test_a_file_of_everybody_can_be_read_by_everybody(folder):
    (folder / "mine").touch()
    main(["json", "--output", "atlas.json"])
    assert (folder / "atlas.json").stat().st_mode == (folder / "mine").stat().st_mode


def test_standard_output_gets_the_bytes_and_nothing_else(folder, capfdbinary):
    assert main(["csv", "--table", "budgets", "--output", "-"]) == 0
    expected = (ROOT / "data" / "tables" / "budgets.csv").read_bytes()
    assert capfdbinary.readouterr() == (expected, b"")
    assert names(folder) == []


def test_a_filter_named_twice_takes_either(folder, capfdbinary):
    main(["json", "--country", "Greece", "--country", "Finland", "--output", "-"])
    tables = json.loads(capfdbinary.readouterr().out)["tables"]
    assert {row["factory_id"] for row in tables["factories"]} == {"lumi", "pharos"}


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--country", "Atlantis"], "Allowed: Albania, Austria"),
        (["--kind", "old"], "Allowed: new,"),
        (["--wave", "first", "--wave", "all"], "The filter wave takes one value, not 2."),
        (["--known", "1999-01-01"], "written in this way"),
        (["--known", "yesterday"], "no day of the evidence. Allowed: 2024-01-25"),
        (["--base", "atlas.example"], "atlas.example is no address"),
        (["--base", "https://"], "https:// is no address"),
        (["--base", "http://["], "http://[ is no address"),
        (["--base", "http://x/?a=b"], "http://x/?a=b is no address"),
        (["--base", "http://x/#a"], "http://x/#a is no address"),
        (["--base", "ftp://x/"], "ftp://x/ is no address"),
    ],
)
def test_a_bad_value_is_refused_with_what_is_allowed(asked, said, folder, capsys):
    with pytest.raises(SystemExit) as left:
        main(["zip", *asked])

    assert left.value.code == 2
    assert said in capsys.readouterr().err
    assert names(folder) == []


@pytest.mark.parametrize("asked", [["csv"], ["csv", "--table", "prices"], ["doc"], []])
def test_what_is_not_offered_is_refused(asked, folder, capsys):
    with pytest.raises(SystemExit) as left:
        main(asked)

    assert left.value.code == 2
    assert "error: " in capsys.readouterr().err


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("missing/atlas.json", "missing/atlas.json cannot be written: No such file or directory."),
        ("taken", "taken cannot be written: Is a directory."),
    ],
)
def test_a_place_that_cannot_be_written_is_a_sentence(output, said, folder, capsys):
    (folder / "taken").mkdir()

    assert main(["geojson", "--output", output]) == 1
    assert capsys.readouterr().err.strip() == said
    assert names(folder) == ["taken"]


@pytest.mark.skipif(sys.platform == "win32", reason="has no named pipes in folders")
def test_a_pipe_is_written_to_and_stays_a_pipe(folder):
    pipe = folder / "pipe"
    os.mkfifo(pipe)
    # Open without waiting for the other end; the file is small enough for the pipe to hold.
    with os.fdopen(os.open(pipe, os.O_RDONLY | os.O_NONBLOCK), "rb") as reader:
        assert main(["csv", "--table", "budgets", "--output", "pipe"]) == 0
        assert pipe.is_fifo()
        assert reader.read() == (ROOT / "data" / "tables" / "budgets.csv").read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights")
def test_of_a_link_the_file_it_leads_to_is_replaced(folder):
    (folder / "real.csv").write_text("old", encoding="utf-8")
    (folder / "link.csv").symlink_to("real.csv")

    assert main(["csv", "--table", "budgets", "--output", "link.csv"]) == 0
    assert (folder / "link.csv").is_symlink()
    assert (folder / "real.csv").read_text(encoding="utf-8").startswith("factory_id,")


def test_the_briefing_of_the_readme_is_what_its_function_makes(folder, extract, tables):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    asked = re.search(r"python -m exports (pptx .*)$", readme, re.MULTILINE)[1]

    assert main([*shlex.split(asked), "--base", "https://atlas.example"]) == 0
    first = extract(wave="first")
    slides = ("headline", "budget", "timeline")
    brief = Brief(title="Where we stand", slides=slides)
    (file,) = folder.iterdir()
    assert file.name == first.file_name("briefing", "pptx")
    assert file.read_bytes() == pptx(first, tables, brief)


def test_links_to_this_machine_are_said_where_a_file_is_made_to_be_sent(folder, capsys):
    asked = ["pdf", "--slides", "headline", "--country", "Malta"]
    assert main(asked) == 0
    assert "http://localhost:8501/" in capsys.readouterr().err
    assert main([*asked, "--base", "https://atlas.example"]) == 0
    assert capsys.readouterr().err == ""


def test_the_briefing_of_a_part_compares_with_all_of_its_day(folder, extract):
    main(
        [
            *("pptx", "--country", "Finland", "--known", "2025-12-31", "--slides", "timeline"),
            *("--base", "https://atlas.example", "--output", "deck.pptx"),
        ]
    )
    part, whole = (
        extract(wave="all", known="2025-12-31", **more) for more in ({"country": ("Finland",)}, {})
    )
    expected = pptx(part, whole.tables, Brief(slides=("timeline",)))
    assert (folder / "deck.pptx").read_bytes() == expected


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--slides", "headline,poem"], "There is no slide poem. Slides: headline, figures"),
        (["--measure", "beauty"], "measure=beauty is no measure. Allowed: factory_total"),
    ],
)
def test_a_briefing_of_what_is_not_there_is_refused(asked, said, folder, capsys):
    with pytest.raises(SystemExit) as left:
        main(["pptx", *asked])

    assert left.value.code == 2
    assert said in capsys.readouterr().err
    assert names(folder) == []


@pytest.mark.skipif(sys.platform == "win32", reason="limits a file as a shell of Unix can")
@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("atlas.json", "atlas.json cannot be written: File too large."),
        ("- > /dev/full", "Standard output cannot be written: No space left on device."),
    ],
)
def test_where_there_is_no_room_the_old_file_stays(output, said, folder):
    (folder / "atlas.json").write_text("old", encoding="utf-8")
    command = f"ulimit -f 10; {sys.executable} -m exports json --output {output}"
    run = subprocess.run(
        ["bash", "-c", command],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
    )

    assert (run.returncode, run.stderr.strip()) == (1, said)
    assert names(folder) == ["atlas.json"]
    assert (folder / "atlas.json").read_text(encoding="utf-8") == "old"
