"""Rows as CSV, letter for letter."""

import csv
import io
from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.build import TABLES_FOLDER, build
from data.schema import TABLES
from exports.delimited import exact_csv


@pytest.mark.parametrize("name", TABLES)
def test_a_whole_table_is_its_committed_file(name, whole):
    assert exact_csv(whole.frames[name]) == (TABLES_FOLDER / f"{name}.csv").read_bytes()


def test_a_table_of_an_earlier_day_is_what_the_build_makes_of_that_day(extract):
    built = build(known=date(2025, 3, 31))
    seen = extract(wave="all", known="2025-03-31").frames
    # The build writes all countries and places that were ever read; a selection those referred to.
    asked = [name for name in TABLES if name not in ("countries", "places")]
    assert [name for name in asked if exact_csv(seen[name]) != built[f"{name}.csv"]] == []


def test_values_are_written_as_what_they_are():
    frame = pd.DataFrame(
        {
            "integer": pd.array([3, None], dtype="Int64"),
            "number": [50.0, 85.69],
            "boolean": pd.array([True, None], dtype="boolean"),
            "text": ["True", None],
        }
    )
    assert exact_csv(frame) == b"integer,number,boolean,text\n3,50,true,True\n,85.69,,\n"


def test_no_rows_leave_the_heading():
    assert exact_csv(pd.DataFrame(columns=["a", "b"])) == b"a,b\n"


def test_a_row_of_one_empty_cell_is_still_a_row():
    assert list(csv.reader(io.StringIO(exact_csv(pd.DataFrame({"a": [None]})).decode()))) == [
        ["a"],
        [""],
    ]


def test_text_like_a_formula_stays_as_it_is():
    assert exact_csv(pd.DataFrame({"a": ["=1+1", "-2"]})) == b"a\n=1+1\n-2\n"


def test_the_rows_given_are_left_as_they_were():
    frame = pd.DataFrame({"a": pd.array([True], dtype="boolean"), "b": [1.0]})
    before = frame.copy()
    exact_csv(frame)
    pd.testing.assert_frame_equal(frame, before)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0")), min_size=1))
def test_any_text_comes_back_equal(texts):
    content = exact_csv(pd.DataFrame({"a": texts, "b": "x"}))
    back = pd.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False)
    assert list(back["a"]) == texts
    rows = csv.reader(io.StringIO(content.decode(), newline=""))
    assert [row[0] for row in rows] == ["a", *texts]
