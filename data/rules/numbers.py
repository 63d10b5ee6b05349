"""Numbers as sources print them: money, shares, counts, durations and capacities.

Decisions:

- Of two kinds of separators the last is the decimal mark; one kind that stands more than once, or
  once before exactly three digits with no word of scale after it, separates thousands.
- "almost", "nearly", "just under" and "roughly" are `about`; "up to just under" is `at_most`.
- "unknown" is `not_disclosed`: the source says that the figure is not given.
- "an equal amount" has no number: the words stay.
- A count given as a range, "650-700 GPUs", is at least its lower end; the words keep the upper one.
- Petaflops of AI are not petaflops: they are AI speed, told in exaflops as elsewhere.
- A capacity is one number and its unit, with words around them; where more numbers follow, such as
  the end of a range, nothing is read. "double" likewise, but for the year "by 2026".
"""

import re
from collections.abc import Iterable
from decimal import Decimal

from data.rules.clean import Clean, NotUnderstood, of_number

_QUALIFIERS = (
    ("at_most", r"up to just under|up to almost|up to|at most|bis zu|hasta"),
    (
        "at_least",
        r"at least|more than|over|exceeding|mindestens|mehr als|más de|plus de|oltre|mer enn",
    ),
    (
        "about",
        r"about|around|approximately|roughly|circa|ca\.?|close to|almost|nearly|just under|"
        r"just over",
    ),
    ("exact", r"another"),
)
_SCALES = {
    "thousand": 3,
    **dict.fromkeys(("m", "mn", "mln", "mln.", "million", "millions", "millionen"), 6),
    **dict.fromkeys(("millones", "milioni", "millioner", "miljoen", "milhões", "milionów"), 6),
    **dict.fromkeys(("bn", "billion", "milliarden", "miliardi", "milliards", "milliarder"), 9),
}
"""Word of scale -> power of ten. `billion` is read as English: no source uses the long scale."""
_CURRENCIES = {
    "€": "EUR",
    "$": "USD",
    "£": "GBP",
    **dict.fromkeys(("eur", "euro", "euros", "d'euros", "de euros", "eurų"), "EUR"),
    **{code.lower(): code for code in ("USD", "GBP", "CZK", "PLN", "ISK", "CHF", "SEK", "NOK")},
    **dict.fromkeys(("złotych", "zł"), "PLN"),
}
NUMBER_WORDS = {
    **{"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "ten": 10},
    **{"syv": 7, "ti": 10, "cuatro": 4},
}
_CAPACITY_UNITS = {
    **dict.fromkeys(("petaflops", "pf", "pflop/s"), "petaflops"),
    **dict.fromkeys(("exaflops", "ef"), "exaflops"),
    "nodes": "nodes",
}


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_QUALIFIER = "".join(rf"(?:(?P<{name}>{words})\s+)?" for name, words in _QUALIFIERS)
_DIGITS = r"(?P<digits>\d[\d.,\s’]*?\d|\d)"
_MONEY = re.compile(
    rf"{_QUALIFIER}(?P<before>{_any(_CURRENCIES)})?\s*{_DIGITS}(?P<plus>\+)?"
    rf"\s*(?P<scale>{_any(_SCALES)})?\s*(?P<after>{_any(_CURRENCIES)})?"
)
_SHARE = re.compile(rf"{_QUALIFIER}{_DIGITS}\s*(?:%|prozent|percent|per cent)(?: of [a-z ]+)?")
_HALF = re.compile(r"50/50|(?:one |a )?half(?: of the funding)?|equally")
_WHAT = r"(?P<what>(?:\s+[^\W\d][\w’'-]*)*)"
"""Words after a number: none of them starts with a digit."""
_COUNT = re.compile(
    rf"{_QUALIFIER}(?:{_DIGITS}|(?P<word>{_any(NUMBER_WORDS)}))(?P<plus>\+)?{_WHAT}"
)
_RANGE = re.compile(rf"{_DIGITS}\s?[-–]\s?(?P<last>\d[\d.,]*){_WHAT}")
_MORE_NUMBER = re.compile(
    rf"(?<! of) (?:{_any(NUMBER_WORDS)}|{_any(_SCALES)}|dozen|half|or|to|and|og|und|y)\b"
)
_DOUBLE = re.compile(rf"{_QUALIFIER}double{_WHAT}(?: by \d{{4}})?")
_DURATION = re.compile(
    rf"(?:every )?(?:(?P<digits>\d+)|(?P<word>{_any(NUMBER_WORDS)}))[ -](?P<unit>month|year)s?"
)
_CAPACITY = re.compile(
    rf"{_QUALIFIER}{_DIGITS}(?P<plus>\+)?\s*(?P<unit>{_any(_CAPACITY_UNITS)}){_WHAT}"
)
_HAS_CAPACITY = re.compile(rf"\b\d[\d.,\s’]*\+?\s*(?:{_any(_CAPACITY_UNITS)})\b")
_NOT_DISCLOSED = re.compile(r"unknown|not disclosed|undisclosed")
_IN_WORDS = re.compile(r"an (?:equal|equivalent) amount")


def _normal(reported: str) -> str:
    return " ".join(reported.lower().split())


_GROUPED = re.compile(
    r"[1-9]\d{0,2}(?:(?P<mark>[.,\s’])\d{3})(?:(?P=mark)\d{3})*(?:(?!(?P=mark))[.,]\d+)?"
)
_DECIMAL = re.compile(r"\d+(?:[.,]\d+)?")


def number(digits: str, *, scaled: bool) -> Decimal:
    """Return the number that digits with separators stand for.

    `scaled` says that a word of scale follows. Raises NotUnderstood, also where a mark before
    three digits and a scale may be decimal or not: a factor of a thousand apart.
    """
    grouped = _GROUPED.fullmatch(digits)
    if grouped and scaled and re.fullmatch(r"\d+[.,]\d{3}", digits):
        raise NotUnderstood(f"{digits!r} can be read as thousands or as a decimal")
    if grouped:
        mark = grouped["mark"]
        whole, decimal = re.fullmatch(rf"((?:\d|{re.escape(mark)})+)(.*)", digits).groups()  # type: ignore[union-attr]
        return Decimal(whole.replace(mark, "") + decimal.replace(",", "."))
    if not _DECIMAL.fullmatch(digits):
        raise NotUnderstood(f"the separators of {digits!r} make no number")
    return Decimal(digits.replace(",", "."))


def _qualifier(match: re.Match[str]) -> str:
    groups = match.groupdict()
    named = next((name for name, _ in _QUALIFIERS if groups[name]), "exact")
    return "at_least" if groups.get("plus") else named


def as_money(reported: str, context: str) -> Clean:
    """Return amount, currency and qualifier; `context` may give either where the string does not.

    Raises NotUnderstood.
    """
    text = _normal(reported)
    if _NOT_DISCLOSED.fullmatch(text):
        return Clean("money: not disclosed", qualifier="not_disclosed")
    if _IN_WORDS.fullmatch(text):
        return Clean("money: words only", value=reported)
    match = _MONEY.fullmatch(text)
    if match is None:
        raise NotUnderstood(f"no money rule understands {reported!r}")
    around = next((name for name, words in _QUALIFIERS if re.fullmatch(words, context)), "")
    printed = _CURRENCIES.get(match["before"] or match["after"] or "")
    currency = printed or ("" if around else context)
    if not re.fullmatch(r"[A-Z]{3}", currency):
        raise NotUnderstood(f"{reported!r} has no currency, and its context gives none")
    scale = match["scale"]
    amount = number(match["digits"], scaled=bool(scale)) * 10 ** _SCALES.get(scale or "", 0)
    return of_number("money", amount, around or _qualifier(match), currency=currency)


def as_share(reported: str) -> Clean:
    """Return a share in percent, 0 to 100."""
    text = _normal(reported)
    if _HALF.fullmatch(text):
        return of_number("share: half", Decimal(50), "exact", "%")
    match = _SHARE.fullmatch(text)
    if match is None:
        raise NotUnderstood(f"no share rule understands {reported!r}")
    share = number(match["digits"], scaled=True)
    if share > 100:
        raise NotUnderstood(f"{reported!r} is a share of more than 100 %")
    return of_number("share", share, _qualifier(match), "%")


def as_count(reported: str, unit: str = "") -> Clean:
    """Return a whole number of things; "double" is the factor 2, in `times`."""
    text = _normal(reported)
    double = _DOUBLE.fullmatch(text)
    if double and not _MORE_NUMBER.search(double["what"]):
        return of_number("count: factor", Decimal(2), _qualifier(double), "times")
    if span := _RANGE.fullmatch(text):
        return _lower_end(span, reported, unit)
    match = _COUNT.fullmatch(text)
    if match is None or _MORE_NUMBER.search(match["what"]):
        raise NotUnderstood(f"no count rule understands {reported!r}")
    if match["word"]:
        amount, rule = Decimal(NUMBER_WORDS[match["word"]]), "count: in words"
    else:
        amount, rule = number(match["digits"], scaled=False), "count"
    if not _is_whole(amount):
        raise NotUnderstood(f"{reported!r} is not a whole number")
    return of_number(rule, amount, _qualifier(match), unit)


def _lower_end(span: re.Match[str], reported: str, unit: str) -> Clean:
    first, last = (number(span[name], scaled=False) for name in ("digits", "last"))
    is_range = first < last and _is_whole(first) and _is_whole(last)
    if not is_range or _MORE_NUMBER.search(span["what"]):
        raise NotUnderstood(f"{reported!r} is no range of whole numbers")
    return of_number("count: range", first, "at_least", unit)


def _is_whole(amount: Decimal) -> bool:
    # Not by a remainder: of a number with too many digits there is none.
    return amount == amount.to_integral_value()


def as_duration(reported: str) -> Clean:
    """Return a number of months or years."""
    match = _DURATION.fullmatch(_normal(reported))
    if match is None:
        raise NotUnderstood(f"no duration rule understands {reported!r}")
    amount = Decimal(match["digits"] or NUMBER_WORDS[match["word"]])
    return of_number("duration", amount, "exact", f"{match['unit']}s")


def as_capacity(reported: str) -> Clean:
    """Return a number of petaflops, exaflops or nodes; other specifications stay words."""
    text = _normal(reported)
    if not _HAS_CAPACITY.search(text):
        return Clean("specification: words", value=reported)
    match = _CAPACITY.fullmatch(text)
    if match is None or _MORE_NUMBER.search(match["what"]):
        raise NotUnderstood(f"no capacity rule understands {reported!r}")
    unit = _CAPACITY_UNITS[match["unit"]]
    amount = number(match["digits"], scaled=unit != "nodes")
    if unit == "petaflops" and match["what"] == " ai":
        return of_number("capacity: of AI", amount / 1000, _qualifier(match), "exaflops")
    return of_number("capacity", amount, _qualifier(match), unit)
