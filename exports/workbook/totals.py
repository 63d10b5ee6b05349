"""The factory totals on a sheet, with a chart that can be edited."""

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from data.load import Tables
from data.reading import factory_names, limited, reservations, weak_claims
from data.records import records_of
from data.schema import MEASURES, Field, Standing
from data.wording import MEASURE_MEANINGS, money, partial_sum
from exports.limits import limits
from exports.workbook.cells import Looks
from exports.workbook.table import Citations, fill

NAME = "factory totals"
_FIELDS = (
    Field("factory", "Name in use, with the amount in words: what limits it, or why it is missing"),
    Field("amount_eur", "Amount; empty where no source gives one", "integer", "EUR"),
    Field("qualifier", "How the source limits the number"),
    Field("reservations", "What to know before quoting the amount"),
    Field("rivals", "What other sources say instead, with their claims"),
    Field("claim_id", "Claim the amount rests on"),
    Field("source", "Publisher, title and date of the source"),
)
_HEADING, _LIMITS, _TOP = 0, 1, 2
_EXACT, _LIMITED = "#2F6FDE", "#C9DAF8"
_BAR = 36
"""Pixels a factory takes in the chart."""

_Point = dict[str, Any] | None
"""How a bar differs from the others, if it does."""


def add_totals(book: Workbook, tables: Tables, cited: Citations, looks: Looks) -> None:
    """Add the sheet of the factory totals; an amount that is not known is an empty cell."""
    names = factory_names(tables)
    rows = [
        _row(names[total["factory_id"]], total, tables, cited)
        for total in records_of(tables.budgets, "measure", "factory_total")
    ]
    sheet = book.add_worksheet(NAME)
    said, limiting = _sum_words(rows, tables), limits(tables, "factory_total").text
    sheet.write_string(_HEADING, 0, said, looks.label)
    sheet.write_string(_LIMITS, 0, limiting)
    fill(sheet, _FIELDS, rows, looks, _TOP)
    if rows:
        points = [_point(row, tables) for row in rows]
        _add_chart(book, sheet, points, f"{said} {limiting}".rstrip())


def _row(name: str, total: dict[str, Any], tables: Tables, cited: Citations) -> dict[str, Any]:
    claim_id = total["claim_id"]
    rivals = "; ".join(_rivals(total["factory_id"], tables))
    return {
        "factory": f"{name}: {money(total['amount_eur'], total['qualifier'])}",
        "amount_eur": total["amount_eur"],
        "qualifier": total["qualifier"],
        "reservations": "; ".join(reservations(claim_id, tables)) if claim_id else None,
        "rivals": rivals,
        "claim_id": claim_id,
        "source": cited.get(claim_id),
    }


def _rivals(factory_id: str, tables: Tables) -> list[str]:
    claims = records_of(tables.evidence, "attribute", MEASURES["factory_total"])
    return [
        f"{money(claim['amount_eur'], claim['qualifier'])} ({claim['claim_id']})"
        for claim in claims
        if claim["subject_id"] == factory_id and claim["standing"] == Standing.RIVAL
    ]


def _sum_words(rows: list[dict[str, Any]], tables: Tables) -> str:
    if not rows:
        return "No AI Factory fits this selection."
    weak = weak_claims(tables)
    amounts = [(row["amount_eur"], row["qualifier"], row["claim_id"] in weak) for row in rows]
    return f"Factory totals ({MEASURE_MEANINGS['factory_total']}). {partial_sum(amounts)}"


def _add_chart(book: Workbook, sheet: Worksheet, points: list[_Point], said: str) -> None:
    first, last = _TOP + 1, _TOP + len(points)
    chart = book.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": "Factory total",
            "categories": [NAME, first, 0, last, 0],
            "values": [NAME, first, 1, last, 1],
            "fill": {"color": _EXACT},
            "border": {"color": _EXACT},
            "points": points,
            "gap": 60,
        }
    )
    chart.set_title({"name": "Factory totals as published; pale where something limits the amount"})
    chart.set_legend({"none": True})
    chart.set_x_axis(
        {"num_format": '€#,##0,," m"', "min": 0, "major_gridlines": {"visible": False}}
    )
    # Read from the top, as the rows, with the amounts below.
    chart.set_y_axis({"reverse": True, "crossing": "max"})
    chart.set_size({"width": 900, "height": 120 + _BAR * len(points)})
    sheet.insert_chart(last + 2, 0, chart, {"description": f"Bar chart. {said}"})


def _point(row: dict[str, Any], tables: Tables) -> _Point:
    """Return how a bar differs: one that is not exact, or of a part only, is pale."""
    is_exact = row["qualifier"] in ("exact", None)
    if is_exact and not limited([row["claim_id"]], tables):
        return None
    return {"fill": {"color": _LIMITED}, "border": {"color": _EXACT}}
