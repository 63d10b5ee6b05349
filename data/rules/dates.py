"""Dates as sources print them, in their languages, vague and relative ones too, as EDTF.

Decisions:

- "early", "mid" and "late" are the first, middle and last third of a year, "end of" its last
  quarter (of a month the days from the 21st): intervals, so that a bar is as wide as the word is
  vague.
- "by X" has an open start and ends with X; "by mid-2026" ends with June.
- "from X" and "not before X" have an open end; "since X", of something that has started, is X.
- A missing year or a relative one comes from the claim's context, else from its source's date.
- Figures are read day first in every language, English too: 01/04/2025 is 1 April (c0199; the same
  row of its source prints 31/03/2028).
- "within three years" is counted from the context, and ends with that month.
- "services on …" and "in procurement" say how things stand on the day of the text, which is the
  context: what they tell of had begun by then.
- "imminently" names no date: the words stay, the date is empty.
"""

import re
from collections.abc import Callable
from functools import cache

from data.calendar import last_day
from data.languages import locale
from data.rules.clean import Clean, NotUnderstood, of_date
from data.rules.numbers import NUMBER_WORDS

_EARLY = "early|tidlig i|anfang|début|inizio|begin"
_END = "end of|end|ende|slutten av|fin|fine"
_HALVES = {"40": "first half of|første halvdel av|erste hälfte", "41": "second half of"}
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn|fall"}
_NEXT_YEAR = "next year|neste år|nächstes jahr|l'année prochaine"
_LEAD = re.compile(
    r"^(?:(?:fully )?operational|online|will start|in|im|en)\s+(?=\S)|\s+(?:eröffnet|opened)$"
)
_BY = re.compile(r"^(?:by|bis|until|innen)\s+")
_FROM = re.compile(r"^(?:not before|from|ab|fra)\s+")
_SINCE = re.compile(r"^(?:since|seit|dal|desde)\s+")
_WITHIN = re.compile(rf"within (?:(?P<digits>\d+)|(?P<word>{'|'.join(NUMBER_WORDS)})) years")
_AS_OF_NOW = re.compile(r"services on .+|in procurement")
_NO_DATE = re.compile(r"(?:expected )?imminently")


@cache
def _month_numbers(language: str) -> dict[str, int]:
    names: dict[str, int] = {}
    for code in (language, "en"):
        months = locale(code).months
        for usage in ("format", "stand-alone"):
            names.update({name.lower(): n for n, name in months[usage]["wide"].items()})
    return names


def as_date(reported: str, context: str, published: str, language: str) -> Clean:
    """Return the EDTF date of a reported string.

    `context` and `published` are EDTF; the first four digits of either give a missing year.
    Raises NotUnderstood.
    """
    text = " ".join(reported.lower().split())
    if _NO_DATE.fullmatch(text):
        return Clean(value=reported, rule="date: words only")
    if _AS_OF_NOW.fullmatch(text):
        return of_date(f"../{_stated(context, text)}", "date: by the day of the text")
    if within := _WITHIN.fullmatch(text):
        return of_date(_years_after(within, _stated(context, text)), "date: within")
    while _LEAD.search(text):
        text = _LEAD.sub("", text)
    read = _reader(_year_of(context or published), language)
    for pattern, rule, shape in (
        (_BY, "date: by", _open_start),
        (_FROM, "date: from", "{}/..".format),
        (_SINCE, "date: since", "{}".format),
    ):
        if pattern.search(text):
            return of_date(shape(read(pattern.sub("", text))[0]), rule)
    return of_date(*read(text))


def _year_of(edtf: str) -> int:
    year = re.match(r"(?:\.\./)?(\d{4})", edtf)
    if year is None:
        raise NotUnderstood(f"the context {edtf!r} is no date")
    return int(year[1])


def _stated(context: str, text: str) -> str:
    if not context:
        raise NotUnderstood(f"{text!r} counts from a day that the context does not give")
    return context


def _years_after(within: re.Match[str], context: str) -> str:
    """Return the open start and the month that lies so many years after that of the context."""
    start = re.match(r"(\d{4})(-\d\d)", context)
    if start is None:
        raise NotUnderstood(f"the context {context!r} gives no month")
    years = int(within["digits"] or NUMBER_WORDS[within["word"]])
    return f"../{int(start[1]) + years}{start[2]}"


