"""Every licence of what others made goes together with ours, and the list of them is complete."""

import pytest

from docs.inventory import BROUGHT, DEVELOPMENT, READ, ROOT, SERVER, locked
from docs.licences import EXCEPTIONS, LIST, is_compatible, listed

ROOMS = ("bench", "charts", "data", "docs", "exports", "pages", "server", "tests")
FOREIGN = ("*.min.js", "*.min.css", "*.woff", "*.woff2", "*.ttf", "*.otf", "*.geojson")


def test_what_the_server_sends_and_runs_is_compatible_without_exception(record_property):
    parts = [*locked(SERVER), *BROUGHT]
    record_property("quality", ["Licences", "read of what the server runs or brings", len(parts)])

    assert {one.name: one.licence for one in parts if not is_compatible(one.licence)} == {}


def test_tools_are_compatible_or_named_with_a_reason(record_property):
    tools = [one for one in locked(DEVELOPMENT) if one not in locked(SERVER)]
    record_property("quality", ["Licences", "read of what building and checking need", len(tools)])
    allowed = {one.name for one in tools if is_compatible(one.licence)}

    assert {one.name for one in tools} - allowed == EXCEPTIONS.keys()


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("MIT", True),
        ("MIT AND Zlib", True),
        ("GPL-2.0-or-later OR MIT AND Zlib", True),
        ("GPL-2.0-or-later", False),
        ("MIT AND GPL-2.0-or-later OR AGPL-3.0-only", False),
        ("", False),
    ],
)
def test_of_an_offer_all_must_fit_and_of_offers_one(expression, expected):
    assert is_compatible(expression) is expected


def test_no_licence_is_read_by_hand_in_vain():
    assert READ.keys() <= {one.name for one in locked(DEVELOPMENT)}


def test_the_list_is_that_of_the_locks():
    assert LIST.read_text(encoding="utf-8") == listed(), "make licences"


@pytest.mark.parametrize("one", BROUGHT, ids=lambda one: one.name)
def test_files_brought_along_lie_beside_their_origin_and_licence(one):
    folder = ROOT / one.folder
    about = next(f for f in (folder / "README.md", folder.parent / "README.md") if f.exists())
    told = about.read_text(encoding="utf-8")

    assert f"`{one.name}`" in told
    assert one.version in told
    assert one.files()
    assert list(folder.glob("LICENSE*")) or "public domain" in told


def test_no_file_of_others_is_left_out():
    listed_files = {path for one in BROUGHT for path in one.files()}
    foreign = {path for room in ROOMS for glob in FOREIGN for path in (ROOT / room).rglob(glob)}

    assert foreign == listed_files
