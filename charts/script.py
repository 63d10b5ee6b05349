"""What draws the figures in a browser: the basic bundle of Plotly, and what it can draw."""

from pathlib import Path

PLOTLY = Path(__file__).parent / "vendor" / "plotly" / "plotly-basic.min.js"

TRACES = frozenset({"bar", "scatter", "pie"})
"""The kinds of traces it knows."""
