"""Values in words: money, dates, lists, plurals, and the names of things as readers see them."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from data.schema import BORROWED_MACHINES

NOT_DISCLOSED = "not disclosed"
NO_CLAIM = "no figure found"
NO_SUM = "no sum found"
NONE_NAMED = "none named"
NOT_NAMED = "not named in any source read"

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_NUMBERS = [
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
]
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_PARTS = {
    **{"33": "first quarter", "34": "second quarter", "35": "third quarter"},
    **{"36": "fourth quarter", "40": "first half", "41": "second half"},
}
_THIRDS = {
    ("01", "04"): "early {}",
    ("05", "08"): "mid-{}",
    ("09", "12"): "late {}",
    ("10", "12"): "end of {}",
}
_QUALIFIED = {"about": "about {}", "at_least": "≥ {}", "at_most": "≤ {}"}

MEASURE_LABELS = {
    "factory_total": "Factory total",
    "system_contract": "System contract",
    "eu_contribution": "EU contribution",
    "national_contribution": "National contribution",
}
MEASURE_MEANINGS = {
    "factory_total": "machine, operation and services of the whole factory, announced at selection",
    "system_contract": "the contract for the machine alone, signed later",
    "eu_contribution": "the EU's part of the factory total",
    "national_contribution": "the part of the factory total that states pay",
}
KIND_LABELS = {
    "new": "New machine",
    "upgrade": "Upgrade of a machine",
    "associated": "Associated with a machine",
    "existing": "Existing machines",
}
STANDING_LABELS = {
    "chosen": "shown",
    "supporting": "supports",
    "rival": "says otherwise",
    "superseded": "replaced since",
    "set_aside": "set aside",
}
CORRECTION_LABELS = {
    "choose": "chosen",
    "set_aside": "set aside",
    "limit": "limited to a part",
    "of_machine": "told of the machine",
}
ABOUT_LABELS = {
    "factory": "Factory",
    "machine": "Machine",
    "existing_machine": "Existing machine",
    "planned_machine": "Planned machine",
    "programme": "Programme",
}
BORROWED_WORDS = {
    "existing_machine": "an existing machine",
    "planned_machine": "a machine planned outside the call",
}
"""What is not of a machine of the factory's own -> its machine, as first told."""
SCOPE_LABELS = {
    "factory_total": "Factory total",
    "system_contract": "System contract",
    "antenna_total": "Antenna total",
    "unstated": "Not said of what",
}
STAGE_LABELS = {
    "selected": "Selected",
    "services": "Services running",
    "tender": "Tender for its machine opened",
    "contract": "Contract for its machine",
    "installation": "Its machine installed",
    "machine": "Its machine running",
}
ROLE_LABELS = {
    "host": "host",
    "partner": "partner",
    "cofinancer": "co-financer",
    "supplier": "supplier",
}
ROLE_COUNTS = {
    "host": ("host", "hosts"),
    "partner": ("partner", "partners"),
    "cofinancer": ("co-financer", "co-financers"),
    "supplier": ("supplier of a machine", "suppliers of machines"),
}
WEAK = "one weak source"
STATUS_LABELS = {"planned": "Planned", "actual": "Actual"}
PASSED = "passed; no source read reports it done"
SINCE_REPORTED = "since reported done"
WAVE_LABELS = {"first": "first seven", "second": "second selection", "third": "third selection"}
_EVENT_LABELS = {
    "innovation_package": "AI innovation package",
    "regulation_proposed": "Regulation proposed",
    "regulation_adopted": "Regulation adopted",
    "regulation_published": "Regulation published",
    "regulation_in_force": "Regulation in force",
    "ai_office_decision": "AI Office: decision",
    "ai_office_decision_in_force": "AI Office: decision in force",
    "ai_office_unveiled": "AI Office presented",
    "ai_office_effective": "AI Office at work",
    "calls_opened": "Call opens",
    "cutoff_1": "First cut-off",
    "cutoff_2": "Second cut-off",
    "selection_1": "First seven selected",
    "selection_2": "Second selection",
    "selection_3": "Third selection",
    "first_launches": "First factories start",
    "agreements_signed": "Hosting agreements",
    "procurement": "Procurement starts",
    "services": "Services running",
    "tender_opened": "Tender opened",
    "contract_signed": "Contract signed",
    "contract_announced": "Contract announced",
    "operation": "Machine in operation",
    "operation_wave_2": "Operation, second selection",
    "operation_wave_3": "Operation, third selection",
    "kick_off": "Kick-off",
    "top500_listed": "Listed in the TOP500",
    "companion_inaugurated": "Companion machine inaugurated",
    "existing_system_retired": "Existing machine retired",
    "investai_announced": "InvestAI announced",
    "ai_continent_plan": "AI Continent plan",
    "frontier_challenge": "Frontier AI Grand Challenge",
    "federation_platform": "EuroHPC Federation Platform, first release",
    "coordination_call": "Call to coordinate factories and Antennas",
    "coordination_call_deadline": "Deadline of the call to coordinate",
    "gigafactory_call_expected": "Gigafactory call",
    "regulation_2026_proposed": "Regulation of 2026 proposed",
    "regulation_2026_council_position": "Position of the Council on the regulation of 2026",
    "regulation_2026_adopted": "Regulation of 2026 adopted",
    "regulation_2026_in_force": "Regulation of 2026 in force",
    "gigafactory_expressions": "Gigafactories: expressions of interest",
    "gigafactory_memorandum": "Gigafactories: memorandum",
    "regulation_2026_parliament_opinion": "Opinion of Parliament on the regulation of 2026",
    "cada_proposed": "Cloud and AI Development Act proposed",
}
_ATTRIBUTE_LABELS = {
    "total_investment": "sum for the first seven",
    "total_investment_wave_2": "sum for the second selection",
    "total_investment_wave_3": "sum for the third selection",
    "total_investment_all": "sum for all factories and Antennas",
    "total_investment_antennas": "EU money for the Antennas",
    "factories_total": "factories of the first selection",
    "factories_total_wave_2": "factories of the second selection",
    "factories_total_all": "factories of all selections",
    "antennas_total": "Antennas",
    "countries_total": "countries in the first seven",
    "countries_total_wave_3": "countries after the third selection",
    "member_states_total": "Member States in the first seven",
    "member_states_total_wave_2": "Member States after the second selection",
    "participating_states_total": "countries outside the EU in the first seven",
    "participating_states_total_wave_2": "countries outside the EU after the second selection",
    "partner_countries_total": "partner countries in the first seven",
    "host_member_states_total": "Member States that host a factory",
    "new_systems_total": "new machines among the first seven",
    "experimental_platforms_total": "experimental platforms",
    "call_envelope": "EU money in the call",
    "call_envelope_national": "states' money in the call",
    "eurohpc_ai_budget": "EuroHPC money for AI supercomputing",
    "budget_total": "factory total",
    "budget_system_contract": "system contract",
    "budget_eu": "EU contribution",
    "budget_national": "national contribution",
    "budget_national_part": "single payer",
    "budget_operation": "cost of operation",
    "system_contract_eu_share": "EU share of the system contract",
    "specs": "technical data",
    "linked_factory": "factory it is linked to",
}
_ABBREVIATIONS = {"eu": "EU", "ai": "AI", "eurohpc": "EuroHPC"}


