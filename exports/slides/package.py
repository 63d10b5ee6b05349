"""The file as bytes, the same for the same slides, whenever it is made."""

import io
import zipfile
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from data.wording import cut
from exports.briefing import Cover
from exports.briefing.brief import printable
from exports.citation import AUTHORS
from exports.packed import packed

if TYPE_CHECKING:
    from pptx.presentation import Presentation

_LONGEST = 255
"""Letters that a property can hold."""


def describe(deck: "Presentation", cover: Cover, known: date) -> None:
    """Write what the file says of itself, dated to the day as of which it is."""
    about = deck.core_properties
    about.author = about.last_modified_by = AUTHORS
    about.title, about.subject = _short(cover.title), _short(cover.selection or cover.title)
    about.comments = _short(cover.citation)
    about.keywords, about.category, about.language = "EuroHPC, AI Factories", "Briefing", "en-GB"
    about.created = about.modified = datetime.combine(known, time())
    about.revision = 1


def _short(text: str) -> str:
    return cut(printable(text), _LONGEST)


def as_bytes(deck: "Presentation", known: date) -> bytes:
    """Return the file; all that is inside bears the day as of which it is."""
    made = io.BytesIO()
    deck.save(made)
    with zipfile.ZipFile(made) as parts:
        return packed({name: parts.read(name) for name in parts.namelist()}, known)
