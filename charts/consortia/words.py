"""What the matrix says: its message, what is drawn, and its rows."""

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from charts.antennas import Antenna, unlinked_words
from charts.consortia.seats import ANTENNA, Seat, sizes_of, without_partner
from charts.view import listed
from data.wording import and_list, plural

OUTSIDE = "outside the EU"
_COLUMNS = ("Factory", "Country", "Role", "EU member", "Claim")


def title_of(columns: Mapping[str, str], seats: Sequence[Seat]) -> str:
    """Return the message; a country that no source names is "not named", never "none"."""
    alone = without_partner(columns, seats)
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


def subtitle_of(
    columns: Iterable[str], seats: Iterable[Seat], antennas: Sequence[Antenna] | None
) -> str:
    """Return what is drawn and what the numbers count; without a word on Antennas where None."""
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


def alt_of_desks(desks: Sequence[Seat]) -> str:
    """Return which Antennas are linked to what, to those who cannot see it."""
    linked: dict[str, list[str]] = {}
    for desk in desks:
        linked.setdefault(f"{desk.antenna}, {desk.country}", []).append(desk.factory)
    said = [
        f"{name}, {and_list(filter(None, to)) or 'no link shown'}" for name, to in linked.items()
    ]
    return f"{plural(len(linked), 'Antenna')}, counted as no member: {listed(said)}."


def twin(seats: Sequence[Seat]) -> pd.DataFrame:
    """Return a seat a row, in words."""
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


def twin_with(seats: Sequence[Seat], desks: Sequence[Seat]) -> pd.DataFrame:
    """Return the rows of members, then those of Antennas with their names."""
    rows = twin([*seats, *desks])
    names = pd.Series([seat.antenna or None for seat in [*seats, *desks]], dtype="string")
    rows.insert(_COLUMNS.index("Role") + 1, ANTENNA, names)
    return rows
