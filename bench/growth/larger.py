"""A register many times as large, made up of copies of the real one: always the same.

Each copy has its own subjects, claims, sources, names and sites; sites lie around the real ones, in
the same country. The programme, the countries and the words that sources use stay one. The build
takes it as it takes the real one.
"""

import math
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from data.build import CLAIMS, build, write
from data.load import Tables
from data.schema import Kind, attribute_of

_OWN = ("claims", "conflicts", "corrections", "names", "payers", "places", "sources", "subjects")
"""Files of which each copy of the register has its own rows."""
_IDS = {"claim_id", "conflict_id", "source_id", "subject_id", "subject"}
_LISTS = {"claim_ids": "-{}", "aliases": " {}", "name": " {}", "place": " {}"}
"""Column of cells that may hold several, joined by `;` -> what each is given in a copy."""
_TURN = math.pi * (3 - math.sqrt(5))
_STEP = 0.6
"""Degrees from a site to its first copy; later ones lie further out on a spiral."""


def larger_tables(times: int) -> Tables:
    """Return the tables that the build makes of a register so many times as large."""
    with TemporaryDirectory() as folder:
        claims, tables = Path(folder, "claims"), Path(folder, "tables")
        write_larger(claims, times)
        write(build(claims), tables)
        return Tables.read(tables)


def write_larger(folder: Path, times: int) -> None:
    """Write a register so many times as large as the real one into a folder."""
    files = {path.stem: _read(path) for path in CLAIMS.glob("*.csv")}
    own = _without_programme(files)
    copies = [_copy(own, number) for number in range(1, times)]
    folder.mkdir(parents=True, exist_ok=True)
    for name, frame in files.items():
        more = [copy[name] for copy in copies] if name in _OWN else []
        # Each row with its copies: the factories of a selection stay together.
        rows = pd.concat([frame, *more]).sort_index(kind="stable")
        rows.to_csv(folder / f"{name}.csv", index=False, lineterminator="\n")


def _read(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def _without_programme(files: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return the rows that are copied: about factories and Antennas, and where they stand."""
    claims, places = files["claims"], files["places"]
    its_own = claims.loc[claims["subject"] == "programme", "claim_id"]
    kept = {name: files[name] for name in _OWN} | {"places": places[places["role"] == "site"]}
    for name in ("claims", "corrections", "payers"):
        kept[name] = kept[name][~kept[name]["claim_id"].isin(its_own)]
    for name in ("conflicts", "subjects"):
        kept[name] = kept[name][kept[name]["subject_id"] != "programme"]
    return kept


def _copy(own: Mapping[str, pd.DataFrame], number: int) -> dict[str, pd.DataFrame]:
    """Return the rows of one copy, by file."""
    files = {name: _renamed(frame, number) for name, frame in own.items()}
    claims = files["claims"]
    claims["reported"] = [
        f"{reported} {number}" if _is_named(*about) else reported
        for reported, *about in claims[["reported", "subject", "attribute"]].to_numpy()
    ]
    reported = claims.set_index("claim_id")["reported"]
    files["corrections"]["reported"] = files["corrections"]["claim_id"].map(reported)
    files["places"] = _moved(files["places"], number)
    return files


def _renamed(frame: pd.DataFrame, number: int) -> pd.DataFrame:
    """Return rows under other ids, with other names."""
    copy = frame.copy()
    for column in _IDS.intersection(frame.columns):
        copy[column] = copy[column] + f"-{number}"
    for column, added in _LISTS.items():
        if column in frame.columns:
            more = added.format(number)
            copy[column] = [
                ";".join(f"{one}{more}" for one in cell.split(";") if one) for cell in copy[column]
            ]
    return copy


def _is_named(subject: str, attribute: str) -> bool:
    """Whether claims on it are read by a name or a place, of which each copy has its own."""
    found = attribute_of(subject, attribute)
    return found is not None and found.kind in (Kind.NAME, Kind.PLACE)


def _moved(places: pd.DataFrame, number: int) -> pd.DataFrame:
    """Return sites so far from the first ones that they do not hide each other."""
    reach, angle = _STEP * math.sqrt(number), _TURN * number
    by = {"latitude": reach * math.sin(angle), "longitude": 1.5 * reach * math.cos(angle)}
    moved = {name: (places[name].astype(float) + more).round(5) for name, more in by.items()}
    return places.assign(**{name: column.astype(str) for name, column in moved.items()})
