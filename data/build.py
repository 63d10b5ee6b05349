"""Build the tables from the claims: `python -m data.build [--check] [--known DATE] [--output DIR]`.

Claims -> cleaned by rule -> chosen -> tables. Nothing is written unless everything is right, and
the same claims make the same bytes.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas as pd

from data.assemble import Identities, assemble
from data.choose import choose
from data.package import describe
from data.records import records
from data.register import BuildStopped, Claim, Problem, Register
from data.rules import Clean, NotUnderstood, clean
from data.schema import TABLES, Standing
from data.vocabularies import VOCABULARIES

ROOT = Path(__file__).parent
CLAIMS = ROOT / "claims"
TABLES_FOLDER = ROOT / "tables"


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
            problems.append(register.problem(claim, str(error)))
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


def check_tables(tables: Mapping[str, pd.DataFrame], register: Register) -> list[Problem]:
    """Return what is wrong with built tables: keys, links, and corrections that choose nothing."""
    problems = []
    for name, frame in tables.items():
        doubled = frame[frame.duplicated(list(TABLES[name].key))]
        for key in doubled[list(TABLES[name].key)].itertuples(index=False):
            problems.append(_of_table(name, f"key {tuple(key)} stands twice"))
        problems += _broken_links(name, tables)
    homeless = tables["organisations"].query("role != 'supplier'")
    for row in records(homeless[homeless["country"].isna()]):
        problems.append(_of_table("organisations", f"{row['organisation']} has no country"))
    unpaid = tables["funding"][tables["funding"]["payer"].isna()]
    for row in records(unpaid):
        problems.append(
            _of_table("funding", f"the part of {row['claim_id']} has no payer in payers.csv")
        )
    lost = tables["factories"]["city"].ne("") & tables["factories"]["latitude"].isna()
    for factory in tables["factories"][lost].itertuples():
        reason = f"{factory.city} of {factory.factory_id} is no place in {factory.country}"
        problems.append(_of_table("factories", reason))
    evidence = tables["evidence"]
    chosen = set(evidence.loc[evidence["standing"] == Standing.CHOSEN, "claim_id"])
    known = set(evidence["claim_id"])
    for claim in register.claims:
        correction = register.corrections.get(claim.claim_id)
        if correction and correction.action == "choose" and claim.claim_id in known - chosen:
            problems.append(register.problem(claim, "a second correction chooses otherwise"))
    return problems


def _of_table(name: str, reason: str) -> Problem:
    return Problem(f"{name}.csv", 0, "", reason, folder="data/tables")


def _broken_links(name: str, tables: Mapping[str, pd.DataFrame]) -> Iterable[Problem]:
    for column in TABLES[name].fields:
        if column.foreign:
            table, key = column.foreign.split(".")
            values = tables[name][column.name].replace("", pd.NA).dropna()
            for value in sorted(set(values) - set(tables[table][key])):
                yield _of_table(name, f"{column.name} {value!r} is not in {table}")


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
    register = Register.read(claims)
    day = known or build_date(register)
    tables = build_tables(register, day)
    problems = check_tables(tables, register)
    if problems:
        raise BuildStopped(problems)
    return to_files(tables, day)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m data.build", description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare with what is committed")
    parser.add_argument("--known", type=date.fromisoformat, metavar="DATE", help="as of a date")
    parser.add_argument("--output", type=Path, metavar="DIR", default=TABLES_FOLDER)
    parser.add_argument("--claims", type=Path, metavar="DIR", default=CLAIMS)
    asked = parser.parse_args(arguments)
    if asked.known and asked.output.resolve() == TABLES_FOLDER.resolve():
        parser.error("--known needs --output: the committed tables hold the newest evidence")
    try:
        files = build(asked.claims, asked.known)
    except BuildStopped as stopped:
        print(f"The build stopped; nothing was written.\n{stopped}", file=sys.stderr)
        return 1
    if asked.check:
        differing = differences(files, asked.output)
        print(f"differs from a rebuild: {', '.join(differing)}" if differing else "up to date")
        return 1 if differing else 0
    write(files, asked.output)
    print(f"{len(files)} files written to {asked.output}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
