"""The files that a selection can become: how each is called, what it is, and what makes it.

Modules are imported when a file is asked for: no page shows what most of them make.
"""

from dataclasses import dataclass
from importlib import import_module


@dataclass(frozen=True)
class Format:
    """A kind of file, made by the function of a module."""

    ending: str
    holds: str
    """What of the selection is in it, as its name says."""
    media_type: str
    module: str
    function: str

    def make(self, *given: object) -> bytes:
        """Return the file of what its function takes."""
        content: bytes = getattr(import_module(self.module), self.function)(*given)
        return content


_OFFICE = "application/vnd.openxmlformats-officedocument"

ZIP = Format("zip", "data", "application/zip", "exports.archive", "archive")
XLSX = Format("xlsx", "tables", f"{_OFFICE}.spreadsheetml.sheet", "exports.workbook", "workbook")
GEOJSON = Format("geojson", "sites", "application/geo+json", "exports.geojson", "geojson")
JSON = Format("json", "data", "application/json", "exports.as_json", "document")
SELECTION = (ZIP, XLSX, GEOJSON, JSON)
"""Made of an Extract."""

PPTX = Format(
    "pptx", "briefing", f"{_OFFICE}.presentationml.presentation", "exports.slides", "pptx"
)
PDF = Format("pdf", "briefing", "application/pdf", "exports.paper", "pdf")
HTML = Format("html", "snapshot", "text/html", "exports.snapshot", "html")
BRIEFING = (PPTX, PDF, HTML)
"""Made of an Extract, all tables of its day, and a Brief."""
