"""Every letter that reaches the file has a shape in its font."""

import sys

import pytest

from exports.briefing import Brief
from exports.paper.letters import LACKING, readable, shown


@pytest.mark.parametrize(
    "text",
    ["Türkiye, Español, Łódź, Čeština, ħ ß ø", "Ελλάδα", "България, Україна", "≥ €556 m – “a” …"],
)
def test_letters_of_europe_stay(text):
    assert readable(text) == text


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("a\x00b\tc\nd", "a b c d"),
        ("a\u202eb\u200bc\u00ad", "abc"),
        ("مصنع", LACKING * 4),
        ("AI 🏭 日本", f"AI {LACKING} {LACKING * 2}"),
        ("\ue000\ud800", LACKING * 2),
        ("Zu\u0308rich", "Zürich"),
    ],
)
def test_what_cannot_be_drawn_is_replaced(text, read):
    assert readable(text) == read


def test_every_sign_there_is_can_be_set(paper_of):
    signs = map(chr, range(0x20, sys.maxunicode))
    kept = [sign for sign in signs if readable(sign) == sign]
    assert len(kept) > 1000
    brief = Brief(title=" ".join(kept), slides=("headline",))
    assert paper_of(brief=brief).metadata["/Title"].split() == " ".join(kept).split()


def test_endless_words_may_break_and_addresses_stay_as_they_are():
    endless = "x" * 100
    link = f"https://atlas.example/?{endless}"
    value = {"said": [endless, "short"], "permalink": link, "address": endless, "count": 3}
    written = shown(value)
    assert written["said"][0].replace("\u200b", "") == endless
    assert "\u200b" in written["said"][0]
    assert written["said"][1] == "short"
    assert written["permalink"] == link
    assert written["address"] == endless
    assert written["count"] == 3
