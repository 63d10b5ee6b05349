"""The open data described for other programs: Frictionless, schema.org and DCAT-AP 3.

The contexts of JSON-LD stand in the files, so that nothing else need be fetched to read them. No
contact point is named: the Atlas has no address for mail.
"""

from collections.abc import Iterator
from typing import Any, cast

from data.headline import headline
from data.package import BUILT_ON, LICENCE, TITLE
from data.reading import country_names
from data.records import records
from data.schema import CAPACITIES, MEASURES
from data.wording import MEASURE_LABELS, MEASURE_MEANINGS, attribute_label
from exports.as_json import as_json
from exports.citation import AUTHORS, citation
from exports.delimited import exact_csv
from exports.extract import Extract
from exports.facts import INDEPENDENT, READING
from exports.package import package
from exports.released import released
from server.offers import DATA_FILES, Offer, address, asked

PACKAGE, DATASET, CATALOGUE = "datapackage.json", "dataset.jsonld", "catalog.jsonld"
LINKED_DATA = "application/ld+json"
KEYWORDS = ("EuroHPC", "AI Factories", "supercomputing", "public funding", "open data")
_SUBJECT = (
    "Sourced figures on the EuroHPC AI Factories: budgets and who pays, partners, compute and "
    "dates, planned and actual."
)
_EU = "http://publications.europa.eu/resource/authority"


def data_package(extract: Extract) -> bytes:
    """Return a Frictionless Data Package whose tables are the files beside it."""
    files = {f"{name}.csv": exact_csv(frame) for name, frame in extract.frames.items()}
    described = package(extract, files)
    tables = cast(list[dict[str, str]], described["resources"])
    there = [table | {"path": table["path"] + asked(extract)} for table in tables]
    return as_json(described | {"resources": there})


def dataset(extract: Extract) -> dict[str, object]:
    """Return the dataset as schema.org has it, as search engines read it."""
    publisher = {"@type": "Organization", "name": AUTHORS}
    here = address(extract)
    return {
        "@context": _SCHEMA_ORG,
        "@type": "Dataset",
        "@id": here,
        "url": here,
        "name": _title(extract),
        "description": _description(extract),
        "keywords": list(KEYWORDS),
        "creator": publisher,
        "publisher": publisher,
        "license": LICENCE["path"],
        "creditText": citation(extract),
        "version": extract.tables.version,
        "dateModified": released(extract.tables).isoformat(),
        "temporalCoverage": "/".join(_period(extract)),
        "spatialCoverage": list(_sites(extract)),
        "variableMeasured": list(_measured()),
        "isAccessibleForFree": True,
        "inLanguage": "en",
        "isBasedOn": [source["path"] for source in BUILT_ON],
        "includedInDataCatalog": {
            "@type": "DataCatalog",
            "name": f"{TITLE}: open data",
            "url": address(extract, CATALOGUE),
        },
        "distribution": [
            {
                "@type": "DataDownload",
                "name": offer.name,
                "description": offer.meaning,
                "encodingFormat": offer.media_type,
                "contentUrl": address(extract, offer.name),
            }
            for offer in DATA_FILES
        ],
    }


def catalogue(extract: Extract) -> dict[str, object]:
    """Return the catalogue as DCAT-AP 3 has it, with its one dataset, as data portals read it."""
    shared = {
        "dct:publisher": {
            "@id": f"{extract.base}about#publisher",
            "@type": ["foaf:Agent", "foaf:Organization"],
            "foaf:name": AUTHORS,
        },
        "dct:language": f"{_EU}/language/ENG",
        "dct:modified": released(extract.tables).isoformat(),
    }
    begin, end = _period(extract)
    described = {
        "@id": address(extract),
        "@type": "dcat:Dataset",
        "dct:title": _title(extract),
        "dct:description": _description(extract),
        "dct:identifier": address(extract),
        "dcat:keyword": list(KEYWORDS),
        "dcat:theme": f"{_EU}/data-theme/TECH",
        "dcat:landingPage": address(extract),
        "dcat:version": extract.tables.version,
        "dct:accessRights": f"{_EU}/access-right/PUBLIC",
        "dct:accrualPeriodicity": f"{_EU}/frequency/IRREG",
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": begin,
            "dcat:endDate": end,
        },
        "dct:spatial": [site["sameAs"] for site in _sites(extract)],
        "dcat:distribution": [_distribution(offer, extract) for offer in DATA_FILES],
    }
    return {
        "@context": _DCAT,
        "@id": f"{address(extract, CATALOGUE)}#catalogue",
        "@type": "dcat:Catalog",
        "dct:title": f"{TITLE}: open data",
        "dct:description": f"{_SUBJECT} {INDEPENDENT}",
        "foaf:homepage": extract.base,
        "dcat:themeTaxonomy": f"{_EU}/data-theme",
        "dcat:dataset": described | shared,
        **shared,
    }


