"""First and last days of EDTF dates (ISO 8601-2), and how precise a date is."""

import re
from datetime import date
from functools import cache
from time import struct_time

from edtf import parse_edtf

_PRECISION = {
    **dict.fromkeys(("21", "22", "23", "24"), "season"),
    **dict.fromkeys(("33", "34", "35", "36"), "quarter"),
    **dict.fromkeys(("40", "41"), "half-year"),
}


def _day(bound: struct_time | float) -> date | None:
    return date(*bound[:3]) if isinstance(bound, struct_time) else None


@cache
def days(edtf: str) -> tuple[date | None, date | None]:
    """Return first and last day; None for an open end. Raises EDTFParseException."""
    parsed = parse_edtf(edtf)
    return _day(parsed.lower_strict()), _day(parsed.upper_strict())


def last_day(edtf: str) -> date:
    """Return the last day of a date that has one; raise ValueError for an open end."""
    end = days(edtf)[1]
    if end is None:
        raise ValueError(f"{edtf} has no last day")
    return end


def precision(edtf: str) -> str:
    """Return one of `schema.PRECISIONS` for an EDTF date."""
    if ".." in edtf:
        return "open"
    if "/" in edtf:
        return "interval"
    match = re.fullmatch(r"\d{4}(?:-(\d\d)(-\d\d)?)?~?", edtf)
    if match is None:
        raise ValueError(f"{edtf} is not a date this dataset uses")
    if match[2]:
        return "day"
    return "year" if match[1] is None else _PRECISION.get(match[1], "month")
