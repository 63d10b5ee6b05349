"""Who is with whom: factories across, countries down, a mark where a source names the country.

Antennas, where they are asked for, have rows and marks of their own and are counted nowhere: they
are linked to factories and members of no consortium.

From tables to figure: `seats`, `places`, `figure`; `view` adds the `words`.
"""

from charts.consortia.figure import NOTHING
from charts.consortia.seats import Seat, columns_of, seats_of, sizes_of
from charts.consortia.view import consortia_view
from charts.consortia.words import OUTSIDE, alt_of

__all__ = [
    "NOTHING",
    "OUTSIDE",
    "Seat",
    "alt_of",
    "columns_of",
    "consortia_view",
    "seats_of",
    "sizes_of",
]
