"""What the About page says of the data: one claim on its way, and the limits.

Everything that is counted or quoted is read from the tables; text from data comes back plain.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

import pandas as pd

from data.freshness import newest_words
from data.kept import kept
from data.load import Tables
from data.reading import (
    factory_names,
    in_parts,
    in_shares,
    partners_not_named,
    published_words,
    sources_with_address,
)
from data.records import records
from data.schema import MEASURES, Standing
from data.wording import (
    CORRECTION_LABELS,
    MEASURE_LABELS,
    NO_CLAIM,
    NONE_NAMED,
    NOT_DISCLOSED,
    NOT_NAMED,
    STANDING_LABELS,
    WAVE_LABELS,
    and_list,
    day,
    differences_words,
    money,
    money_spoken,
    plural,
)
from pages.shared.text import plain

EXAMPLE = "c0064"
"""The claim followed from source to bar: weak, a floor, corrected by hand and still shown."""

_READ = {
    "direct": "directly",
    "reprint": "in a copy or reprint",
    "second-hand": "second-hand, in a text that tells what they say",
}


@kept
def worked_example(tables: Tables, claim_id: str = EXAMPLE) -> pd.DataFrame:
    """Return the way of a claim on a factory total from its source to its bar, a step a row."""
    claims = records(tables.evidence.merge(tables.sources, on="source_id"))
    claim = next(row for row in claims if row["claim_id"] == claim_id)
    others = [
        row
        for row in claims
        if (row["subject_id"], row["attribute"]) == (claim["subject_id"], claim["attribute"])
        and row is not claim
    ]
    steps = _as_reported(claim, tables) | _as_cleaned(claim) | _as_chosen(claim, others)
    steps["The bar"] = _bar(claim_id, tables)
    return pd.DataFrame({"Step": list(steps), "This claim": [plain(s) for s in steps.values()]})


def _as_reported(claim: dict[str, Any], tables: Tables) -> dict[str, str]:
    measure = next(name for name, attribute in MEASURES.items() if attribute == claim["attribute"])
    factory = tables.factories.set_index("factory_id").loc[claim["subject_id"], "name"]
    source = f"{claim['publisher']}: {claim['title']} ({claim['locator']})"
    return {
        "Claim": f"{claim['claim_id']}, on the {MEASURE_LABELS[measure].lower()} of {factory}",
        "Source": f"{source}; {published_words(claim['published'])}; read {_READ[claim['access']]}",
        "As reported": f"“{claim['reported']}”",
    }


def _as_cleaned(claim: dict[str, Any]) -> dict[str, str]:
    return {
        "Rule": claim["rule"],
        "Clean value": f"{claim['amount']:,.0f} {claim['currency']}",
        "Qualifier": claim["qualifier"].replace("_", " "),
        "Known from": day(claim["known_from"]),
    }


def _as_chosen(claim: dict[str, Any], others: list[dict[str, Any]]) -> dict[str, str]:
    action = CORRECTION_LABELS.get(claim["correction"] or "")
    reason = f", {action} by hand: {claim['reason']}" if action else ""
    steps = {"Confidence": claim["confidence"]}
    if claim["note"]:
        steps["Note"] = claim["note"]
    return steps | {
        "Standing": f"{STANDING_LABELS[claim['standing']]}{reason}",
        "Supported by": _readings(others, Standing.SUPPORTING),
        "Contradicted by": _readings(others, Standing.RIVAL),
    }


def _readings(others: Iterable[dict[str, Any]], standing: Standing) -> str:
    found = [
        f"“{row['reported']}” ({money(row['amount_eur'], row['qualifier'])}), "
        f"{row['publisher']}, claim {row['claim_id']}"
        for row in others
        if row["standing"] == standing
    ]
    return "; ".join(found) or "no claim"


def _bar(claim_id: str, tables: Tables) -> str:
    drawn = records(tables.budgets[tables.budgets["claim_id"] == claim_id])
    amounts = [money_spoken(row["amount_eur"], row["qualifier"]) for row in drawn]
    return and_list(amounts) or "none: the claim is not the one shown"


@kept
def limits(tables: Tables) -> list[str]:
    """Return in sentences what bounds the evidence: age, extent, reading, disputes, plans."""
    return [
        _extent(tables),
        _reading(tables),
        _confidence(tables.evidence),
        _disputes(tables),
        _plans(tables),
    ]


def _carrying(tables: Tables) -> pd.DataFrame:
    """Return the sources that carry claims, with their `address`."""
    sources = sources_with_address(tables)
    return sources[sources["source_id"].isin(tables.evidence["source_id"])]


def _extent(tables: Tables) -> str:
    waves = [WAVE_LABELS[wave] for wave in dict.fromkeys(tables.factories["wave"].dropna())]
    return (
        f"{newest_words(tables)}; what came out later is not here. "
        f"{plural(len(tables.evidence), 'claim')} from "
        f"{plural(len(_carrying(tables)), 'source')} cover "
        f"{plural(len(tables.factories), 'factory', 'factories')} (the {plain(and_list(waves))}), "
        f"{plural(len(tables.antennas), 'Antenna')} and the programme around them."
    )


def _reading(tables: Tables) -> str:
    sources = _carrying(tables)
    ways = sources["access"].value_counts()
    official = sources[sources["kind"] == "official"]
    counts = [f"{ways.get(access, 0)} {words}" for access, words in _READ.items()]
    return (
        f"How the {plural(len(sources), 'source')} were read: {'; '.join(counts)}. Of the "
        f"{len(official)} official ones, {(official['access'] == 'direct').sum()} were read "
        "directly. Each list of sources says how each was read. Of "
        f"{plural(int(sources['address'].isna().sum()), 'source')} no address is on record: they "
        "can be named, not opened."
    )


def _confidence(evidence: pd.DataFrame) -> str:
    counts = evidence["confidence"].value_counts()
    return (
        f"{counts.get('high', 0)} claims are of high confidence, {counts.get('medium', 0)} of "
        f"medium and {counts.get('low', 0)} of low: garbled, weak or contradicted. A sum names "
        "what in it rests on weak sources."
    )


def _disputes(tables: Tables) -> str:
    standings = tables.evidence["standing"].value_counts()
    by_hand = tables.evidence["correction"].notna().sum()
    return (
        f"{standings.get(Standing.RIVAL, 0)} claims say otherwise than the value shown, "
        f"{standings.get(Standing.SUPERSEDED, 0)} were replaced by later ones, and "
        f"{standings.get(Standing.SET_ASIDE, 0)} are set aside. "
        f"Explained in our own words: {differences_words(len(tables.conflicts))}. "
        f"Made by hand, each with its reason: {plural(by_hand, 'decision')} on single "
        "claims."
    )


def _plans(tables: Tables) -> str:
    changes = tables.slips["change"].value_counts()
    return (
        f"A plan whose day has passed is not proof that it came true. "
        f"{plural(changes.get('passed', 0), 'plan')} ended with no source read that "
        "reports them done: they are drawn as passed, neither as done nor as missed."
    )


@kept
def unknowns(tables: Tables) -> pd.DataFrame:
    """Return for how many factories each quantity is known, and for which it is missing."""
    rows = [_unknown_measure(measure, tables) for measure in MEASURES]
    partners = tables.memberships[tables.memberships["role"] == "partner"]
    rows.append(_unknown("Computing power", set(tables.capacity["factory_id"]), NO_CLAIM, tables))
    silent = {NOT_NAMED: set(partners_not_named(tables)["factory_id"])}
    named = set(partners["factory_id"])
    rows.append(_unknown("Partner countries", named, NONE_NAMED, tables, silent))
    return pd.DataFrame(rows)


def _unknown_measure(measure: str, tables: Tables) -> dict[str, str]:
    budgets = tables.budgets[tables.budgets["measure"] == measure]
    published = set(budgets.loc[budgets["amount_eur"].notna(), "factory_id"])
    withheld = set(budgets.loc[budgets["qualifier"] == "not_disclosed", "factory_id"])
    hidden = {NOT_DISCLOSED: withheld}
    row = _unknown(MEASURE_LABELS[measure], published, NO_CLAIM, tables, hidden)
    otherwise = {"national_contribution": in_parts, "eu_contribution": in_shares}.get(measure)
    if otherwise:
        row["Missing for"] = " ".join([f"{row['Missing for']}.", plain(otherwise(tables).text)])
    return row


def _unknown(
    what: str,
    known: set[str],
    silence: str,
    tables: Tables,
    otherwise: Mapping[str, set[str]] = MappingProxyType({}),
) -> dict[str, str]:
    """Return a row; `silence` is the reason where a factory has no other in `otherwise`."""
    names = factory_names(tables)
    rest = set(names) - known - {factory for ids in otherwise.values() for factory in ids}
    missing = {
        reason: [name for factory, name in names.items() if factory in ids]
        for reason, ids in {**otherwise, silence: rest}.items()
    }
    reasons = [f"{reason}: {and_list(named)}" for reason, named in missing.items() if named]
    return {
        "Quantity": what,
        "Known for": f"{len(known)} of {len(names)}",
        "Missing for": plain("; ".join(reasons)) or "none",
    }
