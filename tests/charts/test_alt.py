"""What a figure says to those who cannot see it stands in its table, number by number."""

import re
from datetime import date

import pytest

from charts.theme import LIGHT
from exports import views

NUMBER = re.compile(r"\d+(?:\.\d+)?")
QUOTED = re.compile(r"€(\d+(?:\.\d+)?)|(\d+) %|\b(20\d\d)\b")
"""Amounts, shares and years. Other numbers count what the rows are."""


@pytest.fixture(scope="module", params=["first seven", "all"])
def drawn(request, tables, first_seven):
    chosen = first_seven if request.param == "first seven" else tables
    newest = date.fromisoformat(tables.newest_evidence)
    slips = views.slips_among(tables, chosen)
    return [
        views.budget(chosen, "factory_total", LIGHT),
        views.funding(chosen, LIGHT),
        views.consortia(chosen, LIGHT, antennas=True),
        views.sectors(chosen, LIGHT),
        views.stages(chosen, LIGHT),
        views.timeline(chosen, slips, newest, LIGHT),
        views.sites(chosen, None, LIGHT, flat=True, antennas=True),
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
