"""Who pays, in words: title, subtitle and what those read who cannot see the figure."""

from collections.abc import Iterable, Sequence

from charts.funding.parts import EU, NATIONAL, Part, by_factory
from charts.view import listed
from data.schema import SIDES
from data.wording import and_list, plural

_SCOPES = {
    "factory_total": "",
    "system_contract": " of the machine’s contract",
    "unstated": ", of what is not said,",
}
_BEYOND = "single payers are said to pay more than the whole side; no source explains it"


def title(parts: Sequence[Part]) -> str:
    """Return the message: for how many factories it is known who pays what of the total."""
    groups = by_factory(parts)
    if not groups:
        return "No factory is selected"
    if len(groups) == 1:
        sides = (f"{_in_sentence(p.payer)} {p.spoken}" for p in groups[0] if p.is_side)
        return f"{groups[0][0].factory}: {', '.join(sides)}"
    both = sum(all(_has_amount(mine, side) for side in SIDES) for mine in groups)
    shares = [
        part
        for mine in groups
        for part in mine
        if part.payer == EU and part.is_share and not _has_amount(mine, EU)
    ]
    count = plural(len(groups), "factory", "factories")
    if not both and not shares:
        return f"For none of these {count} is it published what each side pays"
    said = [f"Both sides’ money is published for {both or 'none'} of {count}"]
    if shares:
        alone = and_list(dict.fromkeys(part.words for part in shares))
        said.append(f"for {len(shares)} the EU’s part is known as a share only, {alone}")
    return "; ".join(said)


def _has_amount(parts: Iterable[Part], side: str) -> bool:
    return any(part.payer == side and part.amount is not None for part in parts)


def _in_sentence(payer: str) -> str:
    return "national side" if payer == NATIONAL else payer


def subtitle(parts: Sequence[Part]) -> str:
    """Return what is drawn, and how to read it."""
    said = ["Who pays which part of the factory total, million euro."]
    if any(part.is_share for part in parts):
        beside = ", unless one stands beside it" * any(p.has_amount_beside for p in parts)
        said.append(f"A frame filled in part is a share: no amount is published for it{beside}.")
    if any(map(_is_single, parts)):
        said.append("Thin bars are single payers; they are not the sum of a side.")
        said += [f"{name}: {_BEYOND}." for name in _beyond_the_side(parts)]
    if any(part.scope == "system_contract" for part in parts):
        said.append("The contract for the machine is another quantity: its parts are in words.")
    return " ".join(said)


def _beyond_the_side(parts: Sequence[Part]) -> list[str]:
    """Return the factories whose single payers add up to more than what the side is said to pay."""
    return [
        mine[0].factory
        for mine in by_factory(parts)
        for side in mine
        if side.payer == NATIONAL
        and side.amount is not None
        and sum(p.amount or 0 for p in mine if _is_single(p)) > side.amount
    ]


def _is_single(part: Part) -> bool:
    return not part.is_side and part.scope == "factory_total"


def alt(parts: Sequence[Part]) -> str:
    """Return who pays what in sentences, with the numbers."""
    groups = by_factory(parts)
    if not groups:
        return "No bars: no factory is selected."
    said = listed([f"{mine[0].factory}: {_alt_of(mine)}" for mine in groups])
    return f"Who pays what, by factory. {said}."


def _alt_of(parts: Iterable[Part]) -> str:
    return ", ".join(
        f"{_in_sentence(part.payer)}{_scope_words(part)} {part.spoken}" for part in parts
    )


def _scope_words(part: Part) -> str:
    return _SCOPES[part.scope]
