"""The made-up register of the bench of growth is what it says: larger, always the same, sound."""

import csv
import math
from pathlib import Path

import pytest

from bench.growth.__main__ import power
from bench.growth.larger import write_larger
from data.build import CLAIMS, build_date, build_tables, check_tables
from data.register import Register

TIMES = 10


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A register ten times as large."""
    claims = tmp_path_factory.mktemp("larger") / "claims"
    write_larger(claims, TIMES)
    return claims


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_it_is_the_same_each_time(folder, tmp_path):
    write_larger(tmp_path, TIMES)

    for file in folder.iterdir():
        assert (tmp_path / file.name).read_bytes() == file.read_bytes()


def test_once_as_large_it_is_the_real_one(tmp_path):
    write_larger(tmp_path, 1)

    for file in CLAIMS.glob("*.csv"):
        assert rows(tmp_path, file.stem) == rows(CLAIMS, file.stem)


@pytest.mark.parametrize("column", ["subject", "claim_id"])
def test_all_but_the_programme_is_there_ten_times(folder, column):
    def count(claims: Path) -> int:
        return len({row[column] for row in rows(claims, "claims") if row["subject"] != "programme"})

    assert count(folder) == TIMES * count(CLAIMS)


def test_the_build_takes_it_and_finds_each_factory_a_place(folder, tables, record_property):
    register = Register.read(folder)
    made = build_tables(register)

    assert check_tables(made, register) == []
    assert build_date(register).isoformat() == tables.newest_evidence
    placed = made["factories"]["latitude"].notna().sum()
    assert placed == TIMES * tables.factories["latitude"].notna().sum()
    assert made["factories"]["name"].is_unique
    record_property("quality", ["Growth", "made-up claims built", len(register.claims)])


@pytest.mark.parametrize(("grown", "expected"), [(10, 1), (100, 2), (1, 0)])
def test_a_power_of_one_is_growth_as_the_claims_grow(grown, expected):
    assert math.isclose(power([1000, 10000], [0.5, 0.5 * grown]), expected)
