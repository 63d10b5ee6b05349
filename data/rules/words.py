"""Words as sources print them, found in a reviewed vocabulary or in CLDR's country names."""

from collections.abc import Mapping
from functools import cache

from data.languages import locale
from data.rules.clean import Clean, NotUnderstood
from data.vocabularies import fold


def in_vocabulary(reported: str, terms: Mapping[str, str], called: str) -> Clean:
    """Return the term for a reported word; `terms` has them by word, as `data.terms` gives them.

    `called` names the vocabulary in the rule and in the message. Raises NotUnderstood.
    """
    wanted = fold(reported)
    if wanted not in terms:
        raise NotUnderstood(f"{reported!r} is not in the {called} vocabulary")
    alias = "" if wanted == fold(terms[wanted]) else ": alias"
    return Clean(f"{called}{alias}", value=terms[wanted])


@cache
def _cldr_countries(language: str) -> dict[str, str]:
    try:
        territories = locale(language).territories
    except ValueError as error:
        raise NotUnderstood(str(error)) from error
    return {fold(name): code for code, name in territories.items() if code.isalpha()}


def as_country(reported: str, language: str, countries: Mapping[str, str]) -> Clean:
    """Return ISO 3166-1 alpha-2 for a country's name in English or the source's language.

    `countries` has the codes by name, as `data.terms` gives them.
    """
    wanted = fold(reported)
    if wanted in countries:
        return Clean("country: name or alias", value=countries[wanted])
    for code in ("en", language):
        country = _cldr_countries(code).get(wanted)
        if country and country in countries.values():
            return Clean(f"country: CLDR {code}", value=country)
    raise NotUnderstood(f"{reported!r} is no country name in English or {language!r}")
