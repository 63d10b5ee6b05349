"""What can be taken away under `/open-data/`: one offer a file, and where it lies."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

from data.filters import ALL
from data.schema import TABLES
from exports.as_json import table_json
from exports.delimited import exact_csv
from exports.extract import Extract
from exports.formats import GEOJSON, JSON, XLSX, ZIP

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


TABLE_FILES = tuple(
    Offer(f"{table.name}.{ending}", table.description, media_type, partial(make, table.name), kind)
    for table in TABLES.values()
    for ending, media_type, make, kind in (
        ("csv", "text/csv", _csv, "CSV"),
        ("json", JSON.media_type, _json, "JSON"),
    )
)
"""Each table as CSV and as JSON, in the order of the schema."""
WHOLE_FILES = (
    Offer(
        "atlas.zip",
        "All tables as CSV, as they are and safe for spreadsheets, the workbook, the map data, "
        "and a README with selection, citation and licence.",
        ZIP.media_type,
        ZIP.make,
        "ZIP",
        is_packed=True,
        line="packed",
    ),
    Offer(
        "atlas.xlsx",
        "All tables as a workbook with a cover sheet and a chart.",
        XLSX.media_type,
        XLSX.make,
        "XLSX",
        is_packed=True,
        line="packed",
    ),
    Offer("atlas.json", "All tables in one document.", JSON.media_type, JSON.make, "JSON"),
    Offer(
        "sites.geojson",
        "Sites, and lines to the capitals of partner countries, for maps.",
        GEOJSON.media_type,
        GEOJSON.make,
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
