"""Who is with whom as native tables: countries down, factories across, words in each cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from charts import consortia
from charts.consortia import Seat
from charts.theme import LIGHT, PARTNER
from data.load import Tables
from data.reading import partners_not_named
from data.schema import ROLES
from data.wording import NOT_NAMED, and_list
from exports.briefing.measure import LEADING, fitted, lines_of
from exports.briefing.room import INNER, MARGIN
from exports.drawings.pages import pages
from exports.slides.page import Page
from exports.slides.table import Grid, TableRow, add_table
from exports.slides.text import Paragraph, Run, plain

_ACROSS = 9
"""Factories that one slide has room for."""
_SIZE, _SIDES, _ABOVE = 10, 4, 1.5
_LINE = _SIZE * LEADING + 2 * _ABOVE
_HIGHEST = 24
_COUNTRY, _COUNT, _WIDEST = 120, 62, 110
"""Widths of the column of countries, of that of counts, and of a factory at most."""
_NAME_LINES = 4
_MARKS = {"host": ("■", LIGHT.text), "partner": ("●", PARTNER)}
"""Role -> its mark and the colour of that; the role stands beside it in words."""


@dataclass(frozen=True)
class Seats:
    """Factories and countries of one table, and who takes part in which."""

    factories: dict[str, str]
    """Id -> name."""
    countries: tuple[str, ...]
    """Labels of countries."""
    taken: dict[tuple[str, str], Seat]
    """Factory and label -> seat, those of other tables too."""
    sizes: Mapping[str, str]
    """Factory -> how many countries are named for it."""
    silent: frozenset[str]
    """The factories whose partners no source read names."""

    @property
    def names(self) -> list[str]:
        """The names of the factories."""
        return list(self.factories.values())

    @property
    def alt(self) -> str:
        """Who takes part in which factory, in words."""
        said = [
            f"{name}: {and_list(self._of(one))}{f' (partners {NOT_NAMED})' * (one in self.silent)}"
            for one, name in self.factories.items()
        ]
        return f"Countries by factory, host first. {'; '.join(said)}."

    def _of(self, factory_id: str) -> list[str]:
        own = [s for one in self.countries if (s := self.taken.get((factory_id, one)))]
        named = [seat.country for seat in sorted(own, key=lambda seat: ROLES.index(seat.role))]
        return named or ["none named here"]

    def joins(self, country: str) -> str:
        """Return in how many factories a country takes part."""
        return str(sum(one == country for _, one in self.taken))


def seats_of(tables: Tables, height: float) -> list[Seats]:
    """Return who is with whom, table by table as they fit into a height.

    A table holds the countries of its own factories only, in their order: hosts before partners.
    """
    names = consortia.columns_of(tables.factories)
    seats = consortia.seats_of(names, tables.memberships, tables.countries)
    taken = {(seat.factory_id, seat.label): seat for seat in seats}
    sizes = consortia.counts_of(tables.factories, seats)
    silent = frozenset(partners_not_named(tables)["factory_id"])
    found = []
    for ids in pages(list(names), [1] * len(names), _ACROSS):
        factories = {one: names[one] for one in ids}
        countries = list(dict.fromkeys(label for factory, label in taken if factory in ids))
        room = height - _header_height(list(factories.values())) - _LINE
        found += [
            Seats(factories, tuple(part), taken, sizes, silent)
            for part in pages(countries, [_LINE] * len(countries), room) or [[]]
        ]
    return found


def add_matrix(page: Page, seats: Seats, name: str, body: tuple[float, float]) -> None:
    """Add a table between two heights of the slide."""
    top, end = body
    header = _header_height(seats.names)
    height = min((end - top - header) / (len(seats.countries) + 1), _HIGHEST)
    add_table(
        page,
        Grid(
            name=name,
            alt=seats.alt,
            x=MARGIN,
            y=top,
            widths=[_COUNTRY, *[_width(seats.names)] * len(seats.names), _COUNT],
            rows=[
                _header(seats, header),
                _counts(seats, height),
                *(_country(seats, country, height) for country in seats.countries),
            ],
            sides=_SIDES,
            above=(height - _SIZE * LEADING) / 2,
        ),
    )


def _width(factories: Sequence[str]) -> float:
    return min(_WIDEST, (INNER - _COUNTRY - _COUNT) / len(factories))


def _header_height(factories: Sequence[str]) -> float:
    room = _width(factories) - 2 * _SIDES
    lines = [min(_NAME_LINES, lines_of(name, room, _SIZE, bold=True)) for name in factories]
    return max(lines) * _SIZE * LEADING + 2 * _HIGHEST / 3


def _header(seats: Seats, height: float) -> TableRow:
    room = _width(seats.names) - 2 * _SIDES
    names = [fitted(name, room, _NAME_LINES, _SIZE, bold=True) for name in seats.names]
    return TableRow(
        [
            plain("Country", _SIZE, LIGHT.muted),
            *(plain(name, _SIZE, bold=True) for name in names),
            plain("Factories", _SIZE, LIGHT.muted),
        ],
        height,
    )


def _counts(seats: Seats, height: float) -> TableRow:
    counts = [seats.sizes[factory_id] for factory_id in seats.factories]
    cells = [plain("Countries", _SIZE, LIGHT.muted), *(plain(one, _SIZE) for one in counts)]
    return TableRow([*cells, plain("", _SIZE)], height)


def _country(seats: Seats, country: str, height: float) -> TableRow:
    label = fitted(country, _COUNTRY - 2 * _SIDES, 1, _SIZE, bold=True)
    return TableRow(
        [
            plain(label, _SIZE, bold=True),
            *(_mark(seats.taken.get((factory_id, country))) for factory_id in seats.factories),
            plain(seats.joins(country), _SIZE),
        ],
        height,
    )


def _mark(seat: Seat | None) -> list[Paragraph]:
    if not seat:
        return plain("", _SIZE)
    mark, colour = _MARKS[seat.role]
    return [Paragraph((Run(f"{mark} ", _SIZE, colour), Run(seat.role, _SIZE)))]