def event_label(event: str) -> str:
    """Return an event of a milestone in words."""
    return _EVENT_LABELS.get(event, event.replace("_", " ").capitalize())


def attribute_label(attribute: str) -> str:
    """Return an attribute of the register in words."""
    if attribute.startswith("milestone."):
        return event_label(attribute.removeprefix("milestone."))
    spelled = [_ABBREVIATIONS.get(word, word) for word in attribute.split("_")]
    words = _ATTRIBUTE_LABELS.get(attribute, " ".join(spelled))
    return capital(words)


def money(amount_eur: float | None, qualifier: str | None = "exact") -> str:
    """Return an amount in euro in words: `€556 m`, `≥ €556 m`, `€1.5 bn`, `not disclosed`.

    What is only about right is given to three digits.
    """
    if qualifier == "not_disclosed":
        return NOT_DISCLOSED
    if amount_eur is None or amount_eur != amount_eur:
        return NO_CLAIM
    if qualifier == "about":
        amount_eur = float(f"{amount_eur:.3g}")
    return _QUALIFIED.get(qualifier or "", "{}").format(_euro(amount_eur))


def money_spoken(amount_eur: float | None, qualifier: str | None = "exact") -> str:
    """Return an amount in euro as in a sentence: `at least €556 million`, `not disclosed`."""
    words = money(amount_eur, qualifier)
    return re.sub(r" m$", " million", re.sub(r" bn$", " billion", _in_full(words)))


