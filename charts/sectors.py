"""Which sectors the factories serve: one bar a sector, with the names of its factories."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from textwrap import wrap

import pandas as pd
import plotly.graph_objects as go

from charts.focus import ground
from charts.theme import Layout, Theme, Trace, annotation, empty, figure, lines, plain, small
from charts.view import View, each_once, listed
from data.records import records
from data.schema import Standing
from data.wording import and_list, capital, plural, short_name

_COLUMNS = ("Sector", "Factories", "Factory", "Claim")

# Pixels. Sectors stand left of the bars, factories right of them.
_ROW, _LINE, _BAR = 28, 16, 12
_NAMES_ROOM = 136
_BARS_PART = 0.4
"""Part of the width that the longest bar takes: on a phone the rest just holds the names."""

# Characters in a line.
_NAME_LINE, _LABEL_LINE = 19, 16


@dataclass(frozen=True)
class _Sector:
    """A sector with the factories that serve it: their short names by name, and their ids."""

    name: str
    factories: Mapping[str, str]
    factory_ids: tuple[str, ...]

    @property
    def size(self) -> int:
        """How many factories serve it."""
        return len(self.factories)

    @property
    def label(self) -> list[str]:
        """Count and names, in lines that a phone has room for beside the bar."""
        return wrap(", ".join(self.factories.values()), _LABEL_LINE)


def sectors_view(
    factories: pd.DataFrame, theme: Theme, evidence: pd.DataFrame | None = None
) -> View:
    """Return the sectors by the number of factories that name them, the most frequent first.

    `factories` has the columns of the table of that name. `evidence`, with the columns of its
    table, brings the claims: without it the view names none.
    """
    sectors = _sectors(factories)
    twin = _twin(sectors, _claims(factories, evidence))
    return View(
        key="sectors",
        title=_title(sectors, len(factories)),
        subtitle="Factories that name each sector in a source. Other sectors may be served too.",
        alt=_alt(sectors),
        draw=lambda: _figure(sectors, theme),
        rows=twin,
        claim_ids=each_once(twin["Claim"].dropna()),
    )


def _sectors(factories: pd.DataFrame) -> list[_Sector]:
    """Return the sectors, the most frequent first; equal ones by name."""
    found: dict[str, list[dict[str, str]]] = {}
    for row in records(factories[["factory_id", "name", "sectors"]].dropna()):
        for sector in row["sectors"].split(";"):
            found.setdefault(sector, []).append(row)
    sectors = [_sector(name, rows) for name, rows in found.items()]
    return sorted(sectors, key=lambda sector: (-sector.size, sector.name))


def _sector(name: str, rows: Sequence[Mapping[str, str]]) -> _Sector:
    return _Sector(
        name,
        {row["name"]: short_name(row["name"]) for row in rows},
        tuple(row["factory_id"] for row in rows),
    )


def _claims(factories: pd.DataFrame, evidence: pd.DataFrame | None) -> dict[tuple[str, str], str]:
    """Return the first chosen claim by sector and factory."""
    if evidence is None:
        return {}
    chosen = evidence[
        (evidence["attribute"] == "sector") & (evidence["standing"] == Standing.CHOSEN)
    ]
    named = chosen.merge(factories, left_on="subject_id", right_on="factory_id")
    return {
        (row["value"], row["name"]): row["claim_id"]
        for row in reversed(records(named[["value", "name", "claim_id"]]))
    }


def _title(sectors: Sequence[_Sector], count: int) -> str:
    if not count:
        return "No factory is selected"
    if not sectors:
        return "No sector is named for this selection"
    most = sectors[0].size
    leaders = [sector.name for sector in sectors if sector.size == most]
    if most == 1 or count == 1:
        return f"{plural(len(sectors), 'sector is', 'sectors are')} named"
    if len(leaders) > 3:
        return f"{len(leaders)} sectors are each named by {most} of {count} factories"
    verb = "is the sector" if len(leaders) == 1 else "are the sectors"
    return f"{capital(and_list(leaders))} {verb} that most factories name: {most} of {count}"


def _alt(sectors: Sequence[_Sector]) -> str:
    if not sectors:
        return "No bars: no sector is named."
    said = listed([f"{s.name}, {s.size}: {and_list(s.factories)}" for s in sectors])
    return f"{plural(len(sectors), 'bar')}, most factories first: {said}."


def _twin(sectors: Sequence[_Sector], claims: Mapping[tuple[str, str], str]) -> pd.DataFrame:
    rows = [
        (sector.name, sector.size, factory, claims.get((sector.name, factory)))
        for sector in sectors
        for factory in sector.factories
    ]
    types = dict.fromkeys(_COLUMNS, "string") | {"Factories": "Int64"}
    return pd.DataFrame(rows, columns=list(_COLUMNS)).astype(types)


def _figure(sectors: Sequence[_Sector], theme: Theme) -> go.Figure:
    if not sectors:
        return empty(theme, "There is no sector to show.")
    places, height = _places(sectors)
    bars: Trace = {
        "type": "bar",
        "name": "factories",
        "orientation": "h",
        "x": [sector.size for sector in sectors],
        "y": places,
        "width": _BAR,
        "marker": {"color": theme.muted},
        "hovertext": [_hover(sector) for sector in sectors],
        "hoverinfo": "text",
    }
    layout: Layout = {
        "margin": {"l": _NAMES_ROOM, "r": 0, "t": 0, "b": 0},
        "shapes": _grounds(sectors, [*places, height + _ROW / 2]),
        "annotations": [
            label
            for sector, y in zip(sectors, places, strict=True)
            for label in _labels(sector, y, theme)
        ],
        "xaxis": {"visible": False, "range": [0, sectors[0].size / _BARS_PART]},
        "yaxis": {"visible": False, "range": [height, 0]},
    }
    return figure(theme, height, [bars], layout)


def _grounds(sectors: Sequence[_Sector], places: Sequence[float]) -> list[dict[str, object]]:
    """Return the grounds of the factories of each sector; `places` end where the next would be."""
    return [
        ground(factory_id, y - _ROW / 2, below - _ROW / 2)
        for sector, (y, below) in zip(sectors, pairwise(places), strict=True)
        for factory_id in sector.factory_ids
    ]


def _places(sectors: Sequence[_Sector]) -> tuple[list[float], int]:
    """Return the middle of each bar and the height, in pixels from the top."""
    places, y = [], 0
    for sector in sectors:
        places.append(y + _ROW / 2)
        y += _ROW + _LINE * (max(len(_name_lines(sector)), len(sector.label)) - 1)
    return places, y


def _name_lines(sector: _Sector) -> list[str]:
    return wrap(sector.name, _NAME_LINE) or [""]


def _labels(sector: _Sector, y: float, theme: Theme) -> list[dict[str, object]]:
    return [
        _text("<br>".join(map(plain, _name_lines(sector))), y)
        | {"name": "sector", "x": 0, "xref": "paper", "xshift": -_NAMES_ROOM},
        _text(f"<b>{sector.size}</b>", y)
        | {"name": "count", "x": sector.size, "xshift": 6, "hovertext": _hover(sector)},
        _text(small(theme, *sector.label), y)
        | {"name": "factories", "x": sector.size, "xshift": 22},
    ]


def _text(text: str, y: float) -> dict[str, object]:
    return annotation(text) | {"y": y, "yanchor": "top", "yshift": 11}


def _hover(sector: _Sector) -> str:
    count = plural(sector.size, "factory", "factories")
    return f"<b>{lines(sector.name)}</b><br>{lines(f'{count}: {and_list(sector.factories)}')}"
