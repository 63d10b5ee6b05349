"""A briefing as a PDF of few pages of A4: tagged, with vector figures and its sources numbered.

`letters` writes text so that the font can show it, `cited` the numbers behind it, `drawn` the
figures; `section` and `contents` put all into plain values, which `brief.typ` sets, and `document`
makes the file.
"""

from exports.paper.document import pdf

__all__ = ["pdf"]
