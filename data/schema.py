"""The vocabulary of the dataset: attributes, events, standings, tables and their columns."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal


class Kind(StrEnum):
    """How the reported string of an attribute is read; one rule each in `data.rules`."""

    MONEY = "money"
    SHARE = "share"
    COUNT = "count"
    CAPACITY = "capacity"
    DURATION = "duration"
    DATE = "date"
    COUNTRY = "country"
    PLACE = "place"
    NAME = "name"
    ORGANISATION = "organisation"
    SECTOR = "sector"
    TERM = "term"
    TEXT = "text"


@dataclass(frozen=True)
class Attribute:
    """What a claim is about: how it is read, and whether its values exclude each other."""

    kind: Kind
    many: bool = False
    vocabulary: str = ""


def _each(kind: Kind, names: str, *, many: bool = False) -> dict[str, Attribute]:
    return {name: Attribute(kind, many) for name in names.split()}


SITE_ATTRIBUTES: dict[str, Attribute] = {
    **_each(Kind.NAME, "name"),
    **_each(Kind.NAME, "linked_factory", many=True),
    **_each(Kind.PLACE, "city machine_city"),
    **_each(Kind.PLACE, "service_hub", many=True),
    **_each(Kind.COUNTRY, "country"),
    **_each(Kind.COUNTRY, "partner_country", many=True),
    **_each(Kind.ORGANISATION, "host vendor partner_organisation cofinancer", many=True),
    **_each(Kind.ORGANISATION, "operating_company"),
    **_each(Kind.SECTOR, "sector", many=True),
    "wave": Attribute(Kind.TERM, vocabulary="wave"),
    "kind": Attribute(Kind.TERM, vocabulary="kind"),
    "experimental_platform": Attribute(Kind.TERM, vocabulary="experimental_platform"),
    "existing_system": Attribute(Kind.TERM, many=True, vocabulary="system"),
    "planned_system": Attribute(Kind.TERM, vocabulary="system"),
    "relation_to_existing_system": Attribute(Kind.TERM, vocabulary="relation"),
    **_each(Kind.MONEY, "budget_total budget_system_contract budget_eu budget_national"),
    **_each(Kind.MONEY, "budget_machine budget_services budget_operation"),
    **_each(Kind.MONEY, "budget_national_part related_cost", many=True),
    **_each(Kind.SHARE, "eu_share national_share system_contract_eu_share"),
    **_each(Kind.COUNT, "accelerators partner_organisations_total"),
    **_each(Kind.CAPACITY, "specs", many=True),
    **_each(Kind.DURATION, "project_duration"),
    **_each(Kind.TEXT, "status"),
    **_each(Kind.TEXT, "service_offered access_rule", many=True),
    "eu_funding_programme": Attribute(Kind.TERM, many=True, vocabulary="funding_programme"),
}

PROGRAMME_ATTRIBUTES: dict[str, Attribute] = {
    **_each(Kind.MONEY, "total_investment total_investment_wave_2 total_investment_wave_3"),
    **_each(Kind.MONEY, "total_investment_all total_investment_antennas"),
    **_each(Kind.MONEY, "call_envelope call_envelope_national eurohpc_ai_budget"),
    **_each(Kind.MONEY, "startup_support private_investment_target"),
    **_each(Kind.MONEY, "antenna_grant_cap antenna_call_budget coordination_call_budget"),
    **_each(Kind.MONEY, "gigafactory_facility gigafactory_eu_subsidy"),
    **_each(Kind.SHARE, "eu_share system_contract_eu_share antenna_eu_share_cap"),
    **_each(Kind.SHARE, "eu_share_cap", many=True),
    **_each(Kind.COUNT, "countries_total member_states_total participating_states_total"),
    **_each(Kind.COUNT, "proposals_total factories_target factories_total antennas_total"),
    **_each(Kind.COUNT, "partner_countries_total new_systems_total host_member_states_total"),
    **_each(Kind.COUNT, "experimental_platforms_total capacity_target"),
    **_each(Kind.COUNT, "factories_total_wave_2 factories_total_all member_states_total_wave_2"),
    **_each(Kind.COUNT, "participating_states_total_wave_2 countries_total_wave_3"),
    **_each(Kind.COUNT, "antenna_proposals_total antenna_grants_planned gigafactory_target"),
    **_each(Kind.COUNT, "gigafactory_chips gigafactory_expressions gigafactory_bidders_expected"),
    **_each(Kind.COUNT, "gigafactory_fundable_before_2028"),
    **_each(Kind.DURATION, "cutoff_interval"),
    **_each(Kind.COUNTRY, "experimental_platform letter_of_interest", many=True),
    **_each(Kind.COUNTRY, "participating_state", many=True),
    **_each(Kind.SECTOR, "sector", many=True),
    **_each(Kind.ORGANISATION, "cofinancer", many=True),
    **_each(Kind.ORGANISATION, "managed_by"),
    "eu_funding_programme": Attribute(Kind.TERM, many=True, vocabulary="funding_programme"),
    **_each(Kind.TEXT, "status"),
    **_each(Kind.TEXT, "eligibility service_offered user_group access_rule", many=True),
    **_each(Kind.TEXT, "grant_scope call_code legal_basis", many=True),
}

SITE_EVENTS: dict[str, str] = {
    **dict.fromkeys(
        [
            "selected",
            "services",
            "kick_off",
            "launched",
            "presented",
            "inaugurated",
            "renamed",
            "project_start",
            "project_end",
            "proposal_submitted",
            "agreement_signed",
            "services_free_until",
            "company_registered",
            "government_approval",
        ],
        "factory",
    ),
    **dict.fromkeys(
        [
            "tender_opened",
            "contract_signed",
            "contract_announced",
            "installation",
            "operation",
            "building_agreement",
            "building_start",
            "building_ready",
        ],
        "machine",
    ),
    **dict.fromkeys(
        ["existing_system_retired", "top500_listed", "companion_inaugurated"], "existing_machine"
    ),
}
"""Event of a factory -> what it applies to when the factory gets a machine of its own."""

PROGRAMME_EVENTS: frozenset[str] = frozenset(
    [
        "innovation_package",
        "ai_office_decision",
        "ai_office_decision_in_force",
        "ai_office_unveiled",
        "ai_office_effective",
        "regulation_proposed",
        "regulation_adopted",
        "regulation_published",
        "regulation_in_force",
        "work_programme_amended",
        "work_programme_announced",
        "calls_opened",
        "call_end",
        "cutoff_1",
        "proposals_received",
        "selection_1",
        "cutoff_2",
        "agreements_signed",
        "procurement",
        "first_launches",
        "operation",
        "operation_wave_2",
        "operation_wave_3",
        "selection_2",
        "investai_announced",
        "ai_continent_plan",
        "selection_3",
        "antenna_call_opened",
        "antenna_call_deadline",
        "antennas_selected",
        "regulation_2026_proposed",
        "regulation_2026_council_position",
        "regulation_2026_parliament_opinion",
        "regulation_2026_adopted",
        "regulation_2026_in_force",
        "gigafactory_expressions",
        "gigafactory_memorandum",
        "gigafactory_call_expected",
        "frontier_challenge",
        "cada_proposed",
        "coordination_call",
        "coordination_call_deadline",
        "federation_platform",
    ]
)

EVENT_OF: dict[str, str] = {
    "operation_expected": "operation",
    "operational": "operation",
    "services_expected": "services",
    "services_started": "services",
}
"""Milestone names of the register that are one event, told apart by `status`."""

REPORTS: dict[str, str] = {
    "contract_announced": "contract_signed",
    "top500_listed": "installation",
    "selected": "proposal_submitted",
}
"""Event -> another event that must have happened when it is reported."""

MILESTONE = "milestone."


def event_of(attribute: str) -> str:
    """Return the event a milestone attribute is about, or an empty string for other attributes."""
    if not attribute.startswith(MILESTONE):
        return ""
    name = attribute.removeprefix(MILESTONE)
    return EVENT_OF.get(name, name)


def is_antenna(subject_id: str) -> bool:
    """Whether a subject of claims is an Antenna: the build lets only their ids begin so."""
    return subject_id.startswith("antenna-")


def machine_of(kind: str | None, planned_system: str | None) -> str:
    """Return which machine the dates of a factory are of, as in `applies_to` of `milestones`.

    A factory without a machine of its own uses the one that is planned for it outside the call, if
    any, else machines that exist. The arguments are columns of `factories`.
    """
    if kind not in BORROWED_KINDS:
        return "machine"
    return "planned_machine" if planned_system else "existing_machine"


def attribute_of(subject_id: str, attribute: str) -> Attribute | None:
    """Return how an attribute of a subject is read, or None where the pair is not known."""
    programme = subject_id == "programme"
    event = event_of(attribute)
    if event:
        known = event in (PROGRAMME_EVENTS if programme else SITE_EVENTS)
        return Attribute(Kind.DATE) if known else None
    return (PROGRAMME_ATTRIBUTES if programme else SITE_ATTRIBUTES).get(attribute)


class Standing(StrEnum):
    """What became of a claim among the others on the same value."""

    CHOSEN = "chosen"
    SUPPORTING = "supporting"
    RIVAL = "rival"
    SUPERSEDED = "superseded"
    SET_ASIDE = "set_aside"


QUALIFIERS = ("exact", "about", "at_least", "at_most", "not_disclosed")
ENDED = "ended"
"""Qualifier of a claim that a member left: it takes the place of older claims that it is one."""
PRECISIONS = ("day", "month", "season", "quarter", "half-year", "year", "interval", "open")
CONFIDENCES = ("high", "medium", "low")
SOURCE_KINDS = ("official", "host", "press", "secondary")
PROVING_KINDS = ("official", "host")
"""Kinds of sources that may say that a machine is in operation."""
SIDES = ("EU", "National side")
"""Payers that stand for a whole side of a factory's money, in this order."""

