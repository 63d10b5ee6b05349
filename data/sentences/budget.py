"""How much of one measure is known: the sum with what limits it, the largest, and what is not."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from data.load import Tables
from data.reading import limited, reservations_on
from data.records import records
from data.sentences.sentence import (
    Sentence,
    claims_of,
    factories_words,
    few,
    known_on,
    no_factory,
)
from data.wording import (
    MEASURE_LABELS,
    NOT_DISCLOSED,
    WEAK,
    Amount,
    capital,
    money_spoken,
    plural,
    total_words,
    uncapitalised,
)

Row = dict[str, Any]


def measured(measure: str, tables: Tables) -> pd.DataFrame:
    """Return the budgets of a measure with the `name` of each factory.

    Of the claim behind an amount come `confidence`, `correction` and `reason`, empty without one.
    """
    budgets = tables.budgets[tables.budgets["measure"] == measure]
    behind = tables.evidence[["claim_id", "confidence", "correction", "reason"]]
    named = budgets.merge(tables.factories[["factory_id", "name"]], on="factory_id")
    return named.merge(behind, on="claim_id", how="left")


def amounts_of(budgets: pd.DataFrame) -> list[Amount]:
    """Return the amounts of `measured` as sums in words take them."""
    return [
        (row["amount_eur"], row["qualifier"], row["confidence"] == "low")
        for row in records(budgets)
    ]


def budget_sentence(measure: str, tables: Tables) -> Sentence:
    """Return what is known of a measure, a key of `data.wording.MEASURE_LABELS`."""
    budgets = measured(measure, tables)
    if budgets.empty:
        return Sentence(no_factory(tables))
    noun = uncapitalised(MEASURE_LABELS[measure])
    said = _one(noun, records(budgets)[0]) if len(budgets) == 1 else _many(noun, budgets, tables)
    return Sentence(f"{known_on(tables)}: {said}", claims_of(budgets))


def _one(noun: str, row: Row) -> str:
    if row["claim_id"] is None:
        return f"{_none(row)} for the {noun} of {row['name']}."
    return f"the {noun} of {row['name']} is {_in_full(row)}."


def _in_full(row: Row) -> str:
    """Return an amount with all that a reader must know before quoting it."""
    return ", ".join([_amount(row), *reservations_on(row)])


def _amount(row: Row) -> str:
    return money_spoken(row["amount_eur"], row["qualifier"])


def _many(noun: str, budgets: pd.DataFrame, tables: Tables) -> str:
    rows = records(budgets)
    known = [row for row in rows if row["amount_eur"] is not None]
    published = f"{len(known)} of {plural(len(rows), noun)}"
    if not known:
        said = [f"no {noun} of {factories_words(tables)} is published.", _unpublished(rows)]
    elif len(known) == 1:
        one = f"{known[0]['name']}: {_in_full(known[0])}"
        said = [f"{published} is published, that of {one}.", _unpublished(rows)]
    else:
        total = uncapitalised(total_words(amounts_of(budgets)))
        said = [
            f"{published} are published and add up to {total}.",
            _largest(known),
            _unpublished(rows),
            limited(claims_of(budgets), tables),
        ]
    return " ".join(filter(None, said))


def _largest(known: Sequence[Row]) -> str:
    """Return the largest amount, and which of the others rest on weak evidence."""
    largest = max(row["amount_eur"] for row in known)
    leaders = [row for row in known if row["amount_eur"] == largest]
    # An upper limit says only that it can be the largest.
    may_be = any(row["qualifier"] == "at_most" for row in leaders)
    verb = "may be" if may_be else "is" if len(leaders) == 1 else "are"
    of = "that of" if len(leaders) == 1 else "those of"
    said = f"The largest known {verb} {of} {'; '.join(_named_amount(row) for row in leaders)}."
    weak = [r["name"] for r in known if r["confidence"] == "low" and r not in leaders]
    return f"{said} From {WEAK} too: {few(weak)}." if weak else said


def _named_amount(row: Row) -> str:
    weak = f", from {WEAK}" if row["confidence"] == "low" else ""
    return f"{row['name']}: {_amount(row)}{weak}"


def _unpublished(rows: Sequence[Row]) -> str:
    """Return in a sentence whose amount is withheld, and for whom no figure was found."""
    withheld = [row["name"] for row in rows if row["qualifier"] == "not_disclosed"]
    silent = [row["name"] for row in rows if row["claim_id"] is None]
    said = [f"{NOT_DISCLOSED} for {few(withheld)}"] if withheld else []
    if silent and len(silent) < len(rows):
        said.append(f"{_none(rows[0])} for {few(silent)}")
    return f"{capital('; '.join(said))}." if said else ""


def _none(row: Row) -> str:
    """Return that nobody gives an amount; of one side of the money a share or a part may be known.

    Then `sum` says what is missing: the whole.
    """
    return f"no {'sum' if row['measure'].endswith('_contribution') else 'figure'} was found"
