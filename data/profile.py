"""All that is known about one factory, as facts: each value with its limits and its claim.

Decisions:

- Every chosen claim on the factory is in exactly one fact, so that nothing known is left out.
- A fact has as many values as can hold at once: sectors, members, payers.
- What is asked of every factory and not known has a fact too, which says so.
- A fact bears the same label in every factory, so that factories can be set side by side.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from data.choose import group_of
from data.kept import kept
from data.load import Tables
from data.reading import (
    SYSTEMS,
    compute_words,
    country_names,
    partners_not_named,
    reservations_on,
    value_words,
)
from data.records import records, records_of
from data.reported import passed
from data.schema import (
    CAPACITIES,
    MEASURES,
    MILESTONE,
    SITE_ATTRIBUTES,
    SITE_EVENTS,
    STATUSES,
    Standing,
)
from data.wording import (
    KIND_LABELS,
    NO_CLAIM,
    NONE_NAMED,
    NOT_DISCLOSED,
    NOT_NAMED,
    PASSED,
    SCOPE_LABELS,
    WAVE_LABELS,
    attribute_label,
    borrowed_machine,
    borrowed_words,
    event_label,
)

NO_REPORT = "no report found"
NO_FACT = "no claim"
_SILENT = frozenset({NOT_DISCLOSED, NO_CLAIM, NONE_NAMED, NOT_NAMED, NO_REPORT, NO_FACT})


class Group(StrEnum):
    """What a fact is about, in the order to show."""

    IDENTITY = "Identity"
    PLACE = "Place"
    MONEY = "Money"
    MEMBERS = "Members"
    ORGANISATIONS = "Organisations"
    SECTORS = "Sectors"
    MACHINE = "Machine and compute"
    DATES = "Dates"
    OTHER = "Other"


_ATTRIBUTES = {
    Group.IDENTITY: "name wave kind experimental_platform status",
    Group.PLACE: "city country machine_city service_hub",
    Group.MONEY: "budget_total budget_system_contract budget_eu budget_national eu_share "
    "national_share budget_national_part system_contract_eu_share budget_machine "
    "budget_services budget_operation related_cost eu_funding_programme",
    Group.MEMBERS: "partner_country partner_organisations_total linked_factory",
    Group.ORGANISATIONS: "host operating_company partner_organisation cofinancer vendor",
    Group.SECTORS: "sector",
    Group.MACHINE: "existing_system relation_to_existing_system planned_system accelerators specs",
}
"""What has no group is under `Other`, so that a new attribute is never left out."""

_GROUP_OF = {name: group for group, names in _ATTRIBUTES.items() for name in names.split()}
_ORDER = [*_GROUP_OF, *(name for name in SITE_ATTRIBUTES if name not in _GROUP_OF)]
_EXPLAINED = ("related_cost", "budget_operation", "status")
"""Attributes whose value says little without the note of the register on what it covers."""
_MEASURE_LABELS = {"nodes": "Nodes", "speed": "Speed", "ai_speed": "AI speed"}
_TERMS = {"kind": KIND_LABELS, "wave": WAVE_LABELS}

Row = dict[str, Any]


@dataclass(frozen=True)
class Value:
    """One value of a fact in words, what a reader must know before quoting it, and its claim."""

    words: str
    limits: tuple[str, ...] = ()
    claim_id: str = ""

    @property
    def is_known(self) -> bool:
        """Whether the value says something, and not that nothing is known."""
        return self.words not in _SILENT

    @property
    def in_full(self) -> str:
        """The value with its limits: `≥ €556 m, from one weak source`."""
        return ", ".join([self.words, *self.limits])


@dataclass(frozen=True)
class Fact:
    """What is known of one thing about a factory, and how many claims say otherwise."""

    group: Group
    label: str
    values: tuple[Value, ...]
    otherwise: int = 0

    @property
    def words(self) -> str:
        """All values with their limits."""
        return "; ".join(value.in_full for value in self.values)

    @property
    def claim_ids(self) -> tuple[str, ...]:
        """The claims behind the values, in their order."""
        return tuple(value.claim_id for value in self.values if value.claim_id)

    @property
    def is_known(self) -> bool:
        """Whether any value says something."""
        return any(value.is_known for value in self.values)


@kept
def profile(factory_id: str, tables: Tables) -> list[Fact]:
    """Return the facts on a factory of the tables, group by group, as known on their day.

    They are the same in each selection of that day.
    """
    mine = tables.evidence[tables.evidence["subject_id"] == factory_id]
    rivals = Counter(group_of(c) for c in records(mine[mine["standing"] == Standing.RIVAL]))
    chosen = records(mine[mine["standing"] == Standing.CHOSEN])
    say = _Words(factory_id, tables)
    found: dict[tuple[Group, str], list[Row]] = {key: [] for key in _asked()}
    for claim in sorted(chosen, key=say.position):
        found.setdefault(say.key(claim), []).append(claim)
    facts = [
        Fact(
            *key,
            tuple(say.value(claim) for claim in claims) or (say.silence(*key),),
            sum(rivals[group] for group in {group_of(claim) for claim in claims}),
        )
        for key, claims in found.items()
    ]
    return sorted(facts, key=lambda fact: position_of(fact.group, fact.label))


def position_of(group: Group, label: str) -> int:
    """Return where a fact stands among all facts there can be."""
    return _positions().get((group, label), len(_positions()))


@cache
def _positions() -> dict[tuple[Group, str], int]:
    return {key: at for at, key in enumerate(_keys())}


def _asked() -> dict[tuple[Group, str], str]:
    """Return what is asked of every factory, and what to say where no source answers."""
    return {
        (Group.IDENTITY, attribute_label("name")): "",
        (Group.PLACE, attribute_label("country")): "",
        **{(Group.MONEY, attribute_label(name)): NO_CLAIM for name in MEASURES.values()},
        (Group.MEMBERS, attribute_label("partner_country")): NONE_NAMED,
        (Group.MACHINE, attribute_label("accelerators")): NO_CLAIM,
        (Group.DATES, event_status_label("services", "actual")): NO_REPORT,
        (Group.DATES, event_status_label("operation", "actual")): NO_REPORT,
    }


def _keys() -> Iterable[tuple[Group, str]]:
    """Return group and label of every fact there can be, in the order to show."""
    labels = [(_GROUP_OF.get(name, Group.OTHER), attribute_label(name)) for name in _ORDER]
    speeds = [(Group.MACHINE, label) for label in _MEASURE_LABELS.values()]
    dates = [
        (Group.DATES, event_status_label(e, status)) for e in SITE_EVENTS for status in STATUSES
    ]
    keys = [*labels, *speeds, *dates]
    return sorted(keys, key=lambda key: list(Group).index(key[0]))


def event_status_label(event: str, status: str) -> str:
    """Return the label of the fact on an event, planned or actual."""
    return f"{event_label(event)} ({status})"


class _Words:
    """How the claims on one factory read, with what the tables say beyond the evidence."""

    def __init__(self, factory_id: str, tables: Tables) -> None:
        self._countries = country_names(tables)
        (self._factory,) = records_of(tables.factories, "factory_id", factory_id)
        capacity = records_of(tables.capacity, "factory_id", factory_id)
        systems = {name: self._factory[name] for name in SYSTEMS}
        self._compute = {row["claim_id"]: row | systems for row in capacity}
        self._dates = _by_claim(records_of(tables.milestones, "subject_id", factory_id))
        self._seats = _by_claim(records_of(tables.organisations, "factory_id", factory_id))
        self._passed = passed(tables.milestones, tables.newest_evidence)
        self._is_silent = factory_id in set(partners_not_named(tables)["factory_id"])

    def position(self, claim: Row) -> tuple[int, int]:
        """Return where a claim stands among the others: by attribute, payers of a whole first."""
        attribute = claim["attribute"]
        order = _ORDER.index(attribute) if attribute in _ORDER else len(_ORDER)
        return order, list(SCOPE_LABELS).index(claim["scope"]) if claim["scope"] else 0

    def key(self, claim: Row) -> tuple[Group, str]:
        """Return the group and the label of the fact that a claim belongs to."""
        attribute = claim["attribute"]
        if attribute.startswith(MILESTONE):
            row = self._dates[claim["claim_id"]]
            return Group.DATES, event_status_label(row["event"], row["status"])
        measure = CAPACITIES.get(claim["unit"] or "", "")
        label = _MEASURE_LABELS.get(measure) or attribute_label(attribute)
        return _GROUP_OF.get(attribute, Group.OTHER), label

    def value(self, claim: Row) -> Value:
        """Return what a claim says, with what limits it."""
        limits = reservations_on(claim)
        if claim["claim_id"] in self._passed:
            limits = [*limits, PASSED]
        return Value(self._in_words(claim), tuple(limits), claim["claim_id"])

    def silence(self, group: Group, label: str) -> Value:
        """Return what to say where no claim is chosen: what is reviewed, or that none is found."""
        reviewed = {
            attribute_label("name"): self._factory["name"],
            attribute_label("country"): self._countries.get(self._factory["country"] or "", ""),
            attribute_label("partner_country"): NOT_NAMED if self._is_silent else NONE_NAMED,
        }
        return Value(reviewed.get(label) or _asked()[group, label] or NO_CLAIM)

    def _in_words(self, claim: Row) -> str:
        attribute, claim_id = claim["attribute"], claim["claim_id"]
        words = _TERMS.get(attribute, {}).get(
            claim["value"] or "", value_words(claim, self._countries)
        )
        if claim_id in self._compute:
            return compute_words(self._compute[claim_id])
        if claim_id in self._dates:
            return f"{words}{self._of_borrowed(self._dates[claim_id])}"
        if claim_id in self._seats:
            seat = self._countries.get(self._seats[claim_id]["country"] or "")
            return f"{words} ({seat})" if seat and not words.endswith(f"({seat})") else words
        if claim["payer"]:
            scope = SCOPE_LABELS[claim["scope"]].lower()
            part = scope if claim["scope"] == "unstated" else f"of the {scope}"
            return f"{claim['payer']} {words}, {part}"
        note = claim["note"] if attribute in _EXPLAINED else None
        return f"{words} ({note})" if note else words

    def _of_borrowed(self, row: Row) -> str:
        """Return that a date is not of a machine of the factory's own, where that is so."""
        words = borrowed_words(row["applies_to"])
        if not words or words in event_label(row["event"]).lower():
            return ""
        return f" ({borrowed_machine(row['applies_to'], self._factory)})"


def _by_claim(rows: Iterable[Row]) -> dict[str, Row]:
    return {row["claim_id"]: row for row in rows}
