"""What every rule returns, and what it raises where it understands nothing."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from edtf.parser.edtf_exceptions import EDTFParseException

from data.calendar import days, precision

_TOO_MUCH = Decimal(10) ** 15
"""In euro, several thousand budgets of the Union; tables hold whole numbers up to 9 * 10^18."""


class NotUnderstood(ValueError):
    """No rule understands the reported string."""


@dataclass(frozen=True)
class Clean:
    """One typed value, and the name of the rule that made it."""

    rule: str
    value: str = ""
    amount: Decimal | None = None
    currency: str = ""
    unit: str = ""
    qualifier: str = ""
    edtf: str = ""
    start: date | None = None
    end: date | None = None
    precision: str = ""


def plain(number: Decimal) -> str:
    """Return a number without exponent or trailing zeros: `55043220.29`, `430000000`."""
    return f"{number.normalize():f}"


def of_date(edtf: str, rule: str) -> Clean:
    """Return a clean date; raise NotUnderstood where there is no such day."""
    try:
        start, end = days(edtf)
    except (EDTFParseException, ValueError) as error:
        raise NotUnderstood(f"{edtf} is not a date") from error
    if start and end and start > end:
        raise NotUnderstood(f"{edtf} ends before it starts")
    return Clean(rule, value=edtf, edtf=edtf, start=start, end=end, precision=precision(edtf))


def of_number(
    rule: str, amount: Decimal, qualifier: str, unit: str = "", currency: str = ""
) -> Clean:
    """Return a clean number with its unit or currency; raise NotUnderstood for one without end."""
    if amount >= _TOO_MUCH:
        raise NotUnderstood(f"{amount:.0e} is more than any number of this dataset")
    return Clean(
        rule,
        value=plain(amount),
        amount=amount,
        unit=unit,
        currency=currency,
        qualifier=qualifier,
    )
