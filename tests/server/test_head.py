"""What a program that runs no script reads of a page: over HTTP, from the running app."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from data.load import fingerprint
from server.announced import Page, head
from server.head import PAGES, PREVIEW, open_data_links

MAIN = Path(__file__).parents[2] / "pages" / "main.py"


class Head(HTMLParser):
    """The title and the meta tags of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.title, self.said, self._in_title = "", {}, False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self._in_title = tag == "title"
        if tag == "meta" and "content" in given:
            self.said[given.get("property") or given.get("name")] = given["content"]

    def handle_data(self, text):
        if self._in_title:
            self.title += text

    def handle_endtag(self, tag):
        self._in_title = False


def test_every_page_of_the_app_has_a_head():
    pages = re.findall(r'st\.Page\(HERE / "(\w+)\.py", title="(\w+)"', MAIN.read_text("utf-8"))
    assert [(page.path.strip("/") or "overview", page.title) for page in PAGES] == pages


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.title)
def test_a_page_says_its_title_what_it_answers_and_how_it_looks(page: Page, server):
    with urlopen(server.address + page.path) as answer:
        found = Head(answer.read().decode())

    assert found.title == f"{page.title} · AI Factories Atlas" == found.said["og:title"]
    assert found.said["description"] == page.description == found.said["og:description"]
    assert found.said["og:url"] == server.address + page.path
    with urlopen(found.said["og:image"]) as picture:
        assert picture.headers["Content-Type"] == "image/png"
        assert picture.read() == PREVIEW.read_bytes()


def test_the_head_of_a_page_can_be_asked_for_without_the_page(server):
    with urlopen(Request(server.address + "/budget", method="HEAD")) as answer:
        assert answer.status == 200
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
        assert answer.read() == b""


def test_nothing_is_taken_to_the_head_that_was_not_asked_to_be(server):
    with pytest.raises(HTTPError) as refused:
        urlopen(Request(server.address + "/budget", data=b"x", method="POST"))
    with refused.value as answer:
        assert answer.code == 405


def test_the_preview_has_the_size_its_head_says():
    width, height = (int.from_bytes(PREVIEW.read_bytes()[at : at + 4]) for at in (16, 20))
    said = Head(head(PAGES[0], "https://example.org/")).said
    assert (str(width), str(height)) == (said["og:image:width"], said["og:image:height"])


def test_the_address_a_reader_came_by_is_never_markup():
    written = head(PAGES[0], 'https://example.org/"><script>/')
    assert "<script>" not in written


@pytest.mark.parametrize("path", ["/", "/budget"])
def test_a_page_describes_the_dataset_and_leads_to_it(path, ask):
    html = ask(path).body.decode()
    described = re.search(r'<script type="application/ld\+json">(.+?)</script>', html)

    assert json.loads(described[1]) == json.loads(ask("/open-data/dataset.jsonld").body)
    links = re.findall(
        r'<link rel="alternate" type="([^"]+)"[^>]* href="[^"]+(/open-data/\S+)"', html
    )
    assert ("application/atom+xml", "/open-data/changes.atom") in links
    assert ("application/ld+json", "/open-data/catalog.jsonld") in links
    for media_type, address in links:
        assert ask(address, "HEAD").headers["Content-Type"] == media_type


def test_nothing_in_the_description_of_the_dataset_ends_its_script():
    links = open_data_links("https://example.org/</script><script>/", fingerprint())
    assert links.count("<script") == links.count("</script") == 1
    assert json.loads(links.partition('json">')[2].removesuffix("</script>"))["@type"] == "Dataset"


def test_a_link_that_is_passed_on_keeps_what_it_asks_for(ask):
    page = ask("/budget?factory=lumi&known=2024-12-31&x=%3Cb%3E%22").body.decode()
    said = Head(page).said["og:url"]
    assert said.endswith("/budget?factory=lumi&known=2024-12-31&x=%3Cb%3E%22")
