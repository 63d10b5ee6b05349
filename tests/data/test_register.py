"""Reading `data/claims/`: what is kept as reported, and what stops the build and where."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from data.register import VOCABULARIES, BuildStopped, Problem, Register, Source


def stopped(folder: Path) -> list[Problem]:
    with pytest.raises(BuildStopped) as caught:
        Register.read(folder)
    return list(caught.value.problems)


def replace_text(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def append(path: Path, *cells: str) -> None:
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerow(cells)


def make_source(**overrides: str) -> Source:
    row = dict.fromkeys(Source.__dataclass_fields__, "")
    return Source(**(row | {"published": "2024-12-10", "read_on": "2026-11-21"} | overrides))


def test_a_claim_is_kept_exactly_as_reported(write_register):
    reported = "  “Experimental\u00a0Platform”,\n=Frontier  "
    folder = write_register([{"attribute": "status", "reported": reported, "note": "a; b"}])
    (claim,) = Register.read(folder).claims
    assert (claim.reported, claim.note) == (reported, "a; b")


def test_claims_keep_the_order_of_the_file(write_register):
    ids = ["c0003", "c0001", "c0002"]
    register = Register.read(write_register([{"claim_id": claim_id} for claim_id in ids]))
    assert [claim.claim_id for claim in register.claims] == ids


@pytest.mark.parametrize(
    ("published", "read_on", "known_from"),
    [
        ("2024-12-10", "2026-11-21", date(2024, 12, 10)),
        ("2024-12", "2026-11-21", date(2024, 12, 31)),
        ("2024-12~", "2026-11-21", date(2024, 12, 31)),
        ("2026", "2026-11-21", date(2026, 11, 21)),
        ("../2026-10-10", "2026-11-21", date(2026, 10, 10)),
        ("2026-01-01/2026-06-30", "2026-11-21", date(2026, 6, 30)),
    ],
)
def test_a_source_is_known_from_its_last_day_or_its_reading(published, read_on, known_from):
    assert make_source(published=published, read_on=read_on).known_from == known_from


@pytest.mark.parametrize(
    ("overrides", "reason"),
    [
        ({"claim_id": ""}, "needs an id"),
        ({"reported": " "}, "needs an id and a reported value"),
        ({"subject": "atlantis"}, "unknown subject 'atlantis'"),
        ({"attribute": "colour"}, "unknown attribute 'colour' of 'lumi'"),
        ({"subject": "programme", "attribute": "city"}, "unknown attribute 'city'"),
        ({"source_id": "nowhere"}, "unknown source 'nowhere'"),
        ({"confidence": "certain"}, "confidence is 'certain'"),
        ({"status": "planned"}, "status is 'planned'"),
        ({"attribute": "milestone.selected", "reported": "2024"}, "status is ''"),
    ],
)
def test_a_claim_that_cannot_be_right_stops_the_build(write_register, overrides, reason):
    folder = write_register([{"claim_id": "c0001"}, {"claim_id": "c0002"} | overrides])
    (problem,) = stopped(folder)
    assert (problem.file, problem.line) == ("claims.csv", 3)
    assert problem.claim_id == overrides.get("claim_id", "c0002")
    assert reason in problem.reason


@pytest.mark.parametrize(
    ("overrides", "reason"),
    [
        ({"kind": "blog"}, "kind is 'blog'"),
        ({"access": "heard"}, "access is 'heard'"),
        ({"url": "example.org"}, "'example.org' is not an address"),
        ({"url": "https://example.org/a b"}, "url 'https://example.org/a b' is not an address"),
        ({"url": 'https://example.org/"x"'}, "is not an address"),
        ({"via": "https://example.org/a b"}, "via 'https://example.org/a b' is not an address"),
        ({"via": "http://example.org/<b>"}, "via 'http://example.org/<b>' is not an address"),
        ({"via": 'https://example.org/"x"'}, "is not an address"),
        ({"publisher": ""}, "publisher is empty"),
        ({"title": ""}, "title is empty"),
        ({"published": ""}, "published is empty"),
        ({"published": "2024-02-31"}, "published '2024-02-31'"),
        ({"published": "2024-12/.."}, "published '2024-12/..'"),
        ({"published": "last week"}, "published 'last week'"),
        ({"read_on": "21.11.2026"}, "read_on '21.11.2026' is not a day"),
        ({"read_on": "20261121"}, "read_on '20261121' is not a day"),
        ({"language": "zz"}, "'zz' is no language"),
        ({"language": "English"}, "language 'English' is no ISO 639-1 code"),
        ({"language": ""}, "language is empty"),
    ],
)
def test_a_source_that_cannot_be_right_stops_the_build(write_register, overrides, reason):
    (problem,) = stopped(write_register(sources=[overrides]))
    assert (problem.file, problem.line) == ("sources.csv", 2)
    assert "release" in str(problem)
    assert reason in problem.reason
    assert "\n" not in str(problem)


@pytest.mark.parametrize("via", ["", "a copy in the library", "https://example.org/copy"])
def test_a_source_may_have_been_read_elsewhere(write_register, via):
    register = Register.read(write_register(sources=[{"via": via}]))
    assert register.sources["release"].via == via


@pytest.mark.parametrize(
    ("overrides", "reason"),
    [
        ({"claim_id": "c9999"}, "matches no claim"),
        ({"reported": "EUR 11 million"}, "matches no claim: it now reads 'EUR 10 million'"),
        ({"action": "hide"}, "action is 'hide'; expected one of choose, set_aside, limit"),
        ({"reason": ""}, "needs a reason"),
    ],
)
def test_a_correction_that_does_not_fit_stops_the_build(write_register, overrides, reason):
    fitting = {
        "claim_id": "c0001",
        "action": "choose",
        "reported": "EUR 10 million",
        "reason": "the only one",
    }
    correction = fitting | overrides
    (problem,) = stopped(write_register(corrections=[correction]))
    assert (problem.file, problem.line) == ("corrections.csv", 2)
    assert problem.claim_id == correction["claim_id"]
    assert reason in problem.reason


@pytest.mark.parametrize(
    ("file", "first"),
    [("claims.csv", "c0001"), ("sources.csv", "release"), ("corrections.csv", "c0001")],
)
def test_an_id_used_twice_stops_the_build(write_register, file, first):
    correction = {
        "claim_id": "c0001",
        "action": "choose",
        "reported": "EUR 10 million",
        "reason": "the only one",
    }
    folder = write_register(corrections=[correction])
    lines = (folder / file).read_text(encoding="utf-8").splitlines()
    append(folder / file, *next(csv.reader([lines[1]])))
    (problem,) = stopped(folder)
    assert (problem.file, problem.line, problem.claim_id) == (file, len(lines) + 1, first)
    assert "duplicate id, first used in line 2" in problem.reason


@pytest.mark.parametrize("cells", [("c0002", "lumi", "city"), ("c0002", *["x"] * 11)])
def test_too_few_or_too_many_cells_stop_the_build(write_register, cells):
    folder = write_register()
    append(folder / "claims.csv", *cells)
    (problem,) = stopped(folder)
    assert (problem.file, problem.line, problem.claim_id) == ("claims.csv", 3, "c0002")
    assert f"{len(cells)} cells; expected 10" in problem.reason


def test_an_empty_line_stops_the_build(write_register):
    folder = write_register()
    with (folder / "claims.csv").open("a", encoding="utf-8") as file:
        file.write("\n")
    (problem,) = stopped(folder)
    assert (problem.file, problem.line) == ("claims.csv", 3)


def test_lines_are_counted_in_the_file_not_in_records(write_register):
    folder = write_register(
        [
            {"claim_id": "c0001", "note": "over\nthree\nlines"},
            {"claim_id": "c0002", "subject": "atlantis", "note": "two\nlines"},
            {"claim_id": "c0003"},
            {"claim_id": "c0004", "subject": "atlantis"},
        ]
    )
    assert [(p.line, p.claim_id) for p in stopped(folder)] == [(5, "c0002"), (8, "c0004")]


def test_an_odd_line_separator_inside_a_cell_does_not_break_the_row(write_register):
    folder = write_register(
        [{"note": "one\u2028two\u2029three"}, {"claim_id": "c0002", "subject": "atlantis"}]
    )
    assert [(p.line, p.claim_id) for p in stopped(folder)] == [(3, "c0002")]


@pytest.mark.parametrize(
    ("old", "new"),
    [("claim_id,subject", "subject,claim_id"), (",note\n", "\n"), (",note\n", ",note,why\n")],
)
def test_other_columns_stop_the_build(write_register, old, new):
    folder = write_register()
    replace_text(folder / "claims.csv", old, new)
    problem = stopped(folder)[0]
    assert (problem.file, problem.line) == ("claims.csv", 1)
    assert "columns are" in problem.reason


@pytest.mark.parametrize("broken", ['c0002,"lumi,name', 'c0002,"lumi" ,name', 'c0002,"lu"mi",name'])
def test_a_broken_quote_names_the_line_it_stands_in(write_register, broken):
    folder = write_register()
    with (folder / "claims.csv").open("a", encoding="utf-8") as file:
        file.write(f"{broken}\n")
    problem = stopped(folder)[0]
    assert (problem.file, problem.line) == ("claims.csv", 3)


def test_text_that_is_not_utf_8_names_the_line_it_stands_in(write_register):
    folder = write_register([{}, {"claim_id": "c0002", "reported": "Türkiye"}])
    path = folder / "claims.csv"
    path.write_bytes(path.read_bytes().decode().encode("latin-1"))
    problem = stopped(folder)[0]
    assert (problem.file, problem.line) == ("claims.csv", 3)


@pytest.mark.parametrize("file", ["claims.csv", "sources.csv", "corrections.csv", "places.csv"])
def test_a_missing_file_is_named(write_register, file):
    folder = write_register()
    (folder / file).unlink()
    (problem,) = stopped(folder)
    assert str(problem) == f"{folder}/{file}: cannot be read"


def test_a_register_without_claims_stops_the_build(write_register):
    (problem,) = stopped(write_register(claims=()))
    assert (problem.file, problem.reason) == ("claims.csv", "there is no claim")


@pytest.mark.parametrize(
    ("file", "column", "value"),
    [
        ("subjects.csv", "country", "XX"),
        ("subjects.csv", "source_id", "nowhere"),
        ("places.csv", "country", "XX"),
        ("organisations.csv", "country", "XX"),
        ("names.csv", "subject_id", "atlantis"),
        ("countries.csv", "source_id", "nowhere"),
    ],
)
def test_a_reviewed_file_links_to_known_rows_only(write_register, file, column, value):
    folder = write_register()
    columns = VOCABULARIES[file.removesuffix(".csv")]
    cells = next(csv.reader([(folder / file).read_text(encoding="utf-8").splitlines()[1]]))
    cells[columns.index(column)] = value
    append(folder / file, *cells)
    last = len((folder / file).read_text(encoding="utf-8").splitlines())
    assert (file, last, f"unknown {column} {value!r}") in {
        (problem.file, problem.line, problem.reason) for problem in stopped(folder)
    }


@pytest.mark.parametrize(
    ("old", "new"),
    [("antenna-is,antenna", "iceland,antenna"), ("lumi,factory", "antenna-x,factory")],
)
def test_ids_tell_antennas_from_all_else(write_register, old, new):
    folder = write_register()
    replace_text(folder / "subjects.csv", old, new)
    reasons = [problem.reason for problem in stopped(folder)]
    assert any("ids of Antennas begin with antenna-" in reason for reason in reasons)


def test_every_fault_is_told_at_once(write_register):
    folder = write_register(
        [{"subject": "atlantis"}, {"claim_id": "c0002", "source_id": "nowhere"}],
        sources=[{"kind": "blog"}],
    )
    assert {problem.file for problem in stopped(folder)} == {"sources.csv", "claims.csv"}
    assert len(stopped(folder)) == 3


def test_a_problem_reads_as_file_line_claim_and_reason():
    problem = Problem("data/claims", "claims.csv", 12, "c0011", "unknown subject 'atlantis'")
    assert str(problem) == "data/claims/claims.csv:12: c0011: unknown subject 'atlantis'"


def test_a_problem_names_the_folder_that_was_read(write_register, register: Register):
    folder = write_register([{"subject": "atlantis"}])
    assert str(stopped(folder)[0]).startswith(f"{folder}/claims.csv:2: c0001: ")
    told = str(register.problem("claims.csv", "c0064", "so"))
    assert told == "data/claims/claims.csv:65: c0064: so"


def test_the_committed_register_holds_19_factories_13_antennas_and_the_programme(
    register: Register,
):
    kinds = {row["subject_id"]: row["type"] for row in register.vocabularies["subjects"]}
    assert {claim.subject for claim in register.claims} == kinds.keys()
    counts = Counter(kinds.values())
    assert counts == {"factory": 19, "antenna": 13, "programme": 1}


def test_all_five_seed_documents_are_cited(register: Register):
    cited = {register.sources[claim.source_id].document for claim in register.claims}
    assert cited - {""} == {"000", "001", "002", "003", "004"}


def test_every_source_is_cited_by_a_claim_or_a_reviewed_file(register: Register):
    cited = {claim.source_id for claim in register.claims}
    cited |= {
        row["source_id"]
        for name in ("subjects", "countries")
        for row in register.vocabularies[name]
    }
    assert set(register.sources) == cited