def percent(share: float, qualifier: str | None = "exact") -> str:
    """Return a share in words: `50 %`, `≤ 50 %`."""
    return _QUALIFIED.get(qualifier or "", "{}").format(f"{share:,.4g} %")


_CAPACITY_UNITS = {"exaflops": "exaflops of AI speed (low precision)"}


def capacity_words(
    value: float, unit: str, qualifier: str | None = "exact", machine: str = ""
) -> str:
    """Return a measure of a machine: `1,008 accelerators`, `at least 450 petaflops`.

    `machine` says which it is where it is not the factory's own, as `borrowed_machine` does.
    """
    number = f"{value:,.2f}".rstrip("0").rstrip(".")
    qualified = _QUALIFIED.get(qualifier or "", "{}").format(number)
    words = f"{_in_full(qualified)} {_CAPACITY_UNITS.get(unit, unit)}"
    return f"{words} ({machine})" if machine else words


def _in_full(qualified: str) -> str:
    return qualified.replace("≥", "at least").replace("≤", "at most")


def borrowed_words(about: str) -> str:
    """Return what a date is of where that is no machine of the factory's own: `existing machine`.

    `about` is as in `applies_to` of `milestones`; for the factory and its own machine "".
    """
    return uncapitalised(ABOUT_LABELS[about]) if about in BORROWED_MACHINES else ""


def event_words(event: str, about: str, whose: str = "") -> str:
    """Return an event in a sentence: `installation for Pharos (existing machine)`.

    `about` is as in `applies_to` of `milestones`, `whose` the name of the factory, if it is told.
    """
    words, machine = uncapitalised(event_label(event)), borrowed_words(about)
    told = f" ({machine})" if machine and machine not in words else ""
    return f"{words}{f' for {whose}' if whose else ''}{told}"


def with_article(name: str) -> str:
    """Return the name of a country or a payer as in a sentence: `the Netherlands`, `Spain`."""
    is_with = name.startswith(("United ", "Netherlands")) or name.endswith(" State")
    return f"the {name}" if is_with else name


def borrowed_machine(about: str, factory: Mapping[str, Any]) -> str:
    """Return the same with the name of the machine: `planned machine Alice Recoque`.

    `factory` has the columns `existing_system` and `planned_system` of `factories`.
    """
    return " ".join(filter(None, [borrowed_words(about), borrowed_system(about, factory)]))


def borrowed_system(about: str, factory: Mapping[str, Any]) -> str:
    """Return only the name of that machine, or the names, empty where none is known."""
    systems = {"existing_machine": "existing_system", "planned_machine": "planned_system"}
    named = factory[systems[about]] if about in systems else None
    return ", ".join((named or "").split(";"))


def short_name(name: str, length: int = 13) -> str:
    """Return what tells a factory apart: what stands in brackets, or the name without its kind."""
    bracketed = re.search(r"\(([^)]+)\)", name)
    short = bracketed[1] if bracketed else re.sub(r"^AI Factory | (AI )?Factory$", "", name)
    return short if len(short) <= length else f"{short[: length - 1]}…"


