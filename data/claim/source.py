"""What is asked of a source: each answer is checked at once by the rules of the build."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial

from data.calendar import days
from data.claim.ask import Refused, ask, ask_choice, something
from data.register import Source, faults_of_source
from data.rules import NotUnderstood
from data.rules.dates import as_date
from data.schema import ACCESSES, SOURCE_KINDS
from data.vocabularies import is_day
from data.wording import capital, date_words

_BLANK = Source(
    source_id="new",
    publisher="somebody",
    title="something",
    url="",
    published="2000",
    language="en",
    kind=SOURCE_KINDS[0],
    access=ACCESSES[0],
    via="",
    document="",
    read_on="2000-01-01",
)
"""A source without fault: the answers take the place of its values one by one."""
_DIRECT = ACCESSES[0]


def ask_source(known: Mapping[str, Source], today: date) -> Source:
    """Return the source to add claims from: one of those `known`, by id, or a new one."""
    source_id = ask("Short name of the source, with the year, such as naiss-2024", _as_id)
    if source_id in known:
        source = known[source_id]
        print(f"  This source is there: {source.publisher}, {source.title}")
        return source
    print("  This source is new.")
    return _ask_new(replace(_BLANK, source_id=source_id), today)


def _as_id(answer: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", answer):
        raise Refused("Please use small letters, figures and hyphens only.")
    return answer


def _ask_new(source: Source, today: date) -> Source:
    source = ask("Publisher", partial(_needed, source, "publisher"))
    source = ask("Title, as printed", partial(_needed, source, "title"))
    source = ask("Address (https://…), empty if there is none", partial(_with, source, "url"))
    source = ask("Language (two letters, such as en)", partial(_with, source, "language"))
    source = ask(f"Read on (empty for {today})", partial(_read_on, source, today))
    source = ask("Published, as printed, empty if undated", partial(as_published, source))
    print(f"  reads as: {date_words(source.published)}")
    source = replace(source, kind=ask_choice("Kind of source", SOURCE_KINDS))
    source = replace(source, access=ask_choice("How you read it", ACCESSES))
    if source.access == _DIRECT:
        return source
    return ask("Text that you read instead: its address or name", partial(_needed, source, "via"))


def _with(source: Source, field: str, answer: str) -> Source:
    """Return the source with an answer in it; raise Refused where the build would stop."""
    filled = replace(source, **{field: answer})
    faults = faults_of_source(filled)
    if faults:
        raise Refused(f"{capital(faults[0])}.")
    return filled


def _needed(source: Source, field: str, answer: str) -> Source:
    return _with(source, field, something(answer))


def _read_on(source: Source, today: date, answer: str) -> Source:
    read_on = answer or today.isoformat()
    if not is_day(read_on):
        raise Refused("Please write the day as 2026-11-20.")
    if read_on > today.isoformat():
        raise Refused("This day has not come yet.")
    return replace(source, read_on=read_on)


def as_published(source: Source, answer: str) -> Source:
    """Return the source with its date, read as printed or as EDTF; undated, by the day of reading.

    Raises Refused.
    """
    edtf = _edtf(source, answer) if answer else f"../{source.read_on}"
    filled = _with(source, "published", edtf)
    first, _ = days(edtf)
    if first and first.isoformat() > source.read_on:
        raise Refused(f"It was read on {source.read_on}, before that date.")
    return filled


def _edtf(source: Source, answer: str) -> str:
    if not faults_of_source(replace(source, published=answer)):
        return answer
    try:
        return as_date(answer, "", source.read_on, source.language).edtf or answer
    except NotUnderstood as error:
        raise Refused(f"{capital(str(error))}.") from error
