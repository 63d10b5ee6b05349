"""The tables described as a Frictionless Data Package, down to each column."""

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Any

from data.schema import TABLES, Field, Table

TITLE = "AI Factories Atlas"
LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
BUILT_ON = (
    {"title": "GeoNames (CC BY 4.0)", "path": "https://www.geonames.org/"},
    {
        "title": "ECB euro foreign exchange reference rates",
        "path": "https://www.ecb.europa.eu/stats/policy_and_exchange_rates/"
        "euro_reference_exchange_rates/html/index.en.html",
    },
)
"""What the tables take from elsewhere without a claim: where places lie, and rates."""


def describe(files: Mapping[str, bytes], known: date, version: str = "") -> dict[str, Any]:
    """Return the data package of the tables, given as files by name, and of their day.

    The version is made of the day and the files, unless they are part of a version made before.
    """
    return {
        "name": "ai-factories-atlas",
        "title": TITLE,
        "description": "Sourced claims on the EuroHPC AI Factories, and the tables made of them.",
        "version": version or _version(files, known),
        "known": f"{known:%Y-%m-%d}",
        "licenses": [LICENCE],
        "sources": list(BUILT_ON),
        "resources": [_resource(table, files[f"{table.name}.csv"]) for table in TABLES.values()],
    }


def described_file(content: bytes) -> dict[str, object]:
    """Return what tells one file from another: its size and hash."""
    return {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}


def _version(files: Mapping[str, bytes], known: date) -> str:
    digest = hashlib.sha256(b"".join(files.values())).hexdigest()[:8]
    return f"{known:%Y.%m.%d}+{digest}"


def _resource(table: Table, content: bytes) -> dict[str, object]:
    return {
        "name": table.name,
        "type": "table",
        "path": f"{table.name}.csv",
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **described_file(content),
        "schema": {
            "fields": [described_field(field) for field in table.fields],
            "missingValues": [""],
            "primaryKey": list(table.key),
            "foreignKeys": [_foreign_key(field) for field in table.fields if field.foreign],
        },
    }


def described_field(field: Field) -> dict[str, object]:
    """Return what a column holds: name, type, description, and unit and constraints if any."""
    described: dict[str, object] = {
        "name": field.name,
        "type": field.type,
        "description": field.description + ("; several joined by ;" if field.several else ""),
    }
    if field.type == "boolean":
        described |= {"trueValues": ["true"], "falseValues": ["false"]}
    if field.unit:
        described["unit"] = field.unit
    constraints: dict[str, object] = {"required": True} if field.required else {}
    if field.enum:
        constraints["enum"] = list(field.enum)
    return described | ({"constraints": constraints} if constraints else {})


def _foreign_key(field: Field) -> dict[str, object]:
    table, key = field.foreign.split(".")
    return {"fields": [field.name], "reference": {"resource": table, "fields": [key]}}
