"""Which numbers stand behind what is said: by claim, and by what the claims are about."""

from collections.abc import Iterable

from data.load import Tables
from data.reading import subject_names
from exports.briefing import Cited, Slide
from exports.briefing.numbered import numbers_words

Source = dict[str, str]
"""`subject` (a name, empty where it goes without saying) and `numbers` (`1–4, 7`)."""


def numbers_of(claim_ids: Iterable[str], slide: Slide) -> str:
    """Return the numbers of the sources of claims that a section cites."""
    wanted = set(claim_ids)
    return numbers_words([one for one in slide.cited if wanted.intersection(one.claim_ids)])


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