def _euro(amount_eur: float) -> str:
    """Return euro in billions where one decimal says it all, else in millions."""
    if amount_eur >= 1e9 and amount_eur % 1e8 == 0:
        return f"€{amount_eur / 1e9:,.1f} bn".replace(".0 ", " ")
    if amount_eur < 10_000:
        return f"€{amount_eur:,.0f}"
    millions = f"{amount_eur / 1e6:,.2f}".rstrip("0").rstrip(".")
    return f"€{millions} m"


def day(iso: str | date) -> str:
    """Return a day in words: `10 December 2024`."""
    on = date.fromisoformat(str(iso))
    return f"{on.day} {_MONTHS[on.month - 1]} {on.year}"


def date_words(edtf: str | None) -> str:
    """Return an EDTF date in words at its precision: `first half of 2025`, `by mid-2026`."""
    if not isinstance(edtf, str) or not edtf:
        return "no date given"
    if edtf.startswith("../"):
        return _by(edtf.removeprefix("../"))
    if edtf.endswith("/.."):
        return f"from {date_words(edtf.removesuffix('/..'))}"
    if "/" in edtf:
        return _interval(*edtf.split("/"))
    if edtf.endswith("~"):
        return f"about {date_words(edtf.removesuffix('~'))}"
    return _single(*edtf.split("-"))


def _single(year: str, part: str = "", of_month: str = "") -> str:
    if of_month:
        return day(f"{year}-{part}-{of_month}")
    if part in _SEASONS:
        return f"{_SEASONS[part]} {year}"
    if part in _PARTS:
        return f"{_PARTS[part]} of {year}"
    return f"{_MONTHS[int(part) - 1]} {year}" if part else year


def _by(end: str) -> str:
    known = {"06": "mid-{}", "12": "the end of {}"}
    year, _, month = end.partition("-")
    return f"by {known[month].format(year) if month in known else date_words(end)}"


def _interval(first: str, last: str) -> str:
    year, month = first[:4], first[5:7]
    if year == last[:4] and len(first) == 7 and (month, last[5:7]) in _THIRDS:
        return _THIRDS[month, last[5:7]].format(year)
    if first.endswith("-21") and first[:7] == last[:7]:
        return f"end of {_single(*first[:7].split('-'))}"
    return f"{date_words(first)} to {date_words(last)}"


def and_list(words: Iterable[str]) -> str:
    """Return words as a list: `Finland, Germany and Greece`."""
    items = list(words)
    return " and ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)


def plural(count: int, one: str, many: str | None = None) -> str:
    """Return a count with its noun: `1 factory`, `7 factories`."""
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"


def spelled(count: int, one: str, many: str | None = None) -> str:
    """Return a count in words up to twelve, with its noun: `no site`, `one site`, `seven sites`."""
    noun = one if count in (0, 1) else many or f"{one}s"
    return f"{_NUMBERS[count] if count < len(_NUMBERS) else f'{count:,}'} {noun}"


def distance(days: int, step_months: int = 0) -> str:
    """Return a number of days in words: `1 day`, `about 4 months`.

    Where a date is vague it is told in whole steps of so many months: `about 2 quarters`.
    """
    if not step_months and days < 28:
        return plural(days, "day")
    step = step_months or 1
    count = round(days / 30.44 / step)
    return f"about {_months(count, step)}" if count else f"less than {_months(1, step)}"


