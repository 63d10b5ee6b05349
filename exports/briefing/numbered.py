"""Sources by their numbers in a briefing, in order of first appearance."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from charts.view import each_once
from data.load import Tables
from data.reading import ACCESS_LABELS, dated_words, sources_with_address
from data.records import records


@dataclass(frozen=True)
class Cited:
    """A source with its number in the briefing, and the claims it carries where it is cited."""

    number: int
    source_id: str
    publisher: str
    title: str
    date: str
    address: str
    """Where it can be read, at the publisher or in a copy; empty where no address is known."""
    access: str
    """How it was read: a key of `data.reading.ACCESS_LABELS`."""
    via: str
    """The copy or other text read instead, where that is not at the address; else empty."""
    language: str
    """ISO 639-1, that of the title."""
    claim_ids: tuple[str, ...]

    @property
    def words(self) -> str:
        """The source in a line: publisher, title, date, how it was read, address, claims."""
        claims = f" ({', '.join(self.claim_ids)})" if self.claim_ids else ""
        return (
            f"{self.publisher}: {self.title}. {self.date}; {self.how}. "
            f"{self.address or 'No address on record'}{claims}"
        )

    @property
    def how(self) -> str:
        """How it was read and, where not at the address, in what."""
        return ": ".join(filter(None, [ACCESS_LABELS[self.access], self.via]))


class Numbers:
    """The numbers that sources have got so far: ask in the order in which readers see them."""

    def __init__(self, whole: Tables) -> None:
        """Take all tables of the day: what is selected may cite any source of them."""
        evidence = whole.evidence
        self._source_of = dict(zip(evidence["claim_id"], evidence["source_id"], strict=True))
        self._sources = {row["source_id"]: row for row in records(sources_with_address(whole))}
        self._cited: dict[str, Cited] = {}

    def cited(self, claim_ids: Iterable[str], source_ids: Iterable[str] = ()) -> tuple[Cited, ...]:
        """Return the sources of claims by number, each with those of the claims it carries.

        `source_ids` are sources that are cited themselves, without a claim.
        """
        carried: dict[str, list[str]] = {}
        for claim_id in dict.fromkeys(claim_ids):
            if claim_id in self._source_of:
                carried.setdefault(self._source_of[claim_id], []).append(claim_id)
        for source_id in source_ids:
            carried.setdefault(source_id, [])
        found = [self._take(source_id, tuple(ids)) for source_id, ids in carried.items()]
        return tuple(sorted(found, key=lambda source: source.number))

    @property
    def all(self) -> tuple[Cited, ...]:
        """All sources that have a number, each with all claims it was cited for."""
        return tuple(self._cited.values())

    def _take(self, source_id: str, claim_ids: tuple[str, ...]) -> Cited:
        """Return a source with these claims; the briefing remembers all that it was cited for."""
        known = self._cited.get(source_id)
        if known is None:
            known = _source(len(self._cited) + 1, self._sources[source_id])
        every = each_once([*known.claim_ids, *claim_ids])
        self._cited[source_id] = replace(known, claim_ids=every)
        return replace(known, claim_ids=claim_ids)


def _source(number: int, row: dict[str, Any]) -> Cited:
    return Cited(
        number=number,
        source_id=row["source_id"],
        publisher=row["publisher"],
        title=row["title"],
        date=dated_words(row["published"]),
        address=row["address"] or "",
        access=row["access"],
        via=row["via"] if row["via"] and row["via"] != row["address"] else "",
        language=row["language"],
        claim_ids=(),
    )


def numbers_words(cited: Sequence[Cited]) -> str:
    """Return the numbers of sources, runs of them joined: `1–4, 7`."""
    runs: list[list[int]] = []
    for number in sorted(source.number for source in cited):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def sources_words(cited: Sequence[Cited]) -> str:
    """Return the numbers of sources with their noun: `Sources 1–4, 7`, `Source 3`."""
    if not cited:
        return "No source is cited"
    return f"{'Source' if len(cited) == 1 else 'Sources'} {numbers_words(cited)}"
