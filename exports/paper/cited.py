"""Which numbers stand behind what is said: by claim, and by what the claims are about."""

import re
from collections.abc import Iterable, Iterator

from data.load import Tables
from data.reading import subject_names
from exports.briefing import Cited, Slide
from exports.briefing.numbered import numbers_words

Source = dict[str, str]
"""`subject` (a name, empty where it goes without saying) and `numbers` (`1–4, 7`)."""

Part = dict[str, str]
"""`text` of a sentence, and the `number` of the source it names; empty for plain words."""

_WORD = re.compile(r"\w+")


def numbers_of(claim_ids: Iterable[str], slide: Slide, source_ids: Iterable[str] = ()) -> str:
    """Return the numbers of the sources of claims that a section cites, and of sources alone."""
    claims, sources = set(claim_ids), set(source_ids)
    return numbers_words(
        [
            one
            for one in slide.cited
            if one.source_id in sources or claims.intersection(one.claim_ids)
        ]
    )


def parts_of(text: str, slide: Slide) -> list[Part]:
    """Return a text in parts: a claim by its id leads nowhere on paper, its source does."""
    number = {claim: str(one.number) for one in slide.cited for claim in one.claim_ids}
    return list(_parts(text, number))


def _parts(text: str, number: dict[str, str]) -> Iterator[Part]:
    end = 0
    for found in _WORD.finditer(text):
        if found[0] in number:
            yield {"text": text[end : found.start()], "number": ""}
            yield {"text": f"source {number[found[0]]}", "number": number[found[0]]}
            end = found.end()
    if text[end:]:
        yield {"text": text[end:], "number": ""}


def by_subject(slide: Slide, tables: Tables) -> list[Source]:
    """Return the numbers behind a section, for the programme and each factory by itself."""
    names = subject_names(tables)
    subjects = dict(zip(tables.evidence["claim_id"], tables.evidence["subject_id"], strict=True))
    found: dict[str, list[Cited]] = {}
    for source in slide.cited:
        for subject in dict.fromkeys(subjects.get(claim, "") for claim in source.claim_ids):
            found.setdefault(names.get(subject, ""), []).append(source)
    order = ["", *names.values()]
    return [
        {"subject": name, "numbers": numbers_words(found[name])}
        for name in sorted(found, key=order.index)
    ]
