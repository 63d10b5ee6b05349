"""Read `data/claims/`: the claims as reported, their sources and the reviewed vocabularies."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Self, TypeVar

from edtf.parser.edtf_exceptions import EDTFParseException

from data.calendar import last_day
from data.languages import locale
from data.schema import (
    CONFIDENCES,
    CORRECTIONS,
    STATUSES,
    attribute_of,
    event_of,
)
from data.signs import hidden
from data.terms import Terms
from data.vocabularies import (
    VOCABULARIES,
    Lines,
    Row,
    faults_of_cells,
    faults_of_claim_ids,
    faults_of_vocabularies,
    is_day,
)

Record = TypeVar("Record")

_FILES = tuple(f"{name}.csv" for name in ("claims", "sources", "corrections", *VOCABULARIES))
_ADDRESS = re.compile(r"""https?://[^\s<>"']+""")


@dataclass(frozen=True)
class Problem:
    """One reason why the build stops, with the place a person has to look at.

    Line 0 is the file as a whole.
    """

    folder: str
    file: str
    line: int
    claim_id: str
    reason: str

    def __str__(self) -> str:
        line = f":{self.line}" if self.line else ""
        claim = f" {self.claim_id}:" if self.claim_id else ""
        return f"{self.folder}/{self.file}{line}:{claim} {self.reason}"


