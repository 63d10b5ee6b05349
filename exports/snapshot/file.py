"""A briefing put together as one HTML file."""

import base64
import gzip
import hashlib
import re
from collections.abc import Iterable
from dataclasses import asdict, replace
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from charts.theme import DARK, LIGHT, Theme
from charts.view import each_once
from data.load import Tables
from data.standing import ORDER
from exports.briefing import Brief, Slide, cover
from exports.briefing.contents import WRITERS, Subject
from exports.briefing.deck import sections
from exports.briefing.numbered import Numbers
from exports.extract import Extract
from exports.snapshot.figures import spec_of
from exports.snapshot.register import Register
from exports.snapshot.sections import chapters_of, seen_in

_HERE = Path(__file__).parent
_PLOTLY = _HERE / "vendor" / "plotly" / "plotly-basic.min.js"
_FONTS = _HERE / "vendor" / "source-sans"
_SIGNS = {
    "source-sans-3-latin-wght-normal.woff2": "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, "
    "U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, "
    "U+2212, U+2215, U+FEFF, U+FFFD",
    "source-sans-3-latin-ext-wght-normal.woff2": "U+0100-02BA, U+02BD-02C5, U+02C7-02CC, "
    "U+02CE-02D7, U+02DD-02FF, U+0304, U+0308, U+0329, U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, "
    "U+2020, U+20A0-20AB, U+20AD-20C0, U+2113, U+2C60-2C7F, U+A720-A7FF",
}
"""Font file -> the signs it has, as its package says."""
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What HTML has no room for."""


def html(extract: Extract, whole: Tables, brief: Brief) -> bytes:
    """Return a briefing on a selection as an HTML file, the same bytes for the same input.

    `whole` are all tables of the day of the extract. Plans are seen from that day, not the clock's.
    Evidence and sources stand at the end, asked for or not: each number in the file leads there.
    """
    numbers, register = Numbers(whole), Register(whole)
    subject = Subject(brief, extract, whole, extract.known, LIGHT, numbers)
    told = [slide for slide in sections(subject) if slide.kind != "sources"]
    claims = register.on_same(each_once(one for slide in told for one in slide.claim_ids))
    chapters = chapters_of(told, subject, frozenset(claims))
    entries = register.entries(claims, numbers, seen_in(told, subject))
    page = _environment().get_template("page.html")
    text = page.render(
        **_assets(),
        cover=cover(brief, extract),
        chapters=chapters,
        entries=entries,
        sources=numbers.all,
        figures=_figures(told, subject),
        order=ORDER,
        held=claims,
    )
    return _UNREADABLE.sub(" ", text).encode()


def _figures(slides: Iterable[Slide], subject: Subject) -> dict[str, Any]:
    """Return the Plotly figures of slides by their keys, in light and in dark."""
    dark = replace(subject, theme=DARK)
    return {
        slide.key: spec_of(slide.view, other.view)
        for slide in slides
        if slide.view
        for other in WRITERS[slide.kind](dark)
        if other.view
    }


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.policies["json.dumps_kwargs"] = {"separators": (",", ":")}
    return environment


@cache
def _assets() -> dict[str, str]:
    """Return what every file brings along: `style`, `plotly`, `behaviour`, and the `policy`."""
    style = f"{_faces()}{_colours()}{_read('style.css')}"
    plotly, behaviour = _PLOTLY.read_bytes(), _read("behaviour.js")
    return {
        "style": style,
        # A third of the size: the browser unpacks it, and runs it only if it fits the policy.
        "plotly": _base64(gzip.compress(plotly, mtime=0)),
        "behaviour": behaviour,
        "policy": _policy(style.encode(), plotly, behaviour.encode()),
    }


def _read(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _faces() -> str:
    """Return the font of the dashboard, whose letters the figures are measured for."""
    return "".join(
        f'@font-face {{ font-family: "Source Sans"; font-weight: 200 900; unicode-range: {signs}; '
        f"src: url(data:font/woff2;base64,{_base64((_FONTS / name).read_bytes())}); }}\n"
        for name, signs in _SIGNS.items()
    )


def _colours() -> str:
    """Return the palette as CSS variables; paper is white, whatever the screen is."""
    return (
        f":root {{ {_variables(LIGHT)} }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {_variables(DARK)} }} }}\n"
    )


def _variables(theme: Theme) -> str:
    colours = {name: value for name, value in asdict(theme).items() if value.startswith("#")}
    return " ".join(f"--{name}: {value};" for name, value in colours.items())


def _policy(style: bytes, *scripts: bytes) -> str:
    """Return what a browser lets the file do: run what is in it, and ask nobody for anything.

    Plotly makes an empty style sheet, and gives looks to letters by their attributes.
    """
    allowed = {
        "default-src": "'none'",
        "script-src": " ".join(map(_hash, scripts)),
        "style-src-elem": f"{_hash(style)} {_hash(b'')}",
        "style-src-attr": "'unsafe-inline'",
        "font-src": "data:",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {sources}" for name, sources in allowed.items())


def _hash(content: bytes) -> str:
    return f"'sha256-{_base64(hashlib.sha256(content).digest())}'"


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode()
