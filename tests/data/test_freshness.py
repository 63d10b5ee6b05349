"""How old the evidence is, of the whole and of a factory."""

from dataclasses import replace
from datetime import date

import pytest

from data.filters import only
from data.freshness import is_stale, newest_claim, newest_known, newest_words
from data.known import History


@pytest.fixture(scope="module")
def read_today(tables):
    """Old sources read a month later: the evidence is no newer."""
    return replace(tables, newest_evidence="2026-12-21")


def test_the_day_of_reading_and_the_newest_date_are_told_apart(tables, read_today):
    newest = "the newest is dated 10 October 2026"
    assert newest_words(tables) == f"Sources read up to 21 November 2026; {newest}"
    assert newest_words(read_today) == f"Sources read up to 21 December 2026; {newest}"


def test_a_selection_is_as_new_as_its_own_sources(tables):
    assert newest_known(tables) == "Newest source dated 10 October 2026"
    assert (
        newest_known(History(tables).on(date(2024, 12, 31))) == "Newest source dated December 2024"
    )
    assert newest_known(replace(tables, evidence=tables.evidence.head(0))) == ""


def test_three_months_after_the_newest_date_evidence_is_stale_whenever_it_was_read(read_today):
    assert not is_stale(read_today, date(2027, 1, 8))
    assert is_stale(read_today, date(2027, 1, 9))


def test_each_factory_has_a_newest_claim_of_its_own(tables):
    owner = tables.evidence.set_index("claim_id")["subject_id"]
    for factory_id in tables.factories["factory_id"]:
        words, claim = newest_claim(factory_id, tables)
        assert words.startswith("Newest claim dated to the month or day: ")
        assert owner[claim] == factory_id


@pytest.mark.parametrize(
    ("published", "words"),
    [
        (["2025-11", "2025-10-10"], "November 2025, about 12 months before the day shown"),
        (["2026-11-21", "2026"], "21 November 2026"),
        (
            ["2025-11", "2026", "2025"],
            "November 2025, about 12 months before the day shown; newer ones are dated 2026 only",
        ),
    ],
)
def test_the_newest_claim_is_dated_as_its_source_is(published, words, tables):
    mine = only(tables, ["lumi"])
    claims = mine.evidence[mine.evidence["subject_id"] == "lumi"].head(len(published))
    ends = {"2025-11": "2025-11-30", "2026": "2026-11-21", "2025": "2025-12-31"}
    evidence = claims.assign(
        source_id=published, known_from=[ends.get(one, one) for one in published]
    )
    sources = tables.sources.head(len(published)).assign(source_id=published, published=published)
    made = replace(tables, evidence=evidence, sources=sources)

    told, claim = newest_claim("lumi", made)

    assert told == f"Newest claim dated to the month or day: {words}"
    assert claim == claims["claim_id"].iloc[0]
