"""Whatever stands in the files of claims: it is built, or the build says what is wrong, where."""

import csv
import io
import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from data.build import TABLES_FOLDER, main
from data.load import Tables
from data.register import BuildStopped, Claim, Register, Source
from data.rules import NotUnderstood, clean
from data.schema import MILESTONE, SITE_ATTRIBUTES, SITE_EVENTS, attribute_of
from data.vocabularies import VOCABULARIES
from tests.data.conftest import CLAIM, SOURCE
from tests.hostile import WORDS, anything, counted

ROW = "Hostile claims in the build"
FILES = tuple(f"{name}.csv" for name in ("claims", "sources", "corrections", *VOCABULARIES))
COLUMNS = {
    "claims": CLAIM,
    "sources": SOURCE,
    **{name: VOCABULARIES[name] for name in VOCABULARIES},
}
ATTRIBUTES = (*SITE_ATTRIBUTES, *(f"{MILESTONE}{event}" for event in SITE_EVENTS))
KINDS = {attribute_of("lumi", name).kind: name for name in ATTRIBUTES}
"""Each kind of value -> an attribute that takes it."""
BEYOND = (
    *("EUR 1" + "0" * 20, "EUR " + "9" * 30 + " million", "EUR " + "1" * 5000, "9" * 40),
    *("9" * 40 + " petaflops", "9" * 40 + "-" + "9" * 41, "9" * 40 + " months", "1e999 EUR"),
    *("EUR -5 million", "NaN", "31 February 2025", "1 January 99999", "within 9999999 years"),
    *("150 %", "EUR 10 million " * 2000, "up to " * 3000 + "EUR 1", "1." * 3000),
)
"""Values no table has room for, and those that would keep a careless rule busy for ever."""
SPOILT = (
    *(b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\0", b'"', b'""', b'"\n"', b",", b"\n", b"\r"),
    *(b"\r\n", b"\x1a", "\u202e".encode(), "é".encode("latin-1"), "lumi".encode("utf-16"), b"=1"),
    b"x" * 140_000,
)
"""Bytes that do not belong where they are put."""

_often = settings(max_examples=60, deadline=None, derandomize=True, phases=[Phase.generate])
_sometimes = settings(parent=_often, max_examples=40)


@pytest.fixture
def folder(write_register: Callable[..., Path]) -> Path:
    """A small register that can be built, to be spoilt."""
    return write_register([{}, {"claim_id": "c0002", "attribute": "status", "reported": "open"}])


def assert_told(stopped: BuildStopped, folder: Path) -> None:
    """Fail where a problem does not say in which file and line of the folder it is, and what."""
    assert stopped.problems
    for problem in stopped.problems:
        assert problem.file in FILES
        text = (folder / problem.file).read_bytes()
        assert 0 <= problem.line <= text.count(b"\n") + text.count(b"\r") + 1
        assert problem.reason.strip()
        assert str(problem).startswith(f"{folder}/{problem.file}:")
        assert problem.file != "claims.csv" or problem.line


@st.composite
def spoilings(draw: st.DrawFn) -> Callable[[bytes], bytes]:
    """Ways to spoil a file: bytes put in, taken out, doubled, or another encoding of all."""
    share, length = draw(st.floats(0, 1)), draw(st.integers(0, 40))
    put = draw(st.sampled_from(SPOILT) | st.binary(max_size=6))
    how = draw(st.sampled_from(["put", "put", "put", "cut", "double", "utf-16", "end", "crlf"]))

    def spoil(content: bytes) -> bytes:
        at = int(share * len(content))
        match how:
            case "put":
                return content[:at] + put + content[at:]
            case "cut":
                return content[:at] + content[at + length :]
            case "double":
                return content[:at] + content[at : at + length] * 2 + content[at + length :]
            case "utf-16":
                return content.decode().encode("utf-16")
            case "end":
                return content[:at]
        return content.replace(b"\n", b"\r\n")

    return spoil


def test_a_spoilt_file_is_read_or_refused_with_its_place(folder, record_property):
    whole = {file: (folder / file).read_bytes() for file in FILES}
    with counted(ROW, record_property) as tried:

        @_often
        @given(st.sampled_from([*FILES, "claims.csv", "claims.csv", "sources.csv"]), spoilings())
        def read(file: str, spoil: Callable[[bytes], bytes]) -> None:
            tried.append(1)
            (folder / file).write_bytes(spoil(whole[file]))
            try:
                Register.read(folder)
            except BuildStopped as stopped:
                assert_told(stopped, folder)
            (folder / file).write_bytes(whole[file])

        read()


def rewritten(content: bytes, change: Callable[[list[list[str]]], None]) -> bytes:
    """Return a CSV file with its rows changed."""
    rows = list(csv.reader(io.StringIO(content.decode(), newline="")))
    change(rows)
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode("utf-8", "replace")


def contents(folder: Path) -> Mapping[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*")}


def test_a_hostile_cell_is_built_as_it_stands_or_stops_the_build(
    folder, tmp_path, record_property, capsys
):
    """Nothing is written by a build that stops; what is built can be read by the dashboard."""
    whole = {file: (folder / file).read_bytes() for file in FILES}
    tables = Path(shutil.copytree(TABLES_FOLDER, tmp_path / "tables"))
    cells = st.tuples(
        st.sampled_from([*FILES, "claims.csv", "sources.csv"]),
        st.floats(0, 1, exclude_max=True),
        st.floats(0, 1, exclude_max=True),
        st.sampled_from([*WORDS, *BEYOND]) | anything,
    )
    with counted(ROW, record_property) as tried:

        @_sometimes
        @given(st.lists(cells, min_size=1, max_size=2))
        def build(changes: Sequence[tuple[str, float, float, str]]) -> None:
            tried.append(len(changes))
            for file, row, column, word in changes:

                def change(rows, row=row, column=column, word=word):
                    cells = rows[int(row * len(rows))]
                    cells[int(column * len(cells))] = word

                (folder / file).write_bytes(rewritten((folder / file).read_bytes(), change))
            before = contents(tables)
            code = main(["--claims", str(folder), "--output", str(tables)])
            said = capsys.readouterr().err
            if code:
                assert said.startswith("The build stopped; nothing was written.\n")
                assert f"{folder}/" in said
                assert contents(tables) == before
            else:
                assert Tables.read(tables).version
            for file, content in whole.items():
                (folder / file).write_bytes(content)

        build()


@pytest.mark.parametrize("kind", KINDS)
def test_a_value_is_understood_or_not_but_never_breaks_a_rule(kind, register, record_property):
    with counted(ROW, record_property) as tried:

        @_often
        @given(st.sampled_from([*WORDS, *BEYOND]) | anything, st.sampled_from(["", "EUR", "about"]))
        def read(reported: str, context: str) -> None:
            tried.append(1)
            claim = Claim(**CLAIM | {"attribute": KINDS[kind], "reported": reported})
            with suppress(NotUnderstood):
                assert (clean(claim, known_source(register)).amount or 0) < 10**15

        read()


def known_source(register: Register) -> Register:
    """Return the register with the source of the claims that are tried."""
    return replace(register, sources={"release": Source(**SOURCE)})


@pytest.mark.parametrize("column", ["reported", "context", "locator", "note"])
@pytest.mark.parametrize(
    ("sign", "name"),
    [
        ("\0", "U+0000"),
        ("\x1b", "U+001B"),
        ("\x85", "U+0085"),
        ("\u00ad", "U+00AD SOFT HYPHEN"),
        ("\u200b", "U+200B ZERO WIDTH SPACE"),
        ("\u202e", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("\u2066", "U+2066 LEFT-TO-RIGHT ISOLATE"),
        ("\ufeff", "U+FEFF ZERO WIDTH NO-BREAK SPACE"),
        ("\ufffd", "U+FFFD REPLACEMENT CHARACTER"),
        ("\uffff", "U+FFFF"),
        ("\u3164", "U+3164 HANGUL FILLER"),
        ("\u2800", "U+2800 BRAILLE PATTERN BLANK"),
        ("\u180e", "U+180E MONGOLIAN VOWEL SEPARATOR"),
        ("\U000e0100", "U+E0100 VARIATION SELECTOR-17"),
        ("\U000e0041", "U+E0041 TAG LATIN CAPITAL LETTER A"),
    ],
)
def test_a_sign_that_nobody_sees_stops_the_build(column, sign, name, write_register):
    folder = write_register([{column: f"EUR 10{sign} million"}])
    with pytest.raises(BuildStopped) as stopped:
        Register.read(folder)
    assert f"claims.csv:2: c0001: {column} holds {name}, which no reader sees" in str(stopped.value)


@pytest.mark.parametrize("file", ["sources.csv", "organisations.csv", "conflicts.csv"])
def test_no_file_may_hold_a_sign_that_nobody_sees(file, folder):
    def change(rows):
        rows.append([f"a\u202eb{number}" for number in range(len(rows[0]))])

    (folder / file).write_bytes(rewritten((folder / file).read_bytes(), change))
    with pytest.raises(BuildStopped) as stopped:
        Register.read(folder)
    lines = (folder / file).read_text(encoding="utf-8").count("\n")
    assert f"{folder}/{file}:{lines}: " in str(stopped.value)
    assert "holds U+202E RIGHT-TO-LEFT OVERRIDE" in str(stopped.value)


@pytest.mark.parametrize(
    "reported",
    [
        "مصنع الذكاء الاصطناعي",
        "מפעל בינה מלאכותית",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "عام\u200f 2026",
        "🏭👩\u200d🔬",
        "e\u0301\u0323",
        "two\nlines\tand\u00a0a\u2028half",
        '=HYPERLINK("http://x")',
        "<script>alert(1)</script>",
    ],
)
def test_letters_of_any_script_and_text_of_any_kind_stay_as_reported(reported, write_register):
    folder = write_register([{"attribute": "status", "reported": reported}])
    (claim,) = Register.read(folder).claims
    assert claim.reported == reported
