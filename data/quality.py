"""How good the evidence on each subject is: how new, how sure, how it was read."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd

from data.dated import is_dated, with_sources
from data.kept import kept
from data.load import Tables
from data.reading import subject_names
from data.records import grouped, records
from data.schema import ACCESSES, CONFIDENCES

Claim = dict[str, Any]

_YEAR = r"\d{4}"
_READ = ("claim_id", "subject_id", "published", "known_from", "confidence", "access")
COLUMNS = (
    *("subject_id", "subject", "claims", "newest", "published", "newest_claim_id", "age_days"),
    "newer_year",
    *(*CONFIDENCES, *ACCESSES),
)


@kept
def quality(tables: Tables) -> pd.DataFrame:
    """Return one row a subject: columns as in `COLUMNS`.

    `newest` is the day from which its newest claim counts whose source is dated to the month or
    the day, empty without one, `newest_claim_id` the first such claim of that day, `published` the
    date of its source as EDTF, and `age_days` how long before the day of the tables that was;
    `newer_year` a later year to which others are dated, and no closer; then how many claims are of
    each confidence, and were read in each way.
    """
    claims = with_sources(tables.evidence, tables.sources)
    of_subject = grouped(records(claims[list(_READ)]), "subject_id")
    rows = [
        _row(subject, name, of_subject[subject], tables.newest_evidence)
        for subject, name in subject_names(tables).items()
        if subject in of_subject
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _row(subject: str, name: str, claims: Sequence[Claim], today: str) -> dict[str, Any]:
    found = sorted((c for c in claims if is_dated(c["published"])), key=_counts_from)
    newest = found[-1]["known_from"] if found else ""
    first = next((claim for claim in found if claim["known_from"] == newest), None)
    years = [c["published"] for c in claims if re.fullmatch(_YEAR, c["published"] or "")]
    age = (date.fromisoformat(today) - date.fromisoformat(newest)).days if newest else None
    confidences = Counter(claim["confidence"] for claim in claims)
    accesses = Counter(claim["access"] for claim in claims)
    return {
        "subject_id": subject,
        "subject": name,
        "claims": len(claims),
        "newest": newest,
        "published": first["published"] if first else "",
        "newest_claim_id": first["claim_id"] if first else "",
        "age_days": age,
        "newer_year": max((y for y in years if newest and y > newest[:4]), default=""),
        **{word: confidences[word] for word in CONFIDENCES},
        **{way: accesses[way] for way in ACCESSES},
    }


def _counts_from(claim: Claim) -> tuple[str, str]:
    return claim["known_from"], claim["claim_id"]
