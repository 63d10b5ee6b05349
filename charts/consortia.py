"""Who is with whom: factories across, countries down, a mark where a source names the country."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.focus import ground
from charts.theme import (
    PARTNER,
    ROLE_SYMBOLS,
    SIZE,
    SMALL,
    Theme,
    empty,
    layout,
    lines,
    plain,
    role_colours,
)
from charts.view import View, each_once, listed
from data.records import records
from data.schema import ROLES
from data.wording import and_list, plural, short_name

OUTSIDE = "outside the EU"
NOTHING = "No country is named for this selection."

_COLUMNS = ("Factory", "Country", "Role", "EU member", "Claim")

# Pixels.
_ROW = 27
_NAMES_ROOM = 80
_COUNTS_ROOM = 26
_MARK, _SMALL_MARK = 15, 11

# Above this many columns a phone has room for small marks only.
_FEW = 10
_NAME_LENGTH = 16


@dataclass(frozen=True)
class Seat:
    """One country in one consortium."""

    factory_id: str
    factory: str
    country: str
    role: str
    is_member: bool | None
    claim_id: str

    @property
    def label(self) -> str:
        """The country's name, with an asterisk where it is known to be outside the EU."""
        return f"{self.country}*" if self.is_member is False else self.country


def consortia_view(
    factories: pd.DataFrame, memberships: pd.DataFrame, countries: pd.DataFrame, theme: Theme
) -> View:
    """Return the matrix of factories and countries, with what no source names left open.

    The frames have the columns of the tables of those names. Countries stand below each other,
    because their names are long and a phone is narrow, and in the order of the consortia they
    enter: each host, then its partners by name. So every consortium is one short run of marks, and
    a country in a second one stands out beside it.
    """
    columns = columns_of(factories)
    seats = seats_of(columns, memberships, countries)
    return View(
        key="consortia",
        title=_title(columns, seats),
        subtitle=_subtitle(seats),
        alt=alt_of(columns, seats),
        draw=lambda: _figure(columns, seats, theme),
        rows=_twin(seats),
        claim_ids=each_once(seat.claim_id for seat in seats),
    )


def columns_of(factories: pd.DataFrame) -> dict[str, str]:
    """Return the names of the factories by id, in their order."""
    return {str(i): str(n) for i, n in zip(factories["factory_id"], factories["name"], strict=True)}


def seats_of(
    columns: Mapping[str, str], memberships: pd.DataFrame, countries: pd.DataFrame
) -> list[Seat]:
    """Return the seats of the factories in their order, each host first, then partners by name."""
    known = countries[["country", "name", "is_eu_member"]]
    wanted = memberships[memberships["factory_id"].isin(list(columns))]
    merged = wanted.merge(known, on="country", how="left", validate="many_to_one")
    place = {factory_id: i for i, factory_id in enumerate(columns)}
    seats = [_seat(record, columns) for record in records(merged)]
    return sorted(seats, key=lambda s: (place[s.factory_id], ROLES.index(s.role), s.country))


def _seat(record: Mapping[str, Any], columns: Mapping[str, str]) -> Seat:
    return Seat(
        factory_id=record["factory_id"],
        factory=columns[record["factory_id"]],
        country=record["name"] or record["country"],
        role=record["role"],
        is_member=record["is_eu_member"],
        claim_id=record["claim_id"] or "",
    )


def sizes_of(columns: Iterable[str], seats: Iterable[Seat]) -> dict[str, int]:
    """Return how many countries are named for each factory."""
    count = Counter(seat.factory_id for seat in seats)
    return {factory_id: count[factory_id] for factory_id in columns}


def _without_partner(columns: Iterable[str], seats: Iterable[Seat]) -> list[str]:
    joined = {seat.factory_id for seat in seats if seat.role == "partner"}
    return [factory_id for factory_id in columns if factory_id not in joined]


def _title(columns: Mapping[str, str], seats: Sequence[Seat]) -> str:
    """Return the message; a country that no source names is "not named", never "none"."""
    alone = _without_partner(columns, seats)
    if not columns:
        return "No factory is selected"
    if len(alone) == len(columns):
        return f"No partner country is named for {_factories(columns, alone)}"
    sizes = sizes_of(columns, seats)
    widest = max(sizes.values())
    leaders = [columns[factory_id] for factory_id, size in sizes.items() if size == widest]
    if len(columns) == 1:
        return f"{leaders[0]} brings together {plural(widest, 'country', 'countries')}"
    rest = f". For {_factories(columns, alone)} no partner country is named" if alone else ""
    return f"{_widest(leaders, plural(widest, 'country', 'countries'))}{rest}"


def _widest(leaders: Sequence[str], size: str) -> str:
    if len(leaders) == 1:
        return f"{leaders[0]} is the widest known consortium: {size}"
    return f"{and_list(leaders)} are the widest known consortia: {size} each"


def _factories(columns: Mapping[str, str], of: Sequence[str]) -> str:
    return columns[of[0]] if len(of) == 1 else plural(len(of), "factory", "factories")


def _subtitle(seats: Sequence[Seat]) -> str:
    key = "■\u00a0host country, ●\u00a0partner country"
    key += f", *\u00a0{OUTSIDE}" if any(seat.is_member is False for seat in seats) else ""
    counts = "Numbers count countries above and factories at the right."
    return f"Countries that a source names in each consortium: {key}. {counts}"


