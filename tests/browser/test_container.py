"""The image of deploy/Containerfile, as far as it can be had without building one.

Its files alone, which the app may only read, and without a home.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from playwright.sync_api import expect

from bench.driver import ROOT, serving, settle
from server.head import PAGES

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="has other rights")

FILES = ("ZIP with all", "Excel")
BRIEFING = (
    "Slides to edit (PPTX)",
    "Brief to print (PDF)",
    "One file, offline (HTML)",
)


def copied():
    """Source and target of each COPY from the repository; the target of a folder is the folder."""
    for line in (ROOT / "deploy" / "Containerfile").read_text(encoding="utf-8").splitlines():
        words = line.split()
        if words[:1] == ["COPY"] and not words[1].startswith("--") and words[-1] != "/":
            *sources, target = words[1:]
            for source in sources:
                folder = target.endswith("/")
                yield source, f"{target}{Path(source).name}" if folder else target


def ignore_file():
    """What .dockerignore lets into the image, and what not."""
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    patterns = [line for line in lines if line and not line.startswith("#")]
    assert patterns[0] == "*"
    let_in = {pattern[1:] for pattern in patterns if pattern.startswith("!")}
    return let_in, {p.removeprefix("**/") for p in patterns[1:] if not p.startswith("!")}


def test_all_that_is_copied_is_let_in_and_there():
    let_in, left_out = ignore_file()
    sources = {source for source, _ in copied()}
    assert sources | {"requirements.lock"} == let_in
    assert all((ROOT / source).exists() for source in sources)
    assert all((ROOT / path).exists() for path in left_out - {"__pycache__"})


def without_rights():
    """Words before a command: root could write whatever the permissions are."""
    return ("setpriv", "--bounding-set=-all") if os.geteuid() == 0 else ()


@pytest.fixture(scope="module")
def image():
    """The files of the image, which nobody may change."""
    _, left_out = ignore_file()

    def ignored(folder, names):
        inside = Path(folder).relative_to(ROOT)
        return [name for name in names if {name, (inside / name).as_posix()} & left_out]

    with tempfile.TemporaryDirectory() as folder:
        for source, target in copied():
            to = Path(folder, target)
            if (ROOT / source).is_dir():
                shutil.copytree(ROOT / source, to, ignore=ignored)
            else:
                to.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / source, to)
        everything = [Path(folder), *Path(folder).rglob("*")]
        for path in everything:
            path.chmod(0o555 if path.is_dir() else 0o444)
        yield Path(folder)
        for path in everything:
            if path.is_dir():
                path.chmod(0o755)


@pytest.fixture(scope="module")
def contained(image, tmp_path_factory):
    """The app of the image, started as in a container."""
    log = tmp_path_factory.mktemp("image") / "app.log"
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("HOME", "/nonexistent")
        environment.setenv("PYTHONDONTWRITEBYTECODE", "1")
        environment.delenv("PYTHONPATH", raising=False)
        with serving(image / "app.py", log, before=without_rights()) as server:
            yield server


def test_nothing_can_be_written_into_the_image(image):
    command = [*without_rights(), "touch", image / "data" / "new"]
    assert subprocess.run(command, capture_output=True, check=False).returncode != 0


def test_every_page_and_file_comes_from_a_read_only_image(contained, visit, record_property):
    seen = visit(contained, "/")
    assert seen.page.request.get(f"{contained.address}/readyz").text() == "ready\n"
    for page in PAGES:
        seen.open(page.path)
        expect(seen.page.get_by_test_id("stException")).to_have_count(0)
        expect(seen.page.get_by_role("heading", level=1)).to_be_visible()
    seen.open("/briefing?country=Finland")
    seen.page.get_by_text("Take away this selection").click()
    settle(seen.page)
    for label in (*FILES, *BRIEFING):
        with seen.page.expect_download() as download:
            seen.page.get_by_role("button", name=label, exact=True).click()
        assert download.value.path().stat().st_size > 1000
    assert "Error" not in contained.logged()
    record_property("quality", ["Deployment", "pages opened from a read-only image", len(PAGES)])
    record_property("quality", ["Deployment", "files made in a read-only image", 5])
