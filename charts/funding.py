"""Who pays: the EU's and the national side of each factory, and part payers, where published."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from textwrap import wrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.budget.ends import SLOT, end_of, slot
from charts.theme import (
    PARTNER,
    SIZE,
    SMALL,
    Theme,
    blend,
    cut,
    empty,
    layout,
    lines,
    plain,
)
from charts.view import View
from data.records import records
from data.wording import (
    NO_CLAIM,
    SCOPE_LABELS,
    WEAK,
    and_list,
    money,
    money_spoken,
    percent,
    plural,
)

EU, NATIONAL = "EU", "National side"
_SIDES = (EU, NATIONAL)
_AMOUNT, _SHARE = "Amount (million euro)", "Share (%)"
_COLUMNS = ("Factory", "Part of", "Payer", _AMOUNT, _SHARE, "In words", "Claim")
_IN_ALT = 8

# Pixels. Payers stand left of the bars, amounts right of them; a phone leaves 130 for the bars.
_PAYERS_ROOM, _LABEL_ROOM = 112, 116
_NAME, _ROW, _LINE, _GAP = 30, 28, 15, 12
_BAR, _THIN = 18, 10
_FRAME = 96
_ENDS = {"at_least": 28, "at_most": 14}
_INDENT = 10

# Characters in a line.
_PAYER_LINE, _CONTRACT_LINE, _NAME_LENGTH = 15, 50, 30


@dataclass(frozen=True)
class _Part:
    """What one payer pays of a factory's total, or of the contract for its machine."""

    factory: str
    factory_id: str
    total: str
    scope: str
    payer: str
    amount: float | None
    share: float | None
    qualifier: str
    is_weak: bool
    is_converted: bool
    claim_id: str

    @property
    def is_side(self) -> bool:
        """Whether this is a whole side, not one payer of it."""
        return self.payer in _SIDES

    @property
    def words(self) -> str:
        """The part in words: `≤ €98.9 m`, `50 %`, `not disclosed`, `no figure found`."""
        if self.amount is None and self.share is not None:
            return percent(self.share, self.qualifier)
        return money(self.amount, self.qualifier)

    @property
    def spoken(self) -> str:
        """The same as in a sentence."""
        known = self.words if self.is_share else money_spoken(self.amount, self.qualifier)
        return ", ".join([known, *self.reservations])

    @property
    def is_share(self) -> bool:
        """Whether only a share is known, and no amount."""
        return self.amount is None and self.share is not None

    @property
    def reservations(self) -> list[str]:
        """What a reader must know before quoting the part."""
        return ["converted"] * self.is_converted + [f"from {WEAK}"] * self.is_weak

    @property
    def below(self) -> list[str]:
        """What stands under the words, each in a line short enough for a phone."""
        marks = ["share, no amount"] * self.is_share
        return marks + ["converted"] * self.is_converted + [WEAK] * self.is_weak

    @property
    def payer_lines(self) -> list[str]:
        """The payer in lines that fit left of the bars."""
        return wrap(self.payer, _PAYER_LINE) or [""]

    @property
    def height(self) -> int:
        """Pixels that the part takes: as many as its words need."""
        return _ROW + _LINE * (max(len(self.payer_lines), 1 + len(self.below)) - 1)


@dataclass(frozen=True)
class _Placed:
    """A part with the middle of its bar, in pixels from the top."""

    part: _Part
    y: float


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
    parts = _parts(factories, funding, budgets, weak, converted)
    of_total = [part for part in parts if part.scope == "factory_total"]
    return View(
        key="funding",
        title=_title(of_total),
        subtitle=_subtitle(parts),
        alt=_alt(parts),
        drawing=_figure(parts, theme),
        rows=_twin(parts),
        claim_ids=tuple(dict.fromkeys(part.claim_id for part in parts if part.claim_id)),
    )


