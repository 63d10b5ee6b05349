"""How a file is sent: validators, compression, other sites, and what may be asked."""

import gzip

import pytest

from server.respond import holds, takes

BUDGETS = "/open-data/budgets.csv"
ZIP = "/open-data/atlas.zip"


def test_a_file_is_sent_with_all_that_a_cache_and_a_browser_need(ask):
    answer = ask(BUDGETS)

    assert answer.status == 200
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Cache-Control"] == "public, max-age=300, must-revalidate"
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Length"] == str(len(answer.body))
    assert "Set-Cookie" not in answer.headers


def test_what_the_reader_holds_is_not_sent_again(ask):
    first = ask(BUDGETS)
    again = ask(BUDGETS, If_None_Match=first.headers["ETag"])

    assert (again.status, again.body) == (304, b"")
    for name in ("ETag", "Cache-Control", "Vary", "Access-Control-Allow-Origin"):
        assert again.headers[name] == first.headers[name]


@pytest.mark.parametrize("form", ["*", "W/{}", '"other", {}', '"other",W/{} , "more"'])
def test_the_tags_of_a_reader_come_in_many_forms(form, ask):
    tag = ask(BUDGETS).headers["ETag"]
    assert ask(BUDGETS, If_None_Match=form.format(tag)).status == 304


@pytest.mark.parametrize("other", ['"other"', "", "nonsense", '"'])
def test_another_tag_gets_the_file(other, ask):
    assert ask(BUDGETS, If_None_Match=other).status == 200


def test_each_file_and_each_selection_has_a_tag_of_its_own(ask):
    paths = ["budgets.csv", "budgets.json", "funding.csv", "budgets.csv?country=Finland"]
    tags = [ask(f"/open-data/{path}").headers["ETag"] for path in paths]
    assert len(set(tags)) == len(tags)
    assert all(tag.startswith('"') and tag.endswith('"') for tag in tags)


def test_a_file_comes_compressed_to_those_who_take_it_with_another_tag(ask):
    plain, packed = ask(BUDGETS), ask(BUDGETS, Accept_Encoding="br, gzip;q=0.8")

    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert gzip.decompress(packed.body) == plain.body
    assert len(packed.body) == int(packed.headers["Content-Length"]) < len(plain.body)
    assert packed.headers["Vary"] == "Accept-Encoding"
    assert packed.headers["ETag"] != plain.headers["ETag"]


def test_each_tag_is_valid_for_its_own_representation_only(ask):
    tag, packed = (
        ask(BUDGETS, Accept_Encoding=coding).headers["ETag"] for coding in ("identity", "gzip")
    )
    assert ask(BUDGETS, Accept_Encoding="gzip", If_None_Match=packed).status == 304
    assert ask(BUDGETS, Accept_Encoding="gzip", If_None_Match=tag).status == 200
    assert ask(BUDGETS, If_None_Match=packed).status == 200


@pytest.mark.parametrize("path", [BUDGETS, ZIP, "/open-data/", "/open-data/changes.atom"])
@pytest.mark.parametrize("coding", ["gzip", "identity"])
def test_the_headers_can_be_asked_for_without_the_file(path, coding, ask):
    whole, head = (ask(path, method, Accept_Encoding=coding) for method in ("GET", "HEAD"))

    assert (head.status, head.body) == (200, b"")
    assert {**head.headers, "date": ""} == {**whole.headers, "date": ""}


def test_who_takes_no_compression_gets_none(ask):
    for refusing in ("gzip;q=0", "gzip; q=0.000, *", "identity", "br"):
        answer = ask("/open-data/evidence.json", Accept_Encoding=refusing)
        assert "Content-Encoding" not in answer.headers, refusing
        assert answer.body.startswith(b"["), refusing


@pytest.mark.parametrize("path", [ZIP, "/open-data/atlas.xlsx"])
def test_a_packed_file_is_kept_and_not_packed_again(path, ask):
    answer = ask(path, Accept_Encoding="gzip")

    assert "Content-Encoding" not in answer.headers
    assert answer.body.startswith(b"PK")
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")


@pytest.mark.parametrize(
    ("accepted", "is_taken"),
    [
        ("gzip", True),
        ("GZIP", True),
        ("deflate, gzip;q=0.5", True),
        ("*", True),
        ("*;q=0.1", True),
        ("", False),
        ("identity", False),
        ("gzip;q=0", False),
        ("gzip ; q=0.0", False),
        ("*;q=0", False),
        ("*, gzip;q=0", False),
        ("notgzip", False),
        (",;,q=;gzip", False),
    ],
)
def test_codings_are_weighed(accepted, is_taken):
    assert takes("gzip", accepted) is is_taken


def test_a_tag_that_is_part_of_another_is_not_it():
    assert not holds('"abcd-gzip"', '"abcd"')


def test_a_page_of_any_site_may_ask_first(ask):
    asked = {"Origin": "https://example.org", "Access_Control_Request_Method": "GET"}
    answer = ask(BUDGETS, "OPTIONS", Access_Control_Request_Headers="if-none-match", **asked)

    assert (answer.status, answer.body) == (204, b"")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "GET" in answer.headers["Access-Control-Allow-Methods"].split(", ")
    assert answer.headers["Access-Control-Allow-Headers"] == "*"
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE", "FOO"])
@pytest.mark.parametrize("path", [BUDGETS, "/open-data/", "/open-data"])
def test_nothing_can_be_changed(method, path, ask):
    answer = ask(path, method)
    assert answer.status == 405
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert answer.headers["Content-Type"] == "application/problem+json"
