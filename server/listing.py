"""The page of the open data for people: what there is, how to ask for a part, how to cite it."""

from collections.abc import Iterable, Sequence
from html import escape

from charts.theme import DARK, LIGHT, Theme
from data import dataset
from data.filters import options
from data.load import fingerprint
from data.package import BUILT_ON, LICENCE, TITLE
from data.schema import TABLES
from data.wording import day, plural
from exports.citation import bibtex, citation
from exports.extract import Extract
from exports.facts import INDEPENDENT, READING
from server.announced import Page, head, linked_data
from server.catalogue import PACKAGE
from server.offers import PATH, WHOLE_FILES, Offer, address, asked

_DESCRIPTION = f"The tables of the {TITLE} as CSV, JSON, GeoJSON, XLSX and ZIP."
_STYLE = """
:root {{ color-scheme: light dark; {light} }}
@media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}
body {{ background: var(--background); color: var(--text); margin: 0 auto; padding: 1rem;
       max-width: 46rem; font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere }}
h1, h2 {{ line-height: 1.2 }}
h2 {{ margin-top: 2.5rem }}
a {{ color: inherit }}
a:focus-visible {{ outline: 3px solid; outline-offset: 2px }}
li {{ margin: .6rem 0 }}
ul {{ padding-left: 1.2rem }}
footer {{ color: var(--muted); font-size: .9rem }}
pre {{ background: var(--panel); padding: .8rem; white-space: pre-wrap }}
"""


def listing(extract: Extract, descriptions: Sequence[Offer]) -> bytes:
    """Return the page as HTML that runs nothing; `descriptions` are the files about the data."""
    body = [
        f"<h1>{TITLE}: open data</h1>",
        _p("Every table behind the dashboard, ready for programs and spreadsheets."),
        f"<p>Listed here: <strong>{escape(_selection(extract))}</strong>. "
        f'<a href="{escape(extract.permalink())}">See it in the dashboard</a>.</p>',
        *_headed("Tables", [_list(_table(name, extract) for name in TABLES)]),
        *_headed("All in one file", [_list(_file(offer, extract) for offer in WHOLE_FILES)]),
        *_headed("Descriptions", [_list(_file(offer, extract) for offer in descriptions)]),
        *_headed("How to read it", [_list(map(escape, READING))]),
        *_headed("Ask for a part", _parameters()),
        *_headed("Use it in Python", [_code(_example(extract))]),
        *_headed("How to cite", [_code(citation(extract)), _code(bibtex(extract))]),
        *_headed("Licence", _licence()),
        f"<footer>{_p(INDEPENDENT)}{_p(f'Data version {extract.tables.version}.')}</footer>",
    ]
    return "\n".join([_head(extract, descriptions), *body, "</main>", "</html>", ""]).encode()


def _head(extract: Extract, descriptions: Sequence[Offer]) -> str:
    style = _STYLE.format(light=_colours(LIGHT), dark=_colours(DARK))
    links = "\n".join(
        f'<link rel="alternate" type="{offer.media_type}" href="{_there(offer.name, extract)}">'
        for offer in descriptions
    )
    page = Page(f"/{PATH}{asked(extract)}", "Open data", _DESCRIPTION)
    return f"""<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
{head(page, extract.base)}
<link rel="icon" href="../icon.svg">
{links}
{linked_data(extract)}
<style>{style}</style>
<main>"""


def _colours(theme: Theme) -> str:
    named = ("background", "panel", "text", "muted")
    return " ".join(f"--{name}: {getattr(theme, name)};" for name in named)


def _selection(extract: Extract) -> str:
    return f"{extract.selection}, as known on {day(extract.known)}"


def _table(name: str, extract: Extract) -> str:
    rows = plural(len(extract.frames[name]), "row")
    files = " ".join(_link(f"{name}.{ending}", extract) for ending in ("csv", "json"))
    return f"<strong>{name}</strong>, {rows}: {files}<br>{escape(TABLES[name].description)}"


def _file(offer: Offer, extract: Extract) -> str:
    return f"{_link(offer.name, extract)}<br>{escape(offer.meaning)}"


def _parameters() -> list[str]:
    newest = dataset.newest(fingerprint())
    allowed = {name: ", ".join(values) for name, values in options(newest).items()}
    first = newest.first_evidence
    allowed["known"] = f"a day from {first} to {newest.newest_evidence}: all as known then"
    said = (f"<code>{name}</code>: {escape(values)}" for name, values in allowed.items())
    return [
        _p(
            "Each address above takes the filters of the dashboard. country, kind and sector can "
            "be repeated; what is left out asks for all, and for the newest evidence."
        ),
        _list(said),
        _p("For example:"),
        _code("budgets.csv?country=Finland&country=Sweden&known=2025-06-30"),
    ]


def _example(extract: Extract) -> str:
    return f"""import pandas as pd

budgets = pd.read_csv("{address(extract, "budgets.csv")}")

from frictionless import Package

package = Package("{address(extract, PACKAGE)}")
budgets = package.get_resource("budgets").to_pandas()"""


def _licence() -> list[str]:
    built_on = [f'<a href="{source["path"]}">{escape(source["title"])}</a>' for source in BUILT_ON]
    return [
        f'<p><a rel="license" href="{LICENCE["path"]}">{LICENCE["title"]}</a>. Built on:</p>',
        _list(built_on),
    ]


def _headed(heading: str, body: list[str]) -> list[str]:
    return [f"<h2>{heading}</h2>", *body]


def _list(items: Iterable[str]) -> str:
    return "\n".join(["<ul>", *(f"<li>{item}</li>" for item in items), "</ul>"])


def _p(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _code(text: str) -> str:
    return f"<pre><code>{escape(text)}</code></pre>"


def _link(name: str, extract: Extract) -> str:
    return f'<a href="{_there(name, extract)}">{name}</a>'


def _there(name: str, extract: Extract) -> str:
    return escape(f"{name}{asked(extract)}")
