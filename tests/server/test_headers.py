"""What every answer tells browsers to refuse, as it comes over the wire."""

import base64
import re
from hashlib import sha256

import pytest

from bench.driver import APP, serving
from server.head import PAGES
from server.settings import FRAME_ANCESTORS

FILES = ["/icon.svg", "/preview.png", "/_stcore/health", "/nowhere", "/open-data/"]


def rules(answer):
    """The policy by directive."""
    policy = answer.headers["Content-Security-Policy"]
    found = (rule.split() for rule in policy.split(";"))
    return {name: sources for name, *sources in found}


@pytest.mark.parametrize("path", [*(page.path for page in PAGES), *FILES])
def test_every_answer_names_what_it_refuses(path, ask):
    answer = ask(path)

    assert rules(answer)["default-src"] == ["'self'"]
    assert rules(answer)["object-src"] == ["'none'"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert "geolocation=()" in answer.headers["Permissions-Policy"]
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_no_host_but_its_own_and_no_script_but_known_ones_may_run(ask):
    found = rules(ask("/"))

    assert "'unsafe-inline'" not in found["script-src"]
    assert "'unsafe-eval'" not in found["script-src"]
    assert any(source.startswith("'sha256-") for source in found["script-src"])
    hosts = [s for sources in found.values() for s in sources if s[0] != "'" and s[-1] != ":"]
    assert hosts == []


@pytest.mark.parametrize("path", [page.path for page in PAGES])
def test_each_script_in_a_page_may_run_by_its_hash(path, ask):
    answer = ask(path)
    scripts = re.findall(r"<script>(.*?)</script>", answer.body.decode(), re.DOTALL)
    hashes = [base64.b64encode(sha256(script.encode()).digest()).decode() for script in scripts]

    assert "window.__streamlit" in scripts[-1], "it must be there before Streamlit's own runs"
    assert {f"'sha256-{one}'" for one in hashes} <= {*rules(answer)["script-src"]}


def test_open_data_are_for_every_site_and_pages_for_their_own(ask):
    assert ask("/open-data/budgets.csv").headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert ask("/budget").headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_tls_is_asked_for_only_where_there_is_tls(ask):
    assert "Strict-Transport-Security" not in ask("/").headers
    behind = ask("/", X_Forwarded_Proto="https")
    assert behind.headers["Strict-Transport-Security"] == "max-age=31536000"


def test_an_intranet_may_show_the_dashboard_in_a_frame(tmp_path, monkeypatch, asking, ask):
    monkeypatch.setenv(FRAME_ANCESTORS, "'self' https://*.intranet.example:8443")
    with serving(APP, tmp_path / "app.log") as server:
        found = rules(asking(server)("/"))

    assert found["frame-ancestors"] == ["'self'", "https://*.intranet.example:8443"]
    assert set(found) == set(rules(ask("/")))
