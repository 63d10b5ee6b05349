"""A selection as one Excel workbook: a cover, the factory totals with a chart, and every table.

`cells` writes single values safely, `cover`, `totals` and `table` fill one kind of sheet each, and
`book` puts them together.
"""

from exports.workbook.book import workbook

__all__ = ["workbook"]
