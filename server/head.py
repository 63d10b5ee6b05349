"""The HTML a page starts as: what search engines and link previews read, who run no script."""

from collections.abc import Callable
from functools import cache, lru_cache
from html import escape
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import Route

from data import dataset
from data.filters import ALL, Filters
from data.load import TableDamaged, fingerprint
from exports.extract import Extract
from server.address import base_of
from server.announced import Page, head, linked_data
from server.bundles import connecting, first_needed, streamlit_html
from server.offers import address
from server.open_data import DESCRIPTIONS

_HERE = Path(__file__).parent
ICON = _HERE.parent / "pages" / "icon.svg"
PREVIEW = _HERE / "preview.png"
"""1200 by 630 pixels, made by `make pictures`."""

_LONGEST = 2000
"""Letters of what an address asks for that a link preview is given."""
_STREAMLIT_TITLE = "<title>Streamlit</title>"
_STREAMLIT_ICON = 'href="./favicon.png"'


PAGES = (
    Page("/", "Overview", "Europe’s AI Factories at a glance, each number with its source."),
    Page("/map", "Map", "Where the AI Factories are, and which countries join them."),
    Page("/budget", "Budget", "What the AI Factories cost, who pays, and who says so."),
    Page("/consortia", "Consortia", "Who is with whom: factories, countries and organisations."),
    Page("/timeline", "Timeline", "What was planned, what is reported done, and what slipped."),
    Page("/factory", "Factory", "All that is known about one AI Factory, with its claims."),
    Page("/compare", "Compare", "Two to four AI Factories side by side, and what differs."),
    Page("/country", "Country", "What a country hosts, joins, pays and expects next."),
    Page("/programme", "Programme", "Law, plans and calls, and whether the sums add up."),
    Page("/evidence", "Evidence", "Every claim with its source, its rivals and how it was read."),
    Page("/briefing", "Briefing", "Slides from the data: present them, or take them away to edit."),
    Page("/about", "About", "How the Atlas is made, where it ends, how to reuse and cite it."),
)


def routes() -> list[Route]:
    """Return the routes of the pages, and of the pictures that their heads name."""
    pictures = {"/icon.svg": ICON, "/preview.png": PREVIEW}
    return [
        *(Route(page.path, _starting(page)) for page in PAGES),
        *(Route(path, _sending(file)) for path, file in pictures.items()),
    ]


def _starting(page: Page) -> Callable[[Request], Response]:
    def start(request: Request) -> Response:
        # A link preview needs pictures with a full address.
        html = _html(page, base_of(request), request.url.query[:_LONGEST])
        return HTMLResponse(html, headers={"Cache-Control": "no-cache"})

    return start


def _sending(file: Path) -> Callable[[Request], Response]:
    return lambda _: FileResponse(file, headers={"Cache-Control": "public, max-age=86400"})


def _html(page: Page, base: str, asked: str) -> str:
    """Return Streamlit's own page with the head of one of ours."""
    html = streamlit_html().replace(_STREAMLIT_ICON, 'href="./icon.svg"', 1)
    html = html.replace(_STREAMLIT_TITLE, f"{head(page, base, asked)}\n    {_open_data(base)}", 1)
    # Last in the head: what draws the frame of the page comes before what draws its figures.
    last = f"{_preloads(page.path)}\n    <script>{connecting()}</script>"
    return html.replace("</head>", f"{last}\n  </head>", 1)


@cache
def _preloads(path: str) -> str:
    """Return links by which a browser fetches what the page will draw with, before it draws."""
    return "\n    ".join(
        f'<link rel="modulepreload" crossorigin href="./{script}">' for script in first_needed(path)
    )


def _open_data(base: str) -> str:
    """Return what leads programs to the data; nothing where they cannot be read."""
    try:
        return open_data_links(base, fingerprint())
    except TableDamaged:
        return ""


@lru_cache(maxsize=32)
def open_data_links(base: str, files: str) -> str:
    """Return the dataset as JSON-LD, and links to what describes it; `files` as in `dataset`."""
    whole = Extract(dataset.newest(files), Filters(wave=ALL), base)
    links = (
        f'<link rel="alternate" type="{offer.media_type}" title="{escape(offer.meaning)}" '
        f'href="{escape(address(whole, offer.name))}" />'
        for offer in DESCRIPTIONS
    )
    return "\n    ".join([*links, linked_data(whole)])
