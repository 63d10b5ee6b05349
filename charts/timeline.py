"""When: the programme and each factory from selection to operation, with the plans that moved.

- A mark is as wide as its date is vague; an open start or end fades out.
- Reported as done is solid, planned is hatched, a plan that was replaced is an empty outline.
- A factory's services and its machine are told apart by row, colour and words: no factory is
  ever called operational.
- A label stands in the free room of its row and is left out by the browser where that room is
  too narrow, so one figure serves a projector and a phone.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise, product

import pandas as pd
import plotly.graph_objects as go

from charts.theme import (
    SCOPE_COLOURS,
    SIZE,
    SMALL,
    Theme,
    empty,
    layout,
    lines,
    plain,
    rgba,
    text_width,
)
from charts.view import View
from data.schema import Standing
from data.wording import (
    ABOUT_LABELS,
    PASSED,
    STANDING_LABELS,
    STATUS_LABELS,
    and_list,
    date_words,
    day,
    distance,
    event_label,
    plural,
)

PROGRAMME = "programme"
PROGRAMME_KEY_EVENTS = (
    "innovation_package",
    "regulation_in_force",
    "work_programme_amended",
    "calls_opened",
    "cutoff_1",
    "proposals_received",
    "selection_1",
    "cutoff_2",
    "agreements_signed",
    "procurement",
    "operation",
)
"""What led to the first seven factories; other dates of the programme are in the rows only."""

_FACTORY_ROWS: dict[str, tuple[str, ...]] = {
    "Selected, services": ("selected", "services"),
    "Tender, contract": ("tender_opened", "contract_signed", "contract_announced"),
    "Installation": ("installation", "top500_listed"),
    "Machine operation": ("operation",),
}
_AWAITED: dict[str, tuple[str, tuple[str, ...]]] = {
    "Selected, services": ("services: no date found", ("services",)),
    "Tender, contract": ("contract: no date found", ("contract_signed", "contract_announced")),
    "Installation": ("no date found", ("installation", "top500_listed")),
    "Machine operation": ("no date found", ("operation",)),
}
"""Row -> what to say where no source read dates any of its chief events."""
_OTHER = "Other dates"
_REPORTS = {"contract_announced": "contract_signed", "top500_listed": "installation"}
"""Event -> the event it reports as done, beside which it is drawn."""
_ONE_EVENT_ROWS = ("installation", "operation")
_SHORT = {"tender_opened": "Tender", "selected": "Selected", "services": "Services running"}
_WITH_ARTICLE = ("first", "second", "third", "fourth", "end")

_COLUMNS = (
    "Factory",
    "Event",
    "About",
    "Planned or actual",
    "When",
    "First day",
    "Last day",
    "Standing",
    "Claim",
)

# Pixels.
_ROW = 20
_BAR = 12
_HEADER = 30
_GAP = 12
_GUTTER = 108
_MARGIN = 8
_KEY_ROW = 19
_KEY_WIDTH = 166
_TOP = 4 * _KEY_ROW + 44
_TODAY = 22
_BOTTOM = 26

_FADE = timedelta(days=91)
_SLICES = 8
_DAY_MS = 86_400_000
# Marks closer than this share a label: they touch on any screen.
_TOUCHING = timedelta(days=15)
# At this width of the figure it is decided on which side of its mark a label stands.
_DESIGN_WIDTH = 1180
_LONGEST_NAME = 40
# En spaces keep a label off its mark by pixels, which bars in days cannot.
_PAD = "\u2002"
_PAD_WIDTH = 6.5
# What a label needs beside its text: its distance from the mark, and Plotly's own padding.
_LABEL_ROOM = _PAD_WIDTH + 7


@dataclass(frozen=True)
class _Mark:
    """A date to draw, and its words."""

    subject_id: str
    event: str
    about: str
    status: str
    replaced: bool
    passed: bool
    edtf: str
    start: date | None
    end: date | None
    precision: str
    claim_id: str
    slip: str

    @property
    def first(self) -> date:
        """First day drawn; an open start fades in from here."""
        return self.start or self.last - _FADE

    @property
    def last(self) -> date:
        """Last day drawn; an open end fades out to here."""
        return self.end or (self.start or date.min) + _FADE

    @property
    def is_day(self) -> bool:
        """Whether the date is one day: drawn as a diamond, for a day is too thin to see."""
        return self.precision == "day"

    @property
    def label(self) -> str:
        """What stands beside the mark."""
        if self.replaced:
            return ""
        event = _SHORT.get(self.event) or _named(self.event, self.about)
        if self.status == "actual" and not self.slip:
            return f"{event}, {date_words(self.edtf)}"
        said = f"planned {_for(self.edtf)}"
        said = f"{said}: {PASSED}" if self.passed else self.slip or said
        # There the row's name says which event it is, and the lane's note which machine.
        named_by_row = self.event in _ONE_EVENT_ROWS and self.subject_id != PROGRAMME
        return said if named_by_row else f"{event}, {said}"


@dataclass(frozen=True)
class _Line:
    """Marks beside each other; `name` stands in the gutter, `note` says what no source dates."""

    y: float
    name: str
    marks: tuple[_Mark, ...]
    note: str = ""


@dataclass(frozen=True)
class _Lane:
    """The programme or a factory with its lines."""

    y: float
    subject_id: str
    name: str
    note: str
    lines: tuple[_Line, ...]


@dataclass(frozen=True)
class _Label:
    """Words and the free room they may take: from the left end or up to the right end."""

    y: float
    text: str
    start: date
    end: date
    anchor: str
    quiet: bool = False


def timeline_view(
    factories: pd.DataFrame,
    milestones: pd.DataFrame,
    slips: pd.DataFrame,
    today: date,
    theme: Theme,
    detail: str = "key",
) -> View:
    """Return the rollout as lanes: the programme, then one lane a factory.

    `factories` and `milestones` have the columns of the tables of those names, `slips` those of
    `data.slips.COLUMNS`. `detail` is `key` for the reviewed events or `all` for every dated one.
    """
    chosen = milestones[milestones["subject_id"].isin([*factories["factory_id"], PROGRAMME])]
    marks = _marks(chosen, slips, detail)
    lanes = _lanes(factories, marks)
    return View(
        key="timeline",
        title=_title(factories, chosen),
        subtitle=(
            "Each mark is as wide as its date is vague and fades where the date is open: "
            "solid is reported as done, hatched is planned, an empty outline is a plan since "
            "replaced, a question mark a plan that passed without a report."
        ),
        alt=_alt(factories, lanes, today),
        drawing=_figure(lanes, today, theme),
        rows=_twin(factories, chosen),
        claim_ids=tuple(mark.claim_id for mark in _drawn(lanes)),
    )


def slip_sentences(slips: pd.DataFrame, factories: pd.DataFrame) -> list[str]:
    """Return one sentence a slip of the programme or of these factories.

    `slips` has the columns of `data.slips.COLUMNS`, `factories` has `factory_id` and `name`.
    """
    names = _names(factories)
    return [
        f"{names[slip['subject_id']]}, {_small(_named(slip['event'], slip['applies_to']))}: "
        f"{_slip_words(slip, of_plan=True)}."
        for slip in _records(slips)
        if slip["subject_id"] in names
    ]


# Words


def _names(factories: pd.DataFrame) -> dict[str, str]:
    named = zip(factories["factory_id"], factories["name"], strict=True)
    return {PROGRAMME: ABOUT_LABELS[PROGRAMME], **{str(i): str(name) for i, name in named}}


def _named(event: str, about: str) -> str:
    """Return an event in words that never take an existing machine for a new one."""
    label = event_label(event)
    if event == "operation" and about == PROGRAMME:
        return "Machines in operation"
    if about != "existing_machine":
        return label
    if "machine" in label.lower():
        return label.replace("Machine", "Existing machine")
    return f"{label} (existing machine)"


def _small(label: str) -> str:
    """Return a label as it stands inside a sentence; abbreviations keep their capitals."""
    first, *_ = label.split(" ")
    return label if first[1:] != first[1:].lower() else label[:1].lower() + label[1:]


def _slip_words(slip: Mapping[str, str], *, of_plan: bool = False) -> str:
    if slip["change"] == "passed":
        return f"plan {_for(slip['earlier_edtf'])} {PASSED}" if of_plan else PASSED
    later = f"{_the(slip['later_edtf'])}, {distance(int(slip['days']))} later"
    if slip["change"] == "late":
        return f"planned {_for(slip['earlier_edtf'])}, done {later}"
    return f"{'plan ' if of_plan else ''}moved from {_the(slip['earlier_edtf'])} to {later}"


def _the(edtf: str) -> str:
    """Return a date as it stands inside a sentence: `the first half of 2026`, `mid-2026`."""
    words = date_words(edtf)
    return f"the {words}" if words.startswith(_WITH_ARTICLE) else words


def _for(edtf: str) -> str:
    when = _the(edtf)
    return when if when.startswith(("by ", "from ")) else f"for {when}"


def _title(factories: pd.DataFrame, milestones: pd.DataFrame) -> str:
    count = len(factories)
    if not count:
        return "No factory is selected"
    services = _done(milestones, "services", "factory")
    machines = _done(milestones, "operation", "machine")
    return f"{_services_words(services, count)}; {_machines_words(machines)}"


def _done(milestones: pd.DataFrame, event: str, about: str) -> int:
    """Return at how many factories an event is reported as done."""
    done = milestones[
        (milestones["event"] == event)
        & (milestones["applies_to"] == about)
        & (milestones["status"] == "actual")
        & (milestones["standing"] == Standing.CHOSEN)
        & (milestones["subject_id"] != PROGRAMME)
    ]
    return int(done["subject_id"].nunique())


def _services_words(running: int, count: int) -> str:
    if not running:
        return "No services are reported running"
    if count == 1:
        return "Services run at the one factory shown"
    share = f"all {count}" if running == count else f"{running} of {count}"
    return f"Services run at {share} factories"


def _machines_words(running: int) -> str:
    if not running:
        return "no new machine is reported in operation"
    return (
        f"{plural(running, 'new machine')} {'is' if running == 1 else 'are'} reported in operation"
    )


def _alt(factories: pd.DataFrame, lanes: Sequence[_Lane], today: date) -> str:
    marks = _drawn(lanes)
    if not marks:
        return "No marks: no dates are known for this selection."
    years = f"{min(m.first for m in marks).year} to {max(m.last for m in marks).year}"
    plans = [m for m in marks if m.status == "planned"]
    counts = {
        "reported as done": len(marks) - len(plans),
        "planned": sum(not m.replaced for m in plans),
        "replaced since": sum(m.replaced for m in plans),
    }
    passed = sum(m.passed for m in marks)
    silent = f" {plural(passed, 'plan')} passed without a report." if passed else ""
    said = and_list(f"{count} {what}" for what, count in counts.items() if count)
    lanes_drawn = f"the programme and {plural(len(factories), 'factory', 'factories')}"
    return (
        f"Timeline {years}: {lanes_drawn}, {plural(len(marks), 'date')}: {said}.{silent} "
        f"A line marks today, {day(today)}."
    )


def _twin(factories: pd.DataFrame, milestones: pd.DataFrame) -> pd.DataFrame:
    names = _names(factories)
    rank = {subject: position for position, subject in enumerate(names)}
    ordered = milestones.assign(
        _subject=milestones["subject_id"].map(rank),
        _first=milestones["start"].fillna(milestones["end"]),
    ).sort_values(["_subject", "_first"], kind="stable", na_position="last")
    rows = [_twin_row(row, names) for row in _records(ordered)]
    return pd.DataFrame(rows, columns=list(_COLUMNS), dtype="string")


def _twin_row(row: Mapping[str, str], names: Mapping[str, str]) -> tuple[str, ...]:
    return (
        names[row["subject_id"]],
        event_label(row["event"]),
        ABOUT_LABELS[row["applies_to"]],
        STATUS_LABELS[row["status"]],
        date_words(row["edtf"]),
        row["start"],
        row["end"],
        STANDING_LABELS[row["standing"]],
        row["claim_id"],
    )


def _records(frame: pd.DataFrame) -> list[dict[str, str]]:
    """Return rows as text; an empty cell is an empty text."""
    cells = frame.astype("string").fillna("").to_dict("records")
    return [{str(name): str(cell) for name, cell in row.items()} for row in cells]


# Marks, lines and lanes


def _marks(milestones: pd.DataFrame, slips: pd.DataFrame, detail: str) -> list[_Mark]:
    """Return what is drawn: chosen claims and replaced plans that have a date."""
    replaced = (milestones["standing"] == Standing.SUPERSEDED) & (milestones["status"] == "planned")
    shown = (milestones["standing"] == Standing.CHOSEN) | replaced
    dated = milestones["start"].notna() | milestones["end"].notna()
    said, passed = _slips_said(slips)
    return [
        _mark(row, said, passed)
        for row in _records(milestones[shown & dated])
        if detail == "all" or row["event"] in _key_events(row["subject_id"])
    ]


def _key_events(subject_id: str) -> tuple[str, ...]:
    if subject_id == PROGRAMME:
        return PROGRAMME_KEY_EVENTS
    return tuple(event for events in _FACTORY_ROWS.values() for event in events)


def _slips_said(slips: pd.DataFrame) -> tuple[dict[str, str], set[str]]:
    """Return words by the claim that a plan moved to, and the claims of plans that passed."""
    said: dict[str, str] = {}
    records = _records(slips)
    for slip in records:
        if slip["change"] != "passed":
            said[slip["later_claim_id"]] = _slip_words(slip)
    return said, {s["earlier_claim_id"] for s in records if s["change"] == "passed"}


def _mark(row: Mapping[str, str], said: Mapping[str, str], passed: set[str]) -> _Mark:
    return _Mark(
        subject_id=row["subject_id"],
        event=row["event"],
        about=row["applies_to"],
        status=row["status"],
        replaced=row["standing"] == Standing.SUPERSEDED,
        passed=row["claim_id"] in passed,
        edtf=row["edtf"],
        start=date.fromisoformat(row["start"]) if row["start"] else None,
        end=date.fromisoformat(row["end"]) if row["end"] else None,
        precision=row["precision"],
        claim_id=row["claim_id"],
        slip=said.get(row["claim_id"], ""),
    )


def _lanes(factories: pd.DataFrame, marks: Sequence[_Mark]) -> list[_Lane]:
    """Return the lanes from top to bottom; y counts pixels downwards."""
    y, lanes = float(_TODAY), []
    for subject_id, name in _names(factories).items():
        own = [mark for mark in marks if mark.subject_id == subject_id]
        rows = _programme_rows(own) if subject_id == PROGRAMME else _factory_rows(own)
        if not rows:
            continue
        top = y + _HEADER
        placed = [_Line(top + (i + 0.5) * _ROW, *row) for i, row in enumerate(rows)]
        lanes.append(_Lane(y, subject_id, name, _lane_note(own), tuple(placed)))
        y = top + len(placed) * _ROW + _GAP
    return lanes


def _lane_note(marks: Iterable[_Mark]) -> str:
    if any(mark.about == "existing_machine" for mark in marks):
        return "purple dates: an existing machine"
    return ""


_RowOf = tuple[str, tuple[_Mark, ...], str]


def _programme_rows(marks: Sequence[_Mark]) -> list[_RowOf]:
    """Return one row an event, as a staircase that leaves each label its room."""
    found = dict.fromkeys(mark.event for mark in sorted(marks, key=_when))
    events = [e for e in PROGRAMME_KEY_EVENTS if e in found]
    events += [e for e in found if e not in events]
    return [
        ("", packed, "")
        for event in events
        for packed in _packed([mark for mark in marks if mark.event == event])
    ]


def _factory_rows(marks: Sequence[_Mark]) -> list[_RowOf]:
    rows: list[_RowOf] = []
    for name, events in _FACTORY_ROWS.items():
        own = [mark for mark in marks if mark.event in events]
        rows += _named_rows(name, _packed(own) or [()], _note(name, own))
    others = [mark for mark in marks if mark.event not in _key_events(mark.subject_id)]
    names = dict.fromkeys(mark.event for mark in sorted(others, key=_when))
    apart = [p for event in names for p in _packed([m for m in others if m.event == event])]
    return rows + _named_rows(_OTHER, apart, "")


def _named_rows(name: str, packed: Sequence[tuple[_Mark, ...]], note: str) -> list[_RowOf]:
    """Return rows of which the first bears the name, and the first the note."""
    return [(name, row, note) if i == 0 else ("", row, "") for i, row in enumerate(packed)]


def _note(name: str, marks: Iterable[_Mark]) -> str:
    words, events = _AWAITED[name]
    return "" if any(mark.event in events for mark in marks) else words


def _when(mark: _Mark) -> tuple[date, date]:
    return mark.first, mark.last


def _packed(marks: Sequence[_Mark]) -> list[tuple[_Mark, ...]]:
    """Return rows in which no mark covers another, but for a plan and its own report."""
    rows: list[list[_Mark]] = []
    for mark in sorted(marks, key=lambda m: (m.replaced, *_when(m))):
        free = next((row for row in rows if not any(_covers(mark, other) for other in row)), None)
        if free is None:
            rows.append([mark])
        else:
            free.append(mark)
    return [tuple(sorted(row, key=_when)) for row in rows]


def _covers(mark: _Mark, other: _Mark) -> bool:
    """Whether two marks need rows of their own; a plan and its report share one."""
    topics = {_REPORTS.get(one.event, one.event) for one in (mark, other)}
    its_report = len(topics) == 1 and mark.status != other.status and mark.about == other.about
    if its_report and not (mark.replaced or other.replaced):
        return False
    return mark.first <= other.last and other.first <= mark.last


def _drawn(lanes: Iterable[_Lane]) -> list[_Mark]:
    return [mark for lane in lanes for line in lane.lines for mark in line.marks]


# Labels


def _span(marks: Iterable[_Mark], today: date) -> tuple[date, date]:
    """Return the ends of the axis: whole years, and one more year as room for labels."""
    days = [today, *(day_ for mark in marks for day_ in _when(mark))]
    return date(min(days).year, 1, 1), date(max(days).year + 2, 1, 1)


def _labels(line: _Line, span: tuple[date, date], today: date) -> list[_Label]:
    """Return the labels of a line, each alone in its gap between marks."""
    if not line.marks:
        return [_Label(line.y, line.note, *span, "start", quiet=True)]
    groups = _groups(line.marks)
    ends = [(span[0], span[0]), *((_first(g), _last(g)) for g in groups), (span[1], span[1])]
    gaps = [(before[1], after[0]) for before, after in pairwise(ends)]
    texts = [_group_label(group) for group in groups]
    # A note takes the last gap for itself.
    notes = [_Label(line.y, line.note, *gaps.pop(), "start", quiet=True)] if line.note else []
    choices = product((1, 0), repeat=len(groups))
    free = [sides for sides in choices if len(groups) - 1 + sides[-1] < len(gaps)]
    sides = min(free, key=lambda chosen: _cost(chosen, texts, gaps, span, today))
    return notes + [
        _Label(line.y, text, *gaps[i + side], "start" if side else "end")
        for i, (text, side) in enumerate(zip(texts, sides, strict=True))
        if text and gaps[i + side][0] < gaps[i + side][1]
    ]


def _groups(marks: Sequence[_Mark]) -> list[list[_Mark]]:
    groups: list[list[_Mark]] = []
    for mark in marks:
        if groups and mark.first - _last(groups[-1]) < _TOUCHING:
            groups[-1].append(mark)
        else:
            groups.append([mark])
    return groups


def _first(marks: Iterable[_Mark]) -> date:
    return min(mark.first for mark in marks)


def _last(marks: Iterable[_Mark]) -> date:
    """Return where a group ends, its question mark included."""
    return max(mark.last + (_TOUCHING if mark.passed else timedelta()) for mark in marks)


def _group_label(marks: Sequence[_Mark]) -> str:
    """Return the label of the mark that tells most: what is done before what was planned."""
    telling = sorted(marks, key=lambda m: (m.replaced, m.status != "actual", m.first))
    return telling[0].label


def _cost(
    sides: Sequence[int],
    texts: Sequence[str],
    gaps: Sequence[tuple[date, date]],
    span: tuple[date, date],
    today: date,
) -> float:
    """Return how bad it is to set each label left (0) or right (1) of its marks."""
    room = _DESIGN_WIDTH - 2 * _MARGIN - _GUTTER
    taken: set[int] = set()
    cost = 0.0
    for i, (side, text) in enumerate(zip(sides, texts, strict=True)):
        if not text:
            continue
        start, end = gaps[i + side]
        needed = (text_width(text, SMALL) + _LABEL_ROOM) / room * (span[1] - span[0])
        reach = (start, start + needed) if side else (end - needed, end)
        cost += 100 * (i + side in taken) + 10 * (needed > end - start)
        cost += 1 * (reach[0] <= today <= reach[1])
        taken.add(i + side)
    return cost


# Drawing


def _figure(lanes: Sequence[_Lane], today: date, theme: Theme) -> go.Figure:
    marks = _drawn(lanes)
    if not marks:
        return empty(theme, "No dates are known for this selection.")
    span = _span(marks, today)
    tall = lanes[-1].lines[-1].y + _ROW / 2 + _GAP
    figure = go.Figure(layout=layout(theme, int(tall) + _TOP + _BOTTOM))
    figure.add_traces(_traces(lanes, span, today, theme))
    figure.update_layout(
        margin={"l": _GUTTER + _MARGIN, "r": _MARGIN, "t": _TOP, "b": _BOTTOM},
        barmode="overlay",
        uniformtext={"minsize": SMALL, "mode": "hide"},
        shapes=[*_rules(lanes, span, today, theme), *_key_shapes(theme)],
        annotations=[
            _today_words(today, span, theme),
            *_years(span, theme),
            *_words(lanes, theme),
            *_arrows(lanes, theme),
            *_key_words(theme),
        ],
    )
    _axes(figure, span, tall, theme)
    return figure


def _axes(figure: go.Figure, span: tuple[date, date], tall: float, theme: Theme) -> None:
    figure.update_xaxes(
        type="date",
        range=[day_.isoformat() for day_ in span],
        side="top",
        dtick="M12",
        tick0=span[0].isoformat(),
        tickformat="%Y",
        ticklabelmode="period",
        showgrid=True,
        automargin=False,
        minor={"dtick": "M3", "showgrid": True, "gridcolor": rgba(theme.grid, 0.55)},
        gridcolor=theme.grid,
        gridwidth=2,
    )
    figure.update_yaxes(visible=False, range=[tall, 0])


def _traces(
    lanes: Sequence[_Lane], span: tuple[date, date], today: date, theme: Theme
) -> list[go.Bar | go.Scatter]:
    placed = [(line.y, mark) for lane in lanes for line in lane.lines for mark in line.marks]
    labels = [
        label for lane in lanes for line in lane.lines for label in _labels(line, span, today)
    ]
    labels += [_lane_label(lane, span) for lane in lanes if lane.note]
    names = {lane.subject_id: lane.name for lane in lanes}
    # Plans first, so that what is done stands on what was planned.
    looks = {
        "Plan since replaced": [(y, m) for y, m in placed if m.replaced],
        "Planned": [(y, m) for y, m in placed if m.status == "planned" and not m.replaced],
        "Reported as done": [(y, m) for y, m in placed if m.status == "actual"],
    }
    return [
        *(_label_bars(labels, anchor, theme) for anchor in ("start", "end")),
        *(
            _bars(look, [p for p in these if not p[1].is_day], names, theme)
            for look, these in looks.items()
        ),
        *(
            _days(look, [p for p in these if p[1].is_day], names, theme)
            for look, these in looks.items()
        ),
        _question_marks(placed, theme),
    ]


def _lane_label(lane: _Lane, span: tuple[date, date]) -> _Label:
    """Return a lane's note, beside its name."""
    beyond = max(0.0, text_width(_shortened(lane.name), SIZE + 1, bold=True) - _GUTTER)
    pad = _PAD * (2 + round(beyond / _PAD_WIDTH))
    return _Label(lane.y + _HEADER / 2, f"{pad}{lane.note}", *span, "start", quiet=True)


