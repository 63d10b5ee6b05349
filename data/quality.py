"""How good the evidence on each subject is: how new, how sure, how it was read."""

from datetime import date
from typing import Any

import pandas as pd

from data.dated import dated, with_sources
from data.load import Tables
from data.reading import subject_names
from data.schema import ACCESSES, CONFIDENCES

_YEAR = r"\d{4}"
COLUMNS = (
    *("subject_id", "subject", "claims", "newest", "published", "newest_claim_id", "age_days"),
    "newer_year",
    *(*CONFIDENCES, *ACCESSES),
)


def quality(tables: Tables) -> pd.DataFrame:
    """Return one row a subject: columns as in `COLUMNS`.

    `newest` is the day from which its newest claim counts whose source is dated to the month or
    the day, empty without one, `newest_claim_id` the first such claim of that day, `published` the
    date of its source as EDTF, and `age_days` how long before the day of the tables that was;
    `newer_year` a later year to which others are dated, and no closer; then how many claims are of
    each confidence, and were read in each way.
    """
    claims = with_sources(tables.evidence, tables.sources)
    names = subject_names(tables)
    rows = [
        _row(subject, name, claims[claims["subject_id"] == subject], tables.newest_evidence)
        for subject, name in names.items()
    ]
    return pd.DataFrame([row for row in rows if row["claims"]], columns=list(COLUMNS))


def _row(subject: str, name: str, claims: pd.DataFrame, today: str) -> dict[str, Any]:
    found = dated(claims).sort_values(["known_from", "claim_id"])
    newest = found["known_from"].max() if len(found) else ""
    of_that_day = found[found["known_from"] == newest]
    years = claims.loc[claims["published"].str.fullmatch(_YEAR), "published"]
    newer = years[years > newest[:4]].max() if newest else None
    age = (date.fromisoformat(today) - date.fromisoformat(newest)).days if newest else None
    return {
        "subject_id": subject,
        "subject": name,
        "claims": len(claims),
        "newest": newest,
        "published": of_that_day["published"].iloc[0] if newest else "",
        "newest_claim_id": of_that_day["claim_id"].iloc[0] if newest else "",
        "age_days": age,
        "newer_year": newer if isinstance(newer, str) else "",
        **{word: int((claims["confidence"] == word).sum()) for word in CONFIDENCES},
        **{way: int((claims["access"] == way).sum()) for way in ACCESSES},
    }
