"""Words that lead to evidence within the file: claims by their ids, sources by their numbers."""

import re
from collections.abc import Callable, Container, Iterable
from typing import NamedTuple

_WORD = re.compile(r"[\w-]+")
_NUMBER = re.compile(r"\d+")
_NUMBERS = re.compile(r"(?<=\[)\d[\d–, ]*(?=\]$)", re.MULTILINE)
"""Numbers of sources as they stand after a reading."""


class Part(NamedTuple):
    """A part of a text, and where in the file it leads, empty for nowhere."""

    text: str
    href: str = ""


def claims_in(text: str, claims: Container[str]) -> list[Part]:
    """Return a text in parts: those that name one of the claims lead to it."""
    return _parts(text, _WORD, lambda word: [Part(word, to_claim(word) if word in claims else "")])


def readings(text: str) -> list[Part]:
    """Return readings in parts, one a line: the numbers of sources after each lead to these."""
    return _parts(text, _NUMBERS, numbers)


def numbers(text: str) -> list[Part]:
    """Return numbers of sources in parts that lead to these: `1–4, 7`."""
    return _parts(text, _NUMBER, lambda number: [Part(number, to_source(int(number)))])


def evidence(text: str) -> list[Part]:
    """Return numbers of sources in parts, and plain what follows them: `2, 9; 1 says otherwise`."""
    said, _, rest = text.partition(";")
    return [*numbers(said), *([Part(f";{rest}")] if rest else [])]


def to_claim(claim_id: str) -> str:
    """Return where a claim stands in the file."""
    return f"#{claim_id}"


def to_source(number: int) -> str:
    """Return where a source stands in the file."""
    return f"#source-{number}"


def _parts(
    text: str, pattern: re.Pattern[str], linked: Callable[[str], Iterable[Part]]
) -> list[Part]:
    """Return a text in parts: what fits the pattern as it is linked, the rest plain."""
    found: list[Part] = []
    end = 0
    for match in pattern.finditer(text):
        found += [Part(text[end : match.start()]), *linked(match[0])]
        end = match.end()
    return _joined([*found, Part(text[end:])])


def _joined(parts: Iterable[Part]) -> list[Part]:
    """Return parts with plain ones beside each other as one, and no empty ones."""
    found: list[Part] = []
    for part in parts:
        if found and not (part.href or found[-1].href):
            found[-1] = Part(found[-1].text + part.text)
        else:
            found.append(part)
    return [part for part in found if part.text]
