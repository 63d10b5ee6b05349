"""The command that builds: same claims, same bytes; another date, another world; or it stops."""

import csv
import random
import re
import shutil
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from frictionless import Package

from data import build as command
from data.build import (
    TABLES_FOLDER,
    build,
    build_date,
    build_tables,
    check_tables,
    differences,
    main,
    write,
)
from data.load import Tables
from data.register import Register
from data.schema import TABLES

FIRST_SEVEN = ["lumi", "hammerhai", "pharos", "it4lia", "l-ai", "bsc", "mimer"]
TWO_WAVES = [*FIRST_SEVEN, "ai-at", "brainpp", "ai2f", "jaif", "piast-ai", "slaif"]
ALL_WAVES = [*TWO_WAVES, "czai", "litai", "nlaif", "gaia", "ro-aif", "1healthai"]


def append(path: Path, *cells: str) -> int:
    """Add a row to a CSV file; return its line."""
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerow(cells)
    return path.read_text(encoding="utf-8").count("\n")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def existing_tables(tmp_path: Path) -> Path:
    """A copy of the committed tables, to be left alone by a build that stops."""
    return Path(shutil.copytree(TABLES_FOLDER, tmp_path / "tables"))


@pytest.fixture(scope="module")
def end_of_2024(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """The tables as known at the end of 2024, read as the app would."""
    folder = tmp_path_factory.mktemp("end-of-2024")
    assert main(["--known", "2024-12-31", "--output", str(folder)]) == 0
    return Tables.read(folder)


def test_a_rebuild_equals_what_is_committed_byte_by_byte():
    assert differences(build(), TABLES_FOLDER) == []


def test_check_passes_on_what_is_committed(capsys):
    assert main(["--check"]) == 0
    assert capsys.readouterr().out == "up to date\n"


def test_check_names_the_files_that_differ(existing_tables, capsys):
    (existing_tables / "budgets.csv").write_bytes(b"factory_id\n")
    (existing_tables / "left-over.csv").write_bytes(b"")
    (existing_tables / "sources.csv").unlink()
    before = contents(existing_tables)
    assert main(["--check", "--output", str(existing_tables)]) == 1
    assert "budgets.csv, left-over.csv, sources.csv" in capsys.readouterr().out
    assert contents(existing_tables) == before


def test_the_date_of_the_dataset_is_that_of_the_newest_reading(register: Register):
    assert build_date(register) == date(2026, 11, 21)


def test_the_order_of_the_claims_changes_positions_only(claims_folder, tables: Tables):
    path = claims_folder / "claims.csv"
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    random.Random(7).shuffle(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])
    main(["--claims", str(claims_folder), "--output", str(claims_folder / "tables")])
    shuffled = Tables.read(claims_folder / "tables")
    for name in ("factories", "budgets", "memberships"):
        assert values(getattr(shuffled, name)) == values(getattr(tables, name)), name
    assert chosen_values(shuffled.evidence) == chosen_values(tables.evidence)


def values(table: pd.DataFrame) -> list[tuple[object, ...]]:
    """Return the rows without the claims they rest on, members of sets and rows sorted."""
    columns = [name for name in table.columns if name not in ("claim_id", "reported", "published")]
    rows = table[columns].astype(object).where(table[columns].notna(), "").astype(str)
    sets = rows.map(lambda cell: ";".join(sorted(cell.split(";"))))
    return sorted(sets.itertuples(index=False, name=None))


def chosen_values(evidence: pd.DataFrame) -> list[tuple[object, ...]]:
    chosen = evidence[evidence["standing"] == "chosen"]
    return values(chosen[["subject_id", "attribute", "status", "value", "amount_eur"]])


def test_at_the_end_of_2024_mimer_is_mimer_and_luxembourg_has_112_million(end_of_2024: Tables):
    assert list(end_of_2024.factories["factory_id"]) == FIRST_SEVEN
    assert end_of_2024.factories.set_index("factory_id")["name"]["mimer"] == "MIMER"
    totals = end_of_2024.budgets.set_index(["factory_id", "measure"])["amount_eur"]
    assert totals["l-ai", "factory_total"] == 112_000_000


