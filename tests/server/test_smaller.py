"""Streamlit's scripts and styles arrive compressed, whole and to be kept; its icons in part."""

import asyncio
import gzip
from io import BytesIO

import brotli
import pytest
from fontTools.ttLib import TTFont

from docs.icons import ligatures, needed
from server import smaller
from server.bundles import STATIC, first_needed, named_in_page
from server.head import PAGES
from server.icons import OF_STREAMLIT
from tests.apart import run_apart

STYLE = next((STATIC / "static" / "css").glob("index.*.css")).relative_to(STATIC).as_posix()
SCRIPT = next((STATIC / "static" / "js").glob("react-dom.*.js")).relative_to(STATIC).as_posix()
UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress}


@pytest.mark.parametrize("file", [STYLE, SCRIPT])
@pytest.mark.parametrize(
    ("accepted", "sent"), [("gzip, deflate, br, zstd", "br"), ("gzip", "gzip")]
)
def test_a_file_arrives_compressed_and_is_the_same(file, accepted, sent, ask):
    answer = ask(f"/{file}", Accept_Encoding=accepted)
    whole = (STATIC / file).read_bytes()

    assert answer.status == 200
    assert answer.headers["Content-Encoding"] == sent
    assert UNPACK[sent](answer.body) == whole
    assert len(answer.body) < len(whole) / 2
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_coding_at_weight_nought_is_not_sent_and_letters_may_be_large(ask):
    sent = [
        ask(f"/{STYLE}", Accept_Encoding=accepted).headers["Content-Encoding"]
        for accepted in ("br;q=0, gzip", "BR", "br;q=0")
    ]
    assert sent == ["gzip", "br", None]


def test_a_file_is_compressed_once_however_many_ask_at_once():
    async def ask_at_once():
        file = next((STATIC / "static" / "js").glob("DateInput.*.js"))
        return await asyncio.gather(*(smaller._compressed(file, "br") for _ in range(20)))

    assert len({id(content) for content in run_apart(ask_at_once())}) == 1


def test_a_file_is_compressed_better_later_and_sent_meanwhile():
    file = next((STATIC / "static" / "js").glob("react-dom.*.js"))
    name = file.relative_to(STATIC).as_posix()

    async def sizes():
        first = await smaller._compressed(file, "br")
        later = asyncio.create_task(asyncio.to_thread(smaller.shrink, [name]))
        await asyncio.sleep(0)
        meanwhile = await smaller._compressed(file, "br")
        await later
        return first, meanwhile, await smaller._compressed(file, "br")

    first, meanwhile, last = run_apart(sizes())
    assert meanwhile is first
    assert len(last) < len(first) * 0.97
    assert brotli.decompress(last) == file.read_bytes()


@pytest.mark.parametrize("asked", [{}, {"Accept_Encoding": "br", "Range": "bytes=0-9"}])
def test_who_takes_no_compression_or_asks_for_a_part_gets_the_file_as_it_is(asked, ask):
    answer = ask(f"/{STYLE}", **asked)
    whole = (STATIC / STYLE).read_bytes()

    assert "Content-Encoding" not in answer.headers
    assert answer.body == (whole[:10] if asked else whole)


def test_a_head_says_the_same_without_the_file(ask):
    named = ("Content-Encoding", "Content-Length", "Content-Type", "Cache-Control")
    head, whole = (ask(f"/{STYLE}", how, Accept_Encoding="br") for how in ("HEAD", "GET"))

    assert head.body == b""
    assert [head.headers[name] for name in named] == [whole.headers[name] for name in named]


@pytest.mark.parametrize(
    "path", ["/static/js/../../index.html", "/static/js/none.js", f"/{STYLE}/"]
)
def test_nothing_but_these_files_is_found_by_a_path(path, ask):
    assert ask(path, Accept_Encoding="br").headers["Content-Encoding"] != "br"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.title)
def test_a_page_names_scripts_that_are_there_and_each_once(page, ask):
    html = ask(page.path).body.decode()
    scripts = list(first_needed(page.path))

    assert scripts
    assert all((STATIC / script).is_file() for script in scripts)
    assert len(set(scripts)) == len(scripts)
    assert named_in_page().isdisjoint(scripts)
    assert all(html.count(script) == 1 for script in scripts)


def test_the_font_of_icons_is_small_and_has_each_icon_that_can_be_drawn(ask):
    answer = ask(f"/{OF_STREAMLIT}")
    ours, theirs = TTFont(BytesIO(answer.body)), TTFont(STATIC / OF_STREAMLIT)
    wanted = needed() & ligatures(theirs).keys()

    assert len(answer.body) < (STATIC / OF_STREAMLIT).stat().st_size / 4
    assert answer.headers["Cache-Control"] == "public, max-age=86400"
    assert {"download", "menu_book", "image", "keyboard_arrow_down"} <= wanted
    assert wanted <= ligatures(ours).keys(), "make icons"
    drawn = ligatures(ours)["menu_book"]
    assert ours["glyf"][drawn] == theirs["glyf"][ligatures(theirs)["menu_book"]]
