"""The matrix of factories and countries with its words, rows and claims."""

from collections.abc import Sequence

import pandas as pd

from charts.antennas import Antenna
from charts.consortia.figure import figure_of
from charts.consortia.places import places_of
from charts.consortia.seats import columns_of, desks_of, seats_of
from charts.consortia.words import alt_of, alt_of_desks, subtitle_of, title_of, twin, twin_with
from charts.selections import headings
from charts.theme import Theme
from charts.view import View, each_once


def consortia_view(
    factories: pd.DataFrame,
    memberships: pd.DataFrame,
    countries: pd.DataFrame,
    theme: Theme,
    antennas: Sequence[Antenna] | None = None,
) -> View:
    """Return the matrix of factories and countries, with what no source names left open.

    The frames have the columns of the tables of those names; `antennas` are drawn and told where
    they are given. Countries stand below each other, because their names are long and a phone is
    narrow, and in the order of the consortia they enter: each host, then its partners by name. So
    every consortium is one short run of marks, and a country in a second one stands out beside it.
    """
    columns = columns_of(factories)
    seats = seats_of(columns, memberships, countries)
    desks = desks_of(columns, antennas or (), countries)
    places = places_of(columns, headings(factories), seats, desks)
    alt = [alt_of(columns, seats), *([alt_of_desks(desks)] if desks else [])]
    return View(
        key="consortia" if antennas is None else "consortia-antennas",
        title=title_of(columns, seats),
        subtitle=subtitle_of(columns, seats, antennas),
        alt=" ".join(alt),
        draw=lambda: figure_of(columns, seats, desks, places, theme),
        rows=twin(seats) if antennas is None else twin_with(seats, desks),
        claim_ids=each_once(seat.claim_id for seat in [*seats, *desks]),
    )
