"""Who is with whom: factories across, countries down, for paper and slides.

A square stands for the host and a circle for a partner, as on the screen; a line joins the marks of
a consortium. Countries and factories that have no room on a page go on the next one.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from charts.consortia import NOTHING, OUTSIDE, Seat, alt_of, columns_of, counts_of, seats_of
from charts.theme import PARTNER, ROLE_SYMBOLS, Theme, role_colours
from data.load import Tables
from data.schema import ROLES
from data.wording import capital, short_name
from exports.drawings.drawing import Drawing, Line, Mark, Shape, Words
from exports.drawings.empty import empty
from exports.drawings.key import Entry, Key
from exports.drawings.lines import stacked
from exports.drawings.pages import numbered, pages
from exports.drawings.words import LEADING, SMALLEST, broken, fitted, width_of

_TITLE = "Consortia"
_COUNTRIES, _FACTORIES = "Countries", "Factories"

# Points.
_LARGEST = 12.0
"""The size of words."""
_GAP = 12.0
"""Between names, matrix and counts, and between the matrix and the key."""

# Parts of the width.
_SIZED = 1 / 48
_NAMES = 0.3

# Parts of the size of words.
_NARROW, _WIDE = 5.2, 9.0
"""A column."""
_LOW, _HIGH = 1.4, 2.0
"""A row."""
_MARK = 0.85
_HEADS = 4
"""Lines of the name of a factory."""
_NAME_LENGTH = 60


@dataclass(frozen=True)
class _Page:
    """The factories and the countries of a page, by id and by label."""

    factories: tuple[str, ...]
    countries: tuple[str, ...]


@dataclass(frozen=True)
class _Plan:
    """How large things are, in points, and what stands on which page."""

    theme: Theme
    text: float
    names: float
    column: float
    heads: Mapping[str, tuple[str, ...]]
    row: float
    key: Key
    found: tuple[_Page, ...]
    counts: Mapping[str, str]
    """How many countries each factory has, in words."""

    @property
    def head(self) -> float:
        """How high the names of factories are."""
        return max(map(len, self.heads.values())) * self.text * LEADING

    @property
    def top(self) -> float:
        """Where the first country begins, under the counts."""
        return self.head + self.text * _HIGH

    def x(self, i: float) -> float:
        """Return the middle of a column."""
        return self.names + _GAP + (i + 0.5) * self.column

    def y(self, i: float) -> float:
        """Return the middle of a row."""
        return self.top + (i + 0.5) * self.row


def consortia_drawings(tables: Tables, theme: Theme, width: float, height: float) -> list[Drawing]:
    """Return the matrix of factories and countries on pages of at most so many points.

    Numbers count all countries and all factories of the tables, not those of a page.
    """
    columns = columns_of(tables.factories)
    seats = seats_of(columns, tables.memberships, tables.countries)
    if not seats:
        return [empty(_TITLE, NOTHING, theme, width)]
    largest = max(SMALLEST, min(_LARGEST, width * _SIZED))
    sizes = [largest, *(size for size in (11.0, 10.0, SMALLEST) if size < largest)]
    counts = counts_of(tables.factories, seats)
    plans = [_plan(columns, seats, counts, theme, size, width, height) for size in sizes]
    plan = min(plans, key=lambda one: len(one.found))
    return [
        _drawing(page, plan, seats, columns, numbered(_TITLE, number, len(plan.found)), width)
        for number, page in enumerate(plan.found, start=1)
    ]


def _plan(
    columns: Mapping[str, str],
    seats: Sequence[Seat],
    counts: Mapping[str, str],
    theme: Theme,
    text: float,
    width: float,
    height: float,
) -> _Plan:
    """Return the plan for words of a size; columns and rows take what room there is."""
    names = min(max(width_of(seat.label, text) for seat in seats), width * _NAMES)
    free = width - names - width_of(_FACTORIES, text) - 2 * _GAP
    chunks = pages(list(columns), [1] * len(columns), max(1, int(free / (text * _NARROW))))
    column = min(free / max(map(len, chunks)), text * _WIDE)
    heads = _names(columns, text, column)
    key = _key(seats, theme, text, width)
    plan = _Plan(theme, text, names, column, heads, text * _LOW, key, (), counts)
    room = height - plan.top - _GAP - key.height
    found = [
        page for chunk in chunks for page in _pages(chunk, seats, max(1, int(room / plan.row)))
    ]
    row = min(text * _HIGH, room / max(len(page.countries) for page in found))
    return replace(plan, row=row, found=tuple(found))


def _names(columns: Mapping[str, str], text: float, column: float) -> dict[str, tuple[str, ...]]:
    """Return the name of each factory in lines, as wide as the names beside it leave room."""
    short = [short_name(name, _NAME_LENGTH) for name in columns.values()]
    wide = [0.0, *(min(width_of(name, text), column) for name in short), 0.0]
    rooms = [2 * column - max(wide[i], wide[i + 2]) - text / 2 for i in range(len(short))]
    return {
        factory_id: broken(name, text, room, _HEADS)
        for factory_id, name, room in zip(columns, short, rooms, strict=True)
    }


def _pages(factories: Sequence[str], seats: Sequence[Seat], most: int) -> Iterator[_Page]:
    """Yield pages of so many countries: a consortium is cut only where it fills a page alone."""
    taken: list[str] = []
    countries: dict[str, None] = {}
    for factory_id in factories:
        own = dict.fromkeys(seat.label for seat in seats if seat.factory_id == factory_id)
        if taken and len(countries | own) > most:
            yield from _cut(taken, countries, most)
            taken, countries = [], {}
        taken.append(factory_id)
        countries |= own
    yield from _cut(taken, countries, most)


def _cut(factories: Iterable[str], countries: Iterable[str], most: int) -> Iterator[_Page]:
    labels = list(countries)
    for part in pages(labels, [1] * len(labels), most) or [[]]:
        yield _Page(tuple(factories), tuple(part))


def _drawing(
    page: _Page,
    plan: _Plan,
    seats: Sequence[Seat],
    columns: Mapping[str, str],
    title: str,
    width: float,
) -> Drawing:
    drawn = [s for s in seats if s.factory_id in page.factories and s.label in page.countries]
    bottom = plan.y(len(page.countries)) - plan.row / 2
    return Drawing(
        width,
        bottom + _GAP + plan.key.height,
        title,
        alt_of({factory_id: columns[factory_id] for factory_id in page.factories}, drawn),
        plan.theme.background,
        (
            *_heads(page, plan),
            *_rows(page, plan, Counter(seat.label for seat in seats)),
            *_marks(page, plan, drawn),
            *plan.key.shapes(0, bottom + _GAP, plan.theme),
        ),
    )


def _heads(page: _Page, plan: _Plan) -> list[Words]:
    """Return the names of the factories, and under them how many countries each has."""
    text, theme, level = plan.text, plan.theme, plan.head + plan.text * _HIGH / 2
    words = [Words(0, level, _COUNTRIES, text, theme.muted, name="counts")]
    for i, factory_id in enumerate(page.factories):
        lines, x = plan.heads[factory_id], plan.x(i)
        top = plan.head - len(lines) * text * LEADING
        words += stacked(lines, x, top, text, theme.text, anchor="middle", name="factory")
        words.append(
            Words(x, level, plan.counts[factory_id], text, theme.text, True, "middle", "countries")
        )
    return words


def _rows(page: _Page, plan: _Plan, factories: Mapping[str, int]) -> list[Shape]:
    """Return the countries, each with a line to how many factories it takes part in."""
    text, theme, end = plan.text, plan.theme, plan.x(len(page.factories)) - plan.column / 2
    right = end + _GAP + width_of(_FACTORIES, text)
    level = plan.head + text * _HIGH / 2
    shapes: list[Shape] = [
        Words(right, level, _FACTORIES, text, theme.muted, anchor="end", name="counts")
    ]
    for i, label in enumerate(page.countries):
        y = plan.y(i)
        name, count = fitted(label, text, plan.names), str(factories[label])
        shapes += [
            Line(((plan.names + _GAP / 2, y), (end, y)), theme.grid, 0.75, name="row"),
            Words(0, y, name, text, theme.text, name="country"),
            Words(right, y, count, text, theme.muted, anchor="end", name="factories"),
        ]
    return shapes


def _marks(page: _Page, plan: _Plan, seats: Sequence[Seat]) -> list[Shape]:
    """Return a line through each consortium, and on it a mark for each country."""
    across = {factory_id: plan.x(i) for i, factory_id in enumerate(page.factories)}
    down = {label: plan.y(i) for i, label in enumerate(page.countries)}
    reach: dict[str, list[Seat]] = {}
    for seat in seats:
        reach.setdefault(seat.factory_id, []).append(seat)
    stems = [
        Line(
            ((across[factory_id], min(levels)), (across[factory_id], max(levels))),
            PARTNER,
            1.5,
            name=f"consortium of {own[0].factory}",
        )
        for factory_id, own in reach.items()
        if len(levels := [down[seat.label] for seat in own]) > 1
    ]
    marks = [
        Mark(
            across[seat.factory_id],
            down[seat.label],
            plan.text * _MARK,
            ROLE_SYMBOLS[seat.role],
            fill=role_colours(plan.theme)[seat.role],
            name=f"{seat.label}: {seat.role} of {seat.factory}",
            claim_id=seat.claim_id,
        )
        for seat in seats
    ]
    return [*stems, *marks]


def _key(seats: Sequence[Seat], theme: Theme, text: float, width: float) -> Key:
    words = {"host": "Host country", "partner": "Partner country"}
    found = [Entry(words[role], partial(_swatch, role, text, theme)) for role in ROLES]
    if any(seat.is_member is False for seat in seats):
        found.append(Entry(capital(OUTSIDE), partial(_asterisk, text, theme)))
    return Key(found, text, text, text * LEADING, width)


def _swatch(role: str, text: float, theme: Theme, x: float, y: float) -> list[Shape]:
    fill = role_colours(theme)[role]
    return [Mark(x, y, text * _MARK, ROLE_SYMBOLS[role], fill=fill, name="key")]


def _asterisk(text: float, theme: Theme, x: float, y: float) -> list[Shape]:
    return [Words(x, y, "*", text, theme.text, anchor="middle", name="key")]
