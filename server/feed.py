"""What changed, as an Atom feed (RFC 4287): an entry for each of the last days of new evidence.

Decisions:

- An entry tells what came to be known after the day before it, as the Evidence page does between
  the same two days, where it leads. What later evidence changes again is another entry.
- Ids are UUIDs made of what it is, the day and the selection: the same at every address.
- Days are all that is known of time here: an entry is of midnight UTC.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape
from itertools import pairwise
from typing import Any
from urllib.parse import urlencode
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree

from charts.timeline.phrases import event_words, for_words
from data import dataset
from data.changes import Change, Changes
from data.load import fingerprint
from data.package import LICENCE, TITLE
from data.reading import subject_names, topics
from data.records import records
from data.wording import PASSED, and_list, day, distance, plural
from exports.citation import AUTHORS
from exports.extract import Extract
from server.offers import address, asked

FEED, ATOM = "changes.atom", "application/atom+xml"
_DAYS = 8
"""How many entries there are at most: each costs a comparison of all claims on two days."""


@dataclass(frozen=True)
class _Entry:
    """What came to be known after one day, until another; nothing in it changes later."""

    since: str
    """ISO 8601, as `until`."""
    seen: Extract
    """The selection as known on the second day."""
    found: Changes

    @property
    def until(self) -> str:
        """The second day."""
        return self.seen.tables.newest_evidence


def feed(extract: Extract) -> bytes:
    """Return the feed of a selection: what changed until its day, newest first."""
    entries = list(_entries(extract))
    root = ElementTree.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "en"})
    _say(root, "id", _id("feed", extract))
    _say(root, "title", f"{TITLE}: what changed")
    _say(root, "subtitle", f"What came to be known of {extract.filters.describe()}.")
    _say(root, "updated", _midnight(entries[0].until if entries else extract.known.isoformat()))
    _say(ElementTree.SubElement(root, "author"), "name", AUTHORS)
    _say(root, "rights", LICENCE["title"])
    _link(root, "self", address(extract, FEED), ATOM)
    _link(root, "alternate", _page(extract), "text/html")
    for entry in entries:
        _tell(root, entry)
    ElementTree.indent(root)
    written: bytes = ElementTree.tostring(root, "utf-8", xml_declaration=True)
    return written + b"\n"


def _entries(extract: Extract) -> Iterator[_Entry]:
    """Yield what changed in the selection between the last days of evidence, newest first."""
    files, last = fingerprint(), extract.known.isoformat()
    known_from = dataset.newest(files).evidence["known_from"].unique()
    days = sorted({last, *(str(known) for known in known_from if known <= last)})
    for until, since in pairwise(reversed(days[-_DAYS - 1 :])):
        then = replace(extract.filters, known=until)
        seen = Extract(dataset.selected(then, files), then, extract.base)
        found = dataset.changed(since, until, files).of(subject_names(seen.tables))
        if found.new_claims or len(found.rows):
            yield _Entry(since, seen, found)


def _tell(root: ElementTree.Element, entry: _Entry) -> None:
    names = subject_names(entry.seen.tables)
    said = ElementTree.SubElement(root, "entry")
    _say(said, "id", _id("entry", entry.seen))
    counts = {"change": len(entry.found.rows), "new claim": sum(entry.found.new_claims.values())}
    news = and_list(plural(count, what) for what, count in counts.items() if count)
    _say(said, "title", f"{day(entry.until)}: {news}")
    _say(said, "updated", _midnight(entry.until))
    period = urlencode({"from": entry.since, "to": entry.until})
    _link(said, "alternate", f"{_page(entry.seen)}&{period}", "text/html")
    for subject in dict.fromkeys([*entry.found.new_claims, *entry.found.rows["subject_id"]]):
        ElementTree.SubElement(said, "category", {"term": subject, "label": names[subject]})
    content = ElementTree.SubElement(said, "content", {"type": "html"})
    content.text = _html(entry, names)


def _html(entry: _Entry, names: Mapping[str, str]) -> str:
    counts = [f"{names[subject]} {count}" for subject, count in entry.found.new_claims.items()]
    new = f"<p>New claims: {escape(', '.join(counts))}.</p>" if counts else ""
    lines = [
        f"<li>{escape(sentence(row, names))}{_claims(row, entry)}.</li>"
        for row in records(entry.found.rows)
    ]
    return f"{new}<ul>{''.join(lines)}</ul>" if lines else new


def _claims(row: Mapping[str, Any], entry: _Entry) -> str:
    """Return links to the claims behind a change, the newer first."""
    page = escape(entry.seen.permalink("evidence"))
    claims = [claim for claim in (row["claim_id"], row["earlier_claim_id"]) if claim]
    links = [f'<a href="{page}&amp;claim={escape(claim)}">{escape(claim)}</a>' for claim in claims]
    return f" ({', '.join(links)})" if links else ""


def sentence(row: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """Return one change in words; `row` as in `data.changes.COLUMNS`, `names` by subject."""
    before, days = row["before"], row["days"]
    later = f", {distance(days, row['step_months'])} later" if days else ""
    planned = for_words(before or "")
    return _SAID[Change(row["change"])].format(
        what=f"{names[row['subject_id']]}, {_about(row)}",
        before=before,
        after=row["after"],
        later=later,
        planned=planned,
        missed=f" (planned {planned}{later})" if before else "",
    )


_SAID = {
    Change.SELECTED: "{after}: selected",
    Change.RENAMED: "{before}: now called {after}",
    Change.DONE: "{what}: reported as done, {after}{missed}",
    Change.CAME: "{what}: the announced day came, {after}; no source read reports it",
    Change.LATE: "{what}: known to have come late, {after}{missed}",
    Change.MOVED: "{what}: plan moved from {before} to {after}{later}",
    Change.PASSED: f"{{what}}: plan {{planned}} {PASSED}",
    Change.CHANGED: "{what}: changed from {before} to {after}",
    Change.DISAGREEMENT: "{what}: readings differ: {after}",
    Change.FIRST: "{what}: known for the first time: {after}",
}


def _about(row: Mapping[str, Any]) -> str:
    if not row["applies_to"]:
        return " · ".join(topics(row["about"], row["subject_id"]))
    words = event_words(row["about"], row["applies_to"])
    is_value = row["change"] in (Change.FIRST, Change.CHANGED)
    return f"{words} ({row['status']})" if is_value else words


def _id(what: str, extract: Extract) -> str:
    """Return an id of what an address asks for, whatever the address of the Atlas is.

    `what` is `feed` or `entry`: the feed of a day and its newest entry ask for the same.
    """
    return uuid5(NAMESPACE_URL, f"ai-factories-atlas/{FEED}/{what}{asked(extract)}").urn


def _page(extract: Extract) -> str:
    """Return where a reader sees changes: one part of the Evidence page."""
    return f"{extract.permalink('evidence')}&part=Changes"


def _midnight(iso: str) -> str:
    return f"{iso}T00:00:00Z"


def _say(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = text


def _link(parent: ElementTree.Element, rel: str, href: str, media_type: str) -> None:
    ElementTree.SubElement(parent, "link", {"rel": rel, "href": href, "type": media_type})
