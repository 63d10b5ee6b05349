"""What an address or a command line asks for, read as filters or refused with the reason."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from datetime import date

from data.filters import ALL, Filters, options
from data.load import Tables
from data.wording import and_list, cut

NAMES = tuple(field.name for field in fields(Filters))
"""The parameters that filter, in the order of an address."""

_SHOWN = 60


class Refused(ValueError):
    """What was asked for is not there; the message is a sentence fit for a reader's eyes."""


def read(asked: Mapping[str, Sequence[str]], newest: Tables) -> Filters:
    """Return the filters that parameters name; what is not named selects everything.

    `newest` are the tables of the newest evidence. Raise Refused, with the values that are
    allowed, where a parameter is unknown, a value is, or one that can be named once is repeated.
    """
    unknown = [name for name in asked if name not in NAMES]
    if unknown:
        raise Refused(f"There is no filter {_short(unknown[0])}. Filters: {and_list(NAMES)}.")
    filters = Filters(wave=_one("wave", asked) or ALL)
    allowed = options(newest)
    for name, values in asked.items():
        if name in allowed:
            _refuse_others(name, values, allowed[name])
    known = _one("known", asked)
    if known:
        _refuse_day(known, newest)
    return replace(
        filters,
        country=_several("country", asked),
        kind=_several("kind", asked),
        sector=_several("sector", asked),
        known=known,
    )


def _one(name: str, asked: Mapping[str, Sequence[str]]) -> str:
    values = [value for value in asked.get(name, ()) if value]
    if len(values) > 1:
        raise Refused(f"The filter {name} takes one value, not {len(values)}.")
    return values[0] if values else ""


def _several(name: str, asked: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return the values of a filter in one order, each once: equal selections are equal files."""
    return tuple(sorted({value for value in asked.get(name, ()) if value}))


def _refuse_others(name: str, values: Sequence[str], allowed: Sequence[str]) -> None:
    for value in values:
        if value and value not in allowed:
            raise Refused(
                f"{name}={_short(value)} is not in the evidence. Allowed: {', '.join(allowed)}."
            )


def _refuse_day(known: str, newest: Tables) -> None:
    first = newest.first_evidence
    if not is_day_between(
        known, date.fromisoformat(first), date.fromisoformat(newest.newest_evidence)
    ):
        raise Refused(
            f"known={_short(known)} is no day of the evidence. Allowed: {first} to "
            f"{newest.newest_evidence}, written in this way."
        )


def is_day_between(text: str, first: date, last: date) -> bool:
    """Whether a text is a day, ISO 8601, and not before or after these."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return False
    return text == day.isoformat() and first <= day <= last


def _short(text: str) -> str:
    return cut(text, _SHOWN)
