"""The file opens in another program, slide for slide."""

import re
import shutil
import subprocess

import pytest

SOFFICE = shutil.which("soffice")


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_draws_every_slide(file_of, tmp_path):
    content = file_of(country=("Norway",))
    (tmp_path / "briefing.pptx").write_bytes(content)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        [SOFFICE, profile, "--headless", "--convert-to", "pdf", "briefing.pptx"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=120,
    )
    pages = re.findall(rb"/Type\s*/Page\b", (tmp_path / "briefing.pdf").read_bytes())
    slides = re.findall(rb"ppt/slides/slide\d+\.xml", content)
    assert len(pages) == len(set(slides))
