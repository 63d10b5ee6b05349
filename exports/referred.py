"""Which rows go out with a selection: no more countries, places and sources than it names.

Where every factory is selected as of the newest evidence nothing is left out, so that the whole is
the committed dataset. On an earlier day a place or a country that no row names is not yet known.
"""

import pandas as pd

from data.load import Tables
from data.schema import Kind, attribute_of
from exports.released import released


def frames_of(tables: Tables) -> dict[str, pd.DataFrame]:
    """Return the tables of a selection by name, in which whatever a row refers to is found."""
    ids = [*tables.factories["factory_id"], *tables.antennas["antenna_id"], "programme"]
    subjects = _in(tables.subjects, "subject_id", ids)
    if len(subjects) == len(tables.subjects) and _is_newest(tables):
        return tables.frames()
    countries = _countries(tables, subjects)
    sources = pd.concat([frame["source_id"] for frame in (tables.evidence, countries, subjects)])
    return tables.frames() | {
        "sources": _in(tables.sources, "source_id", sources),
        "countries": countries,
        "subjects": subjects,
        "places": _places(tables, countries),
    }


def _is_newest(tables: Tables) -> bool:
    return tables.newest_evidence == released(tables).isoformat()


def _countries(tables: Tables, subjects: pd.DataFrame) -> pd.DataFrame:
    """Return the countries that rows name, those among the values of claims too."""
    named = [
        *(frame["country"] for frame in (tables.factories, tables.memberships, tables.antennas)),
        *(frame["country"] for frame in (tables.organisations, subjects)),
        *(frame["payer_country"] for frame in (tables.funding, tables.evidence)),
        _values(tables.evidence, Kind.COUNTRY),
    ]
    return _in(tables.countries, "country", pd.concat(named))


def _places(tables: Tables, countries: pd.DataFrame) -> pd.DataFrame:
    """Return the capitals of these countries, and the sites in them that claims name."""
    places = _in(tables.places, "country", countries["country"])
    named = places["place"].isin(_values(tables.evidence, Kind.PLACE))
    return places[named | (places["role"] == "capital")]


def _values(evidence: pd.DataFrame, kind: Kind) -> pd.Series:
    """Return the values of the claims that are of a kind."""
    about = zip(evidence["subject_id"], evidence["attribute"], strict=True)
    read_as = [attribute_of(subject, attribute) for subject, attribute in about]
    return evidence.loc[[known is not None and known.kind == kind for known in read_as], "value"]


def _in(frame: pd.DataFrame, column: str, values: "list[str] | pd.Series") -> pd.DataFrame:
    return frame[frame[column].isin(values)]