def _parts(
    factories: pd.DataFrame,
    funding: pd.DataFrame,
    budgets: pd.DataFrame,
    weak: frozenset[str],
    converted: frozenset[str],
) -> list[_Part]:
    """Return the parts in the order of the factories: both sides, single payers, the contract."""
    totals = _totals(budgets)
    found = []
    for factory in records(factories[["factory_id", "name"]]):
        factory_id = factory["factory_id"]
        known = {**factory, "total": totals.get(factory_id, "")}
        rows = records(funding[funding["factory_id"] == factory_id])
        mine = [_part({**known, **row}, weak, converted) for row in rows]
        silent = [side for side in _SIDES if not _of(mine, "factory_total", side)]
        mine += [_part({**known, "payer": side}, weak, converted) for side in silent]
        found += sorted(mine, key=_rank)
    return found


def _totals(budgets: pd.DataFrame) -> dict[str, str]:
    totals = budgets[budgets["measure"] == "factory_total"]
    return {
        row["factory_id"]: money(row["amount_eur"], row["qualifier"]) for row in records(totals)
    }


def _part(record: dict[str, Any], weak: frozenset[str], converted: frozenset[str]) -> _Part:
    claim_id = record.get("claim_id") or ""
    amount = record.get("amount_eur")
    return _Part(
        factory=record["name"],
        factory_id=record["factory_id"],
        total=record["total"],
        scope=record.get("scope") or "factory_total",
        payer=record["payer"],
        amount=None if amount is None else float(amount),
        share=record.get("share_percent"),
        qualifier=record.get("qualifier") or "",
        is_weak=claim_id in weak,
        is_converted=claim_id in converted,
        claim_id=claim_id,
    )


def _rank(part: _Part) -> tuple[bool, int]:
    side = _SIDES.index(part.payer) if part.is_side else len(_SIDES)
    return part.scope != "factory_total", side


def _of(parts: Iterable[_Part], scope: str, payer: str) -> list[_Part]:
    return [part for part in parts if part.scope == scope and part.payer == payer]


def _by_factory(parts: Sequence[_Part]) -> list[list[_Part]]:
    return [list(mine) for _, mine in groupby(parts, key=lambda part: part.factory_id)]


def _title(parts: Sequence[_Part]) -> str:
    groups = _by_factory(parts)
    if not groups:
        return "No factory is selected"
    if len(groups) == 1:
        sides = (f"{_in_sentence(p.payer)} {p.spoken}" for p in groups[0] if p.is_side)
        return f"{groups[0][0].factory}: {', '.join(sides)}"
    both = sum(all(_has_amount(mine, side) for side in _SIDES) for mine in groups)
    shares = [p for mine in groups for p in mine if p.payer == EU and p.is_share]
    count = plural(len(groups), "factory", "factories")
    if not both and not shares:
        return f"For none of these {count} is it published what each side pays"
    said = [f"Both sides’ money is published for {both or 'none'} of {count}"]
    if shares:
        alone = and_list(dict.fromkeys(part.words for part in shares))
        said.append(f"for {len(shares)} only the EU’s share is: {alone}")
    return "; ".join(said)


def _has_amount(parts: Iterable[_Part], side: str) -> bool:
    return any(part.payer == side and part.amount is not None for part in parts)


def _in_sentence(payer: str) -> str:
    return "national side" if payer == NATIONAL else payer


def _subtitle(parts: Sequence[_Part]) -> str:
    said = ["Who pays which part of the factory total, million euro."]
    if any(part.is_share for part in parts):
        said.append("A frame filled in part is a share: no amount is published for it.")
    if any(not part.is_side and part.scope == "factory_total" for part in parts):
        said.append("Thin bars are single payers of the national side; they are not its sum.")
    if any(part.scope != "factory_total" for part in parts):
        said.append("The contract for the machine is another quantity: its parts are in words.")
    return " ".join(said)


def _alt(parts: Sequence[_Part]) -> str:
    groups = _by_factory(parts)
    if not groups:
        return "No bars: no factory is selected."
    said = [f"{mine[0].factory}: {_alt_of(mine)}" for mine in groups[:_IN_ALT]]
    if len(groups) > _IN_ALT:
        said.append(f"{len(groups) - _IN_ALT} more in the table")
    return f"Who pays what, by factory. {'; '.join(said)}."


