"""How much: bars by factory that show how far each amount is known."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from charts.theme import (
    KIND_COLOURS,
    SIZE,
    SMALL,
    Theme,
    blend,
    empty,
    layout,
    lines,
    plain,
    text_width,
)
from charts.view import View
from data.schema import MEASURES, Standing
from data.wording import (
    KIND_LABELS,
    MEASURE_LABELS,
    MEASURE_MEANINGS,
    NO_CLAIM,
    NOT_DISCLOSED,
    and_list,
    date_words,
    day,
    money,
    money_spoken,
    partial_sum,
    plural,
)

WEAK = "one weak source"
CONVERTED = "converted from another currency"

_NOUNS = {
    "factory_total": "budget",
    "system_contract": "system contract",
    "eu_contribution": "EU contribution",
    "national_contribution": "national contribution",
}
_KIND_WORDS = {
    "new": "new machine",
    "upgrade": "upgrade",
    "associated": "associated",
    "existing": "existing machines",
}
_COLUMNS = (
    "Factory",
    "Country",
    "Kind",
    "Amount (million euro)",
    "In words",
    "As reported",
    "Published",
    "Rival readings",
    "Claim",
)

# Pixels. The name stands above its bar, so that bars are as long on a phone as the page allows.
_PITCH = 52
_LINE = 12
_BAR = 20
_NAME_RISE = 21
_LABEL_ROOM = 124
_SLOT = 72
_PHONE = 356
_ENDS = {"at_least": 28, "at_most": 14}
_NAME_LENGTH = 30
# A sentence that is read aloud must end.
_IN_ALT = 8


@dataclass(frozen=True)
class _Rival:
    """What somebody else says the amount is."""

    claim_id: str
    amount: float
    lines: tuple[str, ...]


@dataclass(frozen=True)
class _Row:
    """One factory: its amount, how far it is known, and who says otherwise."""

    factory_id: str
    name: str
    country: str
    city: str
    kind: str
    amount: float | None
    qualifier: str
    is_converted: bool
    is_weak: bool
    reported: str
    published: str
    claim_id: str
    rivals: tuple[_Rival, ...]

    @property
    def words(self) -> str:
        """The amount in words: `≥ €556 m`, `not disclosed`, `no figure found`."""
        return money(self.amount, self.qualifier)

    @property
    def reservations(self) -> list[str]:
        """What a reader must know before quoting the amount."""
        return [CONVERTED] * self.is_converted + [WEAK] * self.is_weak

    @property
    def rival_amounts(self) -> list[float]:
        """What the others say, smallest first, each amount once."""
        return sorted({rival.amount for rival in self.rivals})

    def colour(self, theme: Theme) -> str:
        """Return the colour of the factory's kind."""
        return KIND_COLOURS.get(self.kind, theme.muted)


def budget_view(
    factories: pd.DataFrame,
    budgets: pd.DataFrame,
    rivals: pd.DataFrame,
    measure: str,
    theme: Theme,
    weak: frozenset[str] = frozenset(),
) -> View:
    """Return one measure as bars by factory, largest first, with what is unknown or disputed.

    `factories` and `budgets` have the columns of the tables of those names, `rivals` those of
    `evidence` (rows of other attributes and standings are left out) and may bring `publisher`,
    which then names who says otherwise. `weak` holds the claims that rest on weak evidence.
    """
    rows = _rows(factories, budgets, _rivals(rivals, MEASURES[measure]), measure, weak)
    return View(
        key=f"budget-{measure}",
        title=_title(rows, measure),
        subtitle=_subtitle(rows, measure),
        alt=_alt(rows, measure),
        drawing=_figure(rows, theme),
        rows=_twin(rows),
        claim_ids=_claim_ids(rows),
    )


def _rows(
    factories: pd.DataFrame,
    budgets: pd.DataFrame,
    rivals: Mapping[str, Sequence[_Rival]],
    measure: str,
    weak: frozenset[str],
) -> list[_Row]:
    amounts = budgets[budgets["measure"] == measure]
    named = factories[["factory_id", "name", "country", "city", "kind"]]
    merged = named.merge(amounts, on="factory_id", how="left", validate="one_to_one")
    rows = [_row(record, rivals, weak) for record in _records(merged)]
    return sorted(rows, key=_rank)


def _row(
    record: Mapping[str, object], rivals: Mapping[str, Sequence[_Rival]], weak: frozenset[str]
) -> _Row:
    text = {name: "" if value is None else str(value) for name, value in record.items()}
    return _Row(
        factory_id=text["factory_id"],
        name=text["name"],
        country=text["country"],
        city=text["city"],
        kind=text["kind"],
        amount=float(text["amount_eur"]) if text["amount_eur"] else None,
        qualifier=text["qualifier"],
        is_converted=record["converted"] is True,
        is_weak=text["claim_id"] in weak,
        reported=text["reported"],
        published=text["published"],
        claim_id=text["claim_id"],
        rivals=tuple(rivals.get(text["factory_id"], ())),
    )


