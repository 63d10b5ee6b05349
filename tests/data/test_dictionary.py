"""The data dictionary says what the schema says, or which file is at fault."""

import json

import pytest

from data.dictionary import dictionary
from data.load import FOLDER, TableDamaged
from data.schema import TABLES


def test_every_table_and_column_is_described():
    entries = {entry.name: entry for entry in dictionary()}

    assert list(entries) == list(TABLES)
    for name, table in TABLES.items():
        assert [column.name for column in entries[name].columns] == list(table.columns)
        assert all(column.meaning for column in entries[name].columns)


def test_a_column_says_its_unit_its_values_and_where_they_come_from():
    budgets = {c.name: c for e in dictionary() if e.name == "budgets" for c in e.columns}

    assert budgets["amount_eur"].unit == "EUR"
    assert "factory_total" in budgets["measure"].allowed
    assert budgets["measure"].is_required
    assert budgets["claim_id"].refers_to == "evidence.claim_id"


def test_a_missing_description_is_named(tmp_path):
    with pytest.raises(TableDamaged, match=r"datapackage.json is missing"):
        dictionary(tmp_path)


@pytest.mark.parametrize("spoilt", ["{", "[]", "{}", '{"resources": [{}]}'])
def test_a_damaged_description_is_named(spoilt, tmp_path):
    (tmp_path / "datapackage.json").write_text(spoilt)
    with pytest.raises(TableDamaged, match=r"datapackage.json is damaged"):
        dictionary(tmp_path)


def test_a_description_without_columns_is_damaged(tmp_path):
    package = json.loads((FOLDER / "datapackage.json").read_text())
    del package["resources"][0]["schema"]["fields"]
    (tmp_path / "datapackage.json").write_text(json.dumps(package))
    with pytest.raises(TableDamaged):
        dictionary(tmp_path)