def _label_bars(labels: Sequence[_Label], anchor: str, theme: Theme) -> go.Bar:
    """Return labels as text in invisible bars: a browser hides text that its bar cannot hold."""
    these = [label for label in labels if label.anchor == anchor and label.text]
    return go.Bar(
        name=f"labels, {anchor}",
        orientation="h",
        base=[label.start.isoformat() for label in these],
        x=[(label.end - label.start).days * _DAY_MS for label in these],
        y=[label.y for label in these],
        width=_ROW + 8,
        text=[_padded(label) for label in these],
        textposition="inside",
        insidetextanchor=anchor,
        textangle=0,
        textfont={
            "size": SMALL,
            "color": [theme.muted if label.quiet else theme.text for label in these],
            "shadow": _halo(theme.background),
        },
        marker={"color": "rgba(0, 0, 0, 0)", "line": {"width": 0}},
        hoverinfo="skip",
    )


def _padded(label: _Label) -> str:
    text = plain(label.text)
    return f"{_PAD}{text}" if label.anchor == "start" else f"{text}{_PAD}"


def _halo(ground: str) -> str:
    """Return the shadow that keeps text legible where the line of today runs under it."""
    return ", ".join(f"{x}px {y}px 1px {ground}" for x in (-2, 0, 2) for y in (-1, 1))


