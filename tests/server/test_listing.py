"""The page of the open data: every link leads to a file, and what it shows to copy works."""

import json
import re
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlencode, urljoin

import pandas as pd
import pytest

from data.filters import ALL, Filters
from data.schema import TABLES
from exports.citation import bibtex, citation
from exports.extract import Extract
from server.open_data import FILES

PAGE = "/open-data/"
SELECTION = "?country=Finland&known=2025-06-30"


class Html(HTMLParser):
    """The tags, links, code and text of a page."""

    def __init__(self, content):
        super().__init__()
        self.tags, self.links, self.code, self.text, self._is_code = [], [], [], "", False
        self.feed(content.decode())

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if href := dict(attrs).get("href"):
            self.links.append(href)
        if tag == "pre":
            self.code.append("")
            self._is_code = True

    def handle_endtag(self, tag):
        self._is_code = self._is_code and tag != "pre"

    def handle_data(self, data):
        self.text += data
        if self._is_code:
            self.code[-1] += data


@pytest.fixture(scope="module")
def page(ask):
    return Html(ask(PAGE).body)


def test_the_page_names_each_table_with_its_rows_and_what_they_are(page, tables):
    for name, table in TABLES.items():
        assert f"{name}, {len(tables.frames()[name]):,} row" in page.text
        assert table.description in page.text


@pytest.mark.parametrize("query", ["", SELECTION])
def test_every_file_is_linked_and_every_link_of_the_page_leads_to_one(query, ask, server):
    links = Html(ask(PAGE + query).body).links
    there = {urljoin(server.address + PAGE, link) for link in links}
    own = {link.removeprefix(server.address) for link in there if link.startswith(server.address)}
    files = {f"{PAGE}{name}{query}" for name in FILES}

    assert files <= own
    for path in own - files:
        assert ask(path, "HEAD").status == 200, path


def test_the_page_runs_nothing_and_fetches_nothing_else(page):
    assert {tag for tag, _ in page.tags}.isdisjoint({"img", "iframe", "form"})
    scripts = [given for tag, given in page.tags if tag == "script"]
    assert scripts == [{"type": "application/ld+json"}]
    fetched = [given["href"] for tag, given in page.tags if tag == "link"]
    assert not [href for href in fetched if re.match("(https?:)?//", href)]


@pytest.mark.parametrize("query", ["", SELECTION])
def test_the_page_describes_the_dataset_it_lists(query, ask):
    html = ask(PAGE + query).body.decode()
    described = re.search(r'<script type="application/ld\+json">(.+?)</script>', html)

    assert json.loads(described[1]) == json.loads(ask(f"{PAGE}dataset.jsonld{query}").body)


def test_a_link_to_the_page_has_a_preview(ask, server):
    tags = Html(ask(PAGE + SELECTION).body).tags
    said = {given["property"]: given["content"] for _, given in tags if "property" in given}

    assert said["og:title"] == "Open data · AI Factories Atlas"
    assert said["og:url"] == f"{server.address}{PAGE}?{urlencode(parse_qsl(SELECTION[1:]))}"
    assert said["og:image"] == f"{server.address}/preview.png"


def test_a_reader_of_the_page_finds_their_way(page):
    assert page.tags[0] == ("html", {"lang": "en"})
    headings = [tag for tag, _ in page.tags if re.fullmatch(r"h\d", tag)]
    assert headings[0] == "h1"
    assert set(headings[1:]) == {"h2"}
    assert ("main", {}) in page.tags


def test_the_page_says_what_can_be_asked_for(page, tables):
    for allowed in ("wave: first, second, third, all", "kind: new, associated", "Austria, Belgium"):
        assert allowed in page.text
    first = tables.evidence["known_from"].min()
    assert f"known: a day from {first} to {tables.newest_evidence}" in page.text


def test_the_example_of_a_part_can_be_asked_for(page, ask):
    assert ask(PAGE + page.code[0]).status == 200


def test_the_example_in_python_runs(page, tables):
    example = next(code for code in page.code if "import pandas" in code)
    first, second = example.split("from frictionless")
    for part in (first, f"from frictionless{second}"):
        found = {}
        exec(part, found)
        assert list(found["budgets"]["amount_eur"].dropna()) == list(
            tables.budgets["amount_eur"].dropna()
        )
        assert isinstance(found["budgets"], pd.DataFrame)


def test_the_page_says_how_to_cite_what_it_lists(page, tables, server):
    whole = Extract(tables, Filters(ALL), f"{server.address}/")
    assert citation(whole) in page.code
    assert bibtex(whole) in page.code


def test_the_page_of_a_selection_counts_and_names_it(ask, server):
    found = Html(ask(PAGE + SELECTION).body)

    assert "all selections in the data, with Finland, as known on 30 June 2025" in found.text
    assert "factories, 1 row" in found.text
    assert f"{server.address}/?wave=all&country=Finland&known=2025-06-30" in found.links
