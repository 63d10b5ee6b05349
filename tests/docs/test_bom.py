"""The bill of materials names each part of the server once, where it is from, and what it needs."""

import json

import pytest

from data.load import Tables
from docs.bom import bill
from docs.inventory import BROUGHT, ROOT, SERVER, direct, locked


@pytest.fixture(scope="module")
def written():
    """The bill, which has passed the strict schema of CycloneDX."""
    return json.loads(bill())


@pytest.fixture(scope="module")
def components(written):
    return {one["bom-ref"]: one for one in written["components"]}


def test_it_lists_the_lock_and_what_is_brought_along_but_no_tools(components, record_property):
    record_property("quality", ["Packages", "parts in the bill of materials", len(components)])

    assert components.keys() == {one.name for one in (*locked(SERVER), *BROUGHT)} - {"axe-core"}


def test_a_package_has_its_address_licence_and_hashes(components):
    lock = {one.name: one for one in locked(SERVER)}
    streamlit = components["streamlit"]

    assert streamlit["purl"] == f"pkg:pypi/streamlit@{lock['streamlit'].version}"
    assert streamlit["licenses"] == [{"license": {"id": "Apache-2.0"}}]
    for name, package in lock.items():
        (files,) = components[name]["externalReferences"]
        assert {one["content"] for one in files["hashes"]} == set(package.hashes)


def test_a_file_brought_along_has_its_hash(components):
    plotly = components["plotly.js-basic-dist-min"]

    assert plotly["purl"].startswith("pkg:npm/plotly.js-basic-dist-min@")
    (file,) = plotly["components"]
    assert file["hashes"][0]["alg"] == "SHA-256"
    assert (ROOT / file["name"]).is_file()


def test_it_is_of_this_dashboard_and_says_who_needs_whom(written, tables: Tables):
    assert written["metadata"]["component"]["version"] == tables.version
    needs = {one["ref"]: set(one.get("dependsOn", ())) for one in written["dependencies"]}

    assert needs["atlas"] >= {*direct(ROOT / "requirements.txt"), "plotly.js-basic-dist-min"}
    assert "starlette" in needs["streamlit"]
    reached = {"atlas"}
    while new := set().union(*(needs.get(ref, set()) for ref in reached)) - reached:
        reached |= new
    assert {ref for ref in needs if ref not in reached} <= {"watchdog"}, "nothing hangs loose"
