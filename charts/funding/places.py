"""Where parts stand: factories below each other, each part as high as its words need."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from textwrap import wrap

from charts.funding.parts import Part, by_factory
from data.wording import WEAK

# Pixels.
NAME, ROW, LINE = 30, 28, 15
_CONTRACT, _GAP = 17, 12

_IN_WORDS = {
    "system_contract": "Of the machine’s contract",
    "unstated": "Of what, is not said",
}

# Characters in a line.
_PAYER_LINE, _CONTRACT_LINE = 15, 50


@dataclass(frozen=True)
class Placed:
    """A part with the middle of its bar, in pixels from the top."""

    part: Part
    y: float


@dataclass(frozen=True)
class Lane:
    """A factory with its parts of the total, and what is paid of the contract for its machine.

    `y` is its top, `bottom` its end and the first of each of `contract` the middle of a line, in
    pixels from the top.
    """

    factory_id: str
    factory: str
    total: str
    y: int
    bottom: float
    parts: tuple[Placed, ...]
    contract: tuple[tuple[float, str], ...]


def lanes_of(parts: Sequence[Part]) -> tuple[list[Lane], int]:
    """Return a lane for each factory, and the height of all in pixels."""
    lanes, y = [], 0
    for mine in by_factory(parts):
        lane, y = _lane(mine, y)
        lanes.append(lane)
    return lanes, y


def _lane(parts: Sequence[Part], top: int) -> tuple[Lane, int]:
    """Return the lane of one factory's parts, and where the next begins."""
    placed, contract, y = [], [], top + NAME
    for part in parts:
        if part.scope == "factory_total":
            placed.append(Placed(part, y + ROW / 2))
            y += _height(part)
    for line in _contract_lines(parts):
        contract.append((y + LINE / 2 + 4, line))
        y += _CONTRACT
    first = parts[0]
    lane = Lane(
        first.factory_id,
        first.factory,
        first.total,
        top,
        y + _GAP / 2,
        tuple(placed),
        tuple(contract),
    )
    return lane, y + _GAP


def payer_lines(part: Part) -> list[str]:
    """Return the payer in lines that fit left of the bars."""
    return wrap(part.payer, _PAYER_LINE) or [""]


def below(part: Part) -> list[str]:
    """Return what stands under the words, each in a line short enough for a phone."""
    marks = ["share, no amount" if part.is_share_alone else "of the total"] * part.is_share
    return marks + ["converted"] * part.is_converted + [WEAK] * part.is_weak


def _height(part: Part) -> int:
    return ROW + LINE * (max(len(payer_lines(part)), 1 + len(below(part))) - 1)


def _contract_lines(parts: Iterable[Part]) -> list[str]:
    """Return what is paid of anything but the factory total, in lines that fit a phone."""
    lines = []
    for scope, heading in _IN_WORDS.items():
        said = [f"{part.payer} {part.spoken}" for part in parts if part.scope == scope]
        lines += wrap(f"{heading}: {'; '.join(said)}", _CONTRACT_LINE) if said else []
    return lines
