"""Why a claim stands as it does among the others on the same value."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from data.choose import group_of
from data.reading import value_words
from data.records import records
from data.schema import Standing, attribute_of, event_of
from data.wording import CORRECTION_LABELS, and_list, plural

ORDER = (
    "Readings stand in this order: confidence, euro before converted money, official before host, "
    "press and secondary sources, newer before older; for what is expected, the newest first."
)
_COUNTED = {
    Standing.SUPPORTING: ("supports it", "support it"),
    Standing.RIVAL: ("says otherwise", "say otherwise"),
    Standing.SUPERSEDED: ("was replaced since", "were replaced since"),
    Standing.SET_ASIDE: ("is set aside", "are set aside"),
}


def same_attribute(claim: Mapping[str, Any], evidence: pd.DataFrame) -> pd.DataFrame:
    """Return the claims on the same subject and attribute or event, this one too."""
    asked = event_of(claim["attribute"]) or claim["attribute"]
    named = evidence["attribute"].map(lambda attribute: event_of(attribute) or attribute)
    same: pd.DataFrame = evidence[
        (evidence["subject_id"] == claim["subject_id"]) & (named == asked)
    ]
    return same


def same_value(claim: Mapping[str, Any], evidence: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the claims that were chosen among with this one, this one too.

    Planned and actual are apart; where several values can hold at once, each is apart.
    """
    group = group_of(claim)
    return [c for c in records(same_attribute(claim, evidence)) if group_of(c) == group]


def has_many_values(claim: Mapping[str, Any]) -> bool:
    """Whether several values of what the claim is about can be true at once."""
    known = attribute_of(claim["subject_id"], claim["attribute"])
    return bool(known and known.many)


def standing_reason(
    claim: Mapping[str, Any], evidence: pd.DataFrame, countries: Mapping[str, str]
) -> str:
    """Return in a sentence or two why the claim stands as it does."""
    if claim["correction"] in ("choose", "set_aside"):
        done = CORRECTION_LABELS[claim["correction"]]
        return f"It was {done} by a reviewed correction: {claim['reason']}."
    group = same_value(claim, evidence)
    if claim["standing"] == Standing.CHOSEN:
        return _why_chosen(group) + _limit(claim)
    shown = [other for other in group if other["standing"] == Standing.CHOSEN]
    named = and_list(f"{other['claim_id']} ({value_words(other, countries)})" for other in shown)
    return _WHY[claim["standing"]].format(named) + _by_correction(shown) + _limit(claim)


_WHY = {
    Standing.SUPPORTING: "It can be true together with the claim shown, {}.",
    Standing.RIVAL: "It cannot be true together with the claim shown, {}, and no newer claim of "
    f"the same publisher has replaced it. {ORDER}",
    Standing.SUPERSEDED: "A claim that is as new or newer took its place: shown is {}.",
    Standing.SET_ASIDE: "It is set aside: that a machine is in operation counts only where an "
    "official source or a host says so.",
}


def _why_chosen(group: list[dict[str, Any]]) -> str:
    if len(group) == 1:
        return "No other claim on this value was found."
    counted = []
    for standing, (one, many) in _COUNTED.items():
        count = sum(other["standing"] == standing for other in group)
        if count:
            counted.append(f"{count} {one if count == 1 else many}")
    others = plural(len(group) - 1, "other claim")
    return f"Of the {others} on this value, {and_list(counted)}. {ORDER}"


def _by_correction(shown: list[dict[str, Any]]) -> str:
    reasons = [other["reason"] for other in shown if other["correction"] == "choose"]
    return f" A reviewed correction chose that one: {reasons[0]}." if reasons else ""


def _limit(claim: Mapping[str, Any]) -> str:
    """Return what a reviewed correction says that a claim is about, where that is less or else."""
    said = {
        "limit": " It covers only a part: {}.",
        "of_machine": " Its date is of the machine, not of the factory: {}.",
    }
    return said.get(claim["correction"], "").format(claim["reason"])