def test_at_the_end_of_2024_no_contract_is_signed(end_of_2024: Tables):
    contracts = end_of_2024.budgets[end_of_2024.budgets["measure"] == "system_contract"]
    assert contracts["amount_eur"].isna().all()
    assert contracts["claim_id"].isna().all()
    assert not end_of_2024.milestones["event"].str.startswith("contract").any()


def test_at_the_end_of_2024_only_what_was_out_is_evidence(end_of_2024: Tables):
    assert end_of_2024.evidence["known_from"].max() == "2024-12-31"
    assert set(end_of_2024.evidence["source_id"]) <= set(end_of_2024.sources["source_id"])
    assert set(end_of_2024.milestones["claim_id"]) <= set(end_of_2024.evidence["claim_id"])


@pytest.mark.parametrize(
    ("known", "factories", "name_of_mimer", "total_of_lai", "contract_of_lumi"),
    [
        ("2024-12-09", [], None, None, None),
        ("2024-12-10", FIRST_SEVEN, "MIMER", None, None),
        ("2024-12-30", FIRST_SEVEN, "MIMER", None, None),
        ("2024-12-31", FIRST_SEVEN, "MIMER", 112_000_000, None),
        ("2025-03-11", FIRST_SEVEN, "MIMER", 112_000_000, None),
        ("2025-03-12", TWO_WAVES, "MIMER", 112_000_000, None),
        ("2025-08-26", TWO_WAVES, "MIMER", 112_000_000, None),
        ("2025-08-27", TWO_WAVES, "MIMER", 126_000_000, None),
        ("2025-10-09", TWO_WAVES, "MIMER", 126_000_000, None),
        ("2025-10-10", ALL_WAVES, "MIMER", 126_000_000, None),
        ("2026-08-23", ALL_WAVES, "MIMER", 126_000_000, None),
        ("2026-08-24", ALL_WAVES, "Sweden AI Factory (MIMER)", 126_000_000, None),
        ("2026-08-30", ALL_WAVES, "Sweden AI Factory (MIMER)", 126_000_000, None),
        ("2026-08-31", ALL_WAVES, "Sweden AI Factory (MIMER)", 126_000_000, 387_800_000),
    ],
)
def test_a_value_changes_on_the_day_its_source_came_out(
    known, factories, name_of_mimer, total_of_lai, contract_of_lumi, register, cleaned, monkeypatch
):
    monkeypatch.setattr(command, "evidence_of", lambda _: cleaned)
    then = build_tables(register, date.fromisoformat(known))
    names = then["factories"].set_index("factory_id")["name"]
    amounts = then["budgets"].set_index(["factory_id", "measure"])["amount_eur"]
    assert list(then["factories"]["factory_id"]) == factories
    assert names.get("mimer") == name_of_mimer
    assert number(amounts.get(("l-ai", "factory_total"))) == total_of_lai
    assert number(amounts.get(("lumi", "system_contract"))) == contract_of_lumi


def number(value: object) -> object:
    return None if pd.isna(value) or value == "" else value


def test_before_everything_the_tables_are_empty_but_whole(tmp_path):
    write(build(known=date(2023, 12, 31)), tmp_path)
    then = Tables.read(tmp_path)
    for name in ("factories", "budgets", "memberships", "milestones", "programme", "evidence"):
        frame = getattr(then, name)
        assert (len(frame), list(frame.columns)) == (0, list(TABLES[name].columns))
    assert len(then.countries) > 0
    assert Package(str(tmp_path / "datapackage.json")).validate().valid


@pytest.mark.parametrize("output", [[], ["--output", "data/tables"]])
def test_another_date_never_overwrites_the_committed_tables(
    output, tmp_path, existing_tables, monkeypatch
):
    (tmp_path / "data").mkdir()
    committed = existing_tables.rename(tmp_path / "data" / "tables")
    monkeypatch.setattr(command, "TABLES_FOLDER", committed)
    monkeypatch.chdir(tmp_path)
    before = contents(committed)
    with pytest.raises(SystemExit) as left:
        main(["--known", "2024-12-31", *output])
    assert left.value.code == 2
    assert contents(committed) == before


