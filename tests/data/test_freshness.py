"""How old the evidence is, of the whole and of a factory."""

from datetime import date

import pytest

from data.freshness import is_stale, newest_claim, newest_words


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 11, 21), "Newest evidence: 21 November 2026"),
        (date(2026, 11, 20), "Newest evidence: 21 November 2026"),
        (date(2026, 11, 22), "Newest evidence: 21 November 2026, 1 day ago"),
        (date(2027, 3, 21), "Newest evidence: 21 November 2026, about 4 months ago"),
    ],
)
def test_the_newest_evidence_is_dated_and_its_age_told(today, words):
    assert newest_words("2026-11-21", today) == words


def test_after_three_months_evidence_is_stale():
    assert not is_stale("2026-11-21", date(2027, 2, 19))
    assert is_stale("2026-11-21", date(2027, 2, 20))


def test_each_factory_has_a_newest_claim_of_its_own(tables):
    owner = tables.evidence.set_index("claim_id")["subject_id"]
    for factory_id in tables.factories["factory_id"]:
        words, claim = newest_claim(factory_id, tables)
        assert words.startswith("Newest dated claim on it: ")
        assert owner[claim] == factory_id


def test_no_claim_on_a_factory_is_newer_than_its_newest(tables):
    evidence = tables.evidence.merge(tables.sources[["source_id", "published"]], on="source_id")
    dated = evidence[evidence["published"].str.fullmatch(r"\d{4}-(0[1-9]|1[0-2])(-\d{2})?")]
    known = evidence.set_index("claim_id")["known_from"]
    for factory_id in tables.factories["factory_id"]:
        _, claim = newest_claim(factory_id, tables)
        assert known[claim] == dated.loc[dated["subject_id"] == factory_id, "known_from"].max()
