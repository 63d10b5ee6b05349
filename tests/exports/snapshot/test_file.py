"""A snapshot is one file: nothing asked for, nothing run that is not its own, nothing broken."""

import base64
import hashlib
import json
import re
from dataclasses import replace
from itertools import pairwise

import pytest

from charts.theme import DARK
from exports import views
from exports.__main__ import main
from exports.briefing import Brief
from exports.formats import HTML
from tests.exports.crowd import crowd
from tests.exports.snapshot.conftest import unpacked, words

_HOSTILE = (
    "</script><script>alert(1)</script> {at}",
    '"><img src=x onerror=alert(1)> {at} \u2028\u2029',
    "{{{{ 7 * 7 }}}} <!-- ]]> & &lt; \x00\x1f\x9f {at}",
)


@pytest.fixture(scope="module")
def hostile(tables, snapshot_of):
    """A snapshot in which names, what sources print and the title are hostile."""
    whole = crowd(tables, 5, _HOSTILE)
    printed = "</script><svg onload=alert(1)>\u2028" + whole.evidence["reported"] + "\x00"
    whole = replace(
        whole,
        evidence=whole.evidence.assign(reported=printed),
        sources=whole.sources.assign(url="javascript:alert(1)"),
    )
    return snapshot_of(whole, Brief(title="</title><script>alert(1)</script>", audience="<b>&"))


def hash_of(content):
    return f"'sha256-{base64.b64encode(hashlib.sha256(content).digest()).decode()}'"


def test_all_nineteen_leave_room_to_grow_below_two_megabytes(snapshot, tables):
    assert len(tables.factories) == len(snapshot.page.xpath("//section[@id='profiles']/section"))
    assert len(snapshot.content) < 1_700_000


def test_the_same_input_makes_the_same_bytes(snapshot, snapshot_of):
    assert snapshot_of().content == snapshot.content


def test_nothing_of_it_is_elsewhere(snapshot):
    assert snapshot.page.xpath("//@src") == []
    assert snapshot.page.xpath("//link/@href") == ["data:,"]
    addresses = re.findall(r"url\(([^)]{12})", snapshot.page.xpath("//style")[0].text)
    assert set(addresses) == {"data:font/wo"}


def test_the_policy_lets_run_what_is_in_it_and_no_more(snapshot):
    policy = snapshot.page.xpath("//meta[@http-equiv]/@content")[0]
    allowed = dict(part.split(" ", 1) for part in policy.split("; "))
    (own,) = snapshot.page.xpath("//script[not(@type)]")
    plotly = unpacked(snapshot.part("plotly"))
    assert plotly.startswith(b"/**\n* plotly.js (basic - minified) v4.1.1")
    assert set(allowed["script-src"].split()) == {hash_of(plotly), hash_of(own.text.encode())}
    style = snapshot.page.xpath("//style")[0].text.encode()
    assert set(allowed["style-src-elem"].split()) == {hash_of(style), hash_of(b"")}
    assert allowed["default-src"] == "'none'"
    assert "unsafe-eval" not in policy


def test_every_link_within_it_arrives_and_no_name_is_given_twice(snapshot):
    ids = snapshot.page.xpath("//@id")
    assert len(ids) == len(set(ids))
    inner = {href[1:] for href in snapshot.page.xpath("//a/@href") if href.startswith("#")}
    assert inner <= set(ids)


def test_headings_go_down_one_by_one_below_one_title(snapshot):
    levels = [int(h.tag[1]) for h in snapshot.page.xpath("//h1|//h2|//h3|//h4")]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_section_is_in_the_contents(snapshot):
    listed = set(snapshot.page.xpath("//nav//a/@href"))
    assert {f"#{key}" for key in snapshot.page.xpath("//main//section/@id")} == listed


def test_it_holds_the_chosen_slides_in_their_order(snapshot_of):
    brief = Brief(title="In the North", audience="Nordic Council", slides=("map", "headline"))
    made = snapshot_of(brief=brief, country=("Finland",))
    keys = made.page.xpath("//main/section/@id")
    assert keys == ["flat-map", "headline", "evidence", "sources"]
    assert words(made.page.xpath("//h1")[0]) == "In the North"
    said = [words(line) for line in made.page.xpath("//header/p")]
    assert said[:2] == [
        "Nordic Council",
        "AI Factories Atlas: factories of all selections, with Finland",
    ]
    assert "country=Finland" in made.page.xpath("//header//a/@href")[0]


def test_it_says_how_to_cite_and_reuse_it(snapshot, tables):
    said = words(snapshot.page.xpath("//footer")[0])
    assert f"Data version {tables.version}" in said
    assert "CC BY 4.0" in said
    assert "not an official site of the European Union" in said


def test_an_empty_selection_says_so(snapshot_of):
    made = snapshot_of(brief=Brief(slides=("budget", "profiles")), country=("Malta",))
    assert made.page.xpath("//main/section/@id") == ["headline", "evidence", "sources"]
    assert "No AI Factory fits this selection" in made.words("headline")
    assert made.page.xpath("//script[@id]") == []


def test_hostile_words_stay_words(hostile):
    scripts = hostile.page.xpath("//script")
    assert [s.get("type") for s in scripts] == ["text/plain", "text/plain", None]
    assert hostile.page.xpath("//img|//b|//@onload|//@onerror") == []
    assert words(hostile.page.xpath("//h1")[0]) == "</title><script>alert(1)</script>"
    assert "{{ 7 * 7 }} <!-- ]]> & &lt;" in hostile.words("content")
    assert not any(href.startswith("javascript") for href in hostile.page.xpath("//a/@href"))


def test_hostile_words_stay_in_their_figures(hostile):
    said = json.dumps(hostile.figures)
    assert "<script" not in said
    assert "&lt;/script&gt;" in said


def test_what_html_has_no_room_for_is_left_out(hostile):
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", hostile.content.decode())


def test_changes_make_the_dark_figure_of_the_light_one(snapshot, tables):
    spec = snapshot.figures["consortia"]
    for path, value in spec["dark"]:
        *way, last = path
        place = spec
        for key in way:
            place = place[key]
        place[last] = value
    expected = json.loads(views.consortia(tables, DARK).drawing.to_json())
    assert spec["data"] == expected["data"]
    assert spec["layout"]["paper_bgcolor"] == DARK.background


def test_many_factories_with_endless_names_have_all_their_sections(tables, snapshot_of):
    whole = crowd(tables, 19, ("Donaudampfschifffahrt" * 4 + "{at}", "A {id}"))
    made = snapshot_of(whole, Brief(slides=("profiles", "budget")))
    assert len(made.page.xpath("//section[starts-with(@id, 'profile-')]")) == 19
    assert len(made.rows("budget-factory_total")) == 19


def test_the_command_writes_what_the_function_makes(extract, tables, tmp_path):
    target = tmp_path / "north.html"
    asked = ["--country", "Finland", "--slides", "headline,budget", "--output", str(target)]
    assert main(["html", *asked, "--base", "https://atlas.example"]) == 0
    finland = extract(wave="all", country=("Finland",))
    brief = Brief(slides=("headline", "budget"))
    assert target.read_bytes() == HTML.make(finland, tables, brief)
