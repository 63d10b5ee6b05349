"""Which sources are dated to the month or the day, and which of them is the newest."""

import re

import pandas as pd

_DATED = r"\d{4}-(0[1-9]|1[0-2])(-\d{2})?"


def with_sources(evidence: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """Return claims with `access` and `published` of their sources; both tables of these names."""
    return evidence.merge(sources[["source_id", "access", "published"]], on="source_id")


def is_dated(published: str | None) -> bool:
    """Whether a date of a source, EDTF, says its month or day."""
    return bool(re.fullmatch(_DATED, published or ""))


def dated(claims: pd.DataFrame) -> pd.DataFrame:
    """Return the claims, as in `with_sources`, whose source is dated to the month or the day."""
    return claims[claims["published"].str.fullmatch(_DATED)]


def newest_dated(evidence: pd.DataFrame, sources: pd.DataFrame) -> tuple[str, str]:
    """Return the date of the newest source dated to the month or the day, EDTF, and its last day.

    Of the sources behind these claims; both are empty where none is dated so.
    """
    found = dated(with_sources(evidence, sources))
    if found.empty:
        return "", ""
    newest = found.sort_values(["known_from", "published"]).iloc[-1]
    return newest["published"], newest["known_from"]