def _alt_of(parts: Iterable[_Part]) -> str:
    return ", ".join(
        f"{_in_sentence(part.payer)}{_scope_words(part)} {part.spoken}" for part in parts
    )


def _scope_words(part: _Part) -> str:
    return "" if part.scope == "factory_total" else " of the machine’s contract"


def _twin(parts: Sequence[_Part]) -> pd.DataFrame:
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


def _figure(parts: Sequence[_Part], theme: Theme) -> go.Figure:
    if not parts:
        return empty(theme, "There is nobody to show who pays.")
    placed, words, height = _placed(parts, theme)
    peak = max((p.part.amount or 0 for p in placed), default=0) / 1e6 or 1
    figure = go.Figure(layout=layout(theme, height))
    figure.add_traces([_bars(placed, theme), _targets(placed)])
    figure.update_layout(
        margin={"l": _PAYERS_ROOM, "r": _LABEL_ROOM, "t": 0, "b": 0},
        shapes=[shape for p in placed for shape in _shapes(p, peak, theme)],
        annotations=words + [a for p in placed for a in _labels(p, peak, theme)],
    )
    figure.update_xaxes(visible=False, range=[0, peak])
    figure.update_yaxes(visible=False, range=[height, 0])
    return figure


def _placed(
    parts: Sequence[_Part], theme: Theme
) -> tuple[list[_Placed], list[dict[str, object]], int]:
    """Return the parts at their places, names and contracts as text, and the height."""
    placed: list[_Placed] = []
    words: list[dict[str, object]] = []
    y = 0
    for mine in _by_factory(parts):
        words.append(_name(mine[0], y, theme))
        y += _NAME
        for part in mine:
            if part.scope == "factory_total":
                placed.append(_Placed(part, y + _ROW / 2))
                y += part.height
        for line in _contract_lines(mine):
            words.append(_left(_small(line, theme), y + _LINE / 2 + 4))
            y += _LINE + 2
        y += _GAP
    return placed, words, y


def _name(part: _Part, y: int, theme: Theme) -> dict[str, object]:
    total = _small(f"total {part.total}", theme) if part.total else ""
    name = f"<b>{plain(cut(part.factory, _NAME_LENGTH))}</b>  {total}"
    return _left(name, y + _NAME / 2) | {"hovertext": lines(part.factory)}


def _contract_lines(parts: Iterable[_Part]) -> list[str]:
    """Return what is paid of the contract for the machine, in lines that fit a phone."""
    said = [f"{part.payer} {part.spoken}" for part in parts if part.scope == "system_contract"]
    return wrap(f"Of the machine’s contract: {'; '.join(said)}", _CONTRACT_LINE) if said else []


def _thickness(part: _Part) -> int:
    return _BAR if part.is_side else _THIN


def _colour(part: _Part, theme: Theme) -> str:
    return theme.text if part.payer == EU else PARTNER


def _bars(placed: Sequence[_Placed], theme: Theme) -> go.Bar:
    drawn = [(p, p.part.amount) for p in placed if p.part.amount is not None]
    return go.Bar(
        name="amount",
        orientation="h",
        x=[amount / 1e6 for _, amount in drawn],
        y=[p.y for p, _ in drawn],
        width=[_thickness(p.part) for p, _ in drawn],
        marker=_marker([p.part for p, _ in drawn], theme),
        **_pointed([p.part for p, _ in drawn]),
    )


def _marker(parts: Sequence[_Part], theme: Theme) -> dict[str, object]:
    """Return bars hollow for an upper limit and cut where weak, as in the budget chart."""
    hollow = [part.qualifier == "at_most" for part in parts]
    colours = [_colour(part, theme) for part in parts]
    fills = [
        blend(c, theme.background, 0.2) if h else c for c, h in zip(colours, hollow, strict=True)
    ]
    return {
        "color": fills,
        "line": {"color": colours, "width": [1.5 if h else 0 for h in hollow]},
        "pattern": {
            "shape": ["/" if part.is_weak else "" for part in parts],
            "fillmode": "replace",
            "size": 8,
            "solidity": 0.8,
        },
    }


