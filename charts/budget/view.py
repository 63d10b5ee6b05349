"""The bars with their title, their words for those who cannot see them, and their rows."""

from collections.abc import Iterable, Sequence

import pandas as pd

from charts.budget.figure import budget_figure
from charts.budget.rows import Row, rows_of
from charts.theme import Theme
from charts.view import View, each_once, listed
from data.wording import (
    KIND_LABELS,
    MEASURE_LABELS,
    MEASURE_MEANINGS,
    WEAK,
    and_list,
    date_words,
    money_spoken,
    partial_sum,
    plural,
)

_NOUNS = {
    "factory_total": "budget",
    "system_contract": "system contract",
    "eu_contribution": "EU contribution",
    "national_contribution": "national contribution",
}
_AMOUNT = "Amount (million euro)"
_COLUMNS = (
    "Factory",
    "Country",
    "Kind",
    _AMOUNT,
    "In words",
    "As reported",
    "Published",
    "Rival readings",
    "Supporting readings",
    "Claim",
)


def budget_view(
    factories: pd.DataFrame,
    budgets: pd.DataFrame,
    evidence: pd.DataFrame,
    countries: pd.DataFrame,
    measure: str,
    theme: Theme,
    weak: frozenset[str] = frozenset(),
) -> View:
    """Return one measure as bars by factory, largest first, with what is unknown or disputed.

    The frames have the columns of the tables of those names. Of `evidence` the rivals and the
    supporting claims of the measure are read; it may bring `publisher`, which then names who says
    otherwise. `weak` holds the claims that rest on weak evidence.
    """
    rows = rows_of(factories, budgets, evidence, countries, measure, weak)
    return View(
        key=f"budget-{measure}",
        title=_title(rows, measure),
        subtitle=_subtitle(rows, measure),
        alt=alt_of(rows, measure),
        draw=lambda: budget_figure(rows, theme),
        rows=_twin(rows),
        claim_ids=_claim_ids(rows),
    )


def _title(rows: Sequence[Row], measure: str) -> str:
    known, noun = _known(rows), _NOUNS[measure]
    if not rows:
        return "No factory is selected"
    if len(rows) == 1:
        return f"{rows[0].name}: {noun} {_spoken(rows[0])}"
    if not known:
        return f"No {noun} is published for these {len(rows)} factories"
    leaders = [row for row in known if row.amount == known[0].amount]
    rank = "only" if len(known) == 1 else "largest"
    names = and_list(row.name for row in leaders)
    return f"{names} {_verb(leaders)} the {rank} known {noun}: {_spoken(leaders[0])}"


def _known(rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if row.amount is not None]


def _verb(leaders: Sequence[Row]) -> str:
    """An upper limit at the top says only that it can be the largest."""
    if any(row.qualifier == "at_most" for row in leaders):
        return "may have"
    return "have" if len(leaders) > 1 else "has"


def _spoken(row: Row) -> str:
    spoken = money_spoken(row.amount, row.qualifier)
    return f"{spoken}, from {WEAK}" if row.is_weak and row.amount is not None else spoken


def _subtitle(rows: Sequence[Row], measure: str) -> str:
    drawn = f"{MEASURE_LABELS[measure]} ({MEASURE_MEANINGS[measure]}), million euro."
    if not rows:
        return drawn
    return f"{drawn} {partial_sum([(row.amount, row.qualifier, row.is_weak) for row in rows])}"


def alt_of(rows: Sequence[Row], measure: str) -> str:
    """Return what the bars of these rows show, to those who cannot see them."""
    if not rows:
        return "No bars: no factory is selected."
    amounts = listed([f"{row.name}, {_spoken(row)}" for row in rows])
    said = [f"{row.name}, {_rival_words(row)}" for row in rows if row.rivals]
    rivals = f" Rival figures: {'; '.join(said)}." if said else ""
    bars = plural(len(_known(rows)), "bar")
    return f"{bars} of published {_NOUNS[measure]}s, largest first: {amounts}.{rivals}"


def _rival_words(row: Row) -> str:
    return and_list(money_spoken(*reading) for reading in row.rival_readings)


def _twin(rows: Iterable[Row]) -> pd.DataFrame:
    twin = pd.DataFrame([_twin_row(row) for row in rows], columns=list(_COLUMNS))
    return twin.astype(dict.fromkeys(_COLUMNS, "string") | {_AMOUNT: "Float64"})


def _twin_row(row: Row) -> tuple[object, ...]:
    return (
        row.name,
        row.country or None,
        KIND_LABELS.get(row.kind),
        None if row.amount is None else row.amount / 1e6,
        row.in_full,
        row.as_reported or None,
        date_words(row.published) if row.claim_id else None,
        row.rivals_in_full or None,
        "; ".join(f"{s.words} ({s.claim_id})" for s in row.supports) or None,
        row.claim_id or None,
    )


def _claim_ids(rows: Iterable[Row]) -> tuple[str, ...]:
    """Return the claims row by row: the one shown, its rivals, then those that support it."""
    claims: list[str] = []
    for row in rows:
        rivals = [rival.claim_id for rival in row.rivals]
        claims += [row.claim_id, *rivals, *(support.claim_id for support in row.supports)]
    return each_once(claims)
