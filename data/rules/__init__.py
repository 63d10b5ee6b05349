"""One reported string in, one typed value out, with the name of the rule that made it."""

from dataclasses import replace

from data.register import Claim, Register, Source
from data.rules.clean import Clean, NotUnderstood
from data.rules.dates import as_date
from data.rules.numbers import as_capacity, as_count, as_duration, as_money, as_share
from data.rules.words import as_country, in_vocabulary
from data.schema import ENDED, Attribute, Kind, attribute_of
from data.terms import Terms

_LEFT = "left"
"""Context of a partner country of which the text says that it left."""

__all__ = ["Clean", "NotUnderstood", "clean"]


def clean(claim: Claim, register: Register) -> Clean:
    """Return the clean value of a claim; raise NotUnderstood where no rule fits."""
    attribute = attribute_of(claim.subject, claim.attribute)
    if attribute is None:
        raise NotUnderstood(f"unknown attribute {claim.attribute!r}")
    source = register.sources[claim.source_id]
    made = _number_or_date(claim, attribute, source)
    if made:
        return made
    word = _word(claim, attribute, source, register.terms)
    if claim.attribute == "partner_country" and claim.context == _LEFT:
        return replace(word, rule=f"{word.rule}: left", qualifier=ENDED)
    return word


def _number_or_date(claim: Claim, attribute: Attribute, source: Source) -> Clean | None:
    match attribute.kind:
        case Kind.MONEY:
            return as_money(claim.reported, claim.context)
        case Kind.SHARE:
            return as_share(claim.reported)
        case Kind.COUNT:
            return as_count(
                claim.reported, "accelerators" if claim.attribute == "accelerators" else ""
            )
        case Kind.DURATION:
            return as_duration(claim.reported)
        case Kind.CAPACITY:
            return as_capacity(claim.reported)
        case Kind.DATE:
            return as_date(claim.reported, claim.context, source.published, source.language)
    return None


def _word(claim: Claim, attribute: Attribute, source: Source, terms: Terms) -> Clean:
    match attribute.kind:
        case Kind.COUNTRY:
            return as_country(claim.reported, source.language, terms.of("countries"))
        case Kind.PLACE:
            return in_vocabulary(claim.reported, terms.of("places", "site"), "place")
        case Kind.NAME:
            part = claim.subject if claim.attribute == "name" else ""
            return in_vocabulary(claim.reported, terms.of("names", part), "name")
        case Kind.ORGANISATION:
            named = terms.organisations_for(claim.subject)
            return in_vocabulary(claim.reported, named, "organisation")
        case Kind.SECTOR:
            return in_vocabulary(claim.reported, terms.of("sectors"), "sector")
        case Kind.TERM:
            name = attribute.vocabulary
            return in_vocabulary(claim.reported, terms.of("terms", name), name.replace("_", " "))
    return Clean("text", value=claim.reported)
