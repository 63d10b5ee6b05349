"""How everything looks: one palette in light and dark, one Plotly layout, shapes, text that fits.

Contrast is held by arithmetic in `tests/charts/test_theme.py`: marks at least 3:1, text at least
4.5:1 against every background they stand on.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from textwrap import wrap
from typing import Any, Literal

import plotly.graph_objects as go

from data.schema import BORROWED_MACHINES

Mode = Literal["light", "dark"]

KIND_COLOURS = {
    "new": "#2F6FDE",
    "upgrade": "#C46A00",
    "associated": "#0E8A7D",
    "existing": "#A04BB8",
}
"""Kind of a factory -> colour of its marks, the same in both modes."""
KIND_COLOUR_NAMES = {
    "new": "blue",
    "upgrade": "orange",
    "associated": "green",
    "existing": "purple",
}

SCOPE_COLOURS = {
    "factory": "#4C8A1F",
    "machine": KIND_COLOURS["new"],
    "existing_machine": KIND_COLOURS["existing"],
}
"""What an event is about -> colour of its marks. Green stands for no kind of factory."""
ABOUT_COLOURS = SCOPE_COLOURS | dict.fromkeys(BORROWED_MACHINES, KIND_COLOURS["existing"])
"""The same of everything that is dated: one colour for every machine not the factory's own."""

ROLE_SYMBOLS: dict[str, Literal["square", "circle"]] = {"host": "square", "partner": "circle"}
"""Role of a country in a consortium -> shape of its marks."""

PARTNER = "#6A7FA8"
"""Colour of partners. Hosts take the colour of the text: at least 3:1 apart in both modes."""

# Quoted, because a name with a digit on its own makes the whole list invalid in CSS.
FONT = "'Source Sans', 'Source Sans 3', sans-serif"
SIZE = 14
SMALL = 13
_EMS = {
    " ": 0.2,
    **dict.fromkeys("ijl.,:;I", 0.26),
    **dict.fromkeys("frt()-", 0.35),
    **dict.fromkeys("acegksvxyz0123456789", 0.5),
    **dict.fromkeys("ABCEFJKLPRSTVXYZ", 0.57),
    **dict.fromkeys("mwMW", 0.82),
}
"""Widths of characters in em, as measured on Source Sans where they differ from most."""


@dataclass(frozen=True)
class Theme:
    """Colours that change between light and dark."""

    mode: Mode
    background: str
    panel: str
    text: str
    muted: str
    grid: str
    land: str
    joined: str
    border: str
    rival: str
    today: str


LIGHT = Theme(
    mode="light",
    background="#FFFFFF",
    panel="#F6F8FB",
    text="#14181F",
    muted="#4A5568",
    grid="#E3E8EF",
    land="#E9EDF3",
    joined="#D3DBE6",
    border="#FFFFFF",
    rival="#4A5568",
    today="#B42318",
)
DARK = Theme(
    mode="dark",
    background="#10151F",
    panel="#1A2230",
    text="#E8ECF3",
    muted="#A9B4C4",
    grid="#27303F",
    land="#232C3B",
    joined="#303C50",
    border="#10151F",
    rival="#A9B4C4",
    today="#FF8A7A",
)


def theme_of(mode: str | None) -> Theme:
    """Return the theme of a mode; light where the mode is not known."""
    return DARK if mode == "dark" else LIGHT


def role_colours(theme: Theme) -> dict[str, str]:
    """Return the colour of the marks of each role in a consortium."""
    return {"host": theme.text, "partner": PARTNER}


Trace = dict[str, Any]
"""Marks, as Plotly's reference describes them under their `type`."""
Layout = dict[str, Any]
"""What stands around and upon the marks, as Plotly's reference describes it."""

# Streamlit hands each figure to Plotly a second time when it has measured its place, with these two
# modes, and with the same data in new lists. Where the modes are there already, the revision says
# that no data changed, and no template is to be compared, Plotly finds nothing left to draw. Other
# data come as another figure.
_DRAWN_ONCE = {"clickmode": "event+select", "dragmode": "pan", "datarevision": 1}


