"""What is asked of a claim: the value is read by the rules of the build before it is taken."""

import textwrap
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from data.claim.ask import SKIP, Refused, anything, ask, ask_choice, something
from data.register import Claim, Register
from data.rules import Clean, NotUnderstood, clean
from data.schema import (
    CONFIDENCES,
    ENDED,
    MILESTONE,
    PROGRAMME_ATTRIBUTES,
    PROGRAMME_EVENTS,
    SITE_ATTRIBUTES,
    SITE_EVENTS,
    STATUSES,
    Kind,
    attribute_of,
    event_of,
)
from data.vocabularies import fold, words_of
from data.wording import attribute_label, capital, date_words

_READ_AS = {
    Kind.MONEY: "an amount with its currency, such as “EUR 290 million”, or “unknown”",
    Kind.SHARE: "a share, such as “50 %”",
    Kind.COUNT: "a number, such as “1,008 GPUs”",
    Kind.CAPACITY: "what a machine can do, such as “40 petaflops”",
    Kind.DURATION: "how long, such as “36 months”",
    Kind.DATE: "a date, such as “10 December 2024” or “first half of 2026”",
    Kind.COUNTRY: "a country, in the language of the source",
    Kind.PLACE: "a city, of places.csv",
    Kind.NAME: "a name, of names.csv",
    Kind.ORGANISATION: "an organisation, of organisations.csv",
    Kind.SECTOR: "a sector, of sectors.csv",
    Kind.TERM: "a word, of terms.csv",
    Kind.TEXT: "any words",
}
_BLANK = Claim(**dict.fromkeys(Claim.__annotations__, ""))
_LIMITS = {"about": "about ", "at_least": "at least ", "at_most": "at most "}


def ask_claim(claim_id: str, source_id: str, register: Register) -> Claim:
    """Return a claim whose value a rule understands; raise Skipped where it is to be left out.

    The register has its source.
    """
    subjects = subjects_shown(register)
    subject = ask("About whom (? for the list)", partial(_subject, register), subjects)
    shown = attributes_shown(subject)
    attribute = ask("What of it (? for the list)", partial(_attribute, subject), shown)
    print(f"  {attribute_label(attribute)}: {_READ_AS[_kind(subject, attribute)]}")
    blank = replace(_BLANK, claim_id=claim_id, source_id=source_id)
    claim = _ask_value(replace(blank, subject=subject, attribute=attribute), register)
    return replace(
        claim,
        locator=ask("Where in the source, such as paragraph 2", something),
        confidence=ask_choice("How sure", CONFIDENCES),
        note=ask("Note that a reader must know, or empty", anything),
    )


def _subject(register: Register, answer: str) -> str:
    """Return the id of a subject by its id or by one of its names; raise Refused."""
    names = {
        word: row["subject_id"]
        for row in register.vocabularies["names"]
        for word in words_of(row, "name")
    }
    for row in register.vocabularies["subjects"]:
        names |= dict.fromkeys([fold(row["name"]), row["subject_id"]], row["subject_id"])
    if fold(answer) not in names:
        raise Refused("No factory, Antenna or programme has this id or name; ? shows the list.")
    return names[fold(answer)]


def subjects_shown(register: Register) -> str:
    """Return all subjects as a list, one a line."""
    rows = register.vocabularies["subjects"]
    return "\n".join(f"  {row['subject_id']:<12}  {row['name']}" for row in rows)


def _attributes(subject: str) -> dict[str, Kind]:
    """Return what claims on a subject may be about, and how each is read."""
    programme = subject == "programme"
    attributes = PROGRAMME_ATTRIBUTES if programme else SITE_ATTRIBUTES
    events = sorted(PROGRAMME_EVENTS) if programme else list(SITE_EVENTS)
    kinds = {name: attribute.kind for name, attribute in attributes.items()}
    return kinds | {f"{MILESTONE}{event}": Kind.DATE for event in events}


def _attribute(subject: str, answer: str) -> str:
    """Return an attribute by its name, with or without `milestone.`, or by its label."""
    labels = {fold(attribute_label(name)): name for name in _attributes(subject)}
    name = "_".join(answer.lower().split())
    found = [name, f"{MILESTONE}{name}", labels.get(fold(answer), "")]
    known = next((one for one in found if attribute_of(subject, one)), "")
    if not known:
        raise Refused("Nothing is called so here; ? shows the list.")
    return known


def _kind(subject: str, attribute: str) -> Kind:
    found = attribute_of(subject, attribute)
    return found.kind if found else Kind.TEXT


def attributes_shown(subject: str) -> str:
    """Return what claims on a subject may be about, by how it is read."""
    kinds = _attributes(subject)
    return "\n".join(line for kind in Kind for line in _group_shown(kind, kinds))


def _group_shown(kind: Kind, kinds: dict[str, Kind]) -> Iterator[str]:
    names = [name.removeprefix(MILESTONE) for name, one in kinds.items() if one == kind]
    if names:
        yield f"  {capital(_READ_AS[kind])}:"
        indent = " " * 4
        yield textwrap.fill(", ".join(names), 96, initial_indent=indent, subsequent_indent=indent)


def _ask_value(claim: Claim, register: Register) -> Claim:
    """Return the claim with a value that a rule understands and its source does not yet give."""
    while True:
        told = replace(
            claim,
            reported=ask("Value, exactly as printed", something),
            context=ask("What the text around it adds (currency, year), or empty", anything),
        )
        if event_of(told.attribute):
            told = replace(told, status=ask_choice("Planned, or reported as done", STATUSES))
        try:
            print(f"  reads as: {_read(told, register)}")
            return told
        except Refused as refused:
            print(f"  {refused} Please give the value again, or {SKIP} this claim.")


def _read(claim: Claim, register: Register) -> str:
    said = ("subject", "attribute", "reported", "status", "source_id")
    for other in register.claims:
        if all(getattr(other, name) == getattr(claim, name) for name in said):
            raise Refused(f"{other.claim_id} says the same from this source.")
    try:
        return reads_as(clean(claim, register))
    except NotUnderstood as error:
        raise Refused(f"{capital(str(error))}.") from error


def reads_as(cleaned: Clean) -> str:
    """Return a clean value in full: `at least EUR 556,000,000`, `first half of 2026`."""
    if cleaned.edtf:
        return date_words(cleaned.edtf)
    if cleaned.amount is not None:
        number = f"{cleaned.amount.normalize():,f}"
        words = " ".join(filter(None, [cleaned.currency, number, cleaned.unit]))
        return f"{_LIMITS.get(cleaned.qualifier, '')}{words}"
    if cleaned.qualifier == ENDED:
        return f"{cleaned.value}, which left"
    return cleaned.value or cleaned.qualifier.replace("_", " ")
