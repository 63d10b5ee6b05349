"""Of Plotly only a part is sent: the rest of Streamlit's script is as it was."""

import gzip

from charts.script import PLOTLY
from server.bundles import STATIC
from server.lighter import content_of

(SCRIPT,) = (STATIC / "static" / "js").glob("PlotlyChart.*.js")


def test_streamlits_script_is_sent_with_the_basic_bundle_in_the_place_of_plotly(ask):
    whole = SCRIPT.read_bytes()
    asked = f"/{SCRIPT.relative_to(STATIC).as_posix()}"
    sent = gzip.decompress(ask(asked, Accept_Encoding="gzip").body)
    before, after = sent.split(PLOTLY.read_bytes())

    assert whole.startswith(before.removesuffix(b"((exports,module)=>{"))
    assert whole.endswith(after.removeprefix(b"}))"))
    # What is left of Streamlit's own is a fiftieth.
    assert len(before) + len(after) < len(whole) / 50


def test_a_script_without_plotly_in_its_place_is_sent_as_it_is(tmp_path):
    strange = tmp_path / "PlotlyChart.another.js"
    strange.write_bytes(b"export default 1")
    other = next(SCRIPT.parent.glob("react-dom.*.js"))

    assert content_of(strange) == b"export default 1"
    assert content_of(other) == other.read_bytes()