def _layout(theme: Theme, height: int) -> dict[str, Any]:
    """Return the layout that all figures share: no chrome, direct labels, quiet grid."""
    axis = {
        "gridcolor": theme.grid,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "tickfont": {"color": theme.text, "size": SIZE},
        "title": {"font": {"color": theme.muted, "size": SMALL}},
        "fixedrange": True,
        "automargin": True,
    }
    return {
        "height": height,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "paper_bgcolor": theme.background,
        "plot_bgcolor": theme.background,
        "font": {"family": FONT, "size": SIZE, "color": theme.text},
        "hoverlabel": {
            "bgcolor": theme.panel,
            "bordercolor": theme.muted,
            "font": {"family": FONT, "size": SIZE, "color": theme.text},
            "align": "left",
        },
        "xaxis": axis,
        "yaxis": axis,
        "showlegend": False,
        # Plotly's own colour of these buttons has less than 3:1.
        "modebar": {
            "bgcolor": rgba(theme.background, 0),
            "color": theme.muted,
            "activecolor": theme.text,
        },
        "hovermode": "closest",
        **_DRAWN_ONCE,
    }


def figure(theme: Theme, height: int, traces: Iterable[Trace], layout: Layout) -> go.Figure:
    """Return traces in the layout that all figures share, with what is said otherwise or beside.

    Plotly's checks would take most of a figure's making, once a selection: the tests have it check
    whole figures instead.
    """
    shared = _layout(theme, height)
    axes = {axis: shared[axis] | layout.get(axis, {}) for axis in ("xaxis", "yaxis")}
    return drawn_of({"data": [*traces], "layout": shared | layout | axes})


def drawn_of(spec: Mapping[str, Any]) -> go.Figure:
    """Return a figure of its `data` and `layout` as they are, without Plotly's checks and looks.

    Plotly's template, or Streamlit's, would be sent along with every figure: 7 kB of colours that
    none of ours has.
    """
    figure = go.Figure(spec, _validate=False)
    figure.layout.template = None
    return figure


def rgba(colour: str, alpha: float) -> str:
    """Return `#RRGGBB` as CSS rgba with an alpha of 0 to 1."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red}, {green}, {blue}, {alpha})"


def halo(ground: str) -> str:
    """Return the shadow that keeps words of a Plotly figure legible where lines run under them."""
    return ", ".join(f"{x}px {y}px 1px {ground}" for x in (-2, 0, 2) for y in (-1, 1))


def blend(colour: str, over: str, alpha: float) -> str:
    """Return `#RRGGBB` as it looks at an alpha of 0 to 1 over another, for marks kept opaque."""
    pairs = [(int(colour[i : i + 2], 16), int(over[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(
        f"{round(above * alpha + below * (1 - alpha)):02X}" for above, below in pairs
    )


def plain(text: str) -> str:
    """Return text from the data so that Plotly draws it as it is, not as its pseudo-HTML.

    Quotes stay: Plotly reads no `&quot;`, and they mean nothing outside a tag.
    """
    return escape(text, quote=False)


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return about how many pixels a text takes in `FONT`, rather too many than too few."""
    ems = sum(_EMS.get(character, 0.64 if character.isupper() else 0.545) for character in text)
    return ems * size * (1.05 if bold else 1)


def lines(*texts: str) -> str:
    """Return texts from the data below each other, in lines that a phone has room for."""
    return "<br>".join(plain(line) for text in texts for line in wrap(text, 44))


def small(theme: Theme, *texts: str) -> str:
    """Return texts from the data below each other, smaller and quieter than what they explain."""
    said = "<br>".join(map(plain, texts))
    return f'<span style="font-size:{SMALL}px;color:{theme.muted}">{said}</span>'


def annotation(text: str) -> dict[str, object]:
    """Return an annotation that begins at its place, of the size of words in a figure."""
    return {
        "text": text,
        "xanchor": "left",
        "align": "left",
        "showarrow": False,
        "borderpad": 0,
        "font": {"size": SIZE},
    }


def empty(theme: Theme, sentence: str) -> go.Figure:
    """Return a figure that says why it is empty."""
    said = {
        "text": sentence,
        "showarrow": False,
        "xref": "paper",
        "yref": "paper",
        "x": 0.5,
        "y": 0.5,
        "font": {"color": theme.muted, "size": SIZE + 2},
    }
    unseen = {"visible": False}
    return figure(theme, 160, [], {"annotations": [said], "xaxis": unseen, "yaxis": unseen})
