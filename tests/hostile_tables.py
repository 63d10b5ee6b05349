"""The committed tables with words in them that try to be something else."""

from collections.abc import Iterable
from itertools import cycle

import pandas as pd

from data.load import Tables
from tests.hostile import FORMULAS, LETTERS, MARKUP

SCRIPT, TAG = "<script>alert(1)</script>", "<img src=x onerror=alert(1)>"
ADDRESSES = (
    *("javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<script>alert(1)</script>"),
    *("file:///etc/passwd", "vbscript:x", "https://example.org/'\"><img src=x onerror=alert(1)>"),
    *("//elsewhere.example/x", "https://user@example.org/a b)](javascript:alert(1))"),
)
_NAMES = [word for word in (*FORMULAS, *MARKUP, *LETTERS) if word.isprintable()]
_WORDS = (*_NAMES, "\x1b[31m red", "zero\u200bwidth", "\u202eturned", "x" * 300)
"""The last of them no register takes; should they get into tables, nothing breaks."""
_NAMED = {
    "factories": ("name", "host", "existing_system", "planned_system", "vendor"),
    "antennas": ("host",),
    "subjects": ("name",),
    "organisations": ("organisation",),
    "funding": ("payer",),
    "evidence": ("payer",),
}
"""Columns of names, which stand in several tables: the same name is spoilt alike."""
_TOLD = {
    "evidence": ("reported", "context", "locator", "note", "reason", "rule"),
    "conflicts": ("explanation",),
    "sources": ("publisher", "title", "via"),
    "budgets": ("reported",),
    "antennas": ("reported",),
}
"""Columns of words that stand alone."""


def spoilt(tables: Tables) -> dict[str, pd.DataFrame]:
    """Return all tables by name: a hostile word before each name, and in place of what is told.

    Sources have addresses that no browser should follow. What links rows stays: `Tables.read` takes
    them once they are written.
    """
    frames = {name: frame.copy() for name, frame in tables.frames().items()}
    names = _new_names(frames)
    for name, columns in _NAMED.items():
        for column in columns:
            frames[name][column] = frames[name][column].map(names, na_action="ignore")
    evidence = frames["evidence"]
    evidence["value"] = evidence["value"].map(lambda v: names.get(v, v), na_action="ignore")
    for name, columns in _TOLD.items():
        for column in columns:
            _replace(frames[name], column, _WORDS)
    sources = frames["sources"]
    sources["url"] = [url for url, _ in zip(cycle(ADDRESSES), sources.index, strict=False)]
    _replace(sources.iloc[::3], "via", ADDRESSES)
    return frames


def _new_names(frames: dict[str, pd.DataFrame]) -> dict[str, str]:
    """Return each name with a hostile word before it, an element first and a script second."""
    told = [
        name
        for table, columns in _NAMED.items()
        for column in columns
        for name in frames[table][column].dropna().unique()
    ]
    words = [TAG, SCRIPT, *_NAMES]
    return {
        name: f"{word} {name}"
        for name, word in zip(dict.fromkeys(told), cycle(words), strict=False)
    }


def _replace(frame: pd.DataFrame, column: str, words: Iterable[str]) -> None:
    """Put words, one after the other, into the cells of a column that have something in them."""
    filled = frame[column].notna()
    put = [word for word, _ in zip(cycle(words), range(filled.sum()), strict=False)]
    frame.loc[filled, column] = put
