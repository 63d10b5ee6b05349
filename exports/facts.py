"""What a file says of itself, the same in every format."""

from data.package import BUILT_ON, LICENCE
from exports.citation import citation
from exports.extract import Extract

INDEPENDENT = (
    "An independent project, not an official site of the European Union. Texts that are quoted "
    "from sources remain their publishers’."
)
READING = (
    "Each row names its claim (claim_id). The table evidence holds the words of the claim, and "
    "sources where they were read.",
    "An empty amount means that no figure was found, not_disclosed that a source says it is not "
    "published. Neither is zero.",
    "A qualifier limits its number: at_least, at_most, about.",
    "A factory total and a system contract are different quantities: never add or mix them.",
    "Of a milestone, planned is what was expected; only actual is reported as done.",
    "A part of the data, or the data of an earlier day, holds only those countries and places that "
    "its rows name.",
)
"""How not to misread the tables."""


def facts(extract: Extract) -> dict[str, object]:
    """Return what identifies a selection and how it may be used, ready for JSON.

    `known` is an ISO day; `licence` and each of `attributions` have `title` and `path`.
    """
    return {
        "title": extract.title,
        "selection": extract.selection,
        "known": extract.known.isoformat(),
        "version": extract.tables.version,
        "permalink": extract.permalink(),
        "citation": citation(extract),
        "licence": LICENCE,
        "attributions": BUILT_ON,
        "notice": INDEPENDENT,
    }
