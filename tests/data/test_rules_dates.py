"""Dates as sources print them, in their languages, vague and relative ones too."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.calendar import days, last_day, precision
from data.rules.clean import NotUnderstood
from data.rules.dates import as_date

ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def edtf(reported: str, *, context: str = "", published: str = "2024", language: str = "en") -> str:
    return as_date(reported, context, published, language).edtf


@pytest.mark.parametrize(
    ("reported", "language", "expected"),
    [
        ("10 December 2024", "en", "2024-12-10"),
        ("December 10, 2024", "en", "2024-12-10"),
        ("5 settembre 2025", "it", "2025-09-05"),
        ("1. februar 2025", "no", "2025-02-01"),
        ("29.9.2025", "en", "2025-09-29"),
        ("09.07.2024", "en", "2024-07-09"),
        ("01/04/2025", "en", "2025-04-01"),
        ("september 2024", "no", "2024-09"),
        ("Mai 2026", "de", "2026-05"),
        ("første halvdel av 2025", "no", "2025-40"),
        ("second half of 2026", "en", "2026-41"),
        ("Q2 2026", "en", "2026-34"),
        ("autumn 2026", "en", "2026-23"),
        ("fall of 2026", "en", "2026-23"),
        ("spring 2027", "en", "2027-21"),
        ("2027", "en", "2027"),
        ("2026/2027", "en", "2026/2027"),
        ("2025-2026", "en", "2025/2026"),
        ("since March 2025", "en", "2025-03"),
        ("online in 2027", "en", "2027"),
        ("will start in 2026", "en", "2026"),
    ],
)
def test_a_date_keeps_the_precision_of_its_words(reported, language, expected):
    assert edtf(reported, language=language) == expected


@pytest.mark.parametrize(
    ("reported", "language", "expected"),
    [
        ("By 2026", "en", "../2026"),
        ("operational by 2026", "en", "../2026"),
        ("by end of 2025", "en", "../2025-12"),
        ("fully operational by mid-2026", "en", "../2026-06"),
        ("bis Ende 2030", "de", "../2030-12"),
        ("by autumn 2026", "en", "../2026-23"),
        ("not before 2027", "en", "2027/.."),
        ("from 2026", "en", "2026/.."),
        ("ab Mai 2026", "de", "2026-05/.."),
    ],
)
def test_by_and_from_leave_one_end_open(reported, language, expected):
    assert edtf(reported, language=language) == expected


@pytest.mark.parametrize(
    ("reported", "language", "expected"),
    [
        ("early 2025", "en", "2025-01/2025-04"),
        ("tidlig i 2025", "no", "2025-01/2025-04"),
        ("mid-2026", "en", "2026-05/2026-08"),
        ("late 2026", "en", "2026-09/2026-12"),
        ("end of 2026", "en", "2026-10/2026-12"),
        ("end of May 2025", "en", "2025-05-21/2025-05-31"),
        ("end of February 2024", "en", "2024-02-21/2024-02-29"),
        ("end 2027/early 2028", "en", "2027-10/2028-04"),
    ],
)
def test_a_vague_date_is_as_wide_as_its_words(reported, language, expected):
    assert edtf(reported, language=language) == expected


@pytest.mark.parametrize(
    ("reported", "context", "published", "language", "expected"),
    [
        ("neste år", "", "2024-12", "no", "2025"),
        ("neste år", "2024-12", "2026", "no", "2025"),
        ("early next year", "2025-12-04", "2026", "en", "2026-01/2026-04"),
        ("10 September", "", "2024-11", "en", "2024-09-10"),
        ("10 September", "2024", "2026", "en", "2024-09-10"),
        ("December 10", "2024", "2025", "en", "2024-12-10"),
        ("in September", "2024", "2025", "en", "2024-09"),
        ("im April eröffnet", "", "2025-07", "de", "2025-04"),
        ("May", "", "../2026-10-10", "en", "2026-05"),
    ],
)
def test_a_missing_year_comes_from_the_context_else_from_the_source(
    reported, context, published, language, expected
):
    assert edtf(reported, context=context, published=published, language=language) == expected


@pytest.mark.parametrize(
    ("reported", "context", "expected"),
    [
        ("within three years", "2025-10-14", "../2028-10"),
        ("within 2 years", "2026-05", "../2028-05"),
        ("services on Vega", "2026-02-10", "../2026-02-10"),
        ("in procurement", "2026-05", "../2026-05"),
    ],
)
def test_what_counts_from_the_day_of_the_text_ends_by_then_or_so_much_later(
    reported, context, expected
):
    assert edtf(reported, context=context, published="2026") == expected


@pytest.mark.parametrize(
    ("reported", "context"),
    [
        ("within three years", ""),
        ("within three years", "2025"),
        ("services on Vega", ""),
        ("in procurement", ""),
    ],
)
def test_what_counts_from_a_day_that_the_context_does_not_give_is_not_understood(reported, context):
    with pytest.raises(NotUnderstood):
        edtf(reported, context=context)


@pytest.mark.parametrize("reported", ["May/June 2026", "May or June 2026"])
def test_a_year_after_the_second_month_is_the_year_of_both(reported):
    assert edtf(reported, published="2025-01") == "2026-05/2026-06"


@pytest.mark.parametrize("reported", ["imminently", "expected imminently"])
def test_a_date_in_words_only_keeps_its_words_and_has_no_day(reported):
    made = as_date(reported, "2024-11", "2024", "en")
    assert (made.value, made.edtf, made.start, made.end) == (reported, "", None, None)


@pytest.mark.parametrize(
    "reported",
    [
        "31 February 2025",
        "29 February 2025",
        "31 April",
        "31.11.2025",
        "04/25/2025",
        "Q5 2026",
        "when it is ready",
        "2027-2026",
        "late 2026 or early 2026",
    ],
)
def test_a_day_that_does_not_exist_or_runs_backwards_is_not_understood(reported):
    with pytest.raises(NotUnderstood):
        edtf(reported)


@pytest.mark.parametrize(
    ("reported", "context", "language"),
    [("10 September", "soon", "en"), ("2026", "EUR", "en"), ("May 2026", "", "zz")],
)
def test_a_wrong_context_or_language_is_said_and_no_crash(reported, context, language):
    with pytest.raises(NotUnderstood):
        edtf(reported, context=context, language=language)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_reads_the_same_in_words_and_figures(day):
    in_words = f"{day.day} {ENGLISH_MONTHS[day.month - 1]} {day.year}"
    in_figures = f"{day.day:02}/{day.month:02}/{day.year}"
    assert edtf(in_words) == edtf(in_figures) == day.isoformat()


@pytest.mark.parametrize(
    ("text", "first", "last", "kind"),
    [
        ("2024-12-10", date(2024, 12, 10), date(2024, 12, 10), "day"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("2024-12~", date(2024, 12, 1), date(2024, 12, 31), "month"),
        ("2026-23", date(2026, 9, 1), date(2026, 11, 30), "season"),
        ("2026-34", date(2026, 4, 1), date(2026, 6, 30), "quarter"),
        ("2025-40", date(2025, 1, 1), date(2025, 6, 30), "half-year"),
        ("2027", date(2027, 1, 1), date(2027, 12, 31), "year"),
        ("2026/2027", date(2026, 1, 1), date(2027, 12, 31), "interval"),
        ("../2026-06", None, date(2026, 6, 30), "open"),
        ("2027/..", date(2027, 1, 1), None, "open"),
    ],
)
def test_first_day_last_day_and_precision(text, first, last, kind):
    assert (*days(text), precision(text)) == (first, last, kind)


def test_a_date_with_an_open_end_has_no_last_day():
    with pytest.raises(ValueError, match="no last day"):
        last_day("2027/..")
