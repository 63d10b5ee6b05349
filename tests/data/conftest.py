"""The committed register and tables, and registers made for one test."""

import csv
import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import settings

from data.build import CLAIMS, evidence_of
from data.register import VOCABULARIES, Register

# The same examples on every run, and no clock: a busy machine fails no test.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")

CLAIM = {
    "claim_id": "c0001",
    "subject": "lumi",
    "attribute": "budget_total",
    "reported": "EUR 10 million",
    "context": "",
    "status": "",
    "source_id": "release",
    "locator": "paragraph 1",
    "confidence": "high",
    "note": "",
}
SOURCE = {
    "source_id": "release",
    "publisher": "EuroHPC JU",
    "title": "A release",
    "url": "https://example.org/release",
    "published": "2024-12-10",
    "language": "en",
    "kind": "official",
    "access": "direct",
    "via": "",
    "document": "",
    "read_on": "2026-11-21",
}
CORRECTION = {"claim_id": "", "action": "", "reported": "", "reason": ""}
ABOUT_CLAIMS = ("payers", "conflicts")
"""Reviewed files that name claims: a small register has none of them."""
CITED_BY_VOCABULARIES = (
    *("eurohpc-selection-2024", "eurohpc-wave2-2025", "qazinform-2025", "cyprus-mail-2025"),
    *("bdva-2024", "ted-eu-country-2023"),
)

Rows = Iterable[Mapping[str, str]]
WriteRegister = Callable[..., Path]


@pytest.fixture(scope="session")
def register() -> Register:
    """The committed register."""
    return Register.read(CLAIMS)


@pytest.fixture(scope="session")
def cleaned(register: Register) -> pd.DataFrame:
    """Every committed claim, cleaned by rule and not yet chosen from."""
    return evidence_of(register)


@pytest.fixture
def claims_folder(tmp_path: Path) -> Path:
    """A copy of `data/claims` that a test may spoil."""
    return Path(shutil.copytree(CLAIMS, tmp_path / "claims"))


@pytest.fixture
def write_register(tmp_path: Path) -> WriteRegister:
    """Write a register of a few claims beside the committed vocabularies; return its folder.

    Rows name only what differs from `CLAIM`, `SOURCE` and `CORRECTION`.
    """

    def write(claims: Rows = ({},), sources: Rows = ({},), corrections: Rows = ()) -> Path:
        folder = tmp_path / "register"
        folder.mkdir(exist_ok=True)
        for name in VOCABULARIES:
            shutil.copy(CLAIMS / f"{name}.csv", folder)
        for name in ABOUT_CLAIMS:
            _write(folder / f"{name}.csv", dict.fromkeys(VOCABULARIES[name], ""), ())
        _write(folder / "claims.csv", CLAIM, claims)
        _write(folder / "sources.csv", SOURCE, [*sources, *_committed_sources()])
        _write(folder / "corrections.csv", CORRECTION, corrections)
        return folder

    return write


def _committed_sources() -> list[dict[str, str]]:
    with (CLAIMS / "sources.csv").open(encoding="utf-8", newline="") as file:
        return [r for r in csv.DictReader(file) if r["source_id"] in CITED_BY_VOCABULARIES]


def _write(path: Path, default: Mapping[str, str], rows: Rows) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(default), lineterminator="\n")
        writer.writeheader()
        writer.writerows({**default, **row} for row in rows)
