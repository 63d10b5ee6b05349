"""The record of what the tests tried: `pytest --quality FILE` writes it as Markdown.

A test notes what it tried with pytest's own fixture, before it can fail:

    record_property("quality", ["axe-core", "pages tried", 1])
    record_property("with", "axe-core 4.14.1")

The first is a row of the table, what was counted, and how many; all tests that name the same row
and thing are added up. The second is a tool that the test used, for the preface. Only a whole run
writes the file, so that a record of a part never takes the place of the full one.
"""

import datetime
import platform
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

import pytest

BY_HARM = ("passed", "skipped", "failed")
# Options that leave tests out. A run with one of them is a part.
PARTIAL = ("keyword", "markexpr", "deselect", "ignore", "lf", "maxfail")
PREFACE = """\
# What the tests tried

`make quality` runs all tests and writes this file; nobody edits it. Each number was counted by the
tests themselves while they ran. A test that failed counts as failed, whatever it had tried before.

"""


@dataclass
class Count:
    """One line of the table: what was counted, by how many tests that passed and that failed."""

    number: int = 0
    passed: int = 0
    failed: int = 0


@dataclass
class Record:
    """What the tests of one run noted, and how they ended."""

    outcomes: dict[str, str] = field(default_factory=dict)
    browser_ran: bool = False
    tools: set[str] = field(default_factory=set)
    counts: dict[tuple[str, str], Count] = field(default_factory=dict)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keeps the worst end of a test's three phases, and reads its notes after the last."""
        so_far = self.outcomes.get(report.nodeid, "passed")
        self.outcomes[report.nodeid] = max(so_far, report.outcome, key=BY_HARM.index)
        if report.when == "teardown":
            self._note(report, self.outcomes[report.nodeid])

    def _note(self, report: pytest.TestReport, outcome: str) -> None:
        self.browser_ran |= "browser" in report.keywords and outcome != "skipped"
        noted = [tuple(value) for name, value in report.user_properties if name == "quality"]
        for row, what, number in noted:
            self.counts.setdefault((row, what), Count()).number += number
        for row, what in dict.fromkeys((row, what) for row, what, _ in noted):
            count = self.counts[row, what]
            count.passed += outcome == "passed"
            count.failed += outcome == "failed"
        self.tools |= {value for name, value in report.user_properties if name == "with"}

    def missing(self, config: pytest.Config, exitstatus: int) -> str:
        """Why this run is not the whole record; empty where it is."""
        if exitstatus not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
            return "the run did not come to its end"
        chosen = config.args_source is not pytest.Config.ArgsSource.TESTPATHS
        if chosen or any(config.getoption(name, default=None) for name in PARTIAL):
            return "only a part of the tests was asked for"
        return "" if self.browser_ran else "no browser test ran"

    def lines(self) -> Iterator[str]:
        """The record in Markdown, without its preface."""
        # Only a run that is recorded waits for pandas here.
        from data.load import Tables

        own = {f"Python {platform.python_version()}", f"Streamlit {version('streamlit')}"}
        yield f"- Day: {datetime.datetime.now(datetime.UTC):%Y-%m-%d}"
        yield f"- Version of the data: {Tables.read().version}"
        yield f"- With: {', '.join(sorted(own | self.tools))}, {platform.system()}"
        ended = Counter(self.outcomes.values())
        yield f"- Tests: {', '.join(f'{ended[end]:,} {end}' for end in BY_HARM)}"
        yield from ("", "| | what | number | tests passed | tests failed |")
        yield "| --- | --- | ---: | ---: | ---: |"
        for (row, what), count in sorted(self.counts.items()):
            ended_so = f"{count.passed:,} | {_marked(count.failed)}"
            yield f"| {row} | {what} | {count.number:,} | {ended_so} |"
        failed = sorted(name for name, outcome in self.outcomes.items() if outcome == "failed")
        if failed:
            yield from ("", "## Tests that failed", "", *(f"- `{name}`" for name in failed))


def _marked(failed: int) -> str:
    return f"**{failed:,}**" if failed else "0"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds `--quality FILE`."""
    parser.addoption("--quality", type=Path, metavar="FILE", help="write what the tests tried")


def pytest_configure(config: pytest.Config) -> None:
    """Listens where asked; beside helpers of pytest-xdist, only the process that gathers them."""
    if config.getoption("--quality") and not hasattr(config, "workerinput"):
        config.pluginmanager.register(Record(), "record")


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, exitstatus: int, config: pytest.Config
) -> None:
    """Writes the record of a whole run, and says what became of it."""
    record: Record | None = config.pluginmanager.get_plugin("record")
    if record is None:
        return
    path = config.getoption("--quality")
    if missing := record.missing(config, exitstatus):
        terminalreporter.write_line(f"{path} stays as it was: {missing}.")
        return
    path.write_text(PREFACE + "\n".join([*record.lines(), ""]), encoding="utf-8", newline="\n")
    terminalreporter.write_line(f"{path} holds what was tried.")
