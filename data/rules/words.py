"""Words as sources print them, found in a reviewed vocabulary or in CLDR's country names."""

from collections.abc import Iterable
from functools import cache

from data.languages import locale
from data.rules.clean import Clean, NotUnderstood
from data.vocabularies import Row, fold, words_of


def in_vocabulary(reported: str, rows: Iterable[Row], term: str, called: str) -> Clean:
    """Return the vocabulary's term for a reported word; `term` names the column that holds it.

    `called` names the vocabulary in the rule and in the message. Raises NotUnderstood.
    """
    wanted = fold(reported)
    for row in rows:
        if wanted in words_of(row, term):
            alias = "" if wanted == fold(row[term]) else ": alias"
            return Clean(f"{called}{alias}", value=row[term])
    raise NotUnderstood(f"{reported!r} is not in the {called} vocabulary")


def named_at_home(rows: Iterable[Row], country: str) -> list[Row]:
    """Return organisations with the aliases that hold in claims on subjects of a country."""
    return [_with_home(row) if country and row["country"] == country else row for row in rows]


def _with_home(row: Row) -> Row:
    return {**row, "aliases": f"{row['aliases']};{row['aliases_at_home']}"}


@cache
def _cldr_countries(language: str) -> dict[str, str]:
    try:
        territories = locale(language).territories
    except ValueError as error:
        raise NotUnderstood(str(error)) from error
    return {fold(name): code for code, name in territories.items() if code.isalpha()}


def as_country(reported: str, language: str, rows: Iterable[Row]) -> Clean:
    """Return ISO 3166-1 alpha-2 for a country's name in English or the source's language."""
    known = {row["country"]: row for row in rows}
    wanted = fold(reported)
    for row in known.values():
        if wanted in words_of(row, "name"):
            return Clean("country: name or alias", value=row["country"])
    for code in ("en", language):
        country = _cldr_countries(code).get(wanted)
        if country in known:
            return Clean(f"country: CLDR {code}", value=country)
    raise NotUnderstood(f"{reported!r} is no country name in English or {language!r}")
