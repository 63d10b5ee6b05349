"""How much: bars by factory that show how far each amount is known.

From table to figure: `rows`, `ends`, `marks` and `labels`, `figure`; `view` adds the words.
"""

from charts.budget.view import budget_view

__all__ = ["budget_view"]