def _bars(
    look: str, placed: Sequence[tuple[float, _Mark]], names: Mapping[str, str], theme: Theme
) -> go.Bar:
    pieces = [(y, mark, *piece) for y, mark in placed for piece in _pieces(mark)]
    closed = [mark.start is not None and mark.end is not None for _, mark, *_ in pieces]
    inks = [_ink(mark, theme) for _, mark, *_ in pieces]
    faded = [rgba(ink, piece[-1]) for ink, piece in zip(inks, pieces, strict=True)]
    is_planned = look == "Planned"
    return go.Bar(
        name=look,
        orientation="h",
        base=[start.isoformat() for _, _, start, _, _ in pieces],
        x=[(end - start).days * _DAY_MS for _, _, start, end, _ in pieces],
        y=[y for y, *_ in pieces],
        width=_BAR,
        marker={
            "color": faded if look == "Reported as done" else theme.background,
            "line": {
                "color": inks,
                "width": [1.5 * c if is_planned else c for c in map(int, closed)],
            },
            "pattern": {
                "shape": "/" if is_planned else "",
                "fgcolor": faded,
                "bgcolor": theme.background,
                "size": 6,
                "solidity": 0.35,
            },
        },
        customdata=[[mark.subject_id, mark.claim_id] for _, mark, *_ in pieces],
        hovertext=[_hover(mark, names) for _, mark, *_ in pieces],
        hoverinfo="text",
    )


