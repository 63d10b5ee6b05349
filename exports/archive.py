"""A selection in one ZIP: tables in every format, and what they mean."""

from data.package import LICENCE
from exports.as_json import as_json, document
from exports.delimited import exact_csv
from exports.extract import Extract
from exports.geojson import geojson
from exports.package import SPREADSHEET, package
from exports.packed import packed
from exports.readme import readme
from exports.spreadsheet import spreadsheet_csv
from exports.workbook import workbook

_LICENSE = "{title}\n{path}\nSPDX-License-Identifier: {name}\n".format(**LICENCE)


def archive(extract: Extract) -> bytes:
    """Return all files of a selection as one ZIP, the same bytes for the same selection."""
    tables = _tables(extract)
    files = {
        "README.txt": readme(extract).encode(),
        "LICENSE.txt": _LICENSE.encode(),
        "atlas.xlsx": workbook(extract),
        "sites.geojson": geojson(extract),
        "atlas.json": document(extract),
        "datapackage.json": as_json(package(extract, tables)),
    }
    return packed(files | tables, extract.known)


def _tables(extract: Extract) -> dict[str, bytes]:
    exact = {f"{name}.csv": exact_csv(frame) for name, frame in extract.frames.items()}
    safe = {
        f"{name}{SPREADSHEET}": spreadsheet_csv(frame) for name, frame in extract.frames.items()
    }
    return exact | safe