@pytest.mark.parametrize("known", ["2024-01-24", "2026-11-22"])
def test_a_day_of_which_nothing_can_be_told_is_refused(known, tmp_path, capsys):
    with pytest.raises(SystemExit) as left:
        main(["--known", known, "--output", str(tmp_path / "out")])
    assert left.value.code == 2
    assert not (tmp_path / "out").exists()
    sentence = f"--known {known} is not between the first claim, 2024-01-25, and the newest, 2026"
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize("known", ["2024-01-25", "2026-11-21"])
def test_the_first_and_the_last_day_are_told(known, tmp_path):
    assert main(["--known", known, "--output", str(tmp_path)]) == 0


def test_the_tables_never_overwrite_a_register(claims_folder, capsys):
    before = contents(claims_folder)
    with pytest.raises(SystemExit) as left:
        main(["--output", str(claims_folder)])
    assert left.value.code == 2
    assert f"--output {claims_folder} holds claims" in capsys.readouterr().err
    assert contents(claims_folder) == before


def test_tables_do_not_go_into_a_file(tmp_path, capsys):
    (tmp_path / "file").write_text("kept")
    with pytest.raises(SystemExit) as left:
        main(["--output", str(tmp_path / "file")])
    assert left.value.code == 2
    assert f"--output {tmp_path / 'file'} is a file" in capsys.readouterr().err
    assert main(["--output", str(tmp_path / "file" / "tables")]) == 1
    assert "file/tables cannot be written" in capsys.readouterr().err
    assert (tmp_path / "file").read_text() == "kept"


def test_a_build_replaces_the_tables_and_leaves_nothing_else(existing_tables):
    (existing_tables / "budgets.csv").write_bytes(b"old")
    assert main(["--output", str(existing_tables)]) == 0
    assert contents(existing_tables) == contents(TABLES_FOLDER)


CLAIM = {
    "claim_id": "c9001",
    "subject": "lumi",
    "attribute": "budget_total",
    "reported": "EUR 10 million",
    "context": "",
    "status": "",
    "source_id": "press-rewrite",
    "locator": "",
    "confidence": "low",
    "note": "",
}


@pytest.mark.parametrize(
    ("overrides", "reason"),
    [
        ({"subject": "atlantis"}, "unknown subject 'atlantis'"),
        ({"attribute": "colour"}, "unknown attribute 'colour'"),
        ({"source_id": "nowhere"}, "unknown source 'nowhere'"),
        ({"claim_id": "c0001"}, "duplicate id"),
    ],
)
def test_a_claim_that_cannot_be_right_stops_the_build(
    overrides, reason, claims_folder, existing_tables, capsys
):
    claim = CLAIM | overrides
    line = append(claims_folder / "claims.csv", *claim.values())
    assert_stopped(claims_folder, existing_tables)
    assert f"claims.csv:{line}: {claim['claim_id']}: {reason}" in capsys.readouterr().err


def assert_stopped(claims: Path, tables: Path) -> None:
    """Assert that the build fails and leaves the tables as they were."""
    before = contents(tables)
    assert main(["--claims", str(claims), "--output", str(tables)]) == 1
    assert contents(tables) == before


MILESTONE = {"attribute": "milestone.selected", "status": "actual"}


@pytest.mark.parametrize(
    ("overrides", "reason"),
    [
        ({"attribute": "city", "reported": "Atlantis"}, "'Atlantis' is not in the place"),
        ({"attribute": "partner_country", "reported": "Atlantis"}, "'Atlantis' is no country"),
        ({"attribute": "host", "reported": "ACME"}, "'ACME' is not in the organisation"),
        ({"attribute": "sector", "reported": "fishing"}, "'fishing' is not in the sector"),
        ({"attribute": "kind", "reported": "huge"}, "'huge' is not in the kind"),
        ({"attribute": "name", "reported": "MIMER"}, "'MIMER' is not in the name"),
        ({"reported": "a great deal"}, "no money rule understands 'a great deal'"),
        ({"reported": "10 million"}, "'10 million' has no currency"),
        ({"reported": "SEK 100 million"}, "rates.csv has no rate of SEK for 2024-12-10"),
        (MILESTONE | {"reported": "31 February 2025"}, "2025-02-31 is not a date"),
        (MILESTONE | {"reported": "soon"}, "no date rule understands 'soon'"),
        (MILESTONE | {"reported": "10 May", "context": "EUR"}, "EUR"),
        ({"attribute": "accelerators", "reported": "plenty"}, "no count rule"),
        ({"attribute": "eu_share", "reported": "120%"}, "more than 100"),
    ],
)
def test_a_string_no_rule_understands_stops_the_build(
    overrides, reason, write_register, existing_tables, capsys
):
    claims = [{"note": "over\ntwo lines"}, {"claim_id": "c0002"} | overrides]
    folder = write_register(claims)
    assert_stopped(folder, existing_tables)
    error = capsys.readouterr().err
    assert "nothing was written" in error
    assert f"{folder}/claims.csv:4: c0002: " in error
    assert reason in error