def _pieces(mark: _Mark) -> list[tuple[date, date, float]]:
    """Return the parts of a bar with their strength: one, or slices that fade to an open end."""
    if mark.start and mark.end:
        return [(mark.start, mark.end, 1.0)]
    edges = [mark.first + (mark.last - mark.first) * i / _SLICES for i in range(_SLICES + 1)]
    strengths = [(i + 1) / _SLICES for i in range(_SLICES)]
    if mark.end is None:
        strengths.reverse()
    return [(a, b, s) for (a, b), s in zip(pairwise(edges), strengths, strict=True)]


def _days(
    look: str, placed: Sequence[tuple[float, _Mark]], names: Mapping[str, str], theme: Theme
) -> go.Scatter:
    inks = [_ink(mark, theme) for _, mark in placed]
    done = look == "Reported as done"
    return go.Scatter(
        name=f"{look}, on a day",
        mode="markers",
        x=[mark.last.isoformat() for _, mark in placed],
        y=[y for y, _ in placed],
        marker={
            "symbol": "diamond-tall",
            "size": 14,
            "color": inks if done else theme.background,
            "line": {"color": inks, "width": 1 if look == "Plan since replaced" else 2},
        },
        customdata=[[mark.subject_id, mark.claim_id] for _, mark in placed],
        hovertext=[_hover(mark, names) for _, mark in placed],
        hoverinfo="text",
        cliponaxis=False,
    )


