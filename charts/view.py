"""What a chart module returns: the drawing, its words, its table twin and the claims behind it."""

from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go
import pydeck as pdk


@dataclass(frozen=True)
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
    drawing: go.Figure | pdk.Deck
    rows: pd.DataFrame
    claim_ids: tuple[str, ...]
