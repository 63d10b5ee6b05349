"""Adding a source and its claims by answering questions, as a process of its own."""

import csv
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from data.build import build
from data.claim.addition import Addition, ChangedMeanwhile
from data.claim.ask import Refused
from data.claim.claim import attributes_shown, reads_as, subjects_shown
from data.claim.source import as_published
from data.register import Claim, Register, Source
from data.rules import clean
from data.schema import attribute_of

ROOT = Path(__file__).parents[2]
SOURCE = ("daily-2026", "Daily", "A title", "https://example.org/a", "en", "2026-11-20")
SOURCE_ANSWERS = (*SOURCE, "12 March 2026", "press", "direct")
CLAIM_ANSWERS = ("lumi", "budget_total", "EUR 600 million", "", "paragraph 2", "medium", "")


def walk(folder: Path, *answers: str, raw: bytes = b"") -> subprocess.CompletedProcess[str]:
    """Answer the questions; the tables go beside the claims."""
    command = [sys.executable, "-m", "data.claim", "--claims", str(folder)]
    output = folder.parent / "tables"
    done = subprocess.run(
        [*command, "--output", str(output)],
        input=raw or "".join(f"{answer}\n" for answer in answers).encode(),
        capture_output=True,
        cwd=ROOT,
        check=False,
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
    )


def contents(folder: Path) -> dict[str, bytes]:
    """All that is written, the tables too."""
    return {str(path): path.read_bytes() for path in folder.parent.rglob("*") if path.is_file()}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_source_and_its_claims_are_added_to_the_register_and_the_tables(claims_folder):
    before = contents(claims_folder)
    plan = (
        "LUMI AI Factory",
        "operation",
        "autumn 2027",
        "",
        "planned",
        "page 2",
        "high",
        "a note",
    )
    done = walk(claims_folder, *SOURCE_ANSWERS, *CLAIM_ANSWERS, "yes", *plan, "no", "yes")
    assert (done.returncode, done.stderr) == (0, "")

    added = rows(claims_folder / "claims.csv")[-2:]
    old = before[str(claims_folder / "claims.csv")]
    last = int(old.decode().splitlines()[-1].split(",")[0].removeprefix("c"))
    assert [row["claim_id"] for row in added] == [f"c{last + 1}", f"c{last + 2}"]
    assert (added[0]["reported"], added[0]["status"]) == ("EUR 600 million", "")
    assert (added[1]["subject"], added[1]["attribute"]) == ("lumi", "milestone.operation")
    assert added[1] | {"status": "planned", "note": "a note"} == added[1]
    (source,) = rows(claims_folder / "sources.csv")[-1:]
    assert source["source_id"] == "daily-2026"
    assert source["published"] == "2026-03-12"
    assert (claims_folder / "claims.csv").read_bytes().startswith(old)

    tables = claims_folder.parent / "tables"
    assert {p.name: p.read_bytes() for p in tables.iterdir()} == dict(build(claims_folder))
    assert "reads as: EUR 600,000,000" in done.stdout
    assert f"c{last + 2} “autumn 2027” (daily-2026): new, shown" in done.stdout
    assert "shown until now, then supports" in done.stdout
    assert "Tables that change: milestones.csv, evidence.csv, sources.csv" in done.stdout


def test_a_wrong_answer_gets_a_sentence_and_is_asked_again(write_register):
    folder = write_register()
    done = walk(
        folder,
        *(
            "Daily News",
            "daily-2026",
            "",
            "Daily",
            "A title",
            "no address",
            "https://example.org/a",
        ),
        *("English", "en", "2999-01-01", "21/11/2026", "2026-11-20", "soon", "1 December 2026"),
        *("2026-11", "blog", "press", "reprint", "", "https://example.org/b"),
        *("nobody", "lumi", "colour", "budget_total", "a lot", "EUR", "EUR 12 million", ""),
        *("", "paragraph 2", "sure", "high", "", "perhaps", "no", "no"),
    )
    assert done.returncode == 1
    for said in (
        "Please use small letters, figures and hyphens only.",
        "This is needed.",
        "Url 'no address' is not an address.",
        "Language 'English' is no ISO 639-1 code.",
        "This day has not come yet.",
        "Please write the day as 2026-11-20.",
        "No date rule understands 'soon'.",
        "It was read on 2026-11-20, before that date.",
        "reads as: November 2026",
        "Please answer official or host or press or secondary.",
        "No factory, Antenna or programme has this id or name",
        "Nothing is called so here",
        "No money rule understands 'a lot'.",
        "reads as: EUR 12,000,000",
        "Please answer high or medium or low.",
        "Please answer yes or no.",
    ):
        assert said in done.stdout
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("answers", "code", "said"),
    [
        ((), 2, "The answers ended; nothing was written."),
        (SOURCE_ANSWERS, 2, "The answers ended; nothing was written."),
        ((*SOURCE_ANSWERS, *CLAIM_ANSWERS, "no"), 2, "The answers ended"),
        ((*SOURCE_ANSWERS, *CLAIM_ANSWERS, "no", "no"), 1, "Nothing was written."),
        ((*SOURCE_ANSWERS, "skip", "no"), 1, "Nothing was written."),
        (("skip",), 1, "Nothing was written."),
    ],
)
def test_without_the_last_yes_nothing_is_written(write_register, answers, code, said):
    folder = write_register()
    before = contents(folder)
    done = walk(folder, *answers)
    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(folder) == before


