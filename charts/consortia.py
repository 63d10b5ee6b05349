"""Who is with whom: factories across, countries down, a mark where a source names the country.

Antennas, where they are asked for, have rows and marks of their own and are counted nowhere: they
are linked to factories and members of no consortium.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.antennas import Antenna, unlinked_words
from charts.focus import ground
from charts.selections import headings
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

ANTENNA = "Antenna"
"""What stands in the place of a role for an Antenna."""
_COLUMNS = ("Factory", "Country", "Role", "EU member", "Claim")

# Pixels.
_ROW = 27
_NAMES_ROOM = 80
_COUNTS_ROOM = 26
_MARK, _SMALL_MARK = 15, 10
_DIAMOND = 0.85
"""Of the size of other marks: Plotly draws a diamond wider than a square of its size."""

# Parts of a column or a row.
_BETWEEN = 0.4
"""Room between two selections, and above the countries that have an Antenna only."""
_HEADINGS = 1.5
"""Room for the names of selections."""

# Above this many columns a phone has room for small marks only.
_FEW = 10
_NAME_LENGTH = 16
_HEADING_LENGTH = 10


@dataclass(frozen=True)
class Seat:
    """One country in one consortium, or beside it: where `antenna` is named it is no member.

    An Antenna that is linked to no factory of the matrix has a row, with no factory in it.
    """

    factory_id: str
    factory: str
    country: str
    role: str
    is_member: bool | None
    claim_id: str
    antenna: str = ""

    @property
    def label(self) -> str:
        """The country's name, with an asterisk where it is known to be outside the EU."""
        return f"{self.country}*" if self.is_member is False else self.country


@dataclass(frozen=True)
class _Places:
    """Where factories stand across and countries down, in columns and rows."""

    across: Mapping[str, float]
    down: Mapping[str, float]
    groups: Mapping[str, str]
    """The names of their selections by factory: none where all are of one."""