CORRECTIONS = ("choose", "set_aside", "limit", "of_machine")
"""What a reviewed correction does: choose a claim, set it aside, say that it covers a part, or that
its date is of the machine and not of the factory."""

ACCESSES = ("direct", "reprint", "second-hand")
STATUSES = ("planned", "actual")
WAVES = ("first", "second", "third")
SUBJECT_TYPES = ("factory", "antenna", "programme")
OWN_KINDS = ("new", "upgrade")
"""Kinds of factories that get a machine of their own."""
BORROWED_KINDS = ("associated", "existing")
"""Kinds of factories that work on a machine bought outside the call."""
KINDS = (*OWN_KINDS, *BORROWED_KINDS)
BORROWED_MACHINES = ("existing_machine", "planned_machine")
"""What is not of a machine of the factory's own: of one that exists, or is planned elsewhere."""
ANTENNA_BASES = ("host", "capital")
"""What stands where an Antenna is drawn: its host, or the capital of its country."""
ROLES = ("host", "partner")
ORGANISATION_ROLES = {
    "host": "host",
    "partner_organisation": "partner",
    "cofinancer": "cofinancer",
    "vendor": "supplier",
}
"""Attribute that names organisations -> their role in the factory."""
STAGES = ("selected", "services", "tender", "contract", "installation", "machine")
"""How far a factory has come; `services` is the factory's, what follows its own machine's."""
SCOPES = ("factory_total", "system_contract", "antenna_total", "unstated")
"""What a payer's part is a part of; `unstated` where the source does not say of what."""
CAPACITIES = {
    "accelerators": "accelerators",
    "nodes": "nodes",
    "petaflops": "speed",
    "exaflops": "ai_speed",
}
"""Unit of a capacity -> what it measures. AI speed is at low precision: never beside `speed`."""
MEASURES = {
    "factory_total": "budget_total",
    "system_contract": "budget_system_contract",
    "eu_contribution": "budget_eu",
    "national_contribution": "budget_national",
}
"""Measure in `budgets` -> attribute it is chosen from. The first two are never added or mixed."""