def test_every_string_not_understood_is_told_at_once(write_register, existing_tables, capsys):
    claims = [{"claim_id": f"c000{n}", "reported": "some"} for n in range(3)]
    assert_stopped(write_register(claims), existing_tables)
    assert capsys.readouterr().err.count("no money rule understands") == 3


def test_a_missing_rate_is_found_once_it_is_given(write_register, tmp_path):
    folder = write_register([{"reported": "SEK 115 million"}])
    append(folder / "rates.csv", "SEK", "2024-12-10", "11.5", "ECB")
    assert main(["--claims", str(folder), "--output", str(tmp_path / "out")]) == 0
    budgets = Tables.read(tmp_path / "out").budgets.set_index(["factory_id", "measure"])
    assert budgets.loc[("lumi", "factory_total"), "amount_eur"] == 10_000_000


@pytest.mark.parametrize(
    ("file", "old", "new", "reason"),
    [
        ("claims.csv", "c0003,lumi,name,", "c0003,lumi,", "claims.csv:4: c0003: 9 cells"),
        ("claims.csv", "claim_id,subject", "id,subject", "claims.csv:1: columns are"),
        ("claims.csv", "c0003,lumi", 'c0003,"lumi', "claims.csv:4:"),
        ("sources.csv", ",2024-12-20,en,secondary", ",2024-12-32,en,secondary", "2024-12-32"),
        ("corrections.csv", "c0064,choose", "c0000,choose", "c0000: the correction matches no"),
        ("corrections.csv", "At least €556", "At least €555", "c0064: the correction matches no"),
        ("subjects.csv", "HammerHAI,DE", "HammerHAI,XX", "subjects.csv:3: unknown country 'XX'"),
    ],
)
def test_a_spoilt_file_stops_the_build(
    file, old, new, reason, claims_folder, existing_tables, capsys
):
    path = claims_folder / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    assert_stopped(claims_folder, existing_tables)
    assert reason in capsys.readouterr().err


def test_a_file_that_is_not_utf_8_stops_the_build(claims_folder, existing_tables, capsys):
    path = claims_folder / "claims.csv"
    path.write_bytes(path.read_text(encoding="utf-8").encode("utf-16"))
    assert_stopped(claims_folder, existing_tables)
    assert "claims.csv" in capsys.readouterr().err


def test_a_missing_folder_stops_the_build(tmp_path, existing_tables, capsys):
    assert_stopped(tmp_path / "nowhere", existing_tables)
    assert "claims.csv" in capsys.readouterr().err


def test_two_corrections_of_one_value_stop_the_build(write_register, existing_tables, capsys):
    claims = [{"claim_id": "c0001"}, {"claim_id": "c0002", "reported": "EUR 20 million"}]
    corrections = [
        {
            "claim_id": claim_id,
            "action": "choose",
            "reported": f"EUR {million} million",
            "reason": "so",
        }
        for claim_id, million in (("c0001", 10), ("c0002", 20))
    ]
    assert_stopped(write_register(claims, corrections=corrections), existing_tables)
    assert "c0002: a second correction chooses otherwise" in capsys.readouterr().err


