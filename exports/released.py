"""When the data came out that a selection is taken from, whatever day it is seen from."""

from datetime import date

from data.load import Tables


def released(tables: Tables) -> date:
    """Return the day of the data version, which begins with it: `2026.11.21+aac53cf4`."""
    return date.fromisoformat(tables.version[:10].replace(".", "-"))
