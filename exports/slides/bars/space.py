"""The chart in the language of the format: one series, each bar with a look and a label.

How far an amount is known is drawn on its bar: slanted lines where it rests on weak evidence, a
pale bar with an outline for an upper limit, a pointer after the end of a floor.
"""

from collections.abc import Iterable, Sequence

from charts.budget.rows import Row
from charts.theme import LIGHT
from exports.slides.bars.words import Measures, label_of, name_of
from exports.slides.markup import SPACES, said
from exports.slides.palette import colour_xml, fill_xml, hatch_xml, line_xml
from exports.slides.text import Paragraph, paragraphs_xml

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
SERIES = "published"
_AXES = (111, 222)
_FORMAT = '"€"#,##0.##" m"'
_GAP = 70
"""Between bars, in per cent of a bar."""
_PALE = '<a:lumMod val="20000"/><a:lumOff val="80000"/>'
_SHOWN = (
    '<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/>'
    '<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/>'
    '<c:showBubbleSize val="0"/>'
)


def chart_space(rows: Sequence[Row], sizes: Measures, width: float) -> bytes:
    """Return the chart of rows that is so wide; `Sheet1` of its workbook holds the same."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<c:chartSpace xmlns:c="{CHART}" {SPACES}>'
        '<c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea>{_layout(sizes, width)}{_bars(rows, sizes)}{_names_axis(sizes)}"
        f"{_amount_axis(sizes)}</c:plotArea>"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/>{line_xml(None)}</c:spPr>{_text(sizes.size)}</c:chartSpace>"
    ).encode()


def _layout(sizes: Measures, width: float) -> str:
    start = sizes.start / width
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
        f'<c:yMode val="edge"/><c:x val="{start:.5f}"/><c:y val="0"/>'
        f'<c:w val="{1 - start:.5f}"/><c:h val="1"/></c:manualLayout></c:layout>'
    )


def _bars(rows: Sequence[Row], sizes: Measures) -> str:
    last = len(rows) + 1
    looks = "".join(_look(at, row) for at, row in enumerate(rows) if row.amount is not None)
    labels = "".join(
        _label(at, row, sizes.size) for at, row in enumerate(rows) if row.amount is not None
    )
    names = [name_of(row, sizes) for row in rows]
    amounts = [None if row.amount is None else f"{row.end:.10g}" for row in rows]
    axes = "".join(f'<c:axId val="{axis}"/>' for axis in _AXES)
    return (
        '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        '<c:ser><c:idx val="0"/><c:order val="0"/>'
        f"<c:tx><c:strRef><c:f>Sheet1!$B$1</c:f>{_cache('str', [SERIES])}</c:strRef></c:tx>"
        f'<c:spPr>{fill_xml(LIGHT.muted)}</c:spPr><c:invertIfNegative val="0"/>{looks}'
        f'<c:dLbls>{labels}<c:numFmt formatCode="{_quoted(_FORMAT)}" sourceLinked="0"/>'
        f"<c:spPr><a:noFill/>{line_xml(None)}</c:spPr>{_text(sizes.size)}{_SHOWN}</c:dLbls>"
        f"<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${last}</c:f>{_cache('str', names)}</c:strRef>"
        "</c:cat>"
        f"<c:val><c:numRef><c:f>Sheet1!$B$2:$B${last}</c:f>{_cache('num', amounts)}</c:numRef>"
        f'</c:val></c:ser><c:gapWidth val="{_GAP}"/>{axes}</c:barChart>'
    )


def _look(at: int, row: Row) -> str:
    colour = row.colour(LIGHT)
    fill, line = fill_xml(colour), ""
    if row.qualifier == "at_most":
        pale = colour_xml(colour).replace("/>", f">{_PALE}</a:schemeClr>")
        fill, line = f"<a:solidFill>{pale}</a:solidFill>", line_xml(colour, 1.5)
    if row.is_weak:
        fill = hatch_xml(colour, LIGHT.background, "dkUpDiag")
    return (
        f'<c:dPt><c:idx val="{at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f"<c:spPr>{fill}{line}</c:spPr></c:dPt>"
    )


def _label(at: int, row: Row, size: float) -> str:
    text = paragraphs_xml([Paragraph(label_of(row, size))], lambda address: "")
    return (
        f'<c:dLbl><c:idx val="{at}"/><c:tx><c:rich><a:bodyPr wrap="none"/><a:lstStyle/>{text}'
        f"</c:rich></c:tx>{_SHOWN}</c:dLbl>"
    )


def _names_axis(sizes: Measures) -> str:
    names, amounts = _AXES
    return (
        f'<c:catAx><c:axId val="{names}"/><c:scaling><c:orientation val="maxMin"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"<c:spPr>{line_xml(LIGHT.joined, 0.75)}</c:spPr>{_text(sizes.size)}"
        f'<c:crossAx val="{amounts}"/><c:crosses val="autoZero"/><c:auto val="1"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="60"/><c:tickLblSkip val="1"/>'
        '<c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _amount_axis(sizes: Measures) -> str:
    names, amounts = _AXES
    return (
        f'<c:valAx><c:axId val="{amounts}"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{sizes.peak:.10g}"/><c:min val="0"/></c:scaling><c:delete val="1"/>'
        f'<c:axPos val="t"/><c:numFmt formatCode="{_quoted(_FORMAT)}" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="none"/>'
        f'<c:crossAx val="{names}"/><c:crosses val="autoZero"/>'
        '<c:crossBetween val="between"/></c:valAx>'
    )


def _cache(kind: str, values: Iterable[str | None]) -> str:
    """Return values as the chart keeps them; a missing one has no point."""
    kept = list(values)
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{said(value)}</c:v></c:pt>'
        for at, value in enumerate(kept)
        if value is not None
    )
    form = "<c:formatCode>General</c:formatCode>" if kind == "num" else ""
    count = f'<c:ptCount val="{len(kept)}"/>'
    return f"<c:{kind}Cache>{form}{count}{points}</c:{kind}Cache>"


def _text(size: float) -> str:
    return (
        "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>"
        f'<a:defRPr sz="{round(size * 100)}">{fill_xml(LIGHT.text)}</a:defRPr></a:pPr>'
        '<a:endParaRPr lang="en-GB"/></a:p></c:txPr>'
    )


def _quoted(text: str) -> str:
    return text.replace('"', "&quot;")
