"""A briefing as one HTML file that needs no other: it opens from a disk, asks nobody, and prints.

`sections` is what it says, in `table` the rows, in `figures` the Plotly figures in light and dark,
in `drawn` the drawings for paper; `register` is the evidence of each value; `links` finds in words
what leads to it. `file` puts all together: `page.html` is its frame, `style.css` and `behaviour.js`
its looks and its behaviour. `vendor` is what it brings along from others.
"""

from exports.snapshot.file import html

__all__ = ["html"]
