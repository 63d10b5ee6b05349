"""Rows as CSV that a spreadsheet opens rightly."""

import io

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.spreadsheet import spreadsheet_csv


def read_back(content: bytes) -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(content), encoding="utf-8-sig", dtype=str, keep_default_na=False)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_text_that_would_be_a_formula_is_neutralised(start):
    back = read_back(spreadsheet_csv(pd.DataFrame({"a": [f"{start}1+1"]})))
    assert back["a"][0].startswith("'")


def test_numbers_are_never_touched():
    content = spreadsheet_csv(pd.DataFrame({"a": [-1.5, 2.0], "b": [-3, 4]}))
    assert content.decode("utf-8-sig").splitlines()[1] == "-1.5,-3"


def test_letters_survive_a_spreadsheet():
    assert spreadsheet_csv(pd.DataFrame({"a": ["Türkiye"]})).startswith(b"\xef\xbb\xbf")


def test_missing_is_empty():
    frame = pd.DataFrame({"a": pd.array([1, None], dtype="Int64"), "b": ["x", None]})
    assert spreadsheet_csv(frame).decode("utf-8-sig") == "a,b\r\n1,x\r\n,\r\n"


def test_the_rows_given_are_left_as_they_were():
    frame = pd.DataFrame({"a": ["=1"]})
    spreadsheet_csv(frame)
    assert frame["a"][0] == "=1"


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1))
def test_any_other_text_comes_back_equal(text):
    back = read_back(spreadsheet_csv(pd.DataFrame({"a": [text], "b": ["x"]})))
    assert back["a"][0].removeprefix("'") == text.removeprefix("'")
