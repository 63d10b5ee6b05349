"""The feed is Atom, tells each change once with its claims, and stays the same tomorrow."""

import re
from datetime import datetime
from urllib.parse import parse_qsl, urlsplit
from xml.etree import ElementTree

import pytest

from data import dataset
from data.changes import COLUMNS, Change, changes
from data.load import fingerprint
from server.feed import sentence

ATOM = "{http://www.w3.org/2005/Atom}"
NAMES = {"lumi": "LUMI AI Factory", "programme": "Programme"}


def parsed(content):
    return ElementTree.fromstring(content)


def text(element, name):
    return element.findtext(f"{ATOM}{name}")


def query_of(entry):
    return dict(parse_qsl(urlsplit(entry.find(f"{ATOM}link").get("href")).query))


@pytest.fixture(scope="module")
def made(ask):
    """Return the feed as the app makes it: `made("?known=2025-06-30", Host="one.example")`."""
    return lambda query="", **headers: parsed(
        ask(f"/open-data/changes.atom{query}", **headers).body
    )


@pytest.fixture(scope="module")
def live(made):
    return made()


def test_the_feed_has_all_that_atom_asks_for(live, server):
    assert live.tag == f"{ATOM}feed"
    links = {link.get("rel"): link.get("href") for link in live.findall(f"{ATOM}link")}
    assert links["self"] == f"{server.address}/open-data/changes.atom"
    assert live.findtext(f"{ATOM}author/{ATOM}name") == "AI Factories Atlas contributors"
    for part in (live, *live.findall(f"{ATOM}entry")):
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", text(part, "id"))
        assert text(part, "title")
        assert datetime.fromisoformat(text(part, "updated")).utcoffset().seconds == 0


def test_entries_come_newest_first_each_with_an_id_of_its_own(live, tables):
    entries = live.findall(f"{ATOM}entry")
    days = [text(entry, "updated") for entry in entries]

    assert 1 < len(entries) <= 8
    assert days == sorted(set(days), reverse=True)
    assert text(live, "updated") == days[0] == f"{tables.newest_evidence}T00:00:00Z"
    assert len({text(entry, "id") for entry in entries}) == len(entries)


def test_an_entry_tells_the_changes_between_two_days_of_evidence(live):
    entry = live.find(f"{ATOM}entry")
    asked = query_of(entry)
    found = changes(*(dataset.known_on(asked[name], fingerprint()) for name in ("from", "to")))
    said = text(entry, "content")

    assert asked["known"] == asked["to"]
    assert said.count("<li>") == len(found.rows)
    linked = set(re.findall(r"claim=(c\d+)\"", said))
    assert linked == {
        claim for name in ("claim_id", "earlier_claim_id") for claim in found.rows[name].dropna()
    }
    subjects = {category.get("term") for category in entry.findall(f"{ATOM}category")}
    assert subjects == {*found.new_claims, *found.rows["subject_id"]}


def test_an_entry_is_the_same_when_later_evidence_is_known(made, live, tables):
    then = made(f"?known={sorted(tables.evidence['known_from'].unique())[-2]}")
    now = {text(entry, "id"): ElementTree.tostring(entry) for entry in live.iter(f"{ATOM}entry")}
    earlier = then.findall(f"{ATOM}entry")

    assert ElementTree.tostring(earlier[0]) == now[text(earlier[0], "id")]
    assert text(then, "id") != text(live, "id")


def test_a_feed_and_its_entries_have_no_id_in_common(made, live, tables):
    found = made(f"?known={tables.newest_evidence}")
    entries = {text(entry, "id") for entry in live.findall(f"{ATOM}entry")}

    assert text(found.find(f"{ATOM}entry"), "id") in entries
    assert text(found, "id") not in entries


def test_every_link_for_readers_opens_the_changes(live):
    links = [link.get("href") for link in live.iter(f"{ATOM}link") if link.get("rel") != "self"]

    assert len(links) == len(live.findall(f"{ATOM}entry")) + 1
    for link in links:
        assert urlsplit(link).path == "/evidence"
        assert ("part", "Changes") in parse_qsl(urlsplit(link).query)


def test_ids_do_not_change_with_the_address_of_the_atlas(made, live):
    other = made(Host="other.example", X_Forwarded_Proto="https")

    assert [one.text for one in other.iter(f"{ATOM}id")] == [
        one.text for one in live.iter(f"{ATOM}id")
    ]
    assert other.find(f"{ATOM}link").get("href").startswith("https://other.example/")


def test_a_selection_has_a_feed_of_its_own_factories_and_the_programme(made):
    found = made("?country=Luxembourg")
    subjects = {category.get("term") for category in found.iter(f"{ATOM}category")}

    assert subjects == {"l-ai", "programme"}
    assert "Luxembourg" in text(found, "subtitle")
    assert query_of(found.find(f"{ATOM}entry"))["country"] == "Luxembourg"


def test_before_anything_was_known_the_feed_is_empty_and_valid(made, tables):
    first = tables.evidence["known_from"].min()
    found = made(f"?known={first}")
    assert found.findall(f"{ATOM}entry") == []
    assert text(found, "updated") == f"{first}T00:00:00Z"


def row(change, **cells):
    return dict.fromkeys(COLUMNS) | {
        "change": str(change),
        "subject_id": "lumi",
        "about": "operation",
        "applies_to": "machine",
        **cells,
    }


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"change": "selected", "after": "LUMI AI Factory"}, "LUMI AI Factory: selected"),
        ({"change": "renamed", "before": "LUMI", "after": "X"}, "LUMI: now called X"),
        (
            {"change": "done", "after": "May 2026"},
            "LUMI AI Factory, Machine in operation: reported as done, May 2026",
        ),
        (
            {"change": "late", "before": "by mid-2026", "after": "July 2026", "days": 31},
            "LUMI AI Factory, Machine in operation: known to have come late, July 2026 "
            "(planned by mid-2026, about 1 month later)",
        ),
        (
            {"change": "moved", "before": "2025", "after": "2026", "days": 365, "step_months": 12},
            "LUMI AI Factory, Machine in operation: plan moved from 2025 to 2026, about 1 year "
            "later",
        ),
        (
            {"change": "passed", "before": "mid-2026", "applies_to": "existing_machine"},
            "LUMI AI Factory, Existing machine in operation: plan for mid-2026 passed; no source "
            "read reports it done",
        ),
        (
            {"change": "first", "status": "planned", "after": "2027"},
            "LUMI AI Factory, Machine in operation (planned): known for the first time: 2027",
        ),
        (
            {"change": "changed", "about": "budget_total", "applies_to": None}
            | {"before": "€1 m", "after": "{€2 m}"},
            "LUMI AI Factory, Factory total: changed from €1 m to {€2 m}",
        ),
        (
            {"change": "disagreement", "about": "name;milestone.selected", "applies_to": None}
            | {"after": "a (c1); b (c2)"},
            "LUMI AI Factory, Name · Selected: readings differ: a (c1); b (c2)",
        ),
    ],
    ids=lambda value: value["change"] if isinstance(value, dict) else "",
)
def test_each_kind_of_change_reads_as_a_sentence(cells, words):
    assert sentence(row(**{"step_months": 0, **cells}), NAMES) == words


def test_there_are_words_for_every_kind_of_change():
    for change in Change:
        said = sentence(row(change, before="2025", after="2026", days=9, step_months=0), NAMES)
        assert re.search("LUMI|2026", said), change
