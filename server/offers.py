"""What can be taken away under `/open-data/`: one offer a file, and where it lies."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

from data.filters import ALL
from data.schema import TABLES
from exports.as_json import document, table_json
from exports.delimited import exact_csv
from exports.extract import Extract
from exports.geojson import geojson

PATH = "open-data/"
"""Where the open data lie, below the address of the dashboard."""


@dataclass(frozen=True)
class Offer:
    """A file that is made of a selection."""

    name: str
    meaning: str
    media_type: str
    make: Callable[[Extract], bytes]
    file_type: str = ""
    """Its format in the file types of EU Vocabularies; empty for what only describes others."""
    is_packed: bool = False
    """Kept rather than shown, and too dense to compress."""
    line: str = "quick"
    """Behind which others it waits: `packed` and `feed` take a second or more to make."""


def _csv(table: str, extract: Extract) -> bytes:
    return exact_csv(extract.frames[table])


def _json(table: str, extract: Extract) -> bytes:
    return table_json(extract.frames[table])


def _workbook(extract: Extract) -> bytes:
    from exports.workbook import workbook

    return workbook(extract)


def _archive(extract: Extract) -> bytes:
    from exports.archive import archive

    return archive(extract)


_JSON = "application/json"
_SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TABLE_FILES = tuple(
    offer
    for table in TABLES.values()
    for offer in (
        Offer(f"{table.name}.csv", table.description, "text/csv", partial(_csv, table.name), "CSV"),
        Offer(f"{table.name}.json", table.description, _JSON, partial(_json, table.name), "JSON"),
    )
)
"""Each table as CSV and as JSON, in the order of the schema."""
WHOLE_FILES = (
    Offer(
        "atlas.zip",
        "All tables as CSV, as they are and safe for spreadsheets, the workbook, the map data, "
        "and a README with selection, citation and licence.",
        "application/zip",
        _archive,
        "ZIP",
        is_packed=True,
        line="packed",
    ),
    Offer(
        "atlas.xlsx",
        "All tables as a workbook with a cover sheet and a chart.",
        _SHEETS,
        _workbook,
        "XLSX",
        is_packed=True,
        line="packed",
    ),
    Offer("atlas.json", "All tables in one document.", _JSON, document, "JSON"),
    Offer(
        "sites.geojson",
        "Sites, and lines to the capitals of partner countries, for maps.",
        "application/geo+json",
        geojson,
        "GEOJSON",
    ),
)
"""All tables in one file."""
DATA_FILES = (*TABLE_FILES, *WHOLE_FILES)


def asked(extract: Extract) -> str:
    """Return what an address must ask for to get this selection: from `?` on, or nothing."""
    named = [pair for pair in extract.filters.address("") if pair[1] and pair != ("wave", ALL)]
    return f"?{urlencode(named)}" if named else ""


def address(extract: Extract, name: str = "") -> str:
    """Return the full address of a file with this selection, or of the page that lists them."""
    return f"{extract.base}{PATH}{name}{asked(extract)}"
