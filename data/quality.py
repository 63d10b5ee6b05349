"""How good the evidence on each subject is: how new, how sure, how it was read."""

from datetime import date
from typing import Any

import pandas as pd

from data.load import Tables
from data.reading import subject_names
from data.schema import ACCESSES, CONFIDENCES

_DATED = r"\d{4}-(0[1-9]|1[0-2])(-\d{2})?"
COLUMNS = (
    *("subject_id", "subject", "claims", "newest", "newest_claim_id", "age_days"),
    *(*CONFIDENCES, *ACCESSES),
)


def quality(tables: Tables) -> pd.DataFrame:
    """Return one row a subject: columns as in `COLUMNS`.

    `newest` is the day from which its newest claim counts whose source is dated to the month or
    the day, empty without one, `newest_claim_id` the first such claim of that day, and `age_days`
    how long before the day of the tables that was; then how many claims are of each confidence,
    and were read in each way.
    """
    claims = tables.evidence.merge(
        tables.sources[["source_id", "access", "published"]], on="source_id"
    )
    names = subject_names(tables)
    rows = [
        _row(subject, name, claims[claims["subject_id"] == subject], tables.newest_evidence)
        for subject, name in names.items()
    ]
    return pd.DataFrame([row for row in rows if row["claims"]], columns=list(COLUMNS))


def _row(subject: str, name: str, claims: pd.DataFrame, today: str) -> dict[str, Any]:
    dated = claims[claims["published"].str.fullmatch(_DATED)]
    newest = dated["known_from"].max() if len(dated) else ""
    of_that_day = dated.loc[dated["known_from"] == newest, "claim_id"]
    age = (date.fromisoformat(today) - date.fromisoformat(newest)).days if newest else None
    return {
        "subject_id": subject,
        "subject": name,
        "claims": len(claims),
        "newest": newest,
        "newest_claim_id": of_that_day.min() if newest else "",
        "age_days": age,
        **{word: int((claims["confidence"] == word).sum()) for word in CONFIDENCES},
        **{way: int((claims["access"] == way).sum()) for way in ACCESSES},
    }