class BuildStopped(Exception):
    """The evidence cannot be built; `problems` says why, one by one."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


@dataclass(frozen=True)
class Source:
    """One row of `sources.csv`, and the day from which what it says was known."""

    source_id: str
    publisher: str
    title: str
    url: str
    published: str
    language: str
    kind: str
    access: str
    via: str
    document: str
    read_on: str

    @property
    def known_from(self) -> date:
        """Last day of the date of publication, or the day of reading where that is earlier."""
        return min(last_day(self.published), date.fromisoformat(self.read_on))


@dataclass(frozen=True)
class Claim:
    """One row of `claims.csv`: what one source prints about one attribute of one subject."""

    claim_id: str
    subject: str
    attribute: str
    reported: str
    context: str
    status: str
    source_id: str
    locator: str
    confidence: str
    note: str


@dataclass(frozen=True)
class Correction:
    """A reviewed decision on one claim, one of `schema.CORRECTIONS`, and why."""

    claim_id: str
    action: str
    reported: str
    reason: str


class _Folder:
    """The files of a register, read row by row.

    What is wrong with them gathers in `problems`, where rows start in `lines`, by file and first
    cell.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = _name_of(path)
        self.problems: list[Problem] = []
        self.lines: dict[tuple[str, str], int] = {}
        self._texts = {file: self._text(file) for file in _FILES}
        self.stop_at_problems()

    def fault(self, file: str, line: int, reason: str, claim_id: str = "") -> None:
        """Note one reason to stop."""
        self.problems.append(Problem(self.name, file, line, claim_id, reason))

    def stop_at_problems(self) -> None:
        """Raise BuildStopped where anything was noted."""
        if self.problems:
            raise BuildStopped(self.problems)

    def rows(self, file: str, columns: Iterable[str]) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield line and row; note other columns and broken rows."""
        expected = list(columns)
        line = 1
        try:
            reader = csv.reader(io.StringIO(self._texts[file], newline=""), strict=True)
            header = next(reader, [])
            if header != expected:
                self.fault(file, 1, f"columns are {header}; expected {expected}")
                return
            line = reader.line_num + 1
            for cells in reader:
                if len(cells) == len(expected):
                    self.lines.setdefault((file, cells[0]), line)
                    row = dict(zip(expected, cells, strict=True))
                    self._fault_hidden_signs(file, line, row)
                    yield line, row
                else:
                    reason = f"{len(cells)} cells; expected {len(expected)}"
                    self.fault(file, line, reason, cells[0] if cells else "")
                line = reader.line_num + 1
        except csv.Error as error:
            self.fault(file, line, f"the row that starts here is broken: {error}")

    def _fault_hidden_signs(self, file: str, line: int, row: Mapping[str, str]) -> None:
        claim_id = row.get("claim_id", "")
        for column, cell in row.items():
            for sign in hidden(cell):
                reason = f"{column} holds {sign}, which no reader sees: write it without"
                self.fault(file, line, reason, claim_id)

    def _text(self, file: str) -> str:
        """Return the text of a file; note one that is missing or not UTF-8."""
        try:
            content = (self.path / file).read_bytes()
            return content.decode("utf-8")
        except OSError:
            self.fault(file, 0, "cannot be read")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            self.fault(file, line, "is not UTF-8")
        return ""

    def records(self, record: type[Record], file: str) -> Iterator[tuple[int, Record]]:
        """Yield line and record; the columns are the fields of the record, the first its id."""
        columns = [f.name for f in fields(record)]  # type: ignore[arg-type]
        seen: dict[str, int] = {}
        for line, row in self.rows(file, columns):
            key = row[columns[0]]
            if key in seen:
                self.fault(file, line, f"duplicate id, first used in line {seen[key]}", key)
            else:
                seen[key] = line
                yield line, record(**row)


def _name_of(folder: Path) -> str:
    """Return a folder as a person would type it: `data/claims` for that of this project."""
    project = Path(__file__).parent.parent
    inside = folder.is_relative_to(project)
    return (folder.relative_to(project) if inside else folder).as_posix()


@dataclass(frozen=True)
class Register:
    """All of `data/claims/`, read and checked.

    `folder` is its name in messages; `lines` has the line of a row by file and first cell.
    """

    folder: str
    claims: tuple[Claim, ...]
    sources: Mapping[str, Source]
    corrections: Mapping[str, Correction]
    vocabularies: Mapping[str, tuple[Row, ...]]
    lines: Mapping[tuple[str, str], int]

    @cached_property
    def terms(self) -> Terms:
        """The terms of the vocabularies, by word."""
        return Terms(self.vocabularies)

    def problem(self, file: str, key: str, reason: str) -> Problem:
        """Return a problem that names the row with this first cell: its file, line and claim."""
        claim_id = key if file == "claims.csv" else ""
        return Problem(self.folder, file, self.lines.get((file, key), 0), claim_id, reason)

    @classmethod
    def read(cls, path: Path) -> Self:
        """Return the register in the folder; raise `BuildStopped` with every fault in it."""
        folder = _Folder(path)
        sources = _sources(folder)
        files = _vocabularies(folder, sources)
        vocabularies = {name: tuple(row for _, row in rows) for name, rows in files.items()}
        subjects = {row["subject_id"] for row in vocabularies["subjects"]}
        claims = list(folder.records(Claim, "claims.csv"))
        for line, claim in claims:
            for reason in _faults_of_claim(claim, subjects, sources):
                folder.fault("claims.csv", line, reason, claim.claim_id)
        readable = all(problem.file != "claims.csv" for problem in folder.problems)
        if readable and not claims:
            folder.fault("claims.csv", 1, "there is no claim")
        by_id = {claim.claim_id: claim for _, claim in claims}
        corrections = _corrections(folder, by_id) if readable else {}
        if readable:
            about = {claim_id: (c.subject, c.attribute) for claim_id, c in by_id.items()}
            for name, line, claim_id, reason in faults_of_claim_ids(files, about):
                folder.fault(f"{name}.csv", line, reason, claim_id)
        folder.stop_at_problems()
        return cls(
            folder.name,
            tuple(claim for _, claim in claims),
            sources,
            corrections,
            vocabularies,
            folder.lines,
        )


def _sources(folder: _Folder) -> dict[str, Source]:
    sources: dict[str, Source] = {}
    for line, source in folder.records(Source, "sources.csv"):
        for reason in faults_of_source(source):
            folder.fault("sources.csv", line, f"{source.source_id}: {reason}")
        sources[source.source_id] = source
    return sources


def faults_of_source(source: Source) -> list[str]:
    """Return what is wrong with a source: its cells, or else its addresses, days and language."""
    return list(faults_of_cells("sources", vars(source))) or list(_faults_of_values(source))


def _faults_of_values(source: Source) -> Iterator[str]:
    if source.url and not _ADDRESS.fullmatch(source.url):
        yield f"url {source.url!r} is not an address"
    is_linked = source.via.startswith(("http://", "https://"))
    if is_linked and not _ADDRESS.fullmatch(source.via):
        yield f"via {source.via!r} is not an address"
    if not is_day(source.read_on):
        yield f"read_on {source.read_on!r} is not a day"
        return
    try:
        _ = source.known_from
    except (EDTFParseException, ValueError):
        yield f"published {source.published!r} is not a date"
    if not re.fullmatch("[a-z]{2}", source.language):
        yield f"language {source.language!r} is no ISO 639-1 code"
        return
    try:
        locale(source.language)
    except ValueError as error:
        yield str(error)


def _faults_of_claim(
    claim: Claim, subjects: set[str], sources: Mapping[str, Source]
) -> Iterator[str]:
    if not claim.claim_id or not claim.reported.strip():
        yield "a claim needs an id and a reported value"
    if claim.subject not in subjects:
        yield f"unknown subject {claim.subject!r}"
    elif attribute_of(claim.subject, claim.attribute) is None:
        yield f"unknown attribute {claim.attribute!r} of {claim.subject!r}"
    if claim.source_id not in sources:
        yield f"unknown source {claim.source_id!r}"
    if claim.confidence not in CONFIDENCES:
        yield f"confidence is {claim.confidence!r}; expected one of {', '.join(CONFIDENCES)}"
    expected = STATUSES if event_of(claim.attribute) else ("",)
    if claim.status not in expected:
        yield f"status is {claim.status!r}; expected {' or '.join(map(repr, expected))}"


def _corrections(folder: _Folder, claims: Mapping[str, Claim]) -> dict[str, Correction]:
    corrections: dict[str, Correction] = {}
    for line, correction in folder.records(Correction, "corrections.csv"):
        for reason in _faults_of_correction(correction, claims.get(correction.claim_id)):
            folder.fault("corrections.csv", line, reason, correction.claim_id)
        corrections[correction.claim_id] = correction
    return corrections


def _faults_of_correction(correction: Correction, claim: Claim | None) -> Iterator[str]:
    if correction.action not in CORRECTIONS:
        allowed = ", ".join(CORRECTIONS)
        yield f"action is {correction.action!r}; expected one of {allowed}"
    if not correction.reason.strip():
        yield "a correction needs a reason"
    if claim is None:
        yield "the correction matches no claim"
    elif claim.reported != correction.reported:
        yield f"the correction matches no claim: it now reads {claim.reported!r}"


def _vocabularies(folder: _Folder, sources: Mapping[str, Source]) -> dict[str, Lines]:
    found = {name: list(folder.rows(f"{name}.csv", VOCABULARIES[name])) for name in VOCABULARIES}
    for name, line, reason in faults_of_vocabularies(found, set(sources)):
        folder.fault(f"{name}.csv", line, reason)
    return found
