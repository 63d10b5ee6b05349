"""The CSV files of a selection described as a Frictionless Data Package."""

from collections.abc import Mapping

from data.package import describe, described_file
from exports.citation import citation
from exports.extract import Extract

SPREADSHEET = ".spreadsheet.csv"
"""How the name of a table's second file ends, the one for a spreadsheet."""


def package(extract: Extract, files: Mapping[str, bytes]) -> dict[str, object]:
    """Return the data package of a selection; `files` are its CSV files by name.

    A table is described by the columns of its exact file. Its file for a spreadsheet stands beside
    it as a plain file, for its values are no longer those of the columns.
    """
    described = describe(files, extract.known, extract.tables.version)
    tables = described["resources"]
    twins = [_twin(name, files[name]) for name in files if name.endswith(SPREADSHEET)]
    return described | {
        "title": extract.title,
        "homepage": extract.permalink(),
        "selection": extract.selection,
        "citation": citation(extract),
        "resources": [*tables, *twins],
    }


def _twin(name: str, content: bytes) -> dict[str, object]:
    table = name.removesuffix(SPREADSHEET)
    return {
        "name": f"{table}-spreadsheet",
        "type": "file",
        "path": name,
        "description": f"The table {table} for a spreadsheet: no text becomes a formula.",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        **described_file(content),
    }