def test_a_country_that_is_host_and_partner_stops_the_build(
    write_register, existing_tables, capsys
):
    claim = {"claim_id": "c0002", "attribute": "partner_country", "reported": "Finland"}
    assert_stopped(write_register([{}, claim]), existing_tables)
    reason = "factory_id 'lumi' with country 'FI' stands twice in memberships"
    assert f"claims.csv:3: c0002: {reason}" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("rates.csv", "25.117", "about 25"),
        ("rates.csv", "25.117", "0"),
        ("places.csv", "64.22728", "north"),
        ("places.csv", "Oslo,NO,capital", "Oslo,NO,site"),
        ("places.csv", "Oslo,NO,capital", "Oslo,SE,capital"),
        ("countries.csv", "Norway,false", "Norway,no"),
        ("subjects.csv", "lumi,factory", "lumi,factry"),
        ("subjects.csv", "FI,2024-12-10", "FI,December"),
        ("subjects.csv", "FI,2024-12-10", "FI,20241210"),
        ("places.csv", "64.22728", "642.2728"),
        ("places.csv", "Kajaani,FI,site", "Kajaani,FI,seat"),
        ("places.csv", "Kajaani,FI,site", ",FI,site"),
        ("subjects.csv", "LUMI AI Factory,FI", "LUMI AI Factory,"),
        ("subjects.csv", "Antenna in Slovakia,SK", "Antenna in Slovakia,"),
        ("subjects.csv", "FI,2024-12-10,eurohpc-selection-2024", "FI,2024-12-10,"),
        ("terms.csv", "wave,first", "wave,frist"),
        ("terms.csv", "kind,upgrade", "kind,upgraded"),
        ("terms.csv", "experimental_platform,yes", "experimental_platform,true"),
    ],
)
def test_a_wrong_cell_of_a_reviewed_file_stops_the_build(
    file, old, new, write_register, existing_tables, capsys
):
    czech = {"reported": "CZK 15 billion"}
    folder = write_register([czech], sources=[{"published": "2024-12-11"}])
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    assert_stopped(folder, existing_tables)
    assert re.search(rf"{folder}/\w+\.csv:\d+: ", capsys.readouterr().err)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Prime Minister,SE,,the government,", "'the government' already stands in line"),
        ("Ministers,FI,,CINECA,", "'cineca' also names an organisation everywhere"),
        ("Ministers,,,the ministers,", "'the ministers' is at home nowhere"),
        ("Ministers,XX,,,", "unknown country 'XX'"),
    ],
)
def test_an_alias_at_home_that_is_not_clear_stops_the_build(
    row, reason, write_register, existing_tables, capsys
):
    folder = write_register()
    line = append(folder / "organisations.csv", *row.split(","))
    assert_stopped(folder, existing_tables)
    assert f"organisations.csv:{line}: {reason}" in capsys.readouterr().err


def test_the_same_words_may_be_at_home_in_two_countries(write_register, tmp_path):
    folder = write_register()
    append(folder / "organisations.csv", "Government of Finland", "FI", "", "the government", "")
    assert main(["--claims", str(folder), "--output", str(tmp_path / "out")]) == 0


@pytest.mark.parametrize(
    ("file", "row"),
    [
        ("subjects.csv", "lumi,factory,LUMI,FI,2024-12-10,eurohpc-selection-2024"),
        ("countries.csv", "NO,Norway,false,,ted-eu-country-2023"),
        ("places.csv", "Oslo,NO,capital,59.9,10.7,1,,"),
        ("organisations.csv", "GRNET,IT,,,"),
        ("sectors.csv", "fishing,health,"),
    ],
)
def test_a_thing_named_twice_in_a_reviewed_file_stops_the_build(
    file, row, write_register, existing_tables, capsys
):
    folder = write_register()
    line = append(folder / file, *row.split(","))
    assert_stopped(folder, existing_tables)
    assert f"{file}:{line}:" in capsys.readouterr().err


def test_the_copy_of_the_claims_builds_as_the_claims_do(claims_folder):
    """Otherwise the tests above could stop for another reason than theirs."""
    assert differences(build(claims_folder), TABLES_FOLDER) == []


def test_a_city_in_another_country_stops_the_build(write_register, existing_tables, capsys):
    claim = {"claim_id": "c0002", "attribute": "city", "reported": "Stuttgart"}
    assert_stopped(write_register([{}, claim]), existing_tables)
    reason = "Stuttgart of lumi is no place in FI"
    assert f"claims.csv:3: c0002: {reason}" in capsys.readouterr().err


