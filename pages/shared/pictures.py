"""Pictures of a figure to take away, with title, subtitle, source line and date inside."""

from collections.abc import Iterable
from pathlib import Path

import streamlit as st

from charts.view import View
from data.wording import and_list, day, plural
from pages.shared.quote import permalink
from pages.shared.selection import Selection
from pages.shared.sources import Source
from pages.shared.taken import extract_of

_PUBLISHERS = 4

# Plotly's own camera knows no title: Streamlit keeps it outside the figure. Buttons of our own can
# be reached with keys, too.
_BUTTONS = st.components.v2.component(
    "figure_pictures",
    html="""
<div>
  <button type="button" data-format="png"><i aria-hidden="true">image</i>Picture (PNG)</button>
  <button type="button" data-format="svg"><i aria-hidden="true">image</i>Picture (SVG)</button>
</div>
""",
    css="""
div { display: flex; flex-wrap: wrap; gap: 0 1.75rem; }
button {
  display: flex; align-items: center; gap: 0.5rem; min-height: 2.5rem; padding: 0.25rem 0;
  border: 0; border-radius: var(--st-button-radius); background: none; cursor: pointer;
  color: var(--st-text-color); font: inherit; font-size: 0.875rem;
}
i { font: 1.125rem "Material Symbols Rounded"; }
button:hover { color: var(--st-primary-color); }
button:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 2px; }
""",
    js=Path(__file__).with_name("pictures.js").read_text(encoding="utf-8"),
)


def show_pictures(view: View, chart: str, sources: Iterable[Source], chosen: Selection) -> None:
    """Draw two buttons that save a Plotly figure; `chart` is the key it is drawn under."""
    _BUTTONS(
        key=f"{chart}_pictures",
        data={
            "chart": chart,
            "title": view.title,
            "subtitle": view.subtitle,
            "source": source_line(sources, chosen),
            "file": extract_of(chosen).file_name(view.key, "")[:-1],
        },
    )


def source_line(sources: Iterable[Source], chosen: Selection) -> str:
    """Return who is behind a figure, the day it is known on, and where it can be seen."""
    publishers = list(dict.fromkeys(source["publisher"] for source in sources))
    more = len(publishers) - _PUBLISHERS
    rest = [plural(more, "other")] if more > 0 else []
    named = and_list([*publishers[:_PUBLISHERS], *rest]) or "none"
    return (
        f"Sources: {named}. As known on {day(chosen.tables.newest_evidence)}. "
        f"AI Factories Atlas, CC BY 4.0: {permalink(chosen)}"
    )
