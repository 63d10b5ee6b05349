"""Who pays: the EU's and the national side of each factory, and part payers, where published.

From table to figure: `parts`, `places`, `marks` and `labels`, `figure`; `view` adds the `words`.
"""

from charts.funding.view import funding_view

__all__ = ["funding_view"]
