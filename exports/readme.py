"""The README of a selection: what it is, how to cite it, and what each file holds."""

from data.headline import headline
from data.package import BUILT_ON, LICENCE
from data.schema import TABLES
from data.wording import day, plural
from exports.citation import bibtex, citation
from exports.extract import Extract
from exports.facts import INDEPENDENT, READING

_FILES = {
    "atlas.xlsx": "all tables in one workbook, with the source of each row and a chart",
    "sites.geojson": "sites of factories, lines to the capitals of partner countries, Antennas",
    "atlas.json": "all tables in one document",
    "datapackage.json": "every column described: meaning, type, unit (Frictionless Data Package)",
    "NAME.csv": "each table below, exact: for programs",
    "NAME.spreadsheet.csv": "the same for Excel and its like: no text becomes a formula",
    "LICENSE.txt": "the licence in a line",
}


def readme(extract: Extract) -> str:
    """Return the text of the README, lines ending in LF."""
    parts = [
        _headed(extract.title, "=", [headline(extract.tables).text]),
        _headed("What is selected", "-", _selected(extract)),
        _headed("How to read it", "-", [f"- {sentence}" for sentence in READING]),
        _headed("How to cite", "-", [citation(extract), "", bibtex(extract)]),
        _headed("Licence", "-", _licence()),
        _headed("Files", "-", [f"- {name}: {what}" for name, what in _FILES.items()]),
        _headed("Tables", "-", [_table(name, extract) for name in TABLES]),
    ]
    return "\n".join(parts)


def _headed(heading: str, line: str, body: list[str]) -> str:
    return "\n".join([heading, line * len(heading), "", *body, ""])


def _selected(extract: Extract) -> list[str]:
    return [
        f"Selection: {extract.selection}. What is about the programme as a whole is always here.",
        f"Known on: {day(extract.known)}. What came out later is not in these files.",
        f"Data version: {extract.tables.version}",
        f"See it, and open the source of each number: {extract.permalink()}",
    ]


def _licence() -> list[str]:
    built_on = [f"- {source['title']}: {source['path']}" for source in BUILT_ON]
    return [f"{LICENCE['title']}: {LICENCE['path']}", "Built on:", *built_on, INDEPENDENT]


def _table(name: str, extract: Extract) -> str:
    rows = plural(len(extract.frames[name]), "row")
    return f"- {name} ({rows}): {TABLES[name].description}"
