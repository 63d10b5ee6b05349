"""Selections as groups: their headings, and where a group begins."""

from dataclasses import dataclass

import pandas as pd

from charts.selections import beginning, headings
from data.schema import TABLES


@dataclass(frozen=True)
class Item:
    name: str
    group: str


def of_waves(*waves):
    rows = [{"factory_id": f"f{i}", "wave": wave} for i, wave in enumerate(waves)]
    return pd.DataFrame(rows, columns=["factory_id", "wave"], dtype="string")


def test_the_heading_has_the_day_of_the_selection(tables):
    found = headings(tables.factories, tables.milestones)
    assert found["lumi"] == "First seven, 10 December 2024"
    assert found["gaia"] == "Third selection, 10 October 2025"
    assert set(found) == set(tables.factories["factory_id"])


def test_one_selection_has_no_heading(tables):
    assert headings(of_waves("second", "second"), tables.milestones) == {}
    assert headings(of_waves(), tables.milestones) == {}


def test_what_is_not_known_is_not_told():
    none = pd.DataFrame(columns=list(TABLES["milestones"].columns))
    found = headings(of_waves("first", "third", None), none)
    assert list(found.values()) == ["First seven", "Third selection", "Selection not named"]


def test_a_group_begins_where_the_heading_changes():
    items = [Item(name, group) for name, group in zip("abcd", ["", "x", "x", "y"], strict=True)]
    assert [item.name for item in beginning(items)] == ["b", "d"]
    assert [item.name for item in beginning(items[2:])] == ["c", "d"]
    assert beginning([]) == []
