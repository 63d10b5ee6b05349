"""What a chart module returns: the drawing, its words, its table twin and the claims behind it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import pandas as pd
import plotly.graph_objects as go
import pydeck as pdk

_IN_ALT = 8


@dataclass(frozen=True, eq=False)
class View:
    """A figure that cannot travel without its words, its rows and its evidence.

    `key` names files; `title` says the message, `subtitle` what is drawn and in which unit, `alt`
    the same to those who cannot see it, with numbers; `rows` is the table twin, columns in
    readers' words; `claim_ids` are the claims of the rows, drawn or not, in order of appearance.
    """

    key: str
    title: str
    subtitle: str
    alt: str
    draw: Callable[[], go.Figure | pdk.Deck]
    rows: pd.DataFrame
    claim_ids: tuple[str, ...]

    @cached_property
    def drawing(self) -> go.Figure | pdk.Deck:
        """The figure or the map, drawn when it is looked at: a file may need the words only.

        From then on it is not changed.
        """
        drawing = self.draw()
        if isinstance(drawing, go.Figure):
            # Streamlit has it copied for every reader and every run.
            drawing.to_dict = cache(drawing.to_dict)
        return drawing


def listed(said: Sequence[str]) -> str:
    """Return the first of what is said as one list for an alternative text, with how many more.

    A sentence that is read aloud must end.
    """
    more = len(said) - _IN_ALT
    rest = [f"{more} more in the table"] if more > 0 else []
    return "; ".join([*said[:_IN_ALT], *rest])


def each_once(claim_ids: Iterable[str | None]) -> tuple[str, ...]:
    """Return claims in order of appearance, each once, without the empty ones."""
    return tuple(dict.fromkeys(filter(None, claim_ids)))