def _records(frame: pd.DataFrame) -> list[dict[str, object]]:
    """Return the rows as dictionaries, None where a cell is empty."""
    cells = frame.astype(object)
    records = cells.where(frame.notna(), None).to_dict("records")
    return [{str(name): value for name, value in record.items()} for record in records]


def _rank(row: _Row) -> tuple[int, float]:
    """Amounts by size, then what is not disclosed, then what nobody claims."""
    if row.amount is not None:
        return 0, -row.amount
    return (1 if row.claim_id else 2), 0


def _rivals(evidence: pd.DataFrame, attribute: str) -> dict[str, list[_Rival]]:
    """Return who says otherwise, by factory, smallest amount first."""
    wanted = (evidence["attribute"] == attribute) & (evidence["standing"] == Standing.RIVAL)
    found: dict[str, list[_Rival]] = {}
    for record in _records(evidence[wanted & evidence["amount_eur"].notna()]):
        said = found.setdefault(str(record["subject_id"]), [])
        said.append(_rival(record))
    return {subject: sorted(said, key=lambda r: r.amount) for subject, said in found.items()}


def _rival(record: Mapping[str, object]) -> _Rival:
    who = record.get("publisher") or record["source_id"]
    amount = float(str(record["amount_eur"]))
    return _Rival(
        claim_id=str(record["claim_id"]),
        amount=amount,
        lines=(
            f"{who}: {money(amount, str(record['qualifier']))}",
            f"As reported: “{record['reported']}”",
            f"Known since {day(str(record['known_from']))}, claim {record['claim_id']}",
        ),
    )


def _known(rows: Iterable[_Row]) -> list[_Row]:
    return [row for row in rows if row.amount is not None]


def _title(rows: Sequence[_Row], measure: str) -> str:
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


def _verb(leaders: Sequence[_Row]) -> str:
    """An upper limit at the top says only that it can be the largest."""
    if any(row.qualifier == "at_most" for row in leaders):
        return "may have"
    return "have" if len(leaders) > 1 else "has"


def _spoken(row: _Row) -> str:
    spoken = money_spoken(row.amount, row.qualifier)
    return f"{spoken}, from {WEAK}" if row.is_weak and row.amount is not None else spoken


def _subtitle(rows: Sequence[_Row], measure: str) -> str:
    drawn = f"{MEASURE_LABELS[measure]} ({MEASURE_MEANINGS[measure]}), million euro."
    if not rows:
        return drawn
    return f"{drawn} {partial_sum([(row.amount, row.qualifier, row.is_weak) for row in rows])}"


def _alt(rows: Sequence[_Row], measure: str) -> str:
    if not rows:
        return "No bars: no factory is selected."
    amounts = [f"{row.name}, {_spoken(row)}" for row in rows[:_IN_ALT]]
    if len(rows) > _IN_ALT:
        amounts.append(f"{len(rows) - _IN_ALT} more in the table")
    said = [f"{row.name}, {_rival_words(row)}" for row in rows if row.rivals]
    rivals = f" Rival figures: {'; '.join(said)}." if said else ""
    bars = plural(len(_known(rows)), "bar")
    return f"{bars} of published {_NOUNS[measure]}s, largest first: {'; '.join(amounts)}.{rivals}"


def _rival_words(row: _Row) -> str:
    return and_list(money_spoken(amount) for amount in row.rival_amounts)


def _twin(rows: Sequence[_Row]) -> pd.DataFrame:
    twin = pd.DataFrame([_twin_row(row) for row in rows], columns=list(_COLUMNS))
    return twin.astype({name: "string" for name in _COLUMNS} | {_COLUMNS[3]: "Float64"})


def _twin_row(row: _Row) -> tuple[object, ...]:
    return (
        row.name,
        row.country or None,
        KIND_LABELS.get(row.kind),
        None if row.amount is None else row.amount / 1e6,
        ", ".join([row.words, *row.reservations]),
        row.reported or None,
        date_words(row.published) if row.claim_id else None,
        "; ".join(f"{money(r.amount)} ({r.claim_id})" for r in row.rivals) or None,
        row.claim_id or None,
    )


def _claim_ids(rows: Iterable[_Row]) -> tuple[str, ...]:
    claims = [c for row in rows for c in (row.claim_id, *(r.claim_id for r in row.rivals)) if c]
    return tuple(dict.fromkeys(claims))