def alt_of(columns: Mapping[str, str], seats: Sequence[Seat]) -> str:
    """Return what the matrix of these factories shows, to those who cannot see it."""
    if not seats:
        return "No marks: no country is named for this selection."
    said = listed([_alt_of(factory_id, columns, seats) for factory_id in columns])
    countries = plural(len({seat.country for seat in seats}), "country", "countries")
    factories = plural(len(columns), "factory", "factories")
    outside = and_list(dict.fromkeys(s.country for s in seats if s.is_member is False))
    end = f" Outside the EU: {outside}." if outside else ""
    return f"{countries} in {factories}, host first: {said}.{end}"


def _alt_of(factory_id: str, columns: Mapping[str, str], seats: Sequence[Seat]) -> str:
    countries = [seat.country for seat in seats if seat.factory_id == factory_id]
    return f"{columns[factory_id]}, {and_list(countries) or 'no country named'}"


def _twin(seats: Sequence[Seat]) -> pd.DataFrame:
    member = {True: "yes", False: "no", None: None}
    rows = [
        (seat.factory, seat.country, seat.role, member[seat.is_member], seat.claim_id or None)
        for seat in seats
    ]
    return pd.DataFrame(rows, columns=list(_COLUMNS)).astype("string")


def _hover(seat: Seat, is_alone: bool) -> str:
    said = [f"{seat.role} of {seat.factory}"]
    said += ["no partner country named"] if is_alone else []
    said += [OUTSIDE] if seat.is_member is False else []
    return f"<b>{lines(seat.country)}</b><br>{lines(*said, f'Claim {seat.claim_id}')}"


def _figure(columns: Mapping[str, str], seats: Sequence[Seat], theme: Theme) -> go.Figure:
    if not seats:
        return empty(theme, NOTHING)
    across = {factory_id: x for x, factory_id in enumerate(columns)}
    down = {label: y for y, label in enumerate(dict.fromkeys(seat.label for seat in seats))}
    figure = go.Figure(layout=layout(theme, (len(down) + 1) * _ROW + _NAMES_ROOM))
    figure.add_traces([_marks(role, seats, across, down, theme) for role in ROLES])
    figure.update_layout(
        margin={"l": 4, "r": _COUNTS_ROOM, "t": 4, "b": 4},
        shapes=[
            *(ground(factory_id, x - 0.5, x + 0.5, "x") for factory_id, x in across.items()),
            *_stems(seats, across, down),
        ],
        annotations=_counts(seats, across, down, theme),
    )
    figure.update_xaxes(_factory_axis(columns))
    figure.update_yaxes(_country_axis(down))
    return figure


def _marks(
    role: str,
    seats: Sequence[Seat],
    across: Mapping[str, int],
    down: Mapping[str, int],
    theme: Theme,
) -> go.Scatter:
    drawn = [seat for seat in seats if seat.role == role]
    alone = _without_partner(across, seats)
    return go.Scatter(
        name=role,
        mode="markers",
        x=[across[seat.factory_id] for seat in drawn],
        y=[down[seat.label] for seat in drawn],
        marker={
            "symbol": ROLE_SYMBOLS[role],
            "size": _MARK if len(across) <= _FEW else _SMALL_MARK,
            "color": role_colours(theme)[role],
        },
        customdata=[[seat.factory_id, seat.claim_id] for seat in drawn],
        hovertext=[_hover(seat, seat.factory_id in alone) for seat in drawn],
        hoverinfo="text",
        cliponaxis=False,
    )


def _stems(
    seats: Sequence[Seat], across: Mapping[str, int], down: Mapping[str, int]
) -> list[dict[str, object]]:
    """Return a line through the marks of each consortium, so that it reads as one."""
    reach: dict[str, list[int]] = {}
    for seat in seats:
        reach.setdefault(seat.factory_id, []).append(down[seat.label])
    return [
        {
            "name": "consortium",
            "type": "line",
            "layer": "below",
            "x0": across[factory_id],
            "x1": across[factory_id],
            "y0": min(rows),
            "y1": max(rows),
            "line": {"color": PARTNER, "width": 2},
        }
        for factory_id, rows in reach.items()
    ]


def _counts(
    seats: Sequence[Seat], across: Mapping[str, int], down: Mapping[str, int], theme: Theme
) -> list[dict[str, object]]:
    """Return the number of countries above each column and of factories right of each row."""
    factories = Counter(seat.label for seat in seats)
    above = [
        _number(f"<b>{size or '–'}</b>", theme.text) | {"x": across[factory_id], "y": -1}
        for factory_id, size in sizes_of(across, seats).items()
    ]
    right = [
        _number(str(factories[label]), theme.muted)
        | {"x": 1, "xref": "paper", "xanchor": "right", "xshift": _COUNTS_ROOM - 4, "y": y}
        for label, y in down.items()
    ]
    return above + right


def _number(text: str, colour: str) -> dict[str, object]:
    return {"text": text, "showarrow": False, "font": {"color": colour}}


def _factory_axis(columns: Mapping[str, str]) -> dict[str, object]:
    return {
        "side": "top",
        "range": [-0.5, len(columns) - 0.5],
        "tickvals": list(range(len(columns))),
        "ticktext": [plain(short_name(name)) for name in columns.values()],
        # Level where there is room, upright where there is not.
        "autotickangles": [0, -90],
        "tickfont": {"size": SIZE if len(columns) <= _FEW else SMALL - 1},
        "showgrid": False,
    }


def _country_axis(down: Mapping[str, int]) -> dict[str, object]:
    return {
        "range": [len(down) - 0.5, -1.5],
        "tickvals": list(down.values()),
        "ticktext": ["<br>".join(map(plain, wrap(label, _NAME_LENGTH))) for label in down],
        "ticklabelstandoff": 6,
    }
