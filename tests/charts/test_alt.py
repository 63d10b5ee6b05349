"""What a figure says to those who cannot see it stands in its table, number by number."""

import re

import pytest

from charts.theme import LIGHT
from exports import views
from tests.charts.drawn import figures

NUMBER = re.compile(r"\d+(?:\.\d+)?")
QUOTED = re.compile(r"€(\d+(?:\.\d+)?)|(\d+) %|\b(20\d\d)\b")
"""Amounts, shares and years. Other numbers count what the rows are."""


@pytest.fixture(scope="module", params=["first seven", "all"])
def drawn(request, tables, first_seven):
    chosen = first_seven if request.param == "first seven" else tables
    return [
        *figures(chosen, tables, LIGHT, ["factory_total"]),
        views.sites(chosen, None, LIGHT, flat=False, antennas=True),
    ]


def test_every_amount_share_and_year_of_an_alternative_text_stands_in_the_table(
    drawn, record_property
):
    for view in drawn:
        cells = " ".join(str(cell) for name in view.rows for cell in view.rows[name])
        said = {"".join(found) for found in QUOTED.findall(view.alt)}
        assert said <= {number.removesuffix(".0") for number in NUMBER.findall(cells)}, view.key
        assert NUMBER.search(view.alt), view.key
        record_property("quality", ["Reading", "numbers of alternative texts in tables", len(said)])