def test_a_machine_in_another_country_stops_the_build(write_register, existing_tables, capsys):
    claim = {"attribute": "machine_city", "reported": "Stuttgart"}
    assert_stopped(write_register([claim]), existing_tables)
    assert "claims.csv:2: c0001: Stuttgart of lumi is no place" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("table", "column", "place"),
    [
        ("factories", "country", "data/claims/subjects.csv:2: "),
        ("memberships", "country", "data/claims/subjects.csv:2: "),
        ("budgets", "factory_id", "data/claims/claims.csv:65: c0064: "),
        ("evidence", "source_id", "data/claims/claims.csv:2: c0001: "),
        ("places", "country", "data/claims/places.csv:2: "),
    ],
)
def test_a_broken_link_is_told_at_the_row_it_comes_from(table, column, place, register, cleaned):
    built = build_from(register, cleaned)
    row = built[table].index[0]
    if table == "memberships":
        built[table].loc[row, "claim_id"] = ""
    built[table].loc[row, column] = "nowhere"
    told = [str(problem) for problem in check_tables(built, register)]
    assert [text for text in told if text.startswith(f"{place}{column} 'nowhere' of {table}")]


@pytest.mark.parametrize(
    ("table", "place"),
    [
        ("factories", "data/claims/subjects.csv:2: factory_id 'lumi'"),
        ("budgets", "data/claims/claims.csv:65: c0064: factory_id 'lumi' with measure"),
        ("conflicts", "data/claims/conflicts.csv:2: conflict_id 'k01'"),
        ("countries", "data/claims/countries.csv:2: country 'AL'"),
    ],
)
def test_a_doubled_key_is_told_at_the_row_it_comes_from(table, place, register, cleaned):
    built = build_from(register, cleaned)
    built[table] = pd.concat([built[table], built[table].head(1)], ignore_index=True)
    (problem,) = check_tables(built, register)
    assert str(problem).startswith(place)


def build_from(register: Register, cleaned: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Return tables a test may spoil, without cleaning all claims anew."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(command, "evidence_of", lambda _: cleaned)
        return {name: frame.copy() for name, frame in build_tables(register).items()}


def test_what_is_committed_has_no_problem(register: Register, cleaned: pd.DataFrame):
    """Otherwise the two tests above could find another problem than their own."""
    assert check_tables(build_from(register, cleaned), register) == []


SHARES = [
    {"claim_id": "c0001", "attribute": "eu_share", "reported": "50%"},
    {"claim_id": "c0002", "attribute": "national_share", "reported": "60%"},
]


def test_shares_of_more_than_the_whole_stop_the_build(write_register, existing_tables, capsys):
    assert_stopped(write_register(SHARES), existing_tables)
    reason = "with it the shares of lumi make 110 %"
    assert f"claims.csv:3: c0002: {reason}" in capsys.readouterr().err


@pytest.mark.parametrize("reported", ["50%", "up to 60%"])
def test_shares_that_can_make_a_whole_are_built(reported, write_register, tmp_path):
    folder = write_register([SHARES[0], SHARES[1] | {"reported": reported}])
    assert main(["--claims", str(folder), "--output", str(tmp_path / "out")]) == 0


PART = {"claim_id": "c0002", "attribute": "budget_eu"}


@pytest.mark.parametrize("attribute", ["budget_eu", "budget_national"])
@pytest.mark.parametrize("total", ["EUR 10 million", "up to EUR 10 million"])
def test_a_part_of_more_than_the_whole_stops_the_build(
    attribute, total, write_register, existing_tables, capsys
):
    part = PART | {"attribute": attribute, "reported": "EUR 11 million"}
    assert_stopped(write_register([{"reported": total}, part]), existing_tables)
    reason = "a part of 11,000,000 euro is more than the whole, 10,000,000 euro (c0001)"
    assert f"claims.csv:3: c0002: {reason}" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("total", "part"),
    [
        ("EUR 10 million", "EUR 10.4 million"),
        ("EUR 10 million", "up to EUR 11 million"),
        ("at least EUR 10 million", "EUR 11 million"),
        ("about EUR 10 million", "EUR 11 million"),
    ],
)
def test_a_part_that_can_be_within_the_whole_is_built(total, part, write_register, tmp_path):
    folder = write_register([{"reported": total}, PART | {"reported": part}])
    assert main(["--claims", str(folder), "--output", str(tmp_path / "out")]) == 0


def test_a_whole_limited_to_a_part_bounds_no_other_part(write_register, tmp_path):
    limit = {
        "claim_id": "c0001",
        "action": "limit",
        "reported": "EUR 10 million",
        "reason": "the services, not the machine",
    }
    folder = write_register([{}, PART | {"reported": "EUR 11 million"}], corrections=[limit])
    assert main(["--claims", str(folder), "--output", str(tmp_path / "out")]) == 0
