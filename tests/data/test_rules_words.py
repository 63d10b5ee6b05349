"""Words as sources print them: countries, places, names, organisations, sectors, terms."""

import csv

import pytest

from data.build import CLAIMS
from data.register import Register
from data.rules.clean import NotUnderstood
from data.rules.words import as_country, fold, in_vocabulary
from data.schema import KINDS, WAVES
from data.terms import Terms

with (CLAIMS / "countries.csv").open(encoding="utf-8", newline="") as file:
    COUNTRIES = Terms({"countries": tuple(csv.DictReader(file))}).of("countries")
ROWS = (
    {"place": "Kajaani", "role": "site", "aliases": "Kajani"},
    {"place": "Linköping", "role": "site", "aliases": "Linkoping;Linköping universitet"},
    {"place": "Bonn", "role": "site", "aliases": ""},
)
PLACES = Terms({"places": ROWS}).of("places", "site")


@pytest.mark.parametrize(
    ("reported", "language", "code"),
    [
        ("Tsjekkia", "no", "CZ"),
        ("Czech Republic", "en", "CZ"),
        ("Czechia", "en", "CZ"),
        ("Turquia", "pt", "TR"),
        ("Türkiye", "en", "TR"),
        ("Turkey", "en", "TR"),
        ("Noruega", "pt", "NO"),
        ("Hellas", "no", "GR"),
        ("Tyskland", "no", "DE"),
        ("Spania", "no", "ES"),
        ("Finnland", "de", "FI"),
        ("SPAIN", "en", "ES"),
        (" Italia ", "it", "IT"),
        ("Poland", "no", "PL"),
    ],
)
def test_a_country_in_its_language_or_in_english(reported, language, code):
    assert as_country(reported, language, COUNTRIES).value == code


@pytest.mark.parametrize(
    ("reported", "language"),
    [("Atlantis", "en"), ("Tsjekkia", "en"), ("Brazil", "en"), ("150", "en"), ("Europe", "en")],
)
def test_a_word_that_names_no_country_of_the_list_is_not_understood(reported, language):
    with pytest.raises(NotUnderstood, match=reported):
        as_country(reported, language, COUNTRIES)


def test_a_language_nobody_knows_is_said_and_no_crash():
    with pytest.raises(NotUnderstood):
        as_country("Finnland", "zz", COUNTRIES)


@pytest.mark.parametrize(
    ("reported", "place"),
    [
        ("Kajaani", "Kajaani"),
        ("Kajani", "Kajaani"),
        ("kajaani", "Kajaani"),
        ("Linköping  universitet", "Linköping"),
    ],
)
def test_a_term_or_an_alias_is_found_whatever_its_case_and_spaces(reported, place):
    assert in_vocabulary(reported, PLACES, "place").value == place


def test_the_rule_says_whether_an_alias_was_needed():
    rules = [in_vocabulary(word, PLACES, "place").rule for word in ("Kajaani", "Kajani")]
    assert rules == ["place", "place: alias"]


@pytest.mark.parametrize("reported", ["Atlantis", "Kajaan", "Linköping;Linkoping"])
def test_a_word_outside_the_vocabulary_is_not_understood(reported):
    with pytest.raises(NotUnderstood, match="place vocabulary"):
        in_vocabulary(reported, PLACES, "place")


def test_an_empty_word_is_not_the_first_row_without_aliases():
    with pytest.raises(NotUnderstood):
        in_vocabulary("", PLACES, "place")


def organisation(name: str, country: str, at_home: str) -> dict[str, str]:
    return dict.fromkeys(("aliases", "why"), "") | {
        "organisation": name,
        "country": country,
        "aliases_at_home": at_home,
    }


GOVERNMENTS = (
    organisation("Government of Sweden", "SE", "the government"),
    organisation("Government of France", "FR", "the government;le gouvernement"),
)
SUBJECTS = tuple({"subject_id": code.lower(), "country": code} for code in ("SE", "FR", "DE", ""))
TERMS = Terms({"organisations": GOVERNMENTS, "subjects": SUBJECTS})


@pytest.mark.parametrize(
    ("subject", "meant"), [("se", "Government of Sweden"), ("fr", "Government of France")]
)
def test_an_alias_at_home_names_the_organisation_of_that_country(subject, meant):
    made = in_vocabulary("the government", TERMS.organisations_for(subject), "organisation")
    assert made.value == meant


@pytest.mark.parametrize("subject", ["de", ""])
def test_an_alias_at_home_names_nobody_elsewhere(subject):
    with pytest.raises(NotUnderstood, match="the government"):
        in_vocabulary("the government", TERMS.organisations_for(subject), "organisation")


def test_a_name_holds_everywhere():
    made = in_vocabulary("Government of France", TERMS.organisations_for("de"), "organisation")
    assert made.value == "Government of France"


@pytest.mark.parametrize(
    ("file", "term", "reported", "meant"),
    [
        ("places", "place", "Kajani", "Kajaani"),
        ("places", "place", "Busan", "Bissen"),
        ("places", "place", "Linkoping", "Linköping"),
        ("terms", "term", "Melo Xana", "MeluXina"),
        ("names", "name", "ITA4LIA", "IT4LIA"),
        ("organisations", "organisation", "Cytronet Cyfronet Calcul Center", "ACC Cyfronet AGH"),
    ],
)
def test_a_garbled_spelling_is_reviewed_with_a_reason(
    file, term, reported, meant, register: Register
):
    rows = [r for r in register.vocabularies[file] if reported in r["aliases"].split(";")]
    assert [row[term] for row in rows] == [meant]
    assert rows[0]["why"]


VOCABULARIES = {
    "places": ("place", "role"),
    "countries": ("name", None),
    "organisations": ("organisation", None),
    "sectors": ("sector", None),
    "names": ("name", "subject_id"),
    "terms": ("term", "vocabulary"),
}


@pytest.mark.parametrize("name", VOCABULARIES)
def test_no_word_means_two_things(name, register: Register):
    term, scope = VOCABULARIES[name]
    meanings: dict[tuple[str, str], set[str]] = {}
    for row in register.vocabularies[name]:
        for word in [row[term], *filter(None, row["aliases"].split(";"))]:
            meanings.setdefault((row[scope] if scope else "", fold(word)), set()).add(row[term])
    assert [word for word, terms in meanings.items() if len(terms) > 1] == []


@pytest.mark.parametrize("name", VOCABULARIES)
def test_no_term_holds_the_sign_that_joins_several(name, register: Register):
    term = VOCABULARIES[name][0]
    assert [row[term] for row in register.vocabularies[name] if ";" in row[term]] == []


@pytest.mark.parametrize(("vocabulary", "terms"), [("kind", KINDS), ("wave", WAVES)])
def test_terms_are_those_of_the_schema(vocabulary, terms, register: Register):
    rows = register.vocabularies["terms"]
    assert tuple(row["term"] for row in rows if row["vocabulary"] == vocabulary) == terms