def _hover(row: _Row) -> str:
    said = [row.words, *row.reservations]
    if row.claim_id:
        said += [
            f"As reported: “{row.reported}”",
            f"Published: {date_words(row.published)}",
            f"Claim {row.claim_id}",
        ]
    return f"<b>{lines(row.name)}</b><br>{lines(*said)}"


def _hover_rivals(row: _Row, said: Iterable[_Rival]) -> str:
    words = [line for rival in said for line in rival.lines]
    return f"<b>{lines(row.name)}</b><br>{lines('Rival figure', *words)}"


def _figure(rows: Sequence[_Row], theme: Theme) -> go.Figure:
    if not rows:
        return empty(theme, "There is no budget to show.")
    peak, pitch = _peak(rows), _pitch(rows)
    figure = go.Figure(layout=layout(theme, len(rows) * pitch + 16))
    figure.add_traces([_bars(rows, pitch, theme), _unknown(rows, pitch), _diamonds(rows, theme)])
    figure.update_layout(
        margin={"l": 1, "r": _LABEL_ROOM, "t": 8, "b": 8},
        shapes=[shape for y, row in enumerate(rows) for shape in _shapes(row, y, peak, theme)],
        annotations=[
            text
            for y, row in enumerate(rows)
            for text in (_name(row, y, theme), _label(row, y, theme))
        ],
    )
    figure.update_xaxes(visible=False, range=[0, peak])
    figure.update_yaxes(visible=False, range=[len(rows) - 0.5, -0.5])
    return figure


def _pitch(rows: Iterable[_Row]) -> int:
    """Return the pixels from row to row: as many as the longest label has lines below the first."""
    return _PITCH + _LINE * max(len(_below(row)) for row in rows)


def _peak(rows: Iterable[_Row]) -> float:
    """Return the end of the axis in million euro: the largest amount anybody names."""
    return max([_reach(row) for row in rows if _reach(row)], default=1)


def _reach(row: _Row) -> float:
    """Return where the last mark of a row stands, in million euro."""
    return max([row.amount or 0, *(rival.amount for rival in row.rivals)]) / 1e6


def _bars(rows: Sequence[_Row], pitch: int, theme: Theme) -> go.Bar:
    drawn = [(y, row, row.amount) for y, row in enumerate(rows) if row.amount is not None]
    return go.Bar(
        name="amount",
        orientation="h",
        x=[amount / 1e6 for _, _, amount in drawn],
        y=[y for y, _, _ in drawn],
        width=_BAR / pitch,
        marker=_bar_marker([row for _, row, _ in drawn], theme),
        customdata=[[row.factory_id, row.claim_id] for _, row, _ in drawn],
        hovertext=[_hover(row) for _, row, _ in drawn],
        hoverinfo="text",
    )


def _bar_marker(rows: Sequence[_Row], theme: Theme) -> dict[str, object]:
    """Return bars in the colour of the kind: hollow for an upper limit, cut where weak."""
    colours = [row.colour(theme) for row in rows]
    hollow = [row.qualifier == "at_most" for row in rows]
    fills = [
        blend(c, theme.background, 0.2) if h else c for c, h in zip(colours, hollow, strict=True)
    ]
    return {
        "color": fills,
        "line": {"color": colours, "width": [1.5 if h else 0 for h in hollow]},
        "pattern": {
            "shape": ["/" if row.is_weak else "" for row in rows],
            "fillmode": "replace",
            "size": 10,
            "solidity": 0.91,
        },
    }


def _unknown(rows: Sequence[_Row], pitch: int) -> go.Scatter:
    """Return what a pointer finds in the slots of factories without an amount."""
    drawn = [(y, row) for y, row in enumerate(rows) if row.amount is None]
    return go.Scatter(
        name="no amount",
        mode="markers",
        x=[0] * len(drawn),
        y=[y for y, _ in drawn],
        marker={"size": pitch, "opacity": 0},
        customdata=[[row.factory_id, row.claim_id] for _, row in drawn],
        hovertext=[_hover(row) for _, row in drawn],
        hoverinfo="text",
        cliponaxis=False,
    )


def _diamonds(rows: Sequence[_Row], theme: Theme) -> go.Scatter:
    """Return one hollow diamond for each rival amount; equal ones share theirs."""
    drawn = [
        (y, row, [rival for rival in row.rivals if rival.amount == amount])
        for y, row in enumerate(rows)
        for amount in row.rival_amounts
    ]
    return go.Scatter(
        name="rival figure",
        mode="markers",
        x=[said[0].amount / 1e6 for _, _, said in drawn],
        y=[y for y, _, _ in drawn],
        marker={
            "symbol": "diamond",
            "size": 13,
            "color": theme.background,
            "line": {"color": theme.rival, "width": 2},
        },
        customdata=[[row.factory_id, said[0].claim_id] for _, row, said in drawn],
        hovertext=[_hover_rivals(row, said) for _, row, said in drawn],
        hoverinfo="text",
        cliponaxis=False,
    )


