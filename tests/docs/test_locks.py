"""The locks hold what the requirements ask for, with hashes, and what is installed is of them."""

import re
from importlib.metadata import PackageNotFoundError, version

import pytest

from docs.inventory import DEVELOPMENT, ROOT, SERVER, direct, locked

LOCKS = {"requirements.txt": SERVER, "requirements-dev.txt": DEVELOPMENT}


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_has_each_package_asked_for_in_its_version(name):
    pinned = {package.name: package.version for package in locked(LOCKS[name])}

    assert direct(ROOT / name).items() <= pinned.items(), "make lock"


def test_the_checks_run_with_what_the_server_runs():
    assert set(locked(SERVER)) <= set(locked(DEVELOPMENT))
    assert "-r requirements.txt" in (ROOT / "requirements-dev.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("lock", LOCKS.values(), ids=LOCKS)
def test_every_package_has_hashes_and_no_address_of_its_own(lock, record_property):
    text, packages = lock.read_text(encoding="utf-8"), locked(lock)
    record_property("quality", ["Packages", f"locked with hashes in {lock.name}", len(packages)])

    assert [one.name for one in packages if not one.hashes] == []
    assert sum(len(one.hashes) for one in packages) == text.count("--hash=")
    options = re.findall(r"^ *(-\S+.*)", re.sub(r"--hash=\S+", "", text), re.MULTILINE)
    assert options == ["--only-binary :all:"], "wheels only: nothing is built, from no other index"
    assert "://" not in text


def test_what_is_installed_is_what_is_locked():
    installed = {}
    for package in locked(DEVELOPMENT):
        try:
            installed[package.name] = (version(package.name), package.version)
        except PackageNotFoundError:
            # Not for this system, as its marker says.
            continue

    assert direct(ROOT / "requirements.txt").keys() <= installed.keys()
    assert {name: both for name, both in installed.items() if both[0] != both[1]} == {}
