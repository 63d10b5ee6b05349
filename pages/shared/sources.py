"""Sources as a reader can follow them: who stands behind claims, where, and how it was read."""

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

import pandas as pd
import streamlit as st

from data.load import Tables
from data.reading import ACCESS_LABELS, dated_words, is_address, sources_with_address
from data.records import records
from exports.links import followed
from pages.shared.selection import day_asked
from pages.shared.text import plain

CLAIM = re.compile(r"\bc\d{4,}\b")
"""A claim named among words."""
_NUMBERS = "numbers_of_sources"


def sources_of(claim_ids: Iterable[str], tables: Tables) -> pd.DataFrame:
    """Return the sources of claims with the claims they carry, in order of appearance.

    Columns of `data.reading.sources_with_address`, and `claims`: the claim ids, joined by a comma.
    """
    order = pd.DataFrame({"claim_id": list(dict.fromkeys(claim_ids))}, dtype="string")
    cited = order.merge(tables.evidence[["claim_id", "source_id"]], on="claim_id")
    claims = cited.groupby("source_id", sort=False)["claim_id"].agg(", ".join).rename("claims")
    return claims.reset_index().merge(sources_with_address(tables), on="source_id")


def show_sources(sources: pd.DataFrame) -> None:
    """Draw sources by their numbers on this page: publisher, title, date, how read, claims."""
    lines = [(_number_of(source["source_id"]), _source_line(source)) for source in records(sources)]
    said = "\n".join(f"- **{number}** {line}" for number, line in sorted(lines))
    st.markdown(said or "No claim is behind this figure.")


def start_numbering() -> None:
    """Begin the numbers of sources anew; call once a run, before the page is drawn."""
    st.session_state[_NUMBERS] = {}


def show_references(tables: Tables) -> None:
    """Draw all sources that the page has numbered, in that order; of none, draw nothing."""
    numbers = _numbers()
    if not numbers:
        return
    cited = sources_with_address(tables).set_index("source_id", drop=False).loc[list(numbers)]
    label = f"References of this page ({len(numbers)})"
    with st.expander(label, icon=":material/menu_book:", type="compact"):
        st.markdown(
            "\n".join(
                f"- **{number}** {_reference(source)}."
                for number, source in zip(numbers.values(), records(cited), strict=True)
            )
        )


def _numbers() -> dict[str, int]:
    numbers: dict[str, int] = st.session_state.setdefault(_NUMBERS, {})
    return numbers


def _number_of(source_id: str) -> int:
    """Return the number of a source on this page, the next one where it has none yet."""
    numbers = _numbers()
    return numbers.setdefault(source_id, len(numbers) + 1)


def _source_line(source: dict[str, Any]) -> str:
    claims = ", ".join(claim_link(claim) for claim in source["claims"].split(", "))
    return f"{_reference(source)}. Claims: {claims}."


def _reference(source: dict[str, Any]) -> str:
    when = dated_words(source["published"])
    return f"{plain(source['publisher'])}: {title_linked(source)}. {when}; {access_words(source)}"


def claim_link(claim_id: str) -> str:
    """Return a claim as a Markdown link to its place on the evidence page, on the day shown."""
    day = f"&known={day_asked()}" if day_asked() else ""
    return f"[{plain(claim_id)}](evidence?claim={quote(claim_id)}{day})"


def cited(claim_ids: Iterable[str], tables: Tables) -> dict[str, str]:
    """Return each of these claims as `claim_link`, with the number of its source on this page."""
    asked = list(dict.fromkeys(claim_ids))
    source_of = tables.evidence.set_index("claim_id")["source_id"].reindex(asked).dropna()
    return {str(claim): f"{claim_link(str(claim))} {_mark(s)}" for claim, s in source_of.items()}


def _mark(source_id: str) -> str:
    return f"\\[{_number_of(source_id)}\\]"


def linked(title: str, address: str | None) -> str:
    """Return a title as a Markdown link, or as plain text where no address can be followed."""
    there = followed(address or "")
    return f"[{plain(title)}](<{there}>)" if there else plain(title)


def title_linked(source: dict[str, Any]) -> str:
    """Return the title of a source as a link to it, or to the copy that was read."""
    return linked(source["title"], source["address"])


def publisher_linked(source: dict[str, Any]) -> str:
    """Return the publisher of a source as a link to it, or to the copy that was read.

    What nobody read at the publisher or in a copy says so.
    """
    mark = " (second-hand)" if source["access"] == "second-hand" else ""
    return f"{linked(source['publisher'], source['address'])}{mark}"


def access_words(source: dict[str, Any]) -> str:
    """Return how a source was read and, where not at the publisher, in what, as Markdown."""
    words, via = ACCESS_LABELS[source["access"]], source["via"]
    if not via:
        return words if source["address"] else f"{words}; no address on record"
    return f"{words}: {linked(via, via if is_address(via) else None)}"