def _question_marks(placed: Sequence[tuple[float, _Mark]], theme: Theme) -> go.Scatter:
    passed = [(y, mark) for y, mark in placed if mark.passed]
    return go.Scatter(
        name="Plan passed, no report",
        mode="text",
        x=[mark.last.isoformat() for _, mark in passed],
        y=[y for y, _ in passed],
        text=["<b>?</b>"] * len(passed),
        textposition="middle right",
        textfont={"size": SIZE + 1, "color": theme.today},
        hoverinfo="skip",
    )


def _ink(mark: _Mark, theme: Theme) -> str:
    return theme.muted if mark.replaced else SCOPE_COLOURS.get(mark.about, theme.muted)


def _hover(mark: _Mark, names: Mapping[str, str]) -> str:
    state = "Plan, since replaced" if mark.replaced else STATUS_LABELS[mark.status]
    said = lines(
        _named(mark.event, mark.about),
        f"{state}: {date_words(mark.edtf)}",
        PASSED if mark.passed else mark.slip,
        f"Claim {mark.claim_id}",
    )
    return f"<b>{lines(names[mark.subject_id])}</b><br>{said}"


def _rules(
    lanes: Sequence[_Lane], span: tuple[date, date], today: date, theme: Theme
) -> list[dict[str, object]]:
    """Return a thin line above each lane, and the line of today."""
    above = [
        {
            "type": "line",
            "name": "lane",
            "xref": "paper",
            "x0": 0,
            "x1": 1,
            "y0": lane.y,
            "y1": lane.y,
            "line": {"color": theme.grid, "width": 1},
            "layer": "below",
        }
        for lane in lanes
    ]
    now = {
        "type": "line",
        "name": "today",
        "x0": today.isoformat(),
        "x1": today.isoformat(),
        "y0": _TODAY - 2,
        "y1": lanes[-1].lines[-1].y + _ROW / 2,
        "line": {"color": theme.today, "width": 1.5},
        "layer": "below",
    }
    return [*above, now]


