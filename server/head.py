"""The HTML a page starts as: what search engines and link previews read, who run no script."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

import streamlit
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import Route

NAME = "AI Factories Atlas"
_HERE = Path(__file__).parent
ICON = _HERE.parent / "pages" / "icon.svg"
PREVIEW = _HERE / "preview.png"
"""1200 by 630 pixels, made by `make pictures`."""

_PREVIEW_ALT = (
    "AI Factories Atlas: a map of Europe with the sites of the AI Factories, and lines to the "
    "capitals of partner countries"
)
_TITLE = "<title>Streamlit</title>"
_ICON = 'href="./favicon.png"'


@dataclass(frozen=True)
class Page:
    """One page as it is announced: its path, its title, and what it answers."""

    path: str
    title: str
    description: str


PAGES = (
    Page("/", "Overview", "Europe’s AI Factories at a glance, each number with its source."),
    Page("/map", "Map", "Where the AI Factories are, and which countries join them."),
    Page("/budget", "Budget", "What the AI Factories cost, who pays, and who says so."),
    Page("/consortia", "Consortia", "Who is with whom: factories, countries and organisations."),
    Page("/timeline", "Timeline", "What was planned, what is reported done, and what slipped."),
    Page("/factory", "Factory", "All that is known about one AI Factory, with its claims."),
    Page("/compare", "Compare", "Two to four AI Factories side by side, and what differs."),
    Page("/evidence", "Evidence", "Every claim with its source, its rivals and how it was read."),
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
        # The address as the reader has it: a link preview needs pictures with a full one. A proxy
        # that ends TLS says so.
        scheme = request.headers.get("x-forwarded-proto", request.url.scheme)
        base = str(request.base_url.replace(scheme="https" if scheme == "https" else "http"))
        return HTMLResponse(_html(page, base), headers={"Cache-Control": "no-cache"})

    return start


def _sending(file: Path) -> Callable[[Request], Response]:
    return lambda _: FileResponse(file, headers={"Cache-Control": "public, max-age=86400"})


@cache
def _streamlit_html() -> str:
    return (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")


def _html(page: Page, base: str) -> str:
    """Return Streamlit's own page with the head of one of ours."""
    html = _streamlit_html().replace(_ICON, 'href="./icon.svg"', 1)
    return html.replace(_TITLE, head(page, base), 1)


def head(page: Page, base: str) -> str:
    """Return title, description and link preview of a page; `base` is the app's full address."""
    title = f"{page.title} · {NAME}"
    named = {
        "og:type": "website",
        "og:site_name": NAME,
        "og:title": title,
        "og:description": page.description,
        "og:url": base.rstrip("/") + page.path,
        "og:image": f"{base}preview.png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": _PREVIEW_ALT,
    }
    tags = [
        f"<title>{escape(title)}</title>",
        f'<meta name="description" content="{escape(page.description)}" />',
        '<meta name="twitter:card" content="summary_large_image" />',
        *(f'<meta property="{name}" content="{escape(text)}" />' for name, text in named.items()),
    ]
    return "\n    ".join(tags)
