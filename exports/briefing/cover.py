"""What stands before the slides: the title, for whom, the selection, its day, and who speaks."""

from dataclasses import dataclass
from urllib.parse import urlencode

from data.freshness import newest_known
from data.wording import day
from exports.briefing.brief import Brief
from exports.citation import citation
from exports.extract import Extract
from exports.facts import INDEPENDENT


@dataclass(frozen=True)
class Cover:
    """The words of a cover; `audience` is empty where nobody is named."""

    title: str
    audience: str
    selection: str
    """The dataset and what is selected from it, empty where the title says so."""
    known: str
    newest: str
    """Up to when the evidence on the selection reaches; empty where there is none."""
    notice: str
    citation: str
    """How to cite, with the version and the licence of the data."""
    address: str


def cover(brief: Brief, extract: Extract) -> Cover:
    """Return the cover of a briefing on a selection."""
    address = _address(brief, extract)
    return Cover(
        title=brief.title or extract.title,
        audience=brief.audience,
        selection=extract.title if brief.title else "",
        known=f"As known on {day(extract.known)}",
        newest=newest_known(extract.tables),
        notice=INDEPENDENT,
        citation=citation(extract, address),
        address=address,
    )


def _address(brief: Brief, extract: Extract) -> str:
    """Return where the same briefing is put together again."""
    asked = brief.address()
    return f"{extract.permalink('briefing')}{f'&{urlencode(asked)}' if asked else ''}"
