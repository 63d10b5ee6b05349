"""A briefing as a PDF of few pages of A4: tagged, with vector figures, its sources numbered inside.

`letters` writes text so that the font can show it, `cited` the numbers behind it, `drawn` the figures;
`contents` puts into plain values what `brief.typ` sets, and `document` makes the file.
"""

from exports.paper.document import pdf

__all__ = ["pdf"]
