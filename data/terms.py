"""The terms of the reviewed vocabularies, to look up by any word that sources print for them."""

from collections import ChainMap
from collections.abc import Mapping

from data.vocabularies import Row, words_at_home, words_of

_LOOKED_UP = {
    "countries": ("name", "country", ""),
    "names": ("name", "name", "subject_id"),
    "organisations": ("organisation", "organisation", ""),
    "places": ("place", "place", "role"),
    "sectors": ("sector", "sector", ""),
    "terms": ("term", "term", "vocabulary"),
}
"""File -> columns of the word, of what it stands for, and of the part of the file, if any."""


class Terms:
    """All terms by word, folded; of two terms with one word the first of the file."""

    def __init__(self, vocabularies: Mapping[str, tuple[Row, ...]]) -> None:
        self._by_word: dict[tuple[str, str], dict[str, str]] = {}
        for name, (word, term, part) in _LOOKED_UP.items():
            for row in vocabularies.get(name, ()):
                for where in ("", row[part]) if part else ("",):
                    self._add((name, where), words_of(row, word), row[term])
        for row in vocabularies.get("organisations", ()):
            if row["country"]:
                at_home = ("organisations", row["country"])
                self._add(at_home, words_at_home(row), row["organisation"])
        subjects = vocabularies.get("subjects", ())
        self._home = {row["subject_id"]: row["country"] for row in subjects}

    def _add(self, where: tuple[str, str], words: list[str], term: str) -> None:
        by_word = self._by_word.setdefault(where, {})
        for word in words:
            by_word.setdefault(word, term)

    def of(self, vocabulary: str, part: str = "") -> Mapping[str, str]:
        """Return the terms of a file, or of a part: names of a subject, places of a role."""
        return self._by_word.get((vocabulary, part), {})

    def organisations_for(self, subject: str) -> Mapping[str, str]:
        """Return the organisations, in claims on a subject also by what they are called at home."""
        home = self._by_word.get(("organisations", self._home.get(subject, "")), {})
        return ChainMap(self._by_word.get(("organisations", ""), {}), home)
