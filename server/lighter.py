"""Streamlit's script for figures with less in it: of Plotly only what the figures here are made of.

Streamlit brings the whole of Plotly, for any figure that anybody could make: half of all that
a first visit fetches, and much of what its browser reads before it draws.
"""

import hashlib
import re
from functools import cache
from pathlib import Path

from charts.script import PLOTLY

_FIGURES = "PlotlyChart."
# The whole of Plotly, as Streamlit's build packs it: a module that runs when it is asked for.
_WHOLE = re.compile(
    rb"\(\((?:\w+,)*\w+\)=>\{\(function\(\w+,\w+\)\{typeof "
    rb".*?return window\.Plotly=\w+,\w+\}\)\}\)\)",
    re.DOTALL,
)


def is_lighter(file: Path) -> bool:
    """Whether less is sent of a script than its name, which holds a hash, stands for."""
    return file.name.startswith(_FIGURES)


@cache
def tag_of(file: Path) -> str:
    """Return what tells a script from others, in quotes, however well it is compressed."""
    return f'"{hashlib.sha256(content_of(file)).hexdigest()[:32]}"'


def content_of(file: Path) -> bytes:
    """Return a script or style of Streamlit's as it is compressed and sent.

    Where Plotly is not found in it, as in another release of Streamlit, it stays as it is.
    """
    content = file.read_bytes()
    if not is_lighter(file):
        return content
    smaller = b"((exports,module)=>{" + PLOTLY.read_bytes() + b"}))"
    return _WHOLE.sub(lambda _: smaller, content, count=1)