def test_a_claim_that_would_stop_the_build_is_left_out_and_said(write_register):
    folder = write_register()
    part = ("lumi", "budget_national_part", "EUR 2 million", "", "page 2", "high", "")
    done = walk(folder, "release", *part, "yes", *CLAIM_ANSWERS, "no", "yes")
    assert done.returncode == 0
    assert "c0002: the part has no payer in payers.csv" in done.stdout
    assert [row["reported"] for row in rows(folder / "claims.csv")] == [
        "EUR 10 million",
        "EUR 600 million",
    ]
    assert len(rows(folder / "sources.csv")) == len(Register.read(folder).sources)


def test_what_the_source_already_says_is_not_taken_twice(write_register):
    again = ("lumi", "budget_total", "EUR 10 million", "", "skip", "no")
    done = walk(write_register(), "release", *again)
    assert "c0001 says the same from this source." in done.stdout


def test_signs_that_are_no_text_are_not_taken(write_register):
    folder = write_register()
    done = walk(folder, raw=b"daily-2026\nDa\xffily\nDa\x1bily\n")
    assert done.stdout.count("There are signs in it that are no text.") == 2
    assert done.returncode == 2


def test_ctrl_c_stops_without_a_trace(write_register):
    folder = write_register()
    before = contents(folder)
    command = [sys.executable, "-u", "-m", "data.claim", "--claims", str(folder)]
    with subprocess.Popen(
        [*command, "--output", str(folder.parent / "tables")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    ) as process:
        assert process.stdout
        while not process.stdout.read(1).endswith(b":"):
            pass
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said.decode() == "\nStopped; nothing was written.\n"
    assert contents(folder) == before


def test_claims_that_cannot_be_built_are_not_added_to(write_register):
    folder = write_register([{"reported": "a lot"}])
    done = walk(folder, *SOURCE_ANSWERS)
    assert done.returncode == 1
    assert "claims.csv:2: c0001: no money rule understands 'a lot'" in done.stderr


def test_tables_that_cannot_be_written_are_said_and_the_claims_are_kept(write_register):
    folder = write_register()
    (folder.parent / "tables").symlink_to(folder.parent / "gone" / "tables")
    done = walk(folder, *SOURCE_ANSWERS, *CLAIM_ANSWERS, "no", "yes")
    assert done.returncode == 1
    assert "The claims are saved, but" in done.stderr
    assert len(rows(folder / "claims.csv")) == 2


def test_what_somebody_else_wrote_meanwhile_is_kept(write_register):
    folder = write_register()
    claim = Claim(
        "c0002", "lumi", "budget_eu", "EUR 5 million", *("", "", "release"), "p", "high", ""
    )
    addition = Addition.begun(folder).with_claim(claim)
    with (folder / "claims.csv").open("a", encoding="utf-8") as file:
        file.write("c0002,lumi,budget_eu,EUR 6 million,,,release,p,high,\n")
    with pytest.raises(ChangedMeanwhile):
        addition.save()
    assert [row["reported"] for row in rows(folder / "claims.csv")][1:] == ["EUR 6 million"]


def test_a_row_follows_a_last_line_without_an_end(write_register):
    folder = write_register()
    path = folder / "claims.csv"
    path.write_bytes(path.read_bytes().removesuffix(b"\n"))
    claim = Claim(
        "c0002", "lumi", "budget_eu", "EUR 5 million", *("", "", "release"), "p", "high", ""
    )
    Addition.begun(folder).with_claim(claim).save()
    assert [row["claim_id"] for row in rows(path)] == ["c0001", "c0002"]


@pytest.mark.parametrize(
    ("attribute", "reported", "said"),
    [
        ("budget_total", "At least €556 million", "at least EUR 556,000,000"),
        ("budget_total", "unknown", "not disclosed"),
        ("accelerators", "1,008 GPUs", "1,008 accelerators"),
        ("eu_share", "50 Prozent", "50 %"),
        ("milestone.operation", "first half of 2026", "first half of 2026"),
        ("host", "HLRS", "HLRS, University of Stuttgart"),
    ],
)
def test_a_value_is_read_out_as_the_build_reads_it(register, attribute, reported, said):
    (source_id, *_) = register.sources
    cells = ("", "", source_id, "", "high", "")
    claim = Claim("c9999", "lumi", attribute, reported, *cells)
    assert reads_as(clean(claim, register)) == said


@pytest.mark.parametrize(
    ("printed", "edtf"),
    [
        ("12.03.2025", "2025-03-12"),
        ("March 2025", "2025-03"),
        ("2025-03~", "2025-03~"),
        ("", "../2026-11-20"),
    ],
)
def test_the_date_of_a_source_is_read_as_printed(printed, edtf):
    source = Source(
        *("a-2026", "A", "T", "", "2000", "en", "press", "direct", "", "", "2026-11-20")
    )
    assert as_published(source, printed).published == edtf
    with pytest.raises(Refused, match="before that date"):
        as_published(source, date(2026, 11, 21).isoformat())


@pytest.mark.parametrize("subject", ["lumi", "programme", "antenna-be"])
def test_everything_that_is_listed_can_be_asked_for(register, subject):
    listed = [
        name.strip()
        for line in attributes_shown(subject).splitlines()
        if line.startswith("    ")
        for name in line.rstrip(",").split(",")
    ]
    assert len(listed) > 30
    for name in listed:
        assert attribute_of(subject, name) or attribute_of(subject, f"milestone.{name}"), name
    assert f"  {subject:<12}  " in subjects_shown(register)
