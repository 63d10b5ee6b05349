"""Tables as JSON."""

import json

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.records import records
from data.schema import TABLES
from exports.as_json import as_json, document, table_json
from exports.facts import facts

_TYPES = {"string": str, "integer": int, "number": int | float, "boolean": bool}


def test_values_keep_their_type():
    frame = pd.DataFrame(
        {
            "integer": pd.array([3, None], dtype="Int64"),
            "number": [50.0, 85.69],
            "boolean": pd.array([True, None], dtype="boolean"),
            "text": ["Türkiye", None],
        }
    )
    content = table_json(frame)

    assert json.loads(content) == [
        {"integer": 3, "number": 50, "boolean": True, "text": "Türkiye"},
        {"integer": None, "number": 85.69, "boolean": None, "text": None},
    ]
    assert "Türkiye" in content.decode()
    assert "50.0" not in content.decode()


@pytest.mark.parametrize("name", TABLES)
def test_a_table_comes_back_with_the_types_it_promises(name, whole):
    frame = whole.frames[name]
    back = json.loads(table_json(frame))

    assert back == records(frame)
    for field in TABLES[name].fields:
        values = [row[field.name] for row in back if row[field.name] is not None]
        assert all(isinstance(value, _TYPES[field.type]) for value in values), field.name


def test_what_is_no_number_is_refused():
    with pytest.raises(ValueError, match="JSON"):
        as_json([float("nan")])


def test_no_rows_are_an_empty_array():
    assert json.loads(table_json(pd.DataFrame(columns=["a"]))) == []


def test_the_document_holds_every_table_and_what_it_says_of_itself(early):
    made = json.loads(document(early))

    assert list(made["tables"]) == list(TABLES)
    assert len(made["tables"]["memberships"]) == len(early.frames["memberships"])
    assert {name: made[name] for name in facts(early)} == json.loads(json.dumps(facts(early)))
    assert made["known"] == "2024-12-31"
    assert made["version"] == early.tables.version
    assert made["licence"]["name"] == "CC-BY-4.0"
    assert "GeoNames" in made["attributions"][0]["title"]


def test_the_document_of_nothing_names_its_tables(nothing):
    made = json.loads(document(nothing))
    assert made["tables"]["factories"] == made["tables"]["budgets"] == []


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8"))))
def test_any_text_comes_back_equal(texts):
    back = json.loads(table_json(pd.DataFrame({"a": texts}, dtype=object)))
    assert [row["a"] for row in back] == texts
