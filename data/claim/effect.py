"""What an addition changes: which values are shown then, and what becomes of the other claims."""

import json
from collections.abc import Iterator, Mapping
from io import BytesIO

import pandas as pd

from data.choose import group_of
from data.claim.addition import Addition
from data.records import records
from data.schema import Standing, event_of
from data.wording import STANDING_LABELS, and_list, attribute_label, day, event_label

_NEW = "new"
Rows = Mapping[str, Mapping[str, str]]
"""Rows of the evidence by claim."""


def effect(addition: Addition) -> Iterator[str]:
    """Yield in lines what becomes of the claims on each value, elsewhere too, and which files."""
    before, after = _evidence(addition.before), _evidence(addition.after)
    groups = dict.fromkeys(group_of(after[claim.claim_id]) for claim in addition.claims)
    touched = {
        claim_id
        for claim_id, row in after.items()
        if group_of(row) in groups or row["standing"] != before.get(claim_id, row)["standing"]
    }
    for group in dict.fromkeys(group_of(after[claim_id]) for claim_id in sorted(touched)):
        found = [row for claim_id, row in after.items() if group_of(row) == group]
        yield f"{found[0]['subject_id']}, {_about(found[0]['attribute'])}"
        yield from (f"  {_told(row, before)}" for row in found)
    files = [name for name, made in addition.after.items() if made != addition.before.get(name)]
    yield f"Tables that change: {and_list(files)}"
    was, now = _newest(addition.before), _newest(addition.after)
    yield f"Newest evidence: {now}" + ("" if was == now else f", until now {was}")


def _about(attribute: str) -> str:
    event = event_of(attribute)
    return event_label(event) if event else attribute_label(attribute)


def _newest(built: Mapping[str, bytes]) -> str:
    return day(json.loads(built["datapackage.json"])["known"])


def _evidence(built: Mapping[str, bytes]) -> Rows:
    frame = pd.read_csv(BytesIO(built["evidence.csv"]), dtype=str, keep_default_na=False)
    return {row["claim_id"]: row for row in records(frame)}


def _told(row: Mapping[str, str], before: Rows) -> str:
    """Return a claim with what it was and what it becomes: `c0064 “50 %”: shown, as before`."""
    now = STANDING_LABELS[Standing(row["standing"])]
    claim_id = row["claim_id"]
    if claim_id not in before:
        became = f"{_NEW}, {now}"
    elif before[claim_id]["standing"] == row["standing"]:
        became = f"{now}, as before"
    else:
        became = f"{STANDING_LABELS[Standing(before[claim_id]['standing'])]} until now, then {now}"
    return f"{claim_id} “{row['reported']}” ({row['source_id']}): {became}"
