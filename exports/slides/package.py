"""The file as bytes, the same for the same slides, whenever it is made."""

import io
import zipfile
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from data.wording import cut
from exports.briefing import Cover
from exports.briefing.brief import printable

if TYPE_CHECKING:
    from pptx.presentation import Presentation

_AUTHOR = "AI Factories Atlas contributors"
_LONGEST = 255
"""Letters that a property can hold."""
_EARLIEST = date(1980, 1, 1)
"""Before this a ZIP knows no day."""


def describe(deck: "Presentation", cover: Cover, known: date) -> None:
    """Write what the file says of itself, dated to the day as of which it is."""
    about = deck.core_properties
    about.author = about.last_modified_by = _AUTHOR
    about.title, about.subject = _short(cover.title), _short(cover.selection or cover.title)
    about.comments = _short(cover.citation)
    about.keywords, about.category, about.language = "EuroHPC, AI Factories", "Briefing", "en-GB"
    about.created = about.modified = datetime.combine(known, time())
    about.revision = 1


def _short(text: str) -> str:
    return cut(printable(text), _LONGEST)


def as_bytes(deck: "Presentation", known: date) -> bytes:
    """Return the file; all that is inside bears the day as of which it is."""
    made, content = io.BytesIO(), io.BytesIO()
    deck.save(made)
    day = max(known, _EARLIEST)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            new.writestr(entry, old.read(name))
    return content.getvalue()