def _shapes(row: _Row, y: int, peak: float, theme: Theme) -> list[dict[str, object]]:
    """Return how far an amount is known, in pixels so that it looks alike at every width."""
    if row.amount is None and row.claim_id:
        return [_path(NOT_DISCLOSED, 0, y, _hatched(), theme.muted, width=1)]
    if row.amount is None:
        return [_path(NO_CLAIM, 0, y, _outline(), theme.muted, width=1, dash="3px,3px")]
    colour, end = row.colour(theme), row.amount / 1e6 / peak
    if row.qualifier == "at_least":
        return [_slice(end, y, start, width, colour) for start, width in ((3, 6), (12, 4), (19, 2))]
    if row.qualifier == "at_most":
        return [_path("closing bracket", end, y, "M-2,-13 L4,-13 L4,13 L-2,13", colour, width=2.5)]
    return []


def _slice(end: float, y: int, start: int, width: int, colour: str) -> dict[str, object]:
    half = _BAR // 2
    corners = f"M{start},{-half} L{start + width},{-half} L{start + width},{half} L{start},{half} Z"
    return _path("open end", end, y, corners, colour, width=0) | {"fillcolor": colour}


def _outline() -> str:
    half = _BAR // 2
    return f"M0,{-half} L{_SLOT},{-half} L{_SLOT},{half} L0,{half} Z"


def _hatched() -> str:
    starts = range(8 - _BAR, _SLOT, 8)
    return " ".join([_outline(), *(_stripe(start) for start in starts)])


def _stripe(start: int) -> str:
    """Return a slanted line through the slot, cut where the slot ends."""
    left, right = max(start, 0), min(start + _BAR, _SLOT)
    return f"M{left},{left - start - _BAR // 2} L{right},{right - start - _BAR // 2}"


def _path(
    name: str,
    end: float,
    y: int,
    path: str,
    colour: str,
    *,
    width: float,
    dash: str = "solid",
) -> dict[str, object]:
    """Return a shape in pixels around the end of a bar; `end` is its part of the axis."""
    return {
        "name": name,
        "type": "path",
        "path": path,
        # Counted from the paper, not the axis: what stands beyond the axis would be cut off.
        "xref": "paper",
        "yref": "y",
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "xanchor": end,
        "yanchor": y,
        "line": {"color": colour, "width": width, "dash": dash},
    }


def _name(row: _Row, y: int, theme: Theme) -> dict[str, object]:
    name, kind = _cut(row.name), _KIND_WORDS.get(row.kind, "")
    place = " · ".join(filter(None, [row.city, kind]))
    if text_width(name, SIZE, bold=True) + text_width(f"  {place}", SMALL) > _PHONE:
        place = kind
    return _text(f"<b>{plain(name)}</b>  {_small(place, theme)}", 0, y) | {
        "xshift": -1,
        "yshift": _NAME_RISE,
        "hovertext": lines(row.name),
        "yanchor": "middle",
    }


def _cut(name: str) -> str:
    """Return a name short enough for a phone; it stands in full where a pointer rests."""
    return name if len(name) <= _NAME_LENGTH else f"{name[: _NAME_LENGTH - 1].rstrip()}…"


def _label(row: _Row, y: int, theme: Theme) -> dict[str, object]:
    label = [f"<b>{row.words}</b>", *(_small(line, theme) for line in _below(row))]
    # The first line stands level with the bar, the others under it.
    return _text("<br>".join(label), _reach(row), y) | {
        "xshift": _beyond(row),
        "yshift": 12,
        "yanchor": "top",
        "hovertext": _hover(row),
    }


def _below(row: _Row) -> list[str]:
    """Return what stands under the amount, each in a line short enough for a phone."""
    below = ["converted"] * row.is_converted + [WEAK] * row.is_weak
    amounts = row.rival_amounts
    if len(amounts) > 1:
        return [*below, f"◇ {len(amounts)} rival figures"]
    return [*below, *(f"◇ rival: {money(amount)}" for amount in amounts)]


def _text(text: str, x: float, y: int) -> dict[str, object]:
    return {
        "text": text,
        "x": x,
        "xanchor": "left",
        "y": y,
        "align": "left",
        "showarrow": False,
        "borderpad": 0,
    }


def _beyond(row: _Row) -> int:
    """Return the pixels that marks take beyond the end of a row."""
    if row.amount is None and not row.rivals:
        return _SLOT + 8
    return _ENDS.get(row.qualifier, 14 if row.rivals else 8)


def _small(text: str, theme: Theme) -> str:
    return f'<span style="font-size:{SMALL}px;color:{theme.muted}">{plain(text)}</span>'
