"""What an address or a command line asks for: read as filters, or refused with the reason."""

import pytest

from data.asked import Refused, read
from data.filters import Filters


@pytest.mark.parametrize(
    ("asked", "filters"),
    [
        ({}, Filters(wave="all")),
        ({"wave": ["first"]}, Filters(wave="first")),
        ({"wave": [""], "country": [""], "known": [""]}, Filters(wave="all")),
        ({"country": ["Spain", "Finland", "Spain"]}, Filters("all", ("Finland", "Spain"))),
        ({"kind": ["new"], "sector": ["health"]}, Filters("all", (), ("new",), ("health",))),
        ({"known": ["2024-12-31"]}, Filters(wave="all", known="2024-12-31")),
    ],
)
def test_what_is_named_filters_and_what_is_not_named_selects_everything(tables, asked, filters):
    assert read(asked, tables) == filters


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ({"colour": ["red"]}, "There is no filter colour. Filters: wave, country, kind, sector"),
        (
            {"wave": ["fourth"]},
            "wave=fourth is not in the evidence. Allowed: first, second, third, all.",
        ),
        ({"wave": ["first", "all"]}, "The filter wave takes one value, not 2."),
        ({"country": ["Atlantis"]}, "country=Atlantis is not in the evidence. Allowed: Albania,"),
        ({"country": ["Finland", "x" * 999]}, "country=" + "x" * 59 + "… is not in the evidence."),
        ({"kind": ["old"]}, "Allowed: new,"),
        ({"known": ["yesterday"]}, "known=yesterday is no day of the evidence"),
        ({"known": ["20241231"]}, "known=20241231 is no day of the evidence. Allowed: 20"),
        ({"known": ["1999-01-01"]}, "written in this way"),
        ({"known": ["2999-01-01"]}, "written in this way"),
        ({"known": ["2024-12-31", "2025-01-01"]}, "The filter known takes one value, not 2."),
    ],
)
def test_what_is_not_there_is_refused_with_the_reason(tables, asked, reason):
    with pytest.raises(Refused) as refused:
        read(asked, tables)
    assert reason in str(refused.value)
