"""How good the evidence is, counted on the real tables and on a few claims."""

from datetime import date

import pytest

from data.filters import Filters
from data.known import History
from data.load import Tables
from data.quality import COLUMNS, quality
from data.reading import dated_words
from data.schema import ACCESSES, CONFIDENCES


def test_every_claim_is_counted_once_in_each_way(tables: Tables):
    found = quality(tables)

    assert tuple(found.columns) == COLUMNS
    assert found["claims"].sum() == len(tables.evidence)
    assert (found[list(CONFIDENCES)].sum(axis=1) == found["claims"]).all()
    assert (found[list(ACCESSES)].sum(axis=1) == found["claims"]).all()


def test_the_age_counts_back_from_the_day_of_the_tables(tables: Tables):
    then = History(tables).on(date(2025, 1, 31))
    lumi = quality(then).set_index("subject_id").loc["lumi"]
    claims = then.evidence.merge(then.sources, on="source_id").query("subject_id == 'lumi'")
    is_dated = claims["published"].str.match(r"\d{4}-[01]\d")
    newest = claims.loc[is_dated, "known_from"].max()

    assert lumi["newest"] == newest <= "2025-01-31"
    assert lumi["newest_claim_id"] in set(claims.loc[claims["known_from"] == newest, "claim_id"])
    assert lumi["age_days"] == (date(2025, 1, 31) - date.fromisoformat(newest)).days


def test_only_what_is_selected_is_judged(tables: Tables):
    found = quality(Filters(country=("Greece",)).apply(tables))
    antennas = [f"antenna-{country}" for country in ("cy", "mt", "mk", "rs")]
    assert list(found["subject_id"]) == ["programme", "pharos", *antennas]


def test_every_factory_and_antenna_has_the_day_of_its_newest_claim(tables: Tables):
    found = quality(tables)
    subjects = {*tables.factories["factory_id"], *tables.antennas["antenna_id"], "programme"}
    assert set(found["subject_id"]) == subjects
    days = tables.evidence.set_index("claim_id")["known_from"]
    assert list(found["newest"]) == list(days[found["newest_claim_id"]])
    claimed = tables.evidence.set_index("claim_id")["subject_id"]
    assert list(found["subject_id"]) == list(claimed[found["newest_claim_id"]])


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2026-04", "April 2026 (dated to the month)"),
        ("2026", "2026 (dated to the year)"),
        ("2026-04-30", "30 April 2026"),
        ("../2026-10-10", "undated, as it stood on 10 October 2026"),
    ],
)
def test_a_vague_date_of_a_source_says_so(edtf, words):
    assert dated_words(edtf) == words
