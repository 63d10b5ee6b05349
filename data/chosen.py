"""The chosen claims, to look up by subject and attribute."""

from collections.abc import Iterable
from typing import Any

from data.schema import ENDED, Standing


class Chosen:
    """The chosen claims by subject and attribute, in the order of the register.

    A member that left is none: the claim that says so is left out.
    """

    def __init__(self, claims: Iterable[dict[str, Any]]) -> None:
        """Take claims as rows of `evidence`."""
        self._by_key: dict[tuple[str, str], list[dict[str, Any]]] = {}
        for claim in claims:
            if claim["standing"] == Standing.CHOSEN and claim["qualifier"] != ENDED:
                key = (claim["subject_id"], claim["attribute"])
                self._by_key.setdefault(key, []).append(claim)

    def claims(self, subject: str, attribute: str) -> list[dict[str, Any]]:
        """Return the chosen claims: one, several where values do not exclude each other."""
        return self._by_key.get((subject, attribute), [])

    def values(self, subject: str, attribute: str) -> list[str]:
        """Return the chosen values."""
        return [claim["value"] for claim in self.claims(subject, attribute)]

    def value(self, subject: str, attribute: str) -> str:
        """Return the chosen value, several joined by `;`, or an empty string."""
        return ";".join(self.values(subject, attribute))
