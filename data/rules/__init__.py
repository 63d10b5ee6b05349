"""One reported string in, one typed value out, with the name of the rule that made it."""

from collections.abc import Mapping
from dataclasses import replace

from data.register import Claim, Register, Source
from data.rules.clean import Clean, NotUnderstood
from data.rules.dates import as_date
from data.rules.numbers import as_capacity, as_count, as_duration, as_money, as_share
from data.rules.words import as_country, in_vocabulary, named_at_home
from data.schema import ENDED, Attribute, Kind, attribute_of
from data.vocabularies import Row

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
    word = _word(claim, attribute, source, register.vocabularies)
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


def _word(
    claim: Claim, attribute: Attribute, source: Source, vocabularies: Mapping[str, tuple[Row, ...]]
) -> Clean:
    match attribute.kind:
        case Kind.COUNTRY:
            return as_country(claim.reported, source.language, vocabularies["countries"])
        case Kind.PLACE:
            sites = [row for row in vocabularies["places"] if row["role"] == "site"]
            return in_vocabulary(claim.reported, sites, "place", "place")
        case Kind.NAME:
            names = vocabularies["names"]
            if claim.attribute == "name":
                names = tuple(row for row in names if row["subject_id"] == claim.subject)
            return in_vocabulary(claim.reported, names, "name", "name")
        case Kind.ORGANISATION:
            home = {row["subject_id"]: row["country"] for row in vocabularies["subjects"]}
            named = named_at_home(vocabularies["organisations"], home[claim.subject])
            return in_vocabulary(claim.reported, named, "organisation", "organisation")
        case Kind.SECTOR:
            return in_vocabulary(claim.reported, vocabularies["sectors"], "sector", "sector")
        case Kind.TERM:
            name = attribute.vocabulary
            rows = tuple(row for row in vocabularies["terms"] if row["vocabulary"] == name)
            return in_vocabulary(claim.reported, rows, "term", name.replace("_", " "))
    return Clean("text", value=claim.reported)
