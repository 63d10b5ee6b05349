"""One factory in short: sentences that say what it is, and the figures asked for first."""

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from data.headline import KeyFigure, short_words
from data.kept import kept
from data.load import Tables
from data.profile import NO_REPORT
from data.reading import country_names, partners_not_named, published_words, reservations
from data.records import records_of
from data.reported import expected, passed, reported
from data.schema import OWN_KINDS, Standing, machine_of
from data.sentences.sentence import Sentence, claims_of, claims_on, known_on
from data.wording import (
    KIND_LABELS,
    MEASURE_LABELS,
    PASSED,
    and_list,
    borrowed_machine,
    borrowed_system,
    date_words,
    money,
    money_spoken,
    plural,
    uncapitalised,
)

Row = dict[str, Any]

_SAID = (
    *("name", "city", "machine_city", "country", "host", "partner_country", "kind"),
    *("planned_system", "existing_system", "budget_total"),
)


@kept
def lead(factory_id: str, tables: Tables) -> Sentence:
    """Return in sentences what a factory is, what it costs and how far it has come.

    As with all that is said here of a factory, they are the same in each selection of a day.
    """
    (factory,) = records_of(tables.factories, "factory_id", factory_id)
    said = [
        f"{known_on(tables)}: {_who(factory, tables)}.",
        _machine_words(factory),
        _money_words(factory_id, tables),
        _progress_words(factory, tables),
    ]
    return Sentence(" ".join(filter(None, said)), _claims(factory_id, tables))


def identity(factory_id: str, tables: Tables) -> Sentence:
    """Return where a factory is and what it is, in short: `Kajaani, Finland; new machine`."""
    (factory,) = records_of(tables.factories, "factory_id", factory_id)
    country = country_names(tables).get(factory["country"] or "")
    place = ", ".join(filter(None, [factory["city"], country]))
    kind = uncapitalised(KIND_LABELS.get(factory["kind"] or "", ""))
    mine = tables.evidence[tables.evidence["subject_id"] == factory_id]
    claims = claims_on(("city", "machine_city", "country", "kind"), mine)
    return Sentence("; ".join(filter(None, [place, kind])), claims)


def _claims(factory_id: str, tables: Tables) -> tuple[str, ...]:
    """Return the claims that the sentences of `lead` rest on."""
    evidence, done = tables.evidence, reported(tables.milestones)
    running = done["event"].isin(["services", "operation"]) & (done["subject_id"] == factory_id)
    mine = evidence[evidence["subject_id"] == factory_id]
    return claims_on(_SAID, mine) + claims_of(done[running])


def _who(factory: Mapping[str, Any], tables: Tables) -> str:
    names = country_names(tables)
    country = names.get(factory["country"] or "", "")
    place = ", ".join(part for part in (factory["city"], country) if part)
    if factory["location_basis"] == "machine":
        planned = "planned " if factory["planned_system"] else ""
        place = f"{country}, with a {planned}machine in {factory['city']}"
    partners = _partners(factory["factory_id"], tables)
    host = and_list((factory["host"] or "").split(";"))
    parts = [f"hosted by {host}"] if host else []
    parts += [f"joined by {and_list(partners)}"] if partners else []
    said = f"{factory['name']} in {place}"
    if not parts:
        return f"{factory['name']} is an AI Factory in {place}"
    return f"{said}{',' if ', ' in place else ''} is {and_list(parts)}"


def _partners(factory_id: str, tables: Tables) -> list[str]:
    names, members = country_names(tables), tables.memberships
    partners = records_of(members[members["role"] == "partner"], "factory_id", factory_id)
    return [str(names.get(row["country"], row["country"])) for row in partners]


def _machine_words(factory: Mapping[str, Any]) -> str:
    existing = and_list((factory["existing_system"] or "").split(";"))
    planned = factory["planned_system"] or ""
    later = f", and is to use {planned}, planned outside the call" if planned else ""
    is_one = existing and ";" not in factory["existing_system"]
    several = "an existing machine" if is_one else "existing machines"
    words = {
        "new": f"It gets a new machine{planned and f', {planned}'}.",
        "upgrade": f"It upgrades {existing or 'a machine'}.",
        "associated": f"It is associated with a machine{existing and f', {existing}'}.",
        "existing": f"It works with {several}{existing and f', {existing}'}{later}.",
    }
    return words.get(factory["kind"] or "", "")


def _money_words(factory_id: str, tables: Tables) -> str:
    row = _budget(factory_id, "factory_total", tables)
    if not row["claim_id"]:
        return "No figure was found for its factory total."
    amount = money_spoken(row["amount_eur"], row["qualifier"])
    said = ", ".join([amount, *reservations(row["claim_id"], tables)])
    return f"Its factory total is {said}{_rivals_words(factory_id, tables)}."


def _rivals_words(factory_id: str, tables: Tables) -> str:
    """Return what other sources say the factory total is: `; others say €112 million`."""
    claims = tables.evidence[
        (tables.evidence["attribute"] == "budget_total")
        & (tables.evidence["standing"] == Standing.RIVAL)
    ]
    said = {
        (row["amount_eur"], row["qualifier"])
        for row in records_of(claims, "subject_id", factory_id)
        if row["amount_eur"] is not None
    }
    amounts = and_list(money_spoken(*reading) for reading in sorted(said))
    return f"; others say {amounts}" if amounts else ""


