"""The bars of who pays with their words and their rows."""

from collections.abc import Sequence

import pandas as pd

from charts.funding.figure import funding_figure
from charts.funding.parts import Part, parts_of
from charts.funding.words import alt, subtitle, title
from charts.theme import Theme
from charts.view import View, each_once
from data.wording import SCOPE_LABELS

_AMOUNT, _SHARE = "Amount (million euro)", "Share (%)"
_COLUMNS = ("Factory", "Part of", "Payer", _AMOUNT, _SHARE, "In words", "Claim")


def funding_view(
    factories: pd.DataFrame,
    funding: pd.DataFrame,
    budgets: pd.DataFrame,
    weak: frozenset[str],
    theme: Theme,
    converted: frozenset[str] = frozenset(),
) -> View:
    """Return who pays, by factory: both sides, single payers, and shares where only they are known.

    The frames have the columns of the tables of those names; `weak` and `converted` are claims. A
    share without an amount stays a share: it fills a frame of one size and takes no place on the
    scale of the euro. Parts are never stacked: no source says that they add up. What is paid of
    the contract for the machine is another quantity and is said in words.
    """
    parts = parts_of(factories, funding, budgets, weak, converted)
    of_total = [part for part in parts if part.scope == "factory_total"]
    return View(
        key="funding",
        title=title(of_total),
        subtitle=subtitle(parts),
        alt=alt(parts),
        draw=lambda: funding_figure(parts, theme),
        rows=_twin(parts),
        claim_ids=each_once(part.claim_id for part in parts),
    )


def _twin(parts: Sequence[Part]) -> pd.DataFrame:
    rows = [
        (
            part.factory,
            SCOPE_LABELS[part.scope],
            part.payer,
            None if part.amount is None else part.amount / 1e6,
            part.share,
            ", ".join([part.words, *part.reservations]),
            part.claim_id or None,
        )
        for part in parts
    ]
    types = dict.fromkeys(_COLUMNS, "string") | {_AMOUNT: "Float64", _SHARE: "Float64"}
    return pd.DataFrame(rows, columns=list(_COLUMNS)).astype(types)
