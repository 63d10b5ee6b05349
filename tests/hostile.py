"""What nobody asks for in good faith, for the tests of every room, and how much of it was tried."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from hypothesis import strategies as st

Record = Callable[[str, object], None]

MARKUP = (
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "</script><svg onload=alert(1)>",
    "'\"><b onclick=alert(1)>x</b>",
    "[a](javascript:alert(1))",
    "![a](http://example.org/x.png)",
    "**bold** `code` $x$ :red[x] :material/close: {field} {{field}}",
    "a | b\n- c\n# d",
)
"""Text that would act or look otherwise if somebody took it for HTML, Markdown or a template."""
ACTING = ("<img src", "<script>alert", "<svg onload", "<b onclick", "](javascript", ":red[x]")
"""What some of it begins with, or holds, where it acts."""
FORMULAS = ('=HYPERLINK("http://x")', "+cmd", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1")
"""Text that a spreadsheet would reckon."""
LETTERS = (
    "مصنع الذكاء الاصطناعي",
    "מפעל בינה מלאכותית",
    "\u202eGNP.exe",
    "\u2066isolated\u2069",
    "zero\u200bwidth\u200dsigns\ufeff",
    "e\u0301" * 20,
    "🏭👩‍🔬",
    "\ufffd\ufffe\uffff",
)
"""Letters that stand in another order, on each other, or nowhere."""
CONTROLS = ("\0", "a\0b", "\x1b[31m", "\x7f\x85\u2028\u2029", "\r\nSet-Cookie: a=b", "\b\b\b")
_ARABIC = "2024-01-01".translate({ord("0") + i: 0x660 + i for i in range(10)})
NUMBERS = (
    *("0", "-1", "1e309", "NaN", "٣", "²", "1" * 5000),
    *("0000-00-00", "2026-02-30", "9999-12-31", "2024-W01-1", "20241231", _ARABIC),
)
"""Numbers and days that are none, or none of the data."""
PATHS = ("../../etc/passwd", "%2e%2e%2f", "%00", "%3Cscript%3E", "javascript:alert(1)", "//x.org")
HUGE = ("x" * 10_000, "<b>" * 3_000, "\u0301" * 10_000, "a&b=" * 2_000)
WORDS = (*MARKUP, *FORMULAS, *LETTERS, *CONTROLS, *NUMBERS, *PATHS, *HUGE, "", " ")

anything = st.sampled_from(WORDS) | st.text(max_size=40)
"""Any of the above, or letters at random."""


@contextmanager
def counted(row: str, record: Record) -> Iterator[list[int]]:
    """Note under a row of the record of quality how many inputs were tried, and how many failed.

    Numbers of inputs are appended to the list. The first failure ends a test.
    """
    tried: list[int] = []
    failures = 1
    try:
        yield tried
        failures = 0
    finally:
        record("quality", [row, "inputs tried", sum(tried)])
        record("quality", [row, "failures", failures])