def _open_start(edtf: str) -> str:
    year = edtf[:4]
    end = {f"{year}-05/{year}-08": f"{year}-06", f"{year}-10/{year}-12": f"{year}-12"}
    return f"../{end.get(edtf, edtf)}"


def _reader(year: int, language: str) -> Callable[[str], tuple[str, str]]:
    """Return a function from words to EDTF and rule, for sources in a language."""
    try:
        months = _month_numbers(language)
    except ValueError as error:
        raise NotUnderstood(str(error)) from error
    month = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    full = r"(?P<y>\d{4})"

    def number(name: str) -> str:
        return f"{months[name]:02}"

    def month_of(year_printed: str, name: str) -> str:
        return f"{year_printed}-{number(name)}"

    def read(text: str) -> tuple[str, str]:
        for name, pattern, shape in forms:
            match = re.fullmatch(pattern, text)
            if match:
                return shape(match), f"date: {name}"
        parts = re.split(r"/| or ", text)
        if len(parts) == 2:
            last = read(parts[1])[0]
            lacks_year = not re.search(r"\d{4}", parts[0])
            first = read(f"{parts[0]} {last[:4]}" if lacks_year else parts[0])[0]
            return f"{first.split('/')[0]}/{last.split('/')[-1]}", "date: interval"
        raise NotUnderstood(f"no date rule understands {text!r}")

    forms: list[tuple[str, str, Callable[[re.Match[str]], str]]] = [
        ("year", full, lambda m: m["y"]),
        ("years", r"(\d{4})[-/](\d{4})", lambda m: f"{m[1]}/{m[2]}"),
        (
            "day in figures",
            rf"(\d\d?)[./](\d\d?)[./]{full}",
            lambda m: f"{m['y']}-{int(m[2]):02}-{int(m[1]):02}",
        ),
        (
            "day month year",
            rf"(\d\d?)\.? ({month}) {full}",
            lambda m: f"{m['y']}-{number(m[2])}-{int(m[1]):02}",
        ),
        (
            "month day year",
            rf"({month}) (\d\d?), {full}",
            lambda m: f"{m['y']}-{number(m[1])}-{int(m[2]):02}",
        ),
        (
            "day month, year from context",
            rf"(\d\d?)\.? ({month})",
            lambda m: f"{year}-{number(m[2])}-{int(m[1]):02}",
        ),
        (
            "month day, year from context",
            rf"({month}) (\d\d?)",
            lambda m: f"{year}-{number(m[1])}-{int(m[2]):02}",
        ),
        ("month year", rf"({month}) {full}", lambda m: month_of(m["y"], m[1])),
        ("month, year from context", rf"({month})", lambda m: f"{year}-{number(m[1])}"),
        (
            "end of month",
            rf"(?:{_END}) ({month}) {full}",
            lambda m: f"{month_of(m['y'], m[1])}-21/{last_day(month_of(m['y'], m[1]))}",
        ),
        ("quarter", rf"q([1-4]) {full}", lambda m: f"{m['y']}-{32 + int(m[1])}"),
        ("early", rf"(?:{_EARLY}) {full}", lambda m: f"{m['y']}-01/{m['y']}-04"),
        ("mid", rf"mid[- ]{full}", lambda m: f"{m['y']}-05/{m['y']}-08"),
        ("late", rf"late {full}", lambda m: f"{m['y']}-09/{m['y']}-12"),
        ("end of year", rf"(?:{_END}) {full}", lambda m: f"{m['y']}-10/{m['y']}-12"),
        *(
            ("half", rf"(?:{words}) {full}", lambda m, code=code: f"{m['y']}-{code}")
            for code, words in _HALVES.items()
        ),
        *(
            ("season", rf"(?:{words})(?: of)? {full}", lambda m, code=code: f"{m['y']}-{code}")
            for code, words in _SEASONS.items()
        ),
        ("next year", _NEXT_YEAR, lambda m: f"{year + 1}"),
        (
            "early next year",
            rf"(?:{_EARLY}) (?:{_NEXT_YEAR})",
            lambda m: f"{year + 1}-01/{year + 1}-04",
        ),
    ]
    return read