def _targets(placed: Sequence[_Placed]) -> go.Scatter:
    """Return what a pointer finds on shares, and on slots without a figure."""
    drawn = [p for p in placed if p.part.amount is None]
    return go.Scatter(
        name="no amount",
        mode="markers",
        x=[0] * len(drawn),
        y=[p.y for p in drawn],
        marker={"size": _ROW, "opacity": 0},
        cliponaxis=False,
        **_pointed([p.part for p in drawn]),
    )


def _pointed(parts: Sequence[_Part]) -> dict[str, object]:
    return {
        "customdata": [[part.factory_id, part.claim_id] for part in parts],
        "hovertext": [_hover(part) for part in parts],
        "hoverinfo": "text",
    }


def _hover(part: _Part) -> str:
    said = [f"{part.payer}: {part.words}", *part.reservations]
    said += ["a share; no amount is published"] if part.is_share else []
    said += [f"Claim {part.claim_id}"] if part.claim_id else []
    return f"<b>{lines(part.factory)}</b><br>{lines(*said)}"


def _shapes(placed: _Placed, peak: float, theme: Theme) -> list[dict[str, object]]:
    part, thickness = placed.part, _thickness(placed.part)
    colour = _colour(part, theme)
    if part.amount is not None:
        return end_of(part.qualifier, part.amount / 1e6 / peak, placed.y, colour, thickness)
    if part.share is not None:
        filled = round(_FRAME * min(part.share, 100) / 100)
        return [
            _box("share", filled, placed.y, thickness, colour) | {"fillcolor": colour},
            _box("whole", _FRAME, placed.y, thickness, colour),
        ]
    return [slot(placed.y, theme, is_claimed=bool(part.claim_id), thickness=thickness)]


def _box(name: str, width: int, y: float, thickness: int, colour: str) -> dict[str, object]:
    half = thickness / 2
    return {
        "name": name,
        "type": "rect",
        "xref": "paper",
        "yref": "y",
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "xanchor": 0,
        "yanchor": y,
        "x0": 0,
        "x1": width,
        "y0": -half,
        "y1": half,
        "line": {"color": colour, "width": 1.5},
    }


def _labels(placed: _Placed, peak: float, theme: Theme) -> list[dict[str, object]]:
    part = placed.part
    indent = 0 if part.is_side else _INDENT
    payer = "<br>".join(map(plain, part.payer_lines))
    payer = payer if part.is_side else f'<span style="font-size:{SMALL}px">{payer}</span>'
    words = part.words if part.words == NO_CLAIM else f"<b>{part.words}</b>"
    if part.words == NO_CLAIM:
        words = _small(words, theme)
    said = "<br>".join([words, *(_small(line, theme) for line in part.below)])
    first_line = {"y": placed.y, "yanchor": "top", "yshift": 11}
    return [
        _left(payer, placed.y, indent) | first_line | {"name": "payer"},
        _text(said)
        | first_line
        | {
            "name": "amount",
            "x": (part.amount or 0) / 1e6 / peak,
            "xref": "paper",
            "xshift": _beyond(part),
            "hovertext": _hover(part),
        },
    ]


def _beyond(part: _Part) -> int:
    """Return the pixels from the end of a bar, or from the left, to its words."""
    if part.amount is not None:
        return _ENDS.get(part.qualifier, 8)
    return (SLOT if part.share is None else _FRAME) + 8


def _left(text: str, y: float, indent: int = 0) -> dict[str, object]:
    return _text(text) | {
        "x": 0,
        "xref": "paper",
        "xshift": indent - _PAYERS_ROOM,
        "y": y,
        "yanchor": "middle",
    }


def _text(text: str) -> dict[str, object]:
    return {
        "text": text,
        "xanchor": "left",
        "align": "left",
        "showarrow": False,
        "borderpad": 0,
        "font": {"size": SIZE},
    }


def _small(text: str, theme: Theme) -> str:
    return f'<span style="font-size:{SMALL}px;color:{theme.muted}">{plain(text)}</span>'
