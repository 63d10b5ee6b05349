"""Build the tables from the claims: `python -m data.build [--check] [--known DATE] [--output DIR]`.

Claims -> cleaned by rule -> chosen -> tables. Nothing is written unless everything is right, and
the same claims make the same bytes.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd

from data.assemble import Identities, assemble
from data.choose import choose
from data.chosen import Chosen
from data.package import describe
from data.records import records
from data.register import BuildStopped, Claim, Problem, Register
from data.rules import Clean, NotUnderstood, clean
from data.schema import TABLES, Standing
from data.vocabularies import VOCABULARIES

ROOT = Path(__file__).parent
CLAIMS = ROOT / "claims"
TABLES_FOLDER = ROOT / "tables"

Built = Mapping[str, pd.DataFrame]
"""Built tables by name."""


def evidence_of(register: Register) -> pd.DataFrame:
    """Return all claims cleaned by rule, columns as in `evidence` but for `standing`.

    Raises BuildStopped, naming every claim that no rule understands.
    """
    problems: list[Problem] = []
    payers = {row["claim_id"]: row for row in register.vocabularies["payers"]}
    rows = []
    for claim in register.claims:
        try:
            payer = payers.get(claim.claim_id, {})
            rows.append(_evidence_row(claim, clean(claim, register), payer, register))
        except NotUnderstood as error:
            problems.append(register.problem("claims.csv", claim.claim_id, str(error)))
    if problems:
        raise BuildStopped(problems)
    return _frame(rows)[[c for c in TABLES["evidence"].columns if c != "standing"]]


def _frame(rows: Sequence[Mapping[str, object]]) -> pd.DataFrame:
    """Return rows as a frame whose empty cells are missing, as in a table read from a file."""
    return pd.DataFrame(rows, dtype=object).replace({"": None})


def _evidence_row(
    claim: Claim, cleaned: Clean, payer: Mapping[str, str], register: Register
) -> dict[str, object]:
    known_from = register.sources[claim.source_id].known_from
    correction = register.corrections.get(claim.claim_id)
    return {
        "claim_id": claim.claim_id,
        "subject_id": claim.subject,
        "attribute": claim.attribute,
        "reported": claim.reported,
        "context": claim.context,
        "value": cleaned.value,
        "amount": "" if cleaned.amount is None else cleaned.value,
        "currency": cleaned.currency,
        "amount_eur": _in_euro(cleaned, known_from, register),
        "unit": cleaned.unit,
        "payer": payer.get("payer", ""),
        "payer_country": payer.get("payer_country", ""),
        "scope": payer.get("scope", ""),
        "qualifier": _qualifier(cleaned),
        "edtf": cleaned.edtf,
        "start": _iso(cleaned.start),
        "end": _iso(cleaned.end),
        "precision": cleaned.precision,
        "status": claim.status,
        "rule": cleaned.rule,
        "source_id": claim.source_id,
        "locator": claim.locator,
        "known_from": known_from.isoformat(),
        "confidence": claim.confidence,
        "correction": correction.action if correction else "",
        "reason": correction.reason if correction else "",
        "note": claim.note,
    }


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _qualifier(cleaned: Clean) -> str:
    """Return the qualifier; a converted amount is never exact."""
    converted = cleaned.currency not in ("", "EUR")
    return "about" if converted and cleaned.qualifier == "exact" else cleaned.qualifier


def _in_euro(cleaned: Clean, known_from: date, register: Register) -> int | str:
    """Return whole euro, at the ECB rate of the source's date; raise NotUnderstood without one."""
    if cleaned.amount is None or not cleaned.currency:
        return ""
    if cleaned.currency == "EUR":
        return round(cleaned.amount)
    for rate in register.vocabularies["rates"]:
        if (rate["currency"], rate["date"]) == (cleaned.currency, known_from.isoformat()):
            return round(cleaned.amount / Decimal(rate["units_per_euro"]))
    raise NotUnderstood(f"rates.csv has no rate of {cleaned.currency} for {known_from}")


def build_tables(register: Register, known: date | None = None) -> dict[str, pd.DataFrame]:
    """Return every table, as known on a date (default: the newest day a source was read)."""
    day = known or build_date(register)
    sources = _frame([vars(source) for source in register.sources.values()])
    return assemble(
        choose(evidence_of(register), sources, day),
        sources,
        _countries(register),
        Identities(*(_vocabulary(register, f.name) for f in fields(Identities))),
        day,
    )


def build_date(register: Register) -> date:
    """Return the newest day a source was read: the date of the dataset, not of the clock."""
    return max(date.fromisoformat(source.read_on) for source in register.sources.values())


def _vocabulary(register: Register, name: str) -> pd.DataFrame:
    return _frame(register.vocabularies[name]).reindex(columns=list(VOCABULARIES[name]))