Type = Literal["string", "integer", "number", "boolean"]


@dataclass(frozen=True)
class Field:
    """A column: Frictionless type, what it means, and what it may hold."""

    name: str
    description: str
    type: Type = "string"
    unit: str = ""
    required: bool = False
    enum: tuple[str, ...] = ()
    foreign: str = ""
    several: bool = False
    """Several values, joined by `;`."""


@dataclass(frozen=True)
class Table:
    """A table: what a row is, its columns, and its key."""

    name: str
    description: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    columns: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "columns", tuple(f.name for f in self.fields))


_FACTORY = Field("factory_id", "Factory", required=True, foreign="factories.factory_id")
_CLAIM = Field("claim_id", "Claim the row rests on", foreign="evidence.claim_id")
_QUALIFIER = Field("qualifier", "How the source limits the number", enum=QUALIFIERS)
_STANDING = Field(
    "standing", "What became of the claim at the build date", required=True, enum=tuple(Standing)
)
_STATUS = Field("status", "Milestones only: expected or reported as done", enum=STATUSES)
_EDTF = Field("edtf", "Date as EDTF (ISO 8601-2)")
_START = Field("start", "First day of the date; empty for an open start")
_END = Field("end", "Last day of the date; empty for an open end")
_LATITUDE = Field("latitude", "Latitude (WGS 84)", "number", "degree")
_LONGITUDE = Field("longitude", "Longitude (WGS 84)", "number", "degree")

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        Table(
            "factories",
            "One AI Factory a row, with the chosen value of each attribute.",
            (
                Field("factory_id", "Key of the factory", required=True),
                Field("name", "Name in use", required=True),
                Field("wave", "Selection it belongs to", enum=WAVES),
                Field("country", "Host country, ISO 3166-1 alpha-2", foreign="countries.country"),
                Field("city", "City of the site"),
                _LATITUDE,
                _LONGITUDE,
                Field(
                    "location_basis",
                    "What stands there: the site, or the machine it uses where no source gives one",
                    enum=("site", "machine"),
                ),
                Field("host", "Host organisations", several=True),
                Field("kind", "How the factory gets its machine", enum=KINDS),
                Field(
                    "experimental_platform",
                    "Whether a source names an experimental platform",
                    enum=("yes", "not named"),
                ),
                Field("existing_system", "Machines it builds on", several=True),
                Field("planned_system", "Machine bought for it"),
                Field("vendor", "Makers and integrators of the machine", several=True),
                Field("sectors", "Sectors it serves", several=True),
                Field("stage", "How far it has come, as reported", enum=STAGES),
            ),
            ("factory_id",),
        ),
        Table(
            "antennas",
            "One AI Factory Antenna a row: a national desk tied to factories, never a member of a "
            "consortium. Amount: the whole Antenna, as far as the source says.",
            (
                Field("antenna_id", "Key of the Antenna", required=True),
                Field("name", "Name in use; empty where no source read gives one"),
                Field("country", "Its country, ISO 3166-1 alpha-2", foreign="countries.country"),
                Field("city", "Where it is drawn"),
                _LATITUDE,
                _LONGITUDE,
                Field(
                    "location_basis",
                    "What stands there: its host, or the capital where no source places the host",
                    enum=ANTENNA_BASES,
                ),
                Field("host", "Host organisations", several=True),
                Field("linked_factories", "Factories that sources link it to", several=True),
                Field("link_claim_ids", "Claims on these links, in the same order", several=True),
                Field("amount", "Amount in the currency of the source", "number"),
                Field("currency", "Currency of the amount, ISO 4217"),
                Field("amount_eur", "Amount", "integer", "EUR"),
                _QUALIFIER,
                Field("converted", "Converted from another currency", "boolean"),
                Field("reported", "Amount in the words of the source"),
                Field("published", "Date of the source of the amount, EDTF"),
                Field("claim_id", "Claim on the amount", foreign="evidence.claim_id"),
            ),
            ("antenna_id",),
        ),
        Table(
            "budgets",
            "One factory and measure a row. A factory total and a system contract are different "
            "quantities: never added, never mixed. No claim_id: nobody claims an amount.",
            (
                _FACTORY,
                Field("measure", "What the amount covers", required=True, enum=tuple(MEASURES)),
                Field("amount_eur", "Amount", "integer", "EUR"),
                _QUALIFIER,
                Field("converted", "Converted from another currency", "boolean"),
                Field("reported", "Amount in the words of the source"),
                Field("published", "Date of the source, EDTF"),
                _CLAIM,
            ),
            ("factory_id", "measure"),
        ),
        Table(
            "funding",
            "One payer's part of a factory's money a row. A share without an amount stays a share; "
            "a part payer never stands for a whole side.",
            (
                _FACTORY,
                Field("scope", "What the part is a part of", required=True, enum=SCOPES),
                Field("payer", "Who pays", required=True),
                Field("payer_country", "ISO 3166-1; empty for the EU and for several countries"),
                Field("amount_eur", "Amount", "integer", "EUR"),
                Field("share_percent", "Share of the whole", "number", "%"),
                _QUALIFIER,
                _CLAIM,
            ),
            ("claim_id",),
        ),
        Table(
            "memberships",
            "One country in one consortium a row.",
            (
                _FACTORY,
                Field("country", "ISO 3166-1", required=True, foreign="countries.country"),
                Field("role", "Host or partner", required=True, enum=ROLES),
                _CLAIM,
            ),
            ("factory_id", "country"),
        ),
        Table(
            "organisations",
            "One organisation in one role in one factory a row.",
            (
                _FACTORY,
                Field("organisation", "Name, unified", required=True),
                Field(
                    "country",
                    "ISO 3166-1; EU for a body of the Union; empty for suppliers, whose seat no "
                    "source gives",
                ),
                Field("role", "Role", required=True, enum=tuple(ORGANISATION_ROLES.values())),
                _CLAIM,
            ),
            ("factory_id", "organisation", "role"),
        ),
        Table(
            "capacity",
            "One measure of a machine a row.",
            (
                _FACTORY,
                Field(
                    "applies_to",
                    "Machine of its own, an existing one, or one planned outside the call",
                    required=True,
                    enum=("machine", *BORROWED_MACHINES),
                ),
                Field("measure", "Measure", required=True, enum=tuple(CAPACITIES.values())),
                Field("value", "Value", "number", required=True),
                Field("unit", "Unit", required=True),
                _QUALIFIER,
                Field("published", "Date of the source, EDTF"),
                _CLAIM,
            ),
            ("factory_id", "measure"),
        ),
        Table(
            "milestones",
            "One dated claim a row, replaced and rival ones too, so that slips can be seen. Dates "
            "of Antennas are in `evidence` only.",
            (
                Field("subject_id", "Factory, or `programme`", required=True),
                Field("event", "What happened or is expected", required=True),
                Field(
                    "applies_to",
                    "What the event is about",
                    required=True,
                    enum=("factory", "machine", *BORROWED_MACHINES, "programme"),
                ),
                Field("status", "Expected or reported as done", required=True, enum=STATUSES),
                Field("claim_id", "Claim", required=True, foreign="evidence.claim_id"),
                _STANDING,
                _EDTF,
                _START,
                _END,
                Field("precision", "Precision of the date", enum=PRECISIONS),
            ),
            ("claim_id",),
        ),
        Table(
            "programme",
            "One claim about the programme as a whole a row.",
            (
                Field("attribute", "What the claim is about", required=True),
                Field("claim_id", "Claim", required=True, foreign="evidence.claim_id"),
                _STANDING,
                Field("value", "Clean value", required=True),
                Field("unit", "Unit of the value; EUR for money"),
                _QUALIFIER,
            ),
            ("claim_id",),
        ),
        Table(
            "conflicts",
            "One disagreement among sources a row, with what explains it.",
            (
                Field("conflict_id", "Key of the conflict", required=True),
                Field("subject_id", "Factory, Antenna, or `programme`", required=True),
                Field("attribute", "What is disagreed on", required=True, several=True),
                Field("claim_ids", "The claims that disagree", required=True, several=True),
                Field("explanation", "What explains it, in our own words", required=True),
            ),
            ("conflict_id",),
        ),
        Table(
            "evidence",
            "One claim a row: as reported, as cleaned, by which rule, from which source.",
            (
                Field("claim_id", "Key of the claim", required=True),
                Field("subject_id", "Factory, Antenna, or `programme`", required=True),
                Field("attribute", "What the claim is about", required=True),
                Field("reported", "Value exactly as the source prints it", required=True),
                Field("context", "What the text around it adds: currency, year, date"),
                Field("value", "Clean value as text; empty where the source gives none"),
                Field("amount", "Clean number, in its own unit or currency", "number"),
                Field("currency", "ISO 4217"),
                Field("amount_eur", "Amount in whole euro", "integer", "EUR"),
                Field("unit", "Unit of a number that is not money"),
                Field("payer", "Who pays the part, reviewed"),
                Field("payer_country", "Country of the payer, ISO 3166-1"),
                Field("scope", "What the part is a part of", enum=SCOPES),
                Field(
                    "qualifier",
                    "How the source limits the number; `ended` where a member left",
                    enum=(*QUALIFIERS, ENDED),
                ),
                _EDTF,
                _START,
                _END,
                Field("precision", "Precision of the date", enum=PRECISIONS),
                _STATUS,
                Field("rule", "Rule that made the clean value", required=True),
                Field("source_id", "Source", required=True, foreign="sources.source_id"),
                Field("locator", "Where in the source"),
                Field("known_from", "Day from which the claim was known, ISO 8601", required=True),
                Field("confidence", "How sure the claim is", required=True, enum=CONFIDENCES),
                _STANDING,
                Field(
                    "correction",
                    "What a reviewed correction did with it",
                    enum=CORRECTIONS,
                ),
                Field("reason", "Why the correction did so"),
                Field("note", "Note of the register"),
            ),
            ("claim_id",),
        ),
        Table(
            "sources",
            "One source a row.",
            (
                Field("source_id", "Key of the source", required=True),
                Field("publisher", "Publisher", required=True),
                Field("title", "Title", required=True),
                Field("url", "Address at the publisher; empty where not known"),
                Field("published", "Date of publication, EDTF", required=True),
                Field("language", "ISO 639-1", required=True),
                Field("kind", "Who publishes", required=True, enum=SOURCE_KINDS),
                Field("access", "How it was read", required=True, enum=ACCESSES),
                Field("via", "The copy or other text read instead"),
                Field("document", "Number of the seed document"),
                Field("read_on", "Day by which it was read, ISO 8601", required=True),
            ),
            ("source_id",),
        ),
        Table(
            "countries",
            "One country a row. Names follow EU usage.",
            (
                Field("country", "ISO 3166-1 alpha-2", required=True),
                Field("name", "Name in English", required=True),
                Field("is_eu_member", "Member State of the EU", "boolean", required=True),
                Field("capital", "Capital", required=True),
                _LATITUDE,
                _LONGITUDE,
                Field(
                    "source_id", "Source of membership", required=True, foreign="sources.source_id"
                ),
            ),
            ("country",),
        ),
        Table(
            "subjects",
            "What claims are about: one factory or Antenna a row, and the programme.",
            (
                Field("subject_id", "Key of the subject", required=True),
                Field("type", "What it is", required=True, enum=SUBJECT_TYPES),
                Field("name", "Name at the selection", required=True),
                Field("country", "Host country, ISO 3166-1", foreign="countries.country"),
                Field("known_from", "Day of the selection, ISO 8601", required=True),
                Field(
                    "source_id", "Source of identity", required=True, foreign="sources.source_id"
                ),
            ),
            ("subject_id",),
        ),
        Table(
            "places",
            "One city a row, as the site of a factory or Antenna, or as a capital.",
            (
                Field("place", "Name", required=True),
                Field("country", "ISO 3166-1", required=True, foreign="countries.country"),
                Field("role", "What it is here", required=True, enum=("site", "capital")),
                _LATITUDE,
                _LONGITUDE,
                Field("geonames_id", "Key in GeoNames", required=True),
            ),
            ("place", "country", "role"),
        ),
    )
}
