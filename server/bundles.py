"""Streamlit's own scripts and styles: which there are, what each needs, and what a page will need.

Streamlit finds out what a page needs when it draws it, one script after the other. Its HTML can
name them before: the browser then fetches all at once.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import streamlit

STATIC = Path(streamlit.__file__).parent / "static"
_FOLDER = "static/js"
_IMPORTED = re.compile(r'(?:from|import)\s*["`]\./([\w.-]+\.js)["`]')

_ALWAYS = ("BidiComponent", "Button", "ButtonGroup", "Html")
"""What each page draws, by the names of Streamlit's scripts."""
_CHART, _MAP = "PlotlyChart", "DeckGlJsonChart"
_ROWS, _LIST, _FILE = "Table", "Selectbox", "DownloadButton"
_DAY, _SEVERAL = "DateInput", "Multiselect"
_DRAWN = {
    "/": (_CHART, _ROWS, _LIST, _FILE, "Metric"),
    "/map": (_MAP, _FILE, "Checkbox", "Radio"),
    "/budget": (_CHART, _LIST, _FILE),
    "/consortia": (_CHART, _ROWS, _LIST, _FILE, "Checkbox"),
    "/timeline": (_CHART, _LIST, _FILE),
    "/factory": (_CHART, _ROWS, _LIST, _FILE, _DAY, "Metric", "PageLink"),
    "/compare": (_ROWS, _FILE, _SEVERAL, "PageLink"),
    "/country": (_ROWS, _LIST, _FILE, _DAY, _SEVERAL),
    "/programme": (_ROWS, _FILE),
    "/evidence": (_LIST, _FILE, _DAY, _SEVERAL, "DataFrame", "TextInput"),
    "/briefing": (_LIST, _FILE, "TextInput"),
    "/about": (_ROWS, "PageLink", "StreamlitSyntaxHighlighter"),
}


def first_needed(path: str) -> Iterator[str]:
    """Yield the scripts that a page will ask for beside those its HTML names, as `static/js/…`."""
    named = named_in_page()
    needed = _with_imports((*_ALWAYS, *_DRAWN[path]))
    yield from (script for script in needed if script not in named)


@cache
def streamlit_html() -> str:
    """Return Streamlit's own page, the same for all addresses."""
    return (STATIC / "index.html").read_text(encoding="utf-8")


@cache
def connecting() -> str:
    """Return the script that tells Streamlit's where its server is; it comes before them."""
    return Path(__file__).with_name("connect.js").read_text(encoding="utf-8")


@cache
def named_in_page() -> frozenset[str]:
    """Return the scripts that Streamlit's own HTML names, as `static/js/…`."""
    return frozenset(re.findall(r"\./(static/js/[\w.-]+\.js)", streamlit_html()))


@cache
def _with_imports(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the scripts of these names and all that they import, each once."""
    found: dict[str, None] = {}
    ahead = [_file(name) for name in names]
    while ahead:
        script = ahead.pop(0)
        if script not in found:
            found[script] = None
            ahead += _imports(script)
    return tuple(found)


def _file(name: str) -> str:
    """Return the file of a script, whose name ends in a hash of what is in it."""
    (file,) = (STATIC / _FOLDER).glob(f"{name}.*.js")
    return f"{_FOLDER}/{file.name}"


@cache
def _imports(script: str) -> tuple[str, ...]:
    content = (STATIC / script).read_text(encoding="utf-8")
    return tuple(f"{_FOLDER}/{name}" for name in _IMPORTED.findall(content))
