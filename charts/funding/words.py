"""Who pays, in words: title, subtitle and what those read who cannot see the figure."""

from collections.abc import Iterable, Sequence

from charts.funding.parts import EU, NATIONAL, Part, by_factory
from charts.theme import listed
from data.schema import SIDES
from data.wording import and_list, plural


def title(parts: Sequence[Part]) -> str:
    """Return the message: for how many factories it is known who pays what of the total."""
    groups = by_factory(parts)
    if not groups:
        return "No factory is selected"
    if len(groups) == 1:
        sides = (f"{_in_sentence(p.payer)} {p.spoken}" for p in groups[0] if p.is_side)
        return f"{groups[0][0].factory}: {', '.join(sides)}"
    both = sum(all(_has_amount(mine, side) for side in SIDES) for mine in groups)
    shares = [p for mine in groups for p in mine if p.payer == EU and p.is_share]
    count = plural(len(groups), "factory", "factories")
    if not both and not shares:
        return f"For none of these {count} is it published what each side pays"
    said = [f"Both sides’ money is published for {both or 'none'} of {count}"]
    if shares:
        alone = and_list(dict.fromkeys(part.words for part in shares))
        said.append(f"for {len(shares)} only the EU’s share is: {alone}")
    return "; ".join(said)


def _has_amount(parts: Iterable[Part], side: str) -> bool:
    return any(part.payer == side and part.amount is not None for part in parts)


def _in_sentence(payer: str) -> str:
    return "national side" if payer == NATIONAL else payer


def subtitle(parts: Sequence[Part]) -> str:
    """Return what is drawn, and how to read it."""
    said = ["Who pays which part of the factory total, million euro."]
    if any(part.is_share for part in parts):
        said.append("A frame filled in part is a share: no amount is published for it.")
    if any(not part.is_side and part.scope == "factory_total" for part in parts):
        said.append("Thin bars are single payers of the national side; they are not its sum.")
    if any(part.scope != "factory_total" for part in parts):
        said.append("The contract for the machine is another quantity: its parts are in words.")
    return " ".join(said)


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
    return "" if part.scope == "factory_total" else " of the machine’s contract"