def _countries(register: Register) -> pd.DataFrame:
    places = _vocabulary(register, "places")
    capitals = places[places["role"] == "capital"].rename(columns={"place": "capital"})
    columns = ["country", "capital", "latitude", "longitude"]
    return _vocabulary(register, "countries").merge(
        capitals[columns], on="country", how="left", validate="one_to_one"
    )


def check_tables(tables: Built, register: Register) -> list[Problem]:
    """Return what is wrong with built tables, each at the row of `data/claims` that is at fault."""
    return [problem for check in _CHECKS for problem in check(tables, register)]


def _at_row(register: Register, name: str, row: Mapping[str, Any], reason: str) -> Problem:
    """Return a problem at the row of `data/claims` that a row of a table is made of."""
    if row.get("claim_id"):
        return register.problem("claims.csv", row["claim_id"], reason)
    subject = row.get("factory_id") or row.get("antenna_id")
    if subject:
        return register.problem("subjects.csv", subject, reason)
    return register.problem(f"{name}.csv", row[TABLES[name].key[0]], reason)


def _doubled_keys(tables: Built, register: Register) -> Iterator[Problem]:
    for name, frame in tables.items():
        key = list(TABLES[name].key)
        for row in records(frame[frame.duplicated(key)]):
            cells = " with ".join(f"{column} {row[column]!r}" for column in key)
            yield _at_row(register, name, row, f"{cells} stands twice in {name}")


def _broken_links(tables: Built, register: Register) -> Iterator[Problem]:
    links = [
        (name, column.name, *column.foreign.split("."))
        for name in tables
        for column in TABLES[name].fields
        if column.foreign
    ]
    for name, column, table, key in links:
        known = {None, "", *tables[table][key]}
        for row in records(tables[name]):
            if row[column] not in known:
                reason = f"{column} {row[column]!r} of {name} is not in {table}"
                yield _at_row(register, name, row, reason)


def _without_country(tables: Built, register: Register) -> Iterator[Problem]:
    rows = records(tables["organisations"])
    homeless = [r["organisation"] for r in rows if not r["country"] and r["role"] != "supplier"]
    for name in dict.fromkeys(homeless):
        yield register.problem("organisations.csv", name, f"{name} has no country")


def _without_payer(tables: Built, register: Register) -> Iterator[Problem]:
    for row in records(tables["funding"]):
        if not row["payer"]:
            reason = "the part has no payer in payers.csv"
            yield register.problem("claims.csv", row["claim_id"], reason)


def _in_another_country(tables: Built, register: Register) -> Iterator[Problem]:
    chosen = Chosen(records(tables["evidence"]))
    for row in records(tables["factories"]) + records(tables["antennas"]):
        if row["city"] and row["latitude"] is None:
            subject = row.get("factory_id") or row["antenna_id"]
            city = chosen.claims(subject, "city") or chosen.claims(subject, "machine_city")
            reason = f"{row['city']} of {subject} is no place in {row['country']}"
            yield register.problem("claims.csv", city[0]["claim_id"], reason)


def _linked_to_nothing(tables: Built, register: Register) -> Iterator[Problem]:
    for row in records(tables["antennas"]):
        linked = (row["linked_factories"] or "").split(";")
        claims = (row["link_claim_ids"] or "").split(";")
        for factory_id, claim_id in zip(linked, claims, strict=True):
            if claim_id and not factory_id:
                reason = f"{row['antenna_id']} is linked to something that is no factory"
                yield register.problem("claims.csv", claim_id, reason)


def _shares_over_100(tables: Built, register: Register) -> Iterator[Problem]:
    """A share that is at most so much may be less, and proves nothing."""
    sums: dict[tuple[str, str], Decimal] = {}
    for row in records(tables["funding"]):
        if not row["share_percent"] or row["qualifier"] == "at_most":
            continue
        whole = (row["factory_id"], row["scope"])
        sums[whole] = sums.get(whole, Decimal()) + Decimal(row["share_percent"])
        if sums[whole] > 100:
            reason = f"with it the shares of {row['factory_id']} make {sums[whole]} %"
            yield register.problem("claims.csv", row["claim_id"], reason)


_ROUNDING = Decimal("1.05")
"""The most by which a number of two digits exceeds what it is rounded to: 10.5 to 10."""