def _today_words(today: date, span: tuple[date, date], theme: Theme) -> dict[str, object]:
    part = (today - span[0]) / (span[1] - span[0])
    return {
        "text": f"Today, {day(today)}",
        "x": today.isoformat(),
        "y": _TODAY / 2 - 2,
        "showarrow": False,
        "xanchor": "left" if part < 0.3 else "right" if part > 0.7 else "center",
        "font": {"color": theme.today, "size": SMALL},
    }


def _words(lanes: Sequence[_Lane], theme: Theme) -> list[dict[str, object]]:
    """Return the names of lanes and lines, in pixels from the left edge."""
    common: dict[str, object] = {
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "xshift": -_GUTTER,
        "showarrow": False,
        "align": "left",
    }
    heads = [
        common
        | {
            "y": lane.y + _HEADER / 2,
            "text": f"<b>{plain(_shortened(lane.name))}</b>",
            "font": {"color": theme.text, "size": SIZE + 1},
        }
        for lane in lanes
    ]
    rows = [
        common | {"y": line.y, "text": line.name, "font": {"color": theme.muted, "size": SMALL}}
        for lane in lanes
        for line in lane.lines
        if line.name
    ]
    return heads + rows


def _years(span: tuple[date, date], theme: Theme) -> list[dict[str, object]]:
    """Return the years once more below the lanes: the figure is taller than a screen."""
    return [
        {
            "text": str(year),
            "x": date(year, 7, 2).isoformat(),
            "yref": "paper",
            "y": 0,
            "yanchor": "top",
            "showarrow": False,
            "font": {"color": theme.text, "size": SIZE},
        }
        for year in range(span[0].year, span[1].year)
    ]


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1].rstrip()}…"


