"""Snapshots to read back: of the real tables, and of others."""

import base64
import gzip
import json
from dataclasses import dataclass
from functools import cached_property

import pytest
from lxml import html as parser

from data.filters import Filters
from exports.briefing import Brief
from exports.extract import Extract
from exports.snapshot import html

BASE = "https://atlas.example/"


@dataclass(frozen=True)
class Snapshot:
    """A file as bytes, and as a parser that is not the writer reads it."""

    content: bytes

    @cached_property
    def page(self):
        """The document."""
        return parser.document_fromstring(self.content.decode())

    @cached_property
    def figures(self):
        """The Plotly figures by the key of their section."""
        return json.loads(unpacked(self.part("plotly-figures")))

    @cached_property
    def parts(self):
        """The elements that have an id, by it."""
        return {element.get("id"): element for element in self.page.xpath("//*[@id]")}

    def part(self, key):
        """The element of an id."""
        return self.parts[key]

    def words(self, key):
        """The text of an element, its spaces as one."""
        return words(self.part(key))

    def rows(self, key):
        """The rows of the table of a section, by the names of its columns."""
        (table,) = self.part(key).xpath(".//table")
        names = [words(cell) for cell in table.xpath(".//thead//th")]
        rows = table.xpath(".//tbody/tr[not(contains(@class, 'group'))]")
        return [dict(zip(names, map(words, row), strict=True)) for row in rows]


def unpacked(element):
    """What a packed element holds, in bytes."""
    return gzip.decompress(base64.b64decode(element.text))


def words(element):
    """The text of an element, its spaces as one."""
    return " ".join(element.text_content().split())


@pytest.fixture(scope="session")
def snapshot_of(tables):
    """Make the snapshot of a briefing on tables, by default on all that is real."""

    def make(whole=tables, brief=None, **asked):
        filters = Filters(**({"wave": "all"} | asked))
        extract = Extract(filters.apply(whole), filters, BASE)
        return Snapshot(html(extract, whole, brief or Brief()))

    return make


@pytest.fixture(scope="session")
def snapshot(snapshot_of):
    """The snapshot of all that is real."""
    return snapshot_of()
