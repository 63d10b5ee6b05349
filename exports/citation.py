"""How to cite the data, or what a reader has selected from them."""

import hashlib
from typing import NamedTuple

from data.load import Tables
from data.package import TITLE
from data.wording import capital, day
from exports.extract import Extract

AUTHORS = "AI Factories Atlas contributors"
"""Who is cited, and who publishes."""

_LICENCE = "CC BY 4.0"


class _Work(NamedTuple):
    """What is cited."""

    title: str
    version: str
    known: str
    address: str

    @property
    def year(self) -> str:
        """The year the data came out, whatever day they are seen from."""
        return self.version[:4]


def citation(cited: Tables | Extract, address: str = "") -> str:
    """Return how to cite, as one line of text; a selection with its words, its day and address.

    `address` is that of a page which shows it; without one, that of the dashboard.
    """
    work = _work(cited, address)
    said = (
        f"{AUTHORS} ({work.year}). {work.title}. Data version {work.version}, {work.known}. "
        f"Licence: {_LICENCE}. {work.address}"
    )
    return said.rstrip()


def bibtex(cited: Tables | Extract, address: str = "") -> str:
    """Return how to cite, as a BibTeX entry; as `citation` otherwise."""
    work = _work(cited, address)
    note = f"{capital(work.known)}. Licence of the data: {_LICENCE}"
    fields = {
        "author": f"{{{AUTHORS}}}",
        "title": f"{{{work.title}}}",
        "year": work.year,
        "version": work.version,
        "note": note,
        "url": work.address,
    }
    lines = ",\n".join(f"  {name:<7} = {{{value}}}" for name, value in fields.items() if value)
    return f"@misc{{{_key(cited, work)},\n{lines}\n}}"


def _key(cited: Tables | Extract, work: _Work) -> str:
    """Return the name of an entry; two selections can stand in one bibliography."""
    key = f"ai-factories-atlas-{work.year}"
    if isinstance(cited, Tables):
        return key
    return f"{key}-{hashlib.sha256(work.address.encode()).hexdigest()[:6]}"


def _work(cited: Tables | Extract, address: str) -> _Work:
    if isinstance(cited, Tables):
        return _Work(
            TITLE, cited.version, f"newest evidence of {day(cited.newest_evidence)}", address
        )
    known = f"as known on {day(cited.known)}"
    return _Work(cited.title, cited.tables.version, known, address or cited.permalink())