def _arrows(lanes: Sequence[_Lane], theme: Theme) -> list[dict[str, object]]:
    """Return an arrow from each replaced plan to the plan or report that took its place."""
    return [
        _arrow(line.y, mark, *found, theme)
        for lane in lanes
        for line in lane.lines
        for mark in line.marks
        if mark.replaced
        if (found := _successor(mark, lane))
    ]


def _successor(mark: _Mark, lane: _Lane) -> tuple[float, _Mark] | None:
    """Return the plan of the same event that stands now, with its height."""
    same = (mark.event, mark.about, mark.status)
    stands = [
        (line.y, other)
        for line in lane.lines
        for other in line.marks
        if not other.replaced and (other.event, other.about, other.status) == same
    ]
    return stands[0] if stands else None


def _arrow(y: float, mark: _Mark, to_y: float, to: _Mark, theme: Theme) -> dict[str, object]:
    follows = to.first > mark.last
    return {
        "text": "",
        "showarrow": True,
        "x": (to.first if follows else to.last).isoformat(),
        "y": to_y,
        "ax": mark.last.isoformat(),
        "ay": y,
        "axref": "x",
        "ayref": "y",
        "arrowhead": 2,
        "arrowsize": 1,
        "arrowwidth": 1.5,
        "arrowcolor": theme.muted,
        "standoff": 1,
    }


