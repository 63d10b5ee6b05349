"""What a snapshot brings along: looks, font, Plotly, behaviour, and what a browser may run."""

import base64
import gzip
import hashlib
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from charts.script import PLOTLY
from charts.theme import DARK, LIGHT, Theme

_HERE = Path(__file__).parent
_FONTS = _HERE / "vendor" / "source-sans"
_SIGNS = {
    "source-sans-3-latin-wght-normal.woff2": "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, "
    "U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, "
    "U+2212, U+2215, U+FEFF, U+FFFD",
    "source-sans-3-european-wght-normal.woff2": "U+0100-017F, U+0192, U+0218-021B, U+1E9E, U+2113",
}
"""Font file -> the signs it is for: what languages of Europe need, in Latin letters."""


@dataclass(frozen=True)
class Brought:
    """The style sheet, Plotly packed as base64 of gzip, our own script, and the CSP of all."""

    style: str
    plotly: str
    behaviour: str
    policy: str


@cache
def brought() -> Brought:
    """Return what every file brings along, the same for all."""
    style = f"{_faces()}{_colours()}{_read('style.css')}"
    plotly, behaviour = PLOTLY.read_bytes(), _read("behaviour.js")
    return Brought(
        style=style,
        # A third of the size: the browser unpacks it, and runs it only if it fits the policy.
        plotly=packed(plotly),
        behaviour=behaviour,
        policy=_policy(style.encode(), plotly, behaviour.encode()),
    )


def packed(content: bytes) -> str:
    """Return what a browser unpacks itself: base64 of gzip, the same for the same content."""
    return _base64(gzip.compress(content, mtime=0))


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
