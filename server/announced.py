"""What a page says of itself in its head: title, link preview, and the dataset as JSON-LD."""

import json
from dataclasses import dataclass
from html import escape

from data.package import TITLE
from exports.extract import Extract
from server import catalogue

_PREVIEW_ALT = (
    "AI Factories Atlas: a map of Europe with the sites of the AI Factories, and lines to the "
    "capitals of partner countries"
)
_ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&'"}
"""Signs of a JSON text that a page could take for markup."""


@dataclass(frozen=True)
class Page:
    """One page as it is announced: its path, its title, and what it answers."""

    path: str
    title: str
    description: str


def head(page: Page, base: str, asked: str = "") -> str:
    """Return title, description and link preview of a page; `base` is the app's full address.

    `asked` is what its address asks for, after the `?`: a link that is passed on must keep it.
    """
    title = f"{page.title} · {TITLE}"
    named = {
        "og:type": "website",
        "og:site_name": TITLE,
        "og:title": title,
        "og:description": page.description,
        "og:url": base.rstrip("/") + page.path + (f"?{asked}" if asked else ""),
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


def linked_data(extract: Extract) -> str:
    """Return the dataset of a selection as a script that no browser runs."""
    described = json.dumps(catalogue.dataset(extract), ensure_ascii=False).translate(_ESCAPED)
    return f'<script type="{catalogue.LINKED_DATA}">{described}</script>'
