"""The reviewed vocabularies of `data/claims/`: their columns, and what can be wrong with them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from data.schema import TABLES, is_antenna

Row = Mapping[str, str]
Lines = list[tuple[int, dict[str, str]]]
"""Rows of a file, each with its line."""

VOCABULARIES: dict[str, tuple[str, ...]] = {
    "subjects": ("subject_id", "type", "name", "country", "known_from", "source_id"),
    "names": ("subject_id", "name", "aliases", "why"),
    "places": (
        *("place", "country", "role", "latitude", "longitude"),
        *("geonames_id", "aliases", "why"),
    ),
    "countries": ("country", "name", "is_eu_member", "aliases", "source_id"),
    "organisations": ("organisation", "country", "aliases", "aliases_at_home", "why"),
    "sectors": ("sector", "aliases", "why"),
    "terms": ("vocabulary", "term", "aliases", "why"),
    "payers": ("claim_id", "payer", "payer_country", "scope"),
    "conflicts": ("conflict_id", "subject_id", "attribute", "claim_ids", "explanation"),
    "rates": ("currency", "date", "units_per_euro", "source"),
}
"""Reviewed file -> its columns. `aliases_at_home` name an organisation only in claims on subjects
of its own country: "the government" is another one elsewhere."""

OF_THE_UNION = "EU"
"""Stands for the country of an organisation that is a body of the Union."""

_SCOPES = {
    "subjects": ("subject_id", ()),
    "names": ("name", ("subject_id",)),
    "places": ("place", ("role", "country")),
    "countries": ("country", ()),
    "organisations": ("organisation", ()),
    "sectors": ("sector", ()),
    "terms": ("term", ("vocabulary",)),
    "payers": ("claim_id", ()),
    "conflicts": ("conflict_id", ()),
    "rates": ("date", ("currency",)),
}
"""File -> column of the word, and the columns within which a word may stand but once."""

_RANGES = {"latitude": (-90, 90), "longitude": (-180, 180), "units_per_euro": (0.001, 10**6)}
_UNION = {"organisations": {OF_THE_UNION}}
"""Reviewed file -> what its country may be beside the countries."""
_TABLE_OF = {"payers": "funding"}
"""Reviewed file -> the table that takes its cells, where it has another name."""
_TERMS = {field.name: field.enum for field in TABLES["factories"].fields if field.enum}
"""Vocabulary of `terms.csv` -> the terms a table takes; vocabularies that are not here are free."""


def fold(text: str) -> str:
    """Return text with case and white space folded, for comparing."""
    return " ".join(text.casefold().split())


def words_of(row: Row, term: str) -> list[str]:
    """Return the word of a row and its aliases, folded."""
    return _folded(row[term], *row.get("aliases", "").split(";"))


def words_at_home(row: Row) -> list[str]:
    """Return the words that name an organisation in claims on its own country only, folded."""
    return _folded(*row.get("aliases_at_home", "").split(";"))


def _folded(*words: str) -> list[str]:
    return [fold(word) for word in words if word.strip()]


def faults_of_vocabularies(
    files: Mapping[str, Lines], source_ids: set[str]
) -> Iterator[tuple[str, int, str]]:
    """Yield file, line and reason for everything wrong: links, doubled words, cells, capitals."""
    countries = {row["country"] for _, row in files["countries"]}
    known = {
        "country": countries,
        "payer_country": countries,
        "subject_id": {row["subject_id"] for _, row in files["subjects"]},
        "source_id": source_ids,
    }
    for name, rows in files.items():
        allowed = {column: values | _UNION.get(name, set()) for column, values in known.items()}
        for line, row in rows:
            for column, values in allowed.items():
                if row.get(column) and row[column] not in values:
                    yield name, line, f"unknown {column} {row[column]!r}"
            for reason in list(faults_of_cells(name, row)) or _faults_of_values(row):
                yield name, line, reason
        yield from ((name, line, reason) for line, reason in _doubled(name, rows))
    yield from _faults_of_words_at_home(files["organisations"])
    yield from _missing_capitals(files["countries"], files["places"])


def _doubled(name: str, rows: Lines) -> Iterator[tuple[int, str]]:
    term, scope = _SCOPES[name]
    seen: dict[tuple[str, ...], int] = {}
    for line, row in rows:
        for word in dict.fromkeys(words_of(row, term)):
            key = (*(row[column] for column in scope), word)
            if key in seen:
                yield line, f"{word!r} already stands in line {seen[key]}"
            seen.setdefault(key, line)


def _faults_of_words_at_home(organisations: Lines) -> Iterator[tuple[str, int, str]]:
    everywhere = {word for _, row in organisations for word in words_of(row, "organisation")}
    seen: dict[tuple[str, str], int] = {}
    for line, row in organisations:
        for word in words_at_home(row):
            if not row["country"]:
                yield "organisations", line, f"{word!r} is at home nowhere: there is no country"
            if word in everywhere:
                yield "organisations", line, f"{word!r} also names an organisation everywhere"
            first = seen.setdefault((row["country"], word), line)
            if first != line:
                yield "organisations", line, f"{word!r} already stands in line {first}"


def faults_of_cells(name: str, row: Row) -> Iterator[str]:
    """Yield which cells of a row its table would not take: empty, or not one of the words."""
    table = TABLES.get(_TABLE_OF.get(name, name))
    for field in table.fields if table else ():
        cell = row.get(field.name)
        allowed = ("true", "false") if field.type == "boolean" else field.enum
        if cell == "" and field.required:
            yield f"{field.name} is empty"
        elif cell and allowed and cell not in allowed:
            yield f"{field.name} is {cell!r}; expected one of {', '.join(allowed)}"


def _faults_of_values(row: Row) -> Iterator[str]:
    if row.get("type") in ("factory", "antenna") and not row["country"]:
        yield f"a subject of type {row['type']} needs a country"
    if "type" in row and is_antenna(row["subject_id"]) != (row["type"] == "antenna"):
        yield f"{row['subject_id']} is of type {row['type']}: ids of Antennas begin with antenna-"
    terms = _TERMS.get(row.get("vocabulary", ""))
    if terms and row["term"] not in terms:
        yield f"term is {row['term']!r}; expected one of {', '.join(terms)}"
    for column in ("known_from", "date"):
        if column in row and not is_day(row[column]):
            yield f"{column} {row[column]!r} is not a day"
    for column, (least, most) in _RANGES.items():
        if column in row and not _is_between(row[column], least, most):
            yield f"{column} {row[column]!r} is no number above {least} and up to {most}"


def faults_of_claim_ids(
    files: Mapping[str, Lines], about: Mapping[str, tuple[str, str]]
) -> Iterator[tuple[str, int, str, str]]:
    """Yield file, line, claim and reason where a reviewed file names claims that do not fit it.

    `about` gives subject and attribute of each claim by its id.
    """
    for name, column in (("payers", "claim_id"), ("conflicts", "claim_ids")):
        for line, row in files[name]:
            for claim_id in row[column].split(";"):
                if claim_id not in about:
                    yield name, line, claim_id, "names a claim that is gone"
    for line, row in files["conflicts"]:
        for reason in _faults_of_conflict(row, about):
            yield "conflicts", line, "", f"{row['conflict_id']}: {reason}"


def _faults_of_conflict(row: Row, about: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    claim_ids = set(row["claim_ids"].split(";"))
    if len(claim_ids) < 2:
        yield "a conflict needs at least two claims"
    if not claim_ids <= about.keys():
        return
    subjects, attributes = ({about[claim_id][part] for claim_id in claim_ids} for part in (0, 1))
    if subjects != {row["subject_id"]}:
        yield f"subject_id is {row['subject_id']!r}; its claims have {';'.join(sorted(subjects))!r}"
    if attributes != set(row["attribute"].split(";")):
        found = ";".join(sorted(attributes))
        yield f"attribute is {row['attribute']!r}; its claims have {found!r}"


def is_day(text: str) -> bool:
    """Return whether text is a day as days are written here, YYYY-MM-DD."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _is_between(text: str, least: float, most: float) -> bool:
    # Decimal takes more than a table does: digits of any script, underscores, NaN.
    is_number = re.fullmatch(r"-?[0-9]{1,7}(\.[0-9]{1,20})?", text)
    return bool(is_number) and least < Decimal(text) <= most


def _missing_capitals(countries: Lines, places: Lines) -> Iterable[tuple[str, int, str]]:
    capitals = [row["country"] for _, row in places if row["role"] == "capital"]
    for line, row in countries:
        count = capitals.count(row["country"])
        if count != 1:
            yield "countries", line, f"{row['country']} has {count} capitals in places.csv"