def _budget(factory_id: str, measure: str, tables: Tables) -> Row:
    budgets = tables.budgets[tables.budgets["measure"] == measure]
    (row,) = records_of(budgets, "factory_id", factory_id)
    return row


def _progress_words(factory: Mapping[str, Any], tables: Tables) -> str:
    factory_id = factory["factory_id"]
    services = _first(reported, factory_id, "factory", "services", tables)
    said = (
        f"Services are reported running ({date_words(services['edtf'])})"
        if services
        else "No source read reports services running"
    )
    if factory["kind"] not in OWN_KINDS:
        return f"{said}."
    running = _first(reported, factory_id, "machine", "operation", tables)
    return f"{said}; its own machine is {'' if running else 'not '}reported in operation."


def _first(
    which: Callable[[pd.DataFrame], pd.DataFrame],
    factory_id: str,
    about: str,
    event: str,
    tables: Tables,
) -> Row | None:
    """Return the first milestone of an event, reported or expected, if any."""
    found = which(tables.milestones)
    rows = records_of(found[found["applies_to"] == about], "subject_id", factory_id)
    return next((row for row in rows if row["event"] == event), None)


@kept
def key_facts(factory_id: str, tables: Tables) -> list[KeyFigure]:
    """Return the few facts on a factory that are asked for first."""
    (factory,) = records_of(tables.factories, "factory_id", factory_id)
    return [
        _money_figure(factory_id, "factory_total", tables),
        _money_figure(factory_id, "system_contract", tables),
        _countries_figure(factory_id, tables),
        _state_figure("Services", factory_id, "factory", "services", tables),
        _machine_figure(factory, tables),
    ]


def _money_figure(factory_id: str, measure: str, tables: Tables) -> KeyFigure:
    row = _budget(factory_id, measure, tables)
    value = short_words(money(row["amount_eur"], row["qualifier"]))
    claim_id = row["claim_id"]
    if not claim_id:
        return KeyFigure(MEASURE_LABELS[measure], value, "", ())
    limits = reservations(claim_id, tables)
    published = published_words(row["published"])
    dated = published if published.startswith("undated") else f"published {published}"
    note = ", ".join([dated, *limits])
    return KeyFigure(MEASURE_LABELS[measure], value, note, (claim_id,))


def _countries_figure(factory_id: str, tables: Tables) -> KeyFigure:
    members = tables.memberships[tables.memberships["factory_id"] == factory_id]
    partners = len(_partners(factory_id, tables))
    note = f"the host and {plural(partners, 'partner country', 'partner countries')}"
    claims = tuple(members["claim_id"].dropna())
    if factory_id in set(partners_not_named(tables)["factory_id"]):
        return KeyFigure("Countries", f"≥ {len(members)}", "the host; partners not named", claims)
    alone = "the host; no partner country named"
    return KeyFigure("Countries", str(len(members)), note if partners else alone, claims)


def _machine_figure(factory: Mapping[str, Any], tables: Tables) -> KeyFigure:
    factory_id = factory["factory_id"]
    if factory["kind"] in OWN_KINDS:
        return _state_figure("Own machine", factory_id, "machine", "operation", tables)
    about = machine_of(factory["kind"], factory["planned_system"])
    if (factory["kind"], about) == ("existing", "existing_machine"):
        return _existing_figure(factory, tables)
    figure = _state_figure("Machine", factory_id, about, "operation", tables)
    note = ", ".join(filter(None, [borrowed_machine(about, factory), figure.note]))
    return KeyFigure(figure.label, figure.value, note, figure.claim_ids)


def _existing_figure(factory: Mapping[str, Any], tables: Tables) -> KeyFigure:
    """Return that the machine exists, whether or not it is reported accepted in full."""
    factory_id, about = factory["factory_id"], "existing_machine"
    inaugurated = _first(reported, factory_id, about, "inaugurated", tables)
    running = _first(reported, factory_id, about, "operation", tables)
    plan = None if running else _first(expected, factory_id, about, "operation", tables)
    said = [borrowed_system(about, factory)]
    claims = [row["claim_id"] for row in (inaugurated, running, plan) if row]
    if inaugurated:
        said.append(f"inaugurated {date_words(inaugurated['edtf'])}")
    if running:
        said.append(f"running, {date_words(running['edtf'])}")
    if plan:
        # Of a machine that exists, what is still expected is its full acceptance.
        accepted = f"full acceptance was planned for {date_words(plan['edtf'])}"
        said.append(", ".join([accepted, *reservations(plan["claim_id"], tables)]))
    mine = tables.evidence[tables.evidence["subject_id"] == factory_id]
    named = claims_on(("kind", "existing_system"), mine)
    return KeyFigure("Machine", "existing", "; ".join(filter(None, said)), (*claims, *named))


def _state_figure(label: str, factory_id: str, about: str, event: str, tables: Tables) -> KeyFigure:
    """Return whether something is reported running, else planned, with its date."""
    done = _first(reported, factory_id, about, event, tables)
    if done:
        return KeyFigure(label, "running", date_words(done["edtf"]), (done["claim_id"],))
    plan = _first(expected, factory_id, about, event, tables)
    if not plan:
        return KeyFigure(label, "unknown", NO_REPORT, ())
    over = plan["claim_id"] in passed(tables.milestones, tables.newest_evidence)
    note = ", ".join([date_words(plan["edtf"]), *([PASSED] if over else [])])
    return KeyFigure(label, "planned", note, (plan["claim_id"],))
