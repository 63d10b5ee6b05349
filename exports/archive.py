"""A selection in one ZIP: tables in every format, and what they mean."""

import io
import zipfile
from collections.abc import Mapping
from datetime import date

from data.package import LICENCE
from exports.as_json import as_json, document
from exports.delimited import exact_csv
from exports.extract import Extract
from exports.geojson import geojson
from exports.package import SPREADSHEET, package
from exports.readme import readme
from exports.spreadsheet import spreadsheet_csv
from exports.workbook import workbook

_LICENSE = "{title}\n{path}\nSPDX-License-Identifier: {name}\n".format(**LICENCE)
_EARLIEST = date(1980, 1, 1)
"""Before this a ZIP knows no day."""


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
    return _zipped(files | tables, max(extract.known, _EARLIEST))


def _tables(extract: Extract) -> dict[str, bytes]:
    exact = {f"{name}.csv": exact_csv(frame) for name, frame in extract.frames.items()}
    safe = {
        f"{name}{SPREADSHEET}": spreadsheet_csv(frame) for name, frame in extract.frames.items()
    }
    return exact | safe


def _zipped(files: Mapping[str, bytes], day: date) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, file in files.items():
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            # The same on every system, and readable by everybody.
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, file)
    return content.getvalue()
