"""The budget as a native bar chart whose data can be edited; what is unknown is a blank cell.

`words` is what names and labels say, `space` the chart in the language of the format, `workbook`
the numbers behind it, and `chart` adds it to a slide.
"""

from exports.slides.bars.chart import add_chart, bars_of

__all__ = ["add_chart", "bars_of"]
