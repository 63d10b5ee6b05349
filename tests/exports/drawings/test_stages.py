"""The steps on paper: the states and dates of the screen, each under its step."""

import pytest

from charts.stages.rows import STEPS
from charts.theme import LIGHT, SCOPE_COLOURS
from exports import views
from exports.drawings.drawing import Mark, Words


@pytest.fixture(scope="module")
def steps(tables):
    """Claim -> factory, step, state and what it is of, as the table twin of the page has them."""
    rows = views.stages(tables, LIGHT).rows.dropna(subset="Claim")
    return {row.Claim: row for row in rows.itertuples()}


def marks(pages):
    return {
        s.claim_id: (page, s)
        for page in pages
        for s in page.marks
        if isinstance(s, Mark) and s.claim_id
    }


def words(page, name):
    return [s for s in page.marks if isinstance(s, Words) and s.name == name]


@pytest.mark.parametrize("size", ["slide", "paper"])
def test_every_known_step_has_its_mark_done_or_planned(drawn, steps, size):
    found = marks(drawn("stages", size=size))
    assert set(found) == set(steps)
    for claim, (_, mark) in found.items():
        step = steps[claim]
        is_existing = step.On.startswith("an existing machine")
        assert mark.shape == ("square" if is_existing else "circle")
        assert (mark.fill == mark.line) == (step.State == "done")
        assert mark.line in SCOPE_COLOURS.values()
        assert mark.name.startswith(f"{step.Factory}, {step.Step}: {step.State}".split(" (")[0])


def test_marks_stand_under_their_step(drawn, steps):
    for claim, (page, mark) in marks(drawn("stages")).items():
        heads = {}
        for word in words(page, "step"):
            heads[word.x] = f"{word.text} {heads.get(word.x, '')}".strip()
        if not steps[claim].Step.startswith("Existing"):
            assert heads[mark.x] == steps[claim].Step
        assert len(heads) == len(STEPS)


def test_dates_stand_under_their_mark_with_whether_they_are_planned(drawn):
    (page,) = drawn("stages", size="paper")
    found = marks([page])
    rows = sorted({mark.y for _, mark in found.values()})

    def under(claim):
        mark = found[claim][1]
        later = [y for y in rows if y > mark.y]
        end = later[0] if later else page.height
        return [w.text for w in words(page, "date") if w.x == mark.x and mark.y < w.y < end]

    assert under("c0081") == ["10 Dec 2024"]
    assert under("c0087") == ["planned", "2027"]
    assert under("c0086") == ["planned", "second half", "of 2027"]
    passed = next(claim for claim, (_, mark) in found.items() if "passed" in mark.name)
    assert under(passed)[0] == "planned"
    assert " ".join(under(passed)).endswith("passed, no report")


def test_a_step_without_a_report_has_no_mark_and_the_key_says_so(drawn, steps, tables):
    assert len(steps) < len(tables.factories) * len(STEPS)
    for page in drawn("stages"):
        assert [w.text for w in words(page, "key")] == [
            *("Reported as done", "Planned", "Factory and services", "Machine"),
            *("Existing machine", "No report found"),
        ]


def test_a_factory_on_an_existing_machine_says_which(drawn):
    said = [w.text for page in drawn("stages") for w in words(page, "factory")]
    assert "on an existing machine, DAEDALUS" in said
