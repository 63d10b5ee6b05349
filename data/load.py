"""Read the built tables, typed, or say in one sentence which file is missing or damaged."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import NamedTuple, Self, TypeVar

import pandas as pd
from pandas.api.types import pandas_dtype

from data.dated import newest_dated
from data.schema import TABLES, Table
from data.slips import slips

FOLDER = Path(__file__).parent / "tables"
Read = TypeVar("Read")
_DTYPES = {"string": "string", "integer": "Int64", "number": "float64", "boolean": "boolean"}


_BOOLEANS = {"true": True, "false": False, True: True, False: False}


class TableDamaged(Exception):
    """A table is missing or cannot be read; the message is fit for a reader's eyes.

    What caused it is for the log: it can name a path.
    """

    @property
    def for_log(self) -> str:
        """The message and its cause, for who runs the server."""
        return f"{self} {self.__cause__ or ''}".rstrip()


@dataclass(frozen=True, eq=False)
class Tables:
    """The dataset, one frame a table, columns and types as in `schema.TABLES`.

    Never changed once made: see `data.kept`.
    """

    factories: pd.DataFrame
    antennas: pd.DataFrame
    budgets: pd.DataFrame
    funding: pd.DataFrame
    memberships: pd.DataFrame
    organisations: pd.DataFrame
    capacity: pd.DataFrame
    milestones: pd.DataFrame
    programme: pd.DataFrame
    conflicts: pd.DataFrame
    evidence: pd.DataFrame
    sources: pd.DataFrame
    countries: pd.DataFrame
    subjects: pd.DataFrame
    places: pd.DataFrame
    version: str
    newest_evidence: str
    """The day up to which the evidence counts, ISO 8601."""

    @classmethod
    def read(cls, folder: Path | None = None) -> Self:
        """Return the tables in a folder; raise TableDamaged naming the first file at fault."""
        folder = folder or FOLDER
        package = _package(folder / "datapackage.json")
        frames = {
            name: _table(folder / f"{name}.csv", table, package.hashes[name])
            for name, table in TABLES.items()
        }
        return cls(**frames, version=package.version, newest_evidence=package.known)

    @cached_property
    def first_evidence(self) -> str:
        """The day from which the evidence counts, ISO 8601."""
        return str(self.evidence["known_from"].min())

    @cached_property
    def slips(self) -> pd.DataFrame:
        """What `data.slips` finds in these tables, once; of a selection it would find too much."""
        return slips(self.milestones, self.newest_evidence)

    @cached_property
    def newest_dated(self) -> tuple[str, str]:
        """What `data.dated` finds as the newest source behind the claims of these tables, once."""
        return newest_dated(self.evidence, self.sources)

    def frames(self) -> dict[str, pd.DataFrame]:
        """Return the frames by name."""
        return {name: getattr(self, name) for name in TABLES}


def fingerprint(folder: Path | None = None) -> str:
    """Return a text that changes whenever a file of the dataset does."""
    files = [f for f in sorted((folder or FOLDER).glob("*.*")) if f.exists()]
    stats = [(file.name, file.stat()) for file in files]
    return ";".join(f"{name}:{s.st_mtime_ns}:{s.st_size}" for name, s in stats)


class _Package(NamedTuple):
    """What `datapackage.json` says: version, day of the evidence, and the hash of each table."""

    version: str
    known: str
    hashes: dict[str, str]


def _package(path: Path) -> _Package:
    def read() -> _Package:
        package = json.loads(path.read_text(encoding="utf-8"))
        hashes = {resource["name"]: resource["hash"] for resource in package["resources"]}
        known = date.fromisoformat(package["known"]).isoformat()
        return _Package(str(package["version"]), known, {name: hashes[name] for name in TABLES})

    return or_damaged(path, read)


def typed(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Return rows just made, empty cells missing or an empty text, as they are when read."""
    types = {field.name: pandas_dtype(_DTYPES[field.type]) for field in table.fields}
    if all(frame[name].dtype == dtype for name, dtype in types.items()):
        return frame
    filled = frame.astype(object).where(frame.notna() & (frame != ""), None)
    booleans = [field.name for field in table.fields if field.type == "boolean"]
    for name in booleans:
        filled[name] = filled[name].map(_BOOLEANS, na_action="ignore")
    return filled.astype(types)


def _table(path: Path, table: Table, expected: str) -> pd.DataFrame:
    content = or_damaged(path, path.read_bytes)
    if f"sha256:{hashlib.sha256(content).hexdigest()}" != expected:
        raise TableDamaged(f"The table {path.name} is damaged: it is not the one that was built.")
    types = {field.name: _DTYPES[field.type] for field in table.fields}
    frame = or_damaged(
        path,
        lambda: pd.read_csv(BytesIO(content), dtype=types, keep_default_na=False, na_values=[""]),
    )
    if list(frame.columns) != list(table.columns):
        raise TableDamaged(f"The table {path.name} is damaged: its columns are not as expected.")
    return frame


def or_damaged(path: Path, read: Callable[[], Read], called: str = "table") -> Read:
    """Return what `read` makes of a file; raise TableDamaged, calling the file what it is."""
    try:
        return read()
    except FileNotFoundError as error:
        raise TableDamaged(f"The {called} {path.name} is missing.") from error
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise TableDamaged(f"The {called} {path.name} is damaged and cannot be read.") from error
