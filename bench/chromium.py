"""Finds a Chromium for the browser tests and the benchmark: `python -m bench.chromium`."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ON_PATH = ("chromium", "chromium-browser", "google-chrome", "msedge")
# Playwright's driver needs libatomic, which a minimal Debian does not have.
DEBIAN_PACKAGES = ("chromium", "fonts-liberation", "libatomic1")
ADVICE = (
    "No Chromium was found. Install one (Debian: sudo apt-get install chromium libatomic1; "
    "elsewhere: python -m playwright install chromium), or name one: CHROMIUM=/path/to/chrome"
)


def require() -> Path:
    """The browser to start: named, on the PATH, or Playwright's own; ends with advice if none."""
    found = _named_or_on_path() or _playwrights_own()
    if not found.exists():
        raise SystemExit(ADVICE)
    return found


def install() -> None:
    """Brings Debian's Chromium where this user may install it, and Playwright's own elsewhere."""
    as_root = _as_root()
    if shutil.which("apt-get") and as_root is not None:
        subprocess.run([*as_root, "apt-get", "update", "-qq"], check=False)
        command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends"]
        subprocess.run([*as_root, *command, *DEBIAN_PACKAGES], check=False)
    elif sys.platform in ("win32", "darwin"):
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def _named_or_on_path() -> Path | None:
    named = os.environ.get("CHROMIUM")
    found = named or next(filter(None, map(shutil.which, ON_PATH)), None)
    return Path(found) if found else None


def _playwrights_own() -> Path:
    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path)


def _as_root() -> list[str] | None:
    """The words that make a command run as root: none are needed, sudo, or None if it cannot."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return []
    allowed = shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True)
    return ["sudo", "-n"] if allowed and allowed.returncode == 0 else None


if __name__ == "__main__":
    if _named_or_on_path() is None:
        install()
    print(f"Chromium: {require()}")