def _months(count: int, step: int) -> str:
    """Return so many steps of so many months: `2 quarters`, `8 months`, `1 year`."""
    if step == 3:
        return plural(count, "quarter")
    return plural(count * step // 12, "year") if step % 12 == 0 else plural(count * step, "month")


Amount = tuple[float | None, str | None, bool]
"""Amount in euro (None where there is none), qualifier, whether it rests on weak evidence."""


def partial_sum(amounts: Sequence[Amount]) -> str:
    """Return a sum in words that says what is missing and what is weak."""
    if all(amount is None for amount, _, _ in amounts):
        return f"No amount is published for {plural(len(amounts), 'factory', 'factories')}."
    return f"{total_words(amounts)}: {coverage(amounts)}."


def total_words(amounts: Sequence[Amount]) -> str:
    """Return the sum of the published amounts, `At least` where it is not the whole."""
    published = [(amount, qualifier) for amount, qualifier, _ in amounts if amount is not None]
    if not published:
        return NO_CLAIM.capitalize()
    total = money(sum(amount for amount, _ in published))
    qualifiers = {qualifier for _, qualifier in published}
    is_floor = len(published) < len(amounts) or "at_least" in qualifiers
    if "at_most" in qualifiers:
        # An upper limit among the parts: their sum bounds nothing from below.
        return f"{total}, upper limits included" if is_floor else f"At most {total}"
    if is_floor:
        return f"At least {total}"
    return f"About {total}" if qualifiers - {"exact"} else total


def coverage(amounts: Sequence[Amount]) -> str:
    """Return how many amounts are published, and how much of the sum is weak."""
    published = sum(amount is not None for amount, _, _ in amounts)
    weak = [amount for amount, _, is_weak in amounts if is_weak and amount is not None]
    words = f"{published} of {len(amounts)} published"
    if not weak:
        return words
    return f"{words}, {resting_words(sum(weak), len(weak))}"


def resting_words(weak_eur: float, count: int) -> str:
    """Return how much of a sum rests on so many weak sources."""
    return f"of which {money(weak_eur)} rests on {WEAK if count == 1 else f'{count} weak sources'}"


def weakest_words(weak: Sequence[tuple[str, str, str]]) -> str:
    """Return in a sentence who stands behind the weakest amounts of a sum.

    Each is a publisher, a factory and a claim; of none the sentence is empty.
    """
    if not weak:
        return ""
    said = (f"{publisher} for {factory} ({claim_id})" for publisher, factory, claim_id in weak)
    return f"The weakest {'source' if len(weak) == 1 else 'sources'}: {and_list(said)}."


def limited_words(limited: Sequence[tuple[str, str]]) -> str:
    """Return in a sentence which amounts of a sum cover only a part of their factory.

    Each is a factory and what its amount covers; of none the sentence is empty.
    """
    if not limited:
        return ""
    return f"Not of a whole factory: {and_list(f'{name} ({part})' for name, part in limited)}."


def in_parts_words(names: Iterable[str]) -> str:
    """Return in a sentence whose side is known by single payers only; of none it is empty."""
    known = and_list(names)
    return f"Of {known} only single payers are published." if known else ""


def in_shares_words(shares: Sequence[tuple[str, str]]) -> str:
    """Return in a sentence what is known as a share only, by factory; of none it is empty."""
    by_share: dict[str, list[str]] = {}
    for name, share in shares:
        by_share.setdefault(share, []).append(name)
    said = (f"{share} of {and_list(names)}" for share, names in by_share.items())
    return f"Known as a share only: {'; '.join(said)}." if shares else ""


def second_hand_words(count: int, of: int) -> str:
    """Return in a sentence how many amounts were read in a text that tells what the source says."""
    if not count:
        return ""
    those = "All" if count == of else f"{count} of {of}"
    return f"{those} read second-hand: in a text that tells what the source says."


def otherwise_words(count: int) -> str:
    """Return how many claims say otherwise than what is shown; of none it is empty."""
    return f"{plural(count, 'claim says', 'claims say')} otherwise" if count else ""


def differences_words(count: int) -> str:
    """Return a number of explained entries of `conflicts`, of which not all are contradictions."""
    return plural(count, "difference between readings", "differences between readings")


def capital(words: str) -> str:
    """Return words as they begin a sentence."""
    return f"{words[:1].upper()}{words[1:]}"


def uncapitalised(words: str) -> str:
    """Return words as they stand inside a sentence; `AI` and `InvestAI` keep their capitals."""
    first, *_ = words.split(" ")
    return words if first[1:] != first[1:].lower() else f"{words[:1].lower()}{words[1:]}"


def cut(text: str, length: int) -> str:
    """Return a text of at most so many characters; an ellipsis says that there is more."""
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"


def slug(text: str) -> str:
    """Return text fit for a file name: lower case, words joined by hyphens."""
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", letters.lower()).strip("-")
