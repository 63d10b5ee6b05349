"""How to cite the data, and a selection of them."""

import re

import pytest

from exports.citation import bibtex, citation


def fields(entry: str) -> dict[str, str]:
    """Return the fields of a BibTeX entry without their braces."""
    found = re.findall(r"^  (\w+) += (\{+)(.*?)\2?\}*,?$", entry, re.MULTILINE)
    return {name: value.rstrip("}") for name, _, value in found}


def test_a_selection_is_cited_with_its_words_its_day_and_its_address(early, tables):
    assert citation(early) == (
        "AI Factories Atlas contributors (2026). "
        "AI Factories Atlas: factories of all selections, with Finland. "
        f"Data version {tables.version}, as known on 31 December 2024. Licence: CC BY 4.0. "
        "https://atlas.example/?wave=all&country=Finland&known=2024-12-31"
    )


def test_the_data_as_a_whole_are_cited_with_their_newest_evidence(tables):
    assert citation(tables) == (
        "AI Factories Atlas contributors (2026). AI Factories Atlas. "
        f"Data version {tables.version}, newest evidence of 21 November 2026. Licence: CC BY 4.0."
    )


def test_the_bibtex_entry_says_what_the_citation_says(early):
    said = fields(bibtex(early))

    assert list(said) == ["author", "title", "year", "version", "note", "url"]
    assert [
        value for name, value in said.items() if name != "note" and value not in citation(early)
    ] == []
    assert said["note"] == "As known on 31 December 2024. Licence of the data: CC BY 4.0"


def test_two_views_can_be_cited_in_one_file(early, whole):
    def key(of, *address):
        return re.match(r"@misc\{(.+),", bibtex(of, *address))[1]

    keys = {key(early), key(whole), key(early, early.permalink("budget"))}
    assert len(keys) == 3
    assert all(re.fullmatch(r"ai-factories-atlas-2026-[0-9a-f]{6}", one) for one in keys)
    assert key(early) == key(early, early.permalink())


def test_only_a_selection_has_an_address(tables):
    assert "url" not in fields(bibtex(tables))


@pytest.mark.parametrize("of", ["tables", "early"])
def test_every_brace_of_the_bibtex_entry_is_closed(of, request):
    entry = bibtex(request.getfixturevalue(of))

    assert entry.count("{") == entry.count("}")
    assert re.match(r"@misc\{[a-z0-9-]+,\n", entry)