def _distribution(offer: Offer, extract: Extract) -> dict[str, object]:
    there = address(extract, offer.name)
    return {
        "@id": f"{there}#distribution",
        "@type": "dcat:Distribution",
        "dct:title": offer.name,
        "dct:description": offer.meaning,
        "dcat:accessURL": there,
        "dcat:downloadURL": there,
        "dcat:mediaType": f"https://www.iana.org/assignments/media-types/{offer.media_type}",
        "dct:format": f"{_EU}/file-type/{offer.file_type}",
        "dct:license": f"{_EU}/licence/CC_BY_4_0",
    }


def _title(extract: Extract) -> str:
    return extract.title if asked(extract) else TITLE


def _description(extract: Extract) -> str:
    return " ".join([_SUBJECT, headline(extract.tables).text, *READING, INDEPENDENT])


def _period(extract: Extract) -> tuple[str, str]:
    """Return the first day of the evidence, and the day as of which it is told."""
    known = extract.known.isoformat()
    days = extract.tables.evidence["known_from"]
    return (known if days.empty else str(days.min())), known


def _sites(extract: Extract) -> Iterator[dict[str, Any]]:
    """Yield where the factories are, those of which a city is known, each place once."""
    tables = extract.tables
    sites = tables.places[tables.places["role"] == "site"]
    named = tables.factories[["city", "country"]].drop_duplicates()
    found = sites.merge(named, left_on=["place", "country"], right_on=["city", "country"])
    countries = country_names(tables)
    for site in records(found):
        yield {
            "@type": "Place",
            "name": f"{site['place']}, {countries[site['country']]}",
            "sameAs": f"https://sws.geonames.org/{site['geonames_id']}/",
            "geo": {
                "@type": "GeoCoordinates",
                "latitude": site["latitude"],
                "longitude": site["longitude"],
            },
        }


def _measured() -> Iterator[dict[str, str]]:
    """Yield the quantities that the tables give."""
    for measure in MEASURES:
        yield {
            "@type": "PropertyValue",
            "name": MEASURE_LABELS[measure],
            "description": MEASURE_MEANINGS[measure],
            "unitText": "EUR",
        }
    for unit, measure in CAPACITIES.items():
        yield {"@type": "PropertyValue", "name": attribute_label(measure), "unitText": unit}


def _links(*names: str) -> dict[str, object]:
    """Return the part of a context that says which values are addresses."""
    return {name: {"@type": "@id"} for name in names}


_SCHEMA_ORG = {
    "@vocab": "https://schema.org/",
    **_links("contentUrl", "isBasedOn", "license", "sameAs", "url"),
}
_IN_ENGLISH, _DAY = {"@language": "en"}, {"@type": "http://www.w3.org/2001/XMLSchema#date"}
_DCAT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "dct:title": _IN_ENGLISH,
    "dct:description": _IN_ENGLISH,
    "dcat:keyword": _IN_ENGLISH,
    "dct:modified": _DAY,
    "dcat:startDate": _DAY,
    "dcat:endDate": _DAY,
    **_links("dcat:accessURL", "dcat:downloadURL", "dcat:landingPage", "dcat:mediaType"),
    **_links("dcat:theme", "dcat:themeTaxonomy", "dct:accessRights", "dct:accrualPeriodicity"),
    **_links("dct:format", "dct:language", "dct:license", "dct:spatial", "foaf:homepage"),
}
