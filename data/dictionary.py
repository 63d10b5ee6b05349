"""The data dictionary: every table and column as `datapackage.json` describes them."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from data.load import FOLDER, or_damaged


@dataclass(frozen=True)
class Column:
    """One column: what it holds, in which unit, and what it may hold."""

    name: str
    type: str
    unit: str
    is_required: bool
    allowed: tuple[str, ...]
    """Allowed values; empty where any value of the type is allowed."""
    refers_to: str
    """Table and column its values come from, as `evidence.claim_id`; empty for none."""
    meaning: str


@dataclass(frozen=True)
class Entry:
    """One table: what a row is, and its columns."""

    name: str
    meaning: str
    columns: tuple[Column, ...]


def dictionary(folder: Path | None = None) -> tuple[Entry, ...]:
    """Return the tables as described beside them; raise TableDamaged where the file is at fault."""
    path = (folder or FOLDER) / "datapackage.json"

    def read() -> tuple[Entry, ...]:
        package = json.loads(path.read_text(encoding="utf-8"))
        return tuple(_entry(resource) for resource in package["resources"])

    return or_damaged(path, read, "description")


def _entry(resource: dict[str, Any]) -> Entry:
    schema = resource["schema"]
    links = {
        key["fields"][0]: ".".join([key["reference"]["resource"], *key["reference"]["fields"]])
        for key in schema["foreignKeys"]
    }
    columns = (_column(field, links.get(field["name"], "")) for field in schema["fields"])
    return Entry(resource["name"], resource["description"], tuple(columns))


def _column(field: dict[str, Any], refers_to: str) -> Column:
    constraints = field.get("constraints", {})
    return Column(
        name=field["name"],
        type=field["type"],
        unit=field.get("unit", ""),
        is_required=constraints.get("required", False),
        allowed=tuple(constraints.get("enum", ())),
        refers_to=refers_to,
        meaning=field["description"],
    )