# The key: pixels from the top left corner, so that it looks alike at every width.


def _key_entries(theme: Theme) -> list[tuple[int, int, str, str, str]]:
    """Return column, row, look, colour and words of each entry."""
    colours = [*SCOPE_COLOURS.items(), (PROGRAMME, theme.muted)]
    words = {"factory": "Factory and services"}
    return [
        (0, 0, "done", theme.muted, "Reported as done"),
        (0, 1, "planned", theme.muted, "Planned"),
        (0, 2, "replaced", theme.muted, "Plan since replaced"),
        (0, 3, "passed", theme.today, "Plan passed, no report"),
        *(
            (1, i, "done", c, words.get(about, ABOUT_LABELS[about]))
            for i, (about, c) in enumerate(colours)
        ),
    ]


def _key_place(column: int, row: int) -> tuple[int, int]:
    """Return the left end and the middle of an entry, in pixels from the axes' top left."""
    return column * _KEY_WIDTH - _GUTTER, _TOP - 10 - row * _KEY_ROW


def _key_shapes(theme: Theme) -> list[dict[str, object]]:
    return [
        {
            "type": "path",
            "name": "key",
            "xref": "paper",
            "yref": "paper",
            "xsizemode": "pixel",
            "ysizemode": "pixel",
            "xanchor": 0,
            "yanchor": 1,
            "path": _swatch(*_key_place(column, row), hatched=look == "planned"),
            "fillcolor": colour if look == "done" else "rgba(0, 0, 0, 0)",
            "line": {"color": colour, "width": 1},
        }
        for column, row, look, colour, _ in _key_entries(theme)
        if look != "passed"
    ]


def _swatch(left: int, middle: int, *, hatched: bool) -> str:
    top, bottom, right = middle + 5, middle - 5, left + 20
    outline = f"M{left},{bottom} L{right},{bottom} L{right},{top} L{left},{top} Z"
    strokes = [f" M{x},{bottom} L{x + 5},{top}" for x in range(left, right, 5)] if hatched else []
    return outline + "".join(strokes)


def _key_words(theme: Theme) -> list[dict[str, object]]:
    return [
        {
            "text": f'<b style="color: {colour}">?</b>{_PAD * 2}{words}'
            if look == "passed"
            else words,
            "xref": "paper",
            "yref": "paper",
            "x": 0,
            "y": 1,
            "xanchor": "left",
            "yanchor": "middle",
            "xshift": _key_place(column, row)[0] + (6 if look == "passed" else 27),
            "yshift": _key_place(column, row)[1],
            "showarrow": False,
            "font": {"color": theme.muted, "size": SMALL},
        }
        for column, row, look, colour, words in _key_entries(theme)
    ]
