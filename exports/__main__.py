"""Files of a selection from the command line: `python -m exports zip --country Finland`.

The filters are the words of an address, as are those of a briefing: `--slides map,budget`. A value
that is not in the data ends with exit code 2 and what is allowed, a place that cannot be written
with 1; in both cases nothing is written.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from data import dataset
from data.asked import NAMES, Refused, read
from data.load import TableDamaged, Tables, fingerprint
from data.schema import TABLES
from exports.delimited import exact_csv
from exports.extract import Extract
from exports.formats import BRIEFING, SELECTION

if TYPE_CHECKING:
    from exports.briefing import Brief

_STDOUT = "-"
_BASE = "http://localhost:8501/"
_LOCAL = f"Links in this file lead to {_BASE}: before you send it, name the dashboard with --base."

_FORMATS = {made.ending: made for made in (*SELECTION, *BRIEFING)}

_FILTERS = {
    "wave": "selection of factories: first, second, third or all (the default)",
    "country": "factories that this country hosts or joins, such as Finland; can be repeated",
    "kind": "new, upgrade, associated or existing; can be repeated",
    "sector": "field of application, such as health; can be repeated",
    "known": "day as of which all is shown, such as 2024-12-31; by default the newest",
}
"""Filters -> what they mean."""

_BRIEF = {
    "title": "title of the briefing, in place of the name of the selection",
    "audience": "for whom it is; stands below the title",
    "slides": "kinds of slides or sections in their order, joined by commas",
    "measure": "which money: factory_total, system_contract, eu_contribution or "
    "national_contribution",
}
"""Words of a Brief -> what they mean."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit code."""
    parser = _parser()
    asked = parser.parse_args(arguments)
    try:
        extract = _extract(asked)
        content = _content(asked, extract)
    except Refused as refused:
        parser.error(str(refused))
    except TableDamaged as damage:
        print(damage, file=sys.stderr)
        return 1
    output = asked.output or extract.file_name(_holds(asked), asked.ending)
    try:
        _write(content, output)
    except OSError as error:
        place = "Standard output" if output == _STDOUT else output
        print(f"{place} cannot be written: {error.strerror}.", file=sys.stderr)
        return 1
    if asked.base == _BASE and _FORMATS.get(asked.ending) in BRIEFING:
        print(_LOCAL, file=sys.stderr)
    return 0


def _parser() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    for name in NAMES:
        # Repeated or not is judged where the values are, in one place for address and command.
        shared.add_argument(
            f"--{name}", action="append", default=[], metavar=name.upper(), help=_FILTERS[name]
        )
    shared.add_argument(
        "--base",
        type=_address,
        default=_BASE,
        help=f"address of the dashboard, which the file names; by default {_BASE}",
    )
    shared.add_argument("--output", metavar="FILE", help="- for standard output")
    parser = argparse.ArgumentParser(prog="python -m exports", description=__doc__)
    endings = parser.add_subparsers(dest="ending", required=True, metavar="FORMAT")
    for made in SELECTION:
        said = f"{made.holds} of the selection as {made.ending}"
        endings.add_parser(made.ending, parents=[shared], help=said)
    for made in BRIEFING:
        said = f"{made.holds} as {made.ending}"
        briefing = endings.add_parser(made.ending, parents=[shared], help=said)
        for name, meaning in _BRIEF.items():
            briefing.add_argument(f"--{name}", action="append", default=[], help=meaning)
    table = endings.add_parser("csv", parents=[shared], help="one table")
    table.add_argument("--table", choices=TABLES, required=True)
    return parser


def _address(text: str) -> str:
    if not _is_base(text):
        raise argparse.ArgumentTypeError(f"{text} is no address, written as {_BASE}")
    return f"{text.rstrip('/')}/"


def _is_base(text: str) -> bool:
    """Whether paths and a query can follow a text in a full address."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    has_host = parts.scheme in ("https", "http") and bool(parts.hostname)
    return has_host and {"?", "#"}.isdisjoint(text)


def _extract(asked: argparse.Namespace) -> Extract:
    files = fingerprint()
    filters = read({name: getattr(asked, name) for name in NAMES}, dataset.newest(files))
    return Extract(dataset.selected(filters, files), filters, asked.base)


def _holds(asked: argparse.Namespace) -> str:
    return str(asked.table) if asked.ending == "csv" else _FORMATS[asked.ending].holds


def _content(asked: argparse.Namespace, extract: Extract) -> bytes:
    if asked.ending == "csv":
        return exact_csv(extract.frames[asked.table])
    made = _FORMATS[asked.ending]
    return made.make(extract, *(_briefed(asked, extract) if made in BRIEFING else ()))


def _briefed(asked: argparse.Namespace, extract: Extract) -> "tuple[Tables, Brief]":
    """Return what a briefing takes beyond the selection."""
    from exports.briefing import Brief

    brief = Brief.read({name: getattr(asked, name) for name in _BRIEF})
    return dataset.known_on(extract.filters.known, fingerprint()), brief


def _write(content: bytes, output: str) -> None:
    """Write a file whole or not at all; what is no regular file is written to, never replaced."""
    if output == _STDOUT:
        # A descriptor of its own: Python would try again at the end what fails here.
        with os.fdopen(os.dup(1), "wb") as stream:
            stream.write(content)
        return
    path = Path(output)
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    # Of a link, the file it leads to is replaced.
    path = path.resolve()
    with tempfile.TemporaryDirectory(dir=path.parent) as waiting:
        whole = Path(waiting) / "whole"
        whole.write_bytes(content)
        whole.replace(path)


if __name__ == "__main__":
    raise SystemExit(main())
