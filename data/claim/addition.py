"""The register as it would be with a new source and new claims, built before it is written."""

import csv
import io
import re
import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from data.build import build, write
from data.register import Claim, Register, Source

_FILES = ("sources.csv", "claims.csv")


class ChangedMeanwhile(Exception):
    """Somebody else has changed the claims since they were read."""


@dataclass(frozen=True)
class Addition:
    """Rows to add to the claims in a folder.

    `register` holds them too; `stored` are the two files as they were read, `before` and `after`
    the tables built without the rows and with them, by file name.
    """

    folder: Path
    register: Register
    stored: Mapping[str, bytes]
    before: Mapping[str, bytes]
    after: Mapping[str, bytes]
    source: Source | None = None
    claims: tuple[Claim, ...] = ()

    @classmethod
    def begun(cls, folder: Path) -> Self:
        """Return an addition of nothing; raise BuildStopped where the claims cannot be built."""
        stored = {name: (folder / name).read_bytes() for name in _FILES}
        register, built = Register.read(folder), build(folder)
        return cls(folder, register, stored, built, built)

    def from_source(self, source: Source) -> Self:
        """Return the addition of a source, if it is new."""
        if source.source_id in self.register.sources:
            return self
        sources = {**self.register.sources, source.source_id: source}
        return replace(self, register=replace(self.register, sources=sources), source=source)

    def next_id(self) -> str:
        """Return the first free id after all that are in use."""
        used = (re.fullmatch(r"c(\d+)", claim.claim_id) for claim in self.register.claims)
        return f"c{max((int(one[1]) for one in used if one), default=0) + 1:04}"

    def with_claim(self, claim: Claim) -> Self:
        """Return the addition with one more claim, built; raise BuildStopped as the build would."""
        register = replace(self.register, claims=(*self.register.claims, claim))
        more = replace(self, register=register, claims=(*self.claims, claim))
        return replace(more, after=more._built())

    def _built(self) -> Mapping[str, bytes]:
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(shutil.copytree(self.folder, Path(folder) / self.folder.name))
            write(self._files(), copy)
            return build(copy)

    def _files(self) -> dict[str, bytes]:
        rows: dict[str, Sequence[Source | Claim]] = {
            "sources.csv": [self.source] if self.source else [],
            "claims.csv": self.claims,
        }
        return {name: _appended(self.stored[name], rows[name]) for name in _FILES}

    def save(self) -> None:
        """Write both files; raise ChangedMeanwhile, or OSError."""
        if any((self.folder / name).read_bytes() != self.stored[name] for name in _FILES):
            raise ChangedMeanwhile
        write(self._files(), self.folder)


def _appended(content: bytes, rows: Iterable[Source | Claim]) -> bytes:
    """Return a file with rows after its last one, which may lack its line end."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(vars(row).values() for row in rows)
    end = b"" if content.endswith(b"\n") else b"\n"
    return content + end + text.getvalue().encode()
