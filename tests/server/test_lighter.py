"""Of Plotly only a part is sent: the rest of Streamlit's script is as it was."""

import gzip
import re

import brotli
import pytest

from charts.script import PLOTLY
from server import smaller
from server.bundles import STATIC
from server.lighter import content_of

(SCRIPT,) = (STATIC / "static" / "js").glob("PlotlyChart.*.js")
PATH = SCRIPT.relative_to(STATIC).as_posix()


def test_streamlits_script_is_sent_with_the_basic_bundle_in_the_place_of_plotly(ask):
    whole = SCRIPT.read_text("utf-8")
    sent = gzip.decompress(ask(f"/{PATH}", Accept_Encoding="gzip").body).decode()
    before, after = sent.split(PLOTLY.read_text("utf-8"))
    before = before.removesuffix("((exports,module)=>{")
    after = after.removeprefix("}))")
    left_out = whole.removeprefix(before).removesuffix(after)

    assert before + left_out + after == whole
    # The cut is a module of its own, from its beginning to its end, that makes Plotly.
    assert re.search(r"var \w+=\w\($", before)
    assert re.match(r"\(\(\w,\w,\w\)=>\{", left_out)
    assert re.search(r"return window\.Plotly=\w,\w\}\)\}\)\)$", left_out)
    assert re.match(r",\w=\w\(\{default:", after)


def test_it_is_sent_so_too_when_it_has_been_compressed_better(monkeypatch):
    monkeypatch.setattr(smaller, "_smallest", {})
    monkeypatch.setattr(brotli, "compress", lambda content, quality: content)
    smaller.shrink([PATH])

    assert smaller._smallest == {SCRIPT: content_of(SCRIPT)}
    assert PLOTLY.read_bytes() in content_of(SCRIPT)


@pytest.mark.parametrize("accepted", ["br", "gzip"])
def test_a_browser_asks_for_it_again_after_a_day_and_keeps_what_is_the_same(accepted, ask):
    first = ask(f"/{PATH}", Accept_Encoding=accepted)
    assert first.headers["Cache-Control"] == "public, max-age=86400"

    again = ask(f"/{PATH}", Accept_Encoding=accepted, If_None_Match=first.headers["ETag"])
    assert (again.status, again.body) == (304, b"")
    other = ask(f"/{PATH}", Accept_Encoding=accepted, If_None_Match='"another"')
    assert (other.status, other.body) == (200, first.body)


def test_a_script_without_plotly_in_its_place_is_sent_as_it_is(tmp_path):
    strange = tmp_path / "PlotlyChart.another.js"
    strange.write_bytes(b"export default 1")
    other = next(SCRIPT.parent.glob("react-dom.*.js"))

    assert content_of(strange) == b"export default 1"
    assert content_of(other) == other.read_bytes()