def consortia_view(
    factories: pd.DataFrame,
    memberships: pd.DataFrame,
    countries: pd.DataFrame,
    theme: Theme,
    antennas: Sequence[Antenna] | None = None,
) -> View:
    """Return the matrix of factories and countries, with what no source names left open.

    The frames have the columns of the tables of those names; `antennas` are drawn and told where
    they are given. Countries stand below each other, because their names are long and a phone is
    narrow, and in the order of the consortia they enter: each host, then its partners by name. So
    every consortium is one short run of marks, and a country in a second one stands out beside it.
    """
    columns = columns_of(factories)
    seats = seats_of(columns, memberships, countries)
    desks = _desks(columns, antennas or (), countries)
    places = _places(columns, headings(factories), seats, desks)
    alt = [alt_of(columns, seats), *([_alt_of_desks(desks)] if desks else [])]
    return View(
        key="consortia" if antennas is None else "consortia-antennas",
        title=_title(columns, seats),
        subtitle=_subtitle(columns, seats, antennas),
        alt=" ".join(alt),
        draw=lambda: _figure(columns, seats, desks, places, theme),
        rows=_twin(seats) if antennas is None else _twin_with(seats, desks),
        claim_ids=each_once(seat.claim_id for seat in [*seats, *desks]),
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


def _desks(
    columns: Mapping[str, str], antennas: Iterable[Antenna], countries: pd.DataFrame
) -> list[Seat]:
    """Return a seat for each link of an Antenna, or one without a factory where none is shown."""
    member = {row["country"]: row["is_eu_member"] for row in records(countries)}
    return [
        Seat(
            factory_id=factory_id,
            factory=columns.get(factory_id, ""),
            country=antenna.country_name,
            role=ANTENNA,
            is_member=member.get(antenna.country),
            claim_id=claim_id,
            antenna=antenna.name,
        )
        for antenna in antennas
        for factory_id, claim_id in _links(antenna, columns)
    ]


def _links(antenna: Antenna, columns: Mapping[str, str]) -> list[tuple[str, str]]:
    shown = [(one.factory_id, one.claim_id) for one in antenna.links if one.factory_id in columns]
    return shown or [("", "")]


def _places(
    columns: Iterable[str],
    groups: Mapping[str, str],
    seats: Iterable[Seat],
    desks: Iterable[Seat],
) -> _Places:
    members = dict.fromkeys(seat.label for seat in seats)
    others = [
        label for label in dict.fromkeys(desk.label for desk in desks) if label not in members
    ]
    down = {label: float(y) for y, label in enumerate(members)}
    below = {label: len(members) + _BETWEEN + y for y, label in enumerate(others)}
    return _Places(_across(columns, groups), down | below, groups)


def _across(columns: Iterable[str], groups: Mapping[str, str]) -> dict[str, float]:
    """Return the place of each factory; there is some room between two selections."""
    across: dict[str, float] = {}
    x, before = -1.0, ""
    for factory_id in columns:
        group = groups.get(factory_id, "")
        x += 1 if group == before or not across else 1 + _BETWEEN
        across[factory_id], before = x, group
    return across


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


def _subtitle(
    columns: Iterable[str], seats: Iterable[Seat], antennas: Sequence[Antenna] | None
) -> str:
    key = "■\u00a0host country, ●\u00a0partner country"
    key += f", *\u00a0{OUTSIDE}" if any(seat.is_member is False for seat in seats) else ""
    said = f"Countries that a source names in each consortium: {key}."
    counts = "Numbers count countries above and factories at the right."
    if not antennas:
        none = "" if antennas is None else "No Antenna is known for this selection."
        return " ".join(filter(None, [said, counts, none]))
    desks = (
        "◇\u00a0Antenna, a national desk linked to the factory and no member of its consortium: "
        "not counted."
    )
    return " ".join(filter(None, [said, desks, counts, unlinked_words(antennas, columns)]))


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


def _alt_of_desks(desks: Sequence[Seat]) -> str:
    linked: dict[str, list[str]] = {}
    for desk in desks:
        linked.setdefault(f"{desk.antenna}, {desk.country}", []).append(desk.factory)
    said = [
        f"{name}, {and_list(filter(None, to)) or 'no link shown'}" for name, to in linked.items()
    ]
    return f"{plural(len(linked), 'Antenna')}, counted as no member: {listed(said)}."


def _twin(seats: Sequence[Seat]) -> pd.DataFrame:
    member = {True: "yes", False: "no", None: None}
    rows = [
        (
            seat.factory or None,
            seat.country,
            seat.role,
            member[seat.is_member],
            seat.claim_id or None,
        )
        for seat in seats
    ]
    return pd.DataFrame(rows, columns=list(_COLUMNS)).astype("string")


def _twin_with(seats: Sequence[Seat], desks: Sequence[Seat]) -> pd.DataFrame:
    """Return the rows of members, then those of Antennas with their names."""
    twin = _twin([*seats, *desks])
    names = pd.Series([seat.antenna or None for seat in [*seats, *desks]], dtype="string")
    twin.insert(_COLUMNS.index("Role") + 1, ANTENNA, names)
    return twin


def _hover(seat: Seat, is_alone: bool) -> str:
    if seat.antenna:
        return _hover_of_desk(seat)
    said = [f"{seat.role} of {seat.factory}"]
    said += ["no partner country named"] if is_alone else []
    said += [OUTSIDE] if seat.is_member is False else []
    return f"<b>{lines(seat.country)}</b><br>{lines(*said, f'Claim {seat.claim_id}')}"


def _hover_of_desk(desk: Seat) -> str:
    name = desk.antenna if desk.antenna.startswith(ANTENNA) else f"{ANTENNA} {desk.antenna}"
    said = [f"{name}, linked to {desk.factory}", "no member of its consortium"]
    said += [OUTSIDE] if desk.is_member is False else []
    return f"<b>{lines(desk.country)}</b><br>{lines(*said, f'Claim {desk.claim_id}')}"


def _figure(
    columns: Mapping[str, str],
    seats: Sequence[Seat],
    desks: Sequence[Seat],
    places: _Places,
    theme: Theme,
) -> go.Figure:
    if not seats:
        return empty(theme, NOTHING)
    across, down = places.across, places.down
    top = 1.5 + (_HEADINGS if places.groups else 0)
    bottom = max(down.values()) + 0.5
    figure = go.Figure(layout=layout(theme, round((top + bottom) * _ROW) + _NAMES_ROOM))
    figure.add_traces([_marks(role, seats, across, down, theme) for role in ROLES])
    if desks:
        figure.add_traces([_marks(ANTENNA, desks, across, down, theme)])
    figure.update_layout(
        margin={"l": 4, "r": _COUNTS_ROOM, "t": 4, "b": 4},
        shapes=[
            *(ground(factory_id, x - 0.5, x + 0.5, "x") for factory_id, x in across.items()),
            *_stems(seats, across, down),
            *_spans(places, theme),
        ],
        annotations=[*_counts(seats, across, down, theme), *_headings(places, theme)],
    )
    figure.update_xaxes(_factory_axis(columns, across))
    figure.update_yaxes(_country_axis(down, top, bottom))
    if len(columns) > _FEW:
        figure.update_yaxes(tickfont={"size": SMALL})
    return figure


def _marks(
    role: str,
    seats: Sequence[Seat],
    across: Mapping[str, float],
    down: Mapping[str, float],
    theme: Theme,
) -> go.Scatter:
    drawn = [seat for seat in seats if seat.role == role and seat.factory_id in across]
    alone = _without_partner(across, seats)
    return go.Scatter(
        name=role,
        mode="markers",
        x=[across[seat.factory_id] for seat in drawn],
        y=[down[seat.label] for seat in drawn],
        marker=_marker(role, _MARK if len(across) <= _FEW else _SMALL_MARK, theme),
        customdata=[[seat.factory_id, seat.claim_id] for seat in drawn],
        hovertext=[_hover(seat, seat.factory_id in alone) for seat in drawn],
        hoverinfo="text",
        cliponaxis=False,
    )


def _marker(role: str, size: float, theme: Theme) -> dict[str, object]:
    if role == ANTENNA:
        return {
            "symbol": "diamond",
            "size": size * _DIAMOND,
            "color": theme.background,
            "opacity": 1,
            "line": {"color": theme.text, "width": 2},
        }
    return {"symbol": ROLE_SYMBOLS[role], "size": size, "color": role_colours(theme)[role]}


def _ends(places: _Places) -> dict[str, tuple[float, float]]:
    """Return the first and the last column of each selection by its name."""
    columns: dict[str, list[float]] = {}
    for factory_id, name in places.groups.items():
        columns.setdefault(name, []).append(places.across[factory_id])
    return {name: (min(xs), max(xs)) for name, xs in columns.items()}


def _spans(places: _Places, theme: Theme) -> list[dict[str, object]]:
    """Return a line over the counts of each selection."""
    return [
        {
            "name": "selection",
            "type": "line",
            "layer": "below",
            "x0": first - 0.4,
            "x1": last + 0.4,
            "y0": -1.5,
            "y1": -1.5,
            "line": {"color": theme.muted, "width": 1},
        }
        for first, last in _ends(places).values()
    ]


def _headings(places: _Places, theme: Theme) -> list[dict[str, object]]:
    """Return the name of each selection over its line."""
    return [
        {
            "name": "selection",
            "text": "<br>".join(map(plain, wrap(name, _HEADING_LENGTH))),
            "x": (first + last) / 2,
            "y": -1.5,
            "yanchor": "bottom",
            "showarrow": False,
            "borderpad": 0,
            "font": {"color": theme.muted, "size": SMALL - 1},
        }
        for name, (first, last) in _ends(places).items()
    ]


def _stems(
    seats: Sequence[Seat], across: Mapping[str, float], down: Mapping[str, float]
) -> list[dict[str, object]]:
    """Return a line through the marks of each consortium, so that it reads as one."""
    reach: dict[str, list[float]] = {}
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
    seats: Sequence[Seat],
    across: Mapping[str, float],
    down: Mapping[str, float],
    theme: Theme,
) -> list[dict[str, object]]:
    """Return the number of countries above each column and of factories right of each row."""
    factories = Counter(seat.label for seat in seats)
    above = [
        _number(f"<b>{size or '–'}</b>", theme.text) | {"x": across[factory_id], "y": -1}
        for factory_id, size in sizes_of(across, seats).items()
    ]
    right = [
        _number(str(factories[label] or "–"), theme.muted)
        | {"x": 1, "xref": "paper", "xanchor": "right", "xshift": _COUNTS_ROOM - 4, "y": y}
        for label, y in down.items()
    ]
    return above + right


def _number(text: str, colour: str) -> dict[str, object]:
    return {"text": text, "showarrow": False, "font": {"color": colour}}


def _factory_axis(columns: Mapping[str, str], across: Mapping[str, float]) -> dict[str, object]:
    return {
        "side": "top",
        "range": [-0.5, max(across.values()) + 0.5],
        "tickvals": list(across.values()),
        "ticktext": [plain(short_name(name)) for name in columns.values()],
        # Level where there is room, upright where there is not.
        "autotickangles": [0, -90],
        "tickfont": {"size": SIZE if len(columns) <= _FEW else SMALL - 1},
        "showgrid": False,
    }


def _country_axis(down: Mapping[str, float], top: float, bottom: float) -> dict[str, object]:
    return {
        "range": [bottom, -top],
        "tickvals": list(down.values()),
        "ticktext": ["<br>".join(map(plain, wrap(label, _NAME_LENGTH))) for label in down],
        "ticklabelstandoff": 6,
    }
