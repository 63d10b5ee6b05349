"""A briefing as one HTML file that needs no other: it opens from a disk, asks nobody, and prints.

`sections` is what it says, with drawings for paper, in `table` the rows, in `figures` the Plotly
figures in light and dark; `register` is the evidence of each value; `links` finds in words what
leads to it. `brought` is what each file brings along: the looks of `style.css`, the behaviour
of `behaviour.js`, and from others what is in `vendor`. `file` puts all together in `page.html`.
"""

from exports.snapshot.file import html

__all__ = ["html"]
