"""Other programs read what describes the data: Frictionless, schema.org and DCAT-AP 3."""

import json
import re
import warnings

import pytest
from frictionless import Package
from rdflib import DCAT, DCTERMS, FOAF, RDF, Graph, Literal, URIRef

from bench.driver import ROOT
from data.schema import TABLES
from exports.citation import AUTHORS, citation
from server.catalogue import KEYWORDS
from server.offers import DATA_FILES

EU = "http://publications.europa.eu/resource/authority/"
SELECTION = "?country=Finland&known=2025-06-30"


def graph(content):
    with warnings.catch_warnings():
        # Its parser of JSON-LD uses what rdflib itself no longer recommends.
        warnings.filterwarnings("ignore", "ConjunctiveGraph is deprecated", DeprecationWarning)
        return Graph().parse(data=content, format="json-ld")


@pytest.fixture(scope="module")
def catalogue(ask):
    return graph(ask("/open-data/catalog.jsonld").body)


@pytest.fixture(scope="module")
def described(ask):
    return json.loads(ask("/open-data/dataset.jsonld").body)


@pytest.mark.parametrize(("query", "count"), [("", 19), (SELECTION, 1)])
def test_frictionless_reads_and_validates_the_package_where_it_lies(query, count, server):
    package = Package(f"{server.address}/open-data/datapackage.json{query}")

    report = package.validate()
    assert report.valid, report.flatten(["name", "type", "note"])
    assert package.resource_names == list(TABLES)
    assert len(package.get_resource("factories").read_rows()) == count


def test_the_package_of_a_selection_names_the_files_of_that_selection(ask):
    package = json.loads(ask(f"/open-data/datapackage.json{SELECTION}").body)
    for resource in package["resources"]:
        answer = ask(f"/open-data/{resource['path']}")
        assert len(answer.body) == resource["bytes"]
    assert package["known"] == "2025-06-30"


MANDATORY = {
    DCAT.Catalog: [DCTERMS.title, DCTERMS.description, DCTERMS.publisher],
    DCAT.Dataset: [DCTERMS.title, DCTERMS.description],
    DCAT.Distribution: [DCAT.accessURL],
    FOAF.Agent: [FOAF.name],
}
RECOMMENDED = {
    DCAT.Catalog: [DCAT.dataset, FOAF.homepage, DCTERMS.language, DCTERMS.modified],
    DCAT.Dataset: [
        *(DCAT.distribution, DCAT.keyword, DCAT.theme),
        *(DCTERMS.publisher, DCTERMS.spatial, DCTERMS.temporal),
    ],
    DCAT.Distribution: [DCTERMS.description, DCTERMS.format, DCTERMS.license],
}


@pytest.mark.parametrize("properties", [MANDATORY, RECOMMENDED], ids=["mandatory", "recommended"])
def test_dcat_ap_finds_the_properties_it_asks_for(properties, catalogue):
    for kind, names in properties.items():
        things = list(catalogue.subjects(RDF.type, kind))
        assert things
        for thing in things:
            for name in names:
                assert list(catalogue.objects(thing, name)), (thing, name)


def test_the_catalogue_leads_to_every_file_of_the_data(catalogue, server):
    addresses = {str(there) for there in catalogue.objects(None, DCAT.downloadURL)}
    assert addresses == {f"{server.address}/open-data/{offer.name}" for offer in DATA_FILES}
    assert set(catalogue.objects(None, DCTERMS.license)) == {URIRef(f"{EU}licence/CC_BY_4_0")}


def test_the_publisher_is_the_contributors_and_nobody_is_made_up(catalogue):
    assert set(catalogue.objects(None, FOAF.name)) == {Literal(AUTHORS)}
    assert not list(catalogue.objects(None, DCAT.contactPoint))


def test_places_and_days_are_those_of_the_data(catalogue, described, tables):
    cities = tables.factories["city"].dropna()
    sites = tables.places[tables.places["role"].eq("site") & tables.places["place"].isin(cities)]
    expected = {f"https://sws.geonames.org/{place}/" for place in sites["geonames_id"]}

    assert {str(place) for place in catalogue.objects(None, DCTERMS.spatial)} == expected
    assert {place["sameAs"] for place in described["spatialCoverage"]} == expected
    first = tables.evidence["known_from"].min()
    assert described["temporalCoverage"] == f"{first}/{tables.newest_evidence}"
    assert described["dateModified"] == tables.newest_evidence
    assert described["version"] == tables.version


def test_the_dataset_is_linked_data_as_schema_org_has_it(ask, server):
    found = graph(ask("/open-data/dataset.jsonld").body)
    page = URIRef(f"{server.address}/open-data/")

    def said(name):
        return set(found.objects(page, URIRef(f"https://schema.org/{name}")))

    assert (page, RDF.type, URIRef("https://schema.org/Dataset")) in found
    assert said("license") == {URIRef("https://creativecommons.org/licenses/by/4.0/")}
    assert said("keywords") == set(map(Literal, KEYWORDS))
    assert len(said("distribution")) == len(DATA_FILES)
    for name in ("name", "description", "creator", "variableMeasured", "temporalCoverage"):
        assert said(name), name


def test_every_distribution_can_be_had_in_the_form_it_says(described, server, ask):
    assert described["creator"] == {"@type": "Organization", "name": AUTHORS}
    for file in described["distribution"]:
        answer = ask(file["contentUrl"].removeprefix(server.address), "HEAD")
        assert answer.status == 200
        assert answer.headers["Content-Type"].split(";")[0] == file["encodingFormat"]


def test_a_selection_is_described_as_itself(ask, server, tables):
    found = json.loads(ask(f"/open-data/dataset.jsonld{SELECTION}").body)

    assert found["url"] == f"{server.address}/open-data/{SELECTION}"
    assert found["name"].endswith("with Finland")
    assert "As known on 30 June 2025: 1 AI Factory" in found["description"]
    assert found["temporalCoverage"].endswith("/2025-06-30")
    assert found["dateModified"] == tables.newest_evidence
    assert all(file["contentUrl"].endswith(SELECTION) for file in found["distribution"])


def test_data_seen_from_an_early_day_were_modified_when_their_version_came_out(ask, tables):
    found = graph(ask(f"/open-data/catalog.jsonld{SELECTION}").body)

    assert {str(day) for day in found.objects(None, DCTERMS.modified)} == {tables.newest_evidence}
    assert {str(day) for day in found.objects(None, DCAT.endDate)} == {"2025-06-30"}


def test_no_other_address_need_be_asked_to_read_the_descriptions(ask):
    for name in ("dataset.jsonld", "catalog.jsonld"):
        context = json.loads(ask(f"/open-data/{name}").body)["@context"]
        assert isinstance(context, dict)


def test_keywords_and_contributors_are_those_to_be_cited(tables):
    cited = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert tuple(re.findall(r"^  - (.+)$", cited.split("keywords:")[1], re.M)) == KEYWORDS
    assert citation(tables).startswith(AUTHORS)
    assert f"name: {AUTHORS}" in cited
