"""Words that lead to evidence within the file: claims by their ids, sources by their numbers."""

import re
from collections.abc import Callable, Container, Iterable, Sequence
from typing import NamedTuple

from data.profile import Fact
from data.wording import otherwise_words
from exports.briefing.differences import Reading
from exports.briefing.numbered import Cited, Numbers, numbers_words

_WORD = re.compile(r"[\w-]+")
_NUMBER = re.compile(r"\d+")


class Part(NamedTuple):
    """A part of a text, and where in the file it leads, empty for nowhere."""

    text: str
    href: str = ""


def claims_in(text: str, claims: Container[str]) -> list[Part]:
    """Return a text in parts: those that name one of the claims lead to it."""
    return _parts(text, _WORD, lambda word: [Part(word, to_claim(word) if word in claims else "")])


def evidence(fact: Fact, numbers: Numbers) -> list[Part]:
    """Return the numbers of the sources of a fact, which lead to these, and who says otherwise."""
    said = to_sources(numbers.cited(fact.claim_ids))
    more = otherwise_words(fact.otherwise)
    return _joined([*said, Part("; " if said and more else ""), Part(more)])


def readings(said: Sequence[Reading], numbers: Numbers, nothing: str) -> list[Part]:
    """Return readings in parts, one a line, each with the numbers of its sources; or `nothing`."""
    parts = [Part(nothing if not said else "")]
    for at, one in enumerate(said):
        cited = to_sources(numbers.cited(one.claim_ids))
        parts += [Part("\n" if at else ""), Part(f"{one.words} ["), *cited, Part("]")]
    return _joined(parts)


def to_sources(cited: Sequence[Cited]) -> list[Part]:
    """Return the numbers of sources in parts that lead to these: `1–4, 7`."""
    words = numbers_words(cited)
    return _parts(words, _NUMBER, lambda number: [Part(number, f"#source-{number}")])


def to_claim(claim_id: str) -> str:
    """Return where a claim stands in the file."""
    return f"#{claim_id}"


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