def _parts_over_whole(tables: Built, register: Register) -> Iterator[Problem]:
    """A whole of at least or about so much, or one limited to a part, bounds no other part."""
    limited = {id_ for id_, made in register.corrections.items() if made.action == "limit"}
    wholes = {
        (row["factory_id"], row["measure"]): row
        for row in records(tables["budgets"])
        if row["qualifier"] in ("exact", "at_most") and row["claim_id"] not in limited
    }
    for row in records(tables["funding"]):
        whole = wholes.get((row["factory_id"], row["scope"]))
        if not whole or not row["amount_eur"] or row["qualifier"] == "at_most":
            continue
        if row["amount_eur"] > whole["amount_eur"] * _ROUNDING:
            reason = f"a part of {row['amount_eur']:,} euro is more than the whole"
            of = f"{whole['amount_eur']:,} euro ({whole['claim_id']})"
            yield register.problem("claims.csv", row["claim_id"], f"{reason}, {of}")


def _second_corrections(tables: Built, register: Register) -> Iterator[Problem]:
    for row in records(tables["evidence"]):
        if row["correction"] == "choose" and row["standing"] != Standing.CHOSEN:
            reason = "a second correction chooses otherwise"
            yield register.problem("claims.csv", row["claim_id"], reason)


_CHECKS = (
    _doubled_keys,
    _broken_links,
    _without_country,
    _without_payer,
    _in_another_country,
    _linked_to_nothing,
    _shares_over_100,
    _parts_over_whole,
    _second_corrections,
)


def to_files(tables: Mapping[str, pd.DataFrame], known: date) -> dict[str, bytes]:
    """Return the files of a data package by name: a CSV for each table, and `datapackage.json`."""
    files = {
        f"{name}.csv": frame.to_csv(index=False, lineterminator="\n").encode()
        for name, frame in tables.items()
    }
    package = describe(files, known)
    text = json.dumps(package, ensure_ascii=False, indent=2) + "\n"
    return files | {"datapackage.json": text.encode()}


def write(files: Mapping[str, bytes], folder: Path) -> None:
    """Write each file whole, and `datapackage.json`, which vouches for the others, last."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as waiting:
        for name, content in files.items():
            (Path(waiting) / name).write_bytes(content)
        for name in files:
            (Path(waiting) / name).replace(folder / name)


def differences(files: Mapping[str, bytes], folder: Path) -> list[str]:
    """Return the names of files in the folder that are not what the build makes, byte by byte."""
    on_disk = {path.name: path.read_bytes() for path in folder.glob("*") if path.is_file()}
    return sorted(
        name for name in files.keys() | on_disk.keys() if files.get(name) != on_disk.get(name)
    )


def build(claims: Path = CLAIMS, known: date | None = None) -> dict[str, bytes]:
    """Return the files of the dataset; raise BuildStopped with every reason why not."""
    return _files(Register.read(claims), known)


def _files(register: Register, known: date | None) -> dict[str, bytes]:
    day = known or build_date(register)
    tables = build_tables(register, day)
    problems = check_tables(tables, register)
    if problems:
        raise BuildStopped(problems)
    return to_files(tables, day)


def fault_of_output(output: Path, known: date | None = None) -> str:
    """Return why the tables cannot go to a folder, or an empty string."""
    if known and output.resolve() == TABLES_FOLDER.resolve():
        return "--known needs --output: the committed tables hold the newest evidence"
    if output.exists() and not output.is_dir():
        return f"--output {output} is a file; the tables need a folder"
    if (output / "claims.csv").exists():
        return f"--output {output} holds claims, which the tables would overwrite"
    return ""


def _fault_of_known(known: date | None, register: Register) -> str:
    """Return why nothing can be told of a day, or an empty string."""
    first = min(register.sources[claim.source_id].known_from for claim in register.claims)
    last = build_date(register)
    if known and not first <= known <= last:
        return f"--known {known} is not between the first claim, {first}, and the newest, {last}"
    return ""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data.build", description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare with what is committed")
    parser.add_argument("--known", type=date.fromisoformat, metavar="DATE", help="as of a date")
    parser.add_argument("--output", type=Path, metavar="DIR", default=TABLES_FOLDER)
    parser.add_argument("--claims", type=Path, metavar="DIR", default=CLAIMS)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit code."""
    parser = _parser()
    asked = parser.parse_args(arguments)
    if fault := fault_of_output(asked.output, asked.known):
        parser.error(fault)
    try:
        register = Register.read(asked.claims)
        if fault := _fault_of_known(asked.known, register):
            parser.error(fault)
        files = _files(register, asked.known)
    except BuildStopped as stopped:
        print(f"The build stopped; nothing was written.\n{stopped}", file=sys.stderr)
        return 1
    if asked.check:
        differing = differences(files, asked.output)
        print(f"differs from a rebuild: {', '.join(differing)}" if differing else "up to date")
        return 1 if differing else 0
    try:
        write(files, asked.output)
    except OSError as error:
        print(f"{asked.output} cannot be written: {error.strerror}", file=sys.stderr)
        return 1
    print(f"{len(files)} files written to {asked.output}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
