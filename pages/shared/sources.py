"""Sources as a reader can follow them: who stands behind claims, where, and how it was read."""

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

import streamlit as st

from data.kept import kept
from data.load import Tables
from data.reading import (
    ACCESS_LABELS,
    dated_words,
    is_address,
    source_by_claim,
    sources_with_address,
)
from data.records import records
from exports.links import followed
from pages.shared.fold import fold
from pages.shared.selection import day_asked
from pages.shared.text import plain

CLAIM = re.compile(r"\bc\d{4,}\b")
"""A claim named among words."""
Source = dict[str, Any]
"""A row of `data.reading.sources_with_address`, and `claims`: claim ids, joined by a comma."""
_NUMBERS = "numbers_of_sources"


def sources_of(claim_ids: Iterable[str], tables: Tables) -> tuple[Source, ...]:
    """Return the sources of claims with the claims they carry, in order of appearance."""
    return _sources_of(tables, tuple(dict.fromkeys(claim_ids)))


@kept
def _sources_of(tables: Tables, claim_ids: tuple[str, ...]) -> tuple[Source, ...]:
    source_of, sources = source_by_claim(tables), sources_by_id(tables)
    carried: dict[str, list[str]] = {}
    for claim in claim_ids:
        if claim in source_of:
            carried.setdefault(source_of[claim], []).append(claim)
    return tuple(
        {**sources[source_id], "claims": ", ".join(claims)} for source_id, claims in carried.items()
    )


def show_sources(sources: Iterable[Source]) -> None:
    """Draw sources by their numbers on this page: publisher, title, date, how read, claims."""
    lines = [(_number_of(source["source_id"]), _source_line(source)) for source in sources]
    said = "\n".join(f"- **{number}** {line}" for number, line in sorted(lines))
    st.markdown(said or "No claim is behind this figure.")


def start_numbering() -> None:
    """Begin the numbers of sources anew; call once a run, before the page is drawn."""
    st.session_state[_NUMBERS] = {}


def number_sources(sources: Iterable[Source]) -> None:
    """Give sources their numbers now, so that these stay when what names them is opened."""
    for source in sources:
        _number_of(source["source_id"])


def show_references(tables: Tables) -> None:
    """Draw all sources that the page has numbered, in that order; of none, draw nothing."""
    numbers = _numbers()
    if not numbers:
        return
    cited = sources_by_id(tables)
    label = f"References of this page ({len(numbers)})"

    def draw() -> None:
        named = ((number, cited[source_id]) for source_id, number in numbers.items())
        st.markdown("\n".join(f"- **{number}** {_reference(source)}." for number, source in named))

    fold(label, "references", draw, ":material/menu_book:")


@kept
def sources_by_id(tables: Tables) -> dict[str, Source]:
    """Return all sources by their id, rows of `data.reading.sources_with_address`."""
    return {source["source_id"]: source for source in records(sources_with_address(tables))}


def _numbers() -> dict[str, int]:
    numbers: dict[str, int] = st.session_state.setdefault(_NUMBERS, {})
    return numbers


def _number_of(source_id: str) -> int:
    """Return the number of a source on this page, the next one where it has none yet."""
    numbers = _numbers()
    return numbers.setdefault(source_id, len(numbers) + 1)


def _source_line(source: Source) -> str:
    claims = ", ".join(claim_link(claim) for claim in source["claims"].split(", "))
    return f"{_reference(source)}. Claims: {claims}."


def _reference(source: Source) -> str:
    when = dated_words(source["published"])
    return f"{plain(source['publisher'])}: {title_linked(source)}. {when}; {access_words(source)}"


def claim_link(claim_id: str) -> str:
    """Return a claim as a Markdown link to its place on the evidence page, on the day shown."""
    day = f"&known={day_asked()}" if day_asked() else ""
    return f"[{plain(claim_id)}](evidence?claim={quote(claim_id)}{day})"


def cited(claim_ids: Iterable[str], tables: Tables) -> dict[str, str]:
    """Return each of these claims as `claim_link`, with the number of its source on this page."""
    source_of = source_by_claim(tables)
    asked = [claim for claim in dict.fromkeys(claim_ids) if claim in source_of]
    return {claim: f"{claim_link(claim)} {_mark(source_of[claim])}" for claim in asked}


def _mark(source_id: str) -> str:
    return f"\\[{_number_of(source_id)}\\]"


def linked(title: str, address: str | None) -> str:
    """Return a title as a Markdown link, or as plain text where no address can be followed."""
    there = followed(address or "")
    return f"[{plain(title)}](<{there}>)" if there else plain(title)


def title_linked(source: Source) -> str:
    """Return the title of a source as a link to it, or to the copy that was read."""
    return linked(source["title"], source["address"])


def publisher_linked(source: Source) -> str:
    """Return the publisher of a source as a link to it, or to the copy that was read.

    What nobody read at the publisher or in a copy says so.
    """
    mark = " (second-hand)" if source["access"] == "second-hand" else ""
    return f"{linked(source['publisher'], source['address'])}{mark}"


def access_words(source: Source) -> str:
    """Return how a source was read and, where not at the publisher, in what, as Markdown."""
    words, via = ACCESS_LABELS[source["access"]], source["via"]
    if not via:
        return words if source["address"] else f"{words}; no address on record"
    return f"{words}: {linked(via, via if is_address(via) else None)}"
