"""Factories side by side: the same facts in rows, and whether what is known differs.

Decisions:

- Values are compared as they read, without what limits them and in any order.
- What nobody claims of a factory is no difference: the row says that it is not known of all.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from data.profile import NO_FACT, Fact, Group, Value, position_of
from data.wording import attribute_label


class Sameness(StrEnum):
    """Whether what is known of factories is the same."""

    DIFFERS = "differs"
    SAME = "same"
    IN_PART = "known in part"
    UNKNOWN = "not known"


@dataclass(frozen=True)
class Line:
    """One fact of several factories, in their order."""

    group: Group
    label: str
    facts: tuple[Fact, ...]

    @property
    def sameness(self) -> Sameness:
        """Whether the factories differ in what is known."""
        known = [fact for fact in self.facts if fact.is_known]
        readings = {frozenset(value.words for value in fact.values) for fact in known}
        if len(readings) > 1:
            return Sameness.DIFFERS
        if len(known) < len(self.facts):
            return Sameness.IN_PART if known else Sameness.UNKNOWN
        return Sameness.SAME


def side_by_side(profiles: Sequence[Sequence[Fact]]) -> list[Line]:
    """Return a line for each fact that any of these factories has, names aside."""
    found = [{(fact.group, fact.label): fact for fact in profile} for profile in profiles]
    keys = dict.fromkeys(key for facts in found for key in facts)
    keys.pop((Group.IDENTITY, attribute_label("name")), None)
    return [
        Line(*key, tuple(_fact(key, facts) for facts in found))
        for key in sorted(keys, key=lambda key: position_of(*key))
    ]


def _fact(key: tuple[Group, str], facts: Mapping[tuple[Group, str], Fact]) -> Fact:
    return facts.get(key) or Fact(*key, (Value(NO_FACT),))
