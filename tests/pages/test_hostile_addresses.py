"""Whatever an address asks for: a page is drawn, and none of it is taken for markup."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial

import pytest
from hypothesis import Phase, given, seed, settings
from hypothesis import strategies as st
from streamlit.runtime.state.query_params import QueryParams
from streamlit.runtime.state.query_params_proxy import QueryParamsProxy
from streamlit.testing.v1 import AppTest

from data.asked import Refused, is_day_between, read
from data.filters import options
from data.search import matching
from exports.briefing import Brief
from pages.shared.text import plain
from tests.hostile import ACTING, anything, counted
from tests.pages.opening import open_page

ROW = "Hostile addresses"
PAGES = [
    *("overview.py", "map.py", "budget.py", "consortia.py", "timeline.py", "factory.py"),
    *("compare.py", "country.py", "programme.py", "evidence.py", "briefing.py", "about.py"),
]
PARAMETERS = {
    "wave": ("first", "all"),
    "country": ("Finland", "Türkiye"),
    "kind": ("new", "upgrade"),
    "sector": ("health",),
    "known": ("2024-12-31", "2025-06-30"),
    "factory": ("lumi", "bsc", "czai"),
    "antennas": ("1",),
    "measure": ("system_contract",),
    "claim": ("c0064",),
    "search": ("lumi",),
    "subject": ("LUMI AI Factory",),
    "about": ("Name",),
    "standing": ("shown",),
    "confidence": ("low",),
    "part": ("Claims", "Changes", "Conflicts", "Sources", "Coverage", "Dictionary"),
    "from": ("2024-12-10",),
    "to": ("2025-12-31",),
    "title": ("Where we stand",),
    "audience": ("The committee",),
    "slides": ("map,timeline", "budget"),
    "present": ("0",),
    "slide": ("2", "9999999"),
}
"""Every parameter that a page reads -> values that it knows."""

# A run costs half a second: what fails is not made smaller.
_thrice = settings(max_examples=3, deadline=None, derandomize=True, phases=[Phase.generate])
_often = settings(max_examples=150, deadline=None, derandomize=True)

Asked = Mapping[str, list[str]]


def addresses() -> st.SearchStrategy[Asked]:
    """Addresses that name every parameter, one to three times, and one that no page has."""
    named = {
        name: st.lists(st.sampled_from(known) | anything | anything, min_size=1, max_size=3)
        for name, known in PARAMETERS.items()
    }
    strange = st.dictionaries(anything, st.lists(anything, min_size=1, max_size=2), max_size=1)
    return st.builds(lambda one, other: other | one, st.fixed_dictionaries(named), strange)


@pytest.fixture
def looked_up(monkeypatch: pytest.MonkeyPatch) -> Iterator[set[str]]:
    """The parameters that pages look up or bind to a widget, while a test runs."""
    names: set[str] = set()

    def note(where: type, method: str) -> None:
        look_up: Callable[..., object] = getattr(where, method)

        def noting(self: object, *given: object, **named: object) -> object:
            names.add(given[0] if given else named["param_key"])
            return look_up(self, *given, **named)

        monkeypatch.setattr(where, method, noting)

    note(QueryParamsProxy, "__getitem__")
    note(QueryParamsProxy, "get_all")
    note(QueryParams, "bind_widget")
    return names


def text_of_html(app: AppTest) -> str:
    """All that a page hands over to be taken for HTML."""
    marked = [each.value for each in app.markdown if each.allow_html]
    html = [str(each.proto) for kind in ("html", "bidi_component") for each in app.get(kind)]
    return " ".join([*marked, *html])


def markdown(app: AppTest) -> str:
    """All that a page hands over to be taken for Markdown, but for what is escaped in it."""
    shown = [*app.markdown, *app.header, *app.subheader, *app.info, *app.warning, *app.error]
    tables = [table.value.to_csv() for table in app.table]
    return re.sub(r"\\.", "", " ".join([*(each.value for each in shown), *tables]))


def refusal(read_it: Callable[[Asked], object], asked: Asked) -> str:
    """What is said where an address is refused, or an empty text."""
    try:
        read_it(asked)
    except Refused as refused:
        return str(refused)
    return ""


def assert_drawn(app: AppTest) -> None:
    """Fail where a page broke, has nothing on it, or takes what was asked for as markup."""
    assert not app.exception
    assert not app.error
    assert app.title
    assert app.markdown or app.get("bidi_component")
    for said in (text_of_html(app), markdown(app)):
        assert not [mark for mark in ACTING if mark in said], said


@pytest.fixture
def with_any_address(record_property: Callable[[str, object], None]) -> Callable[..., None]:
    """Tries a page with addresses, and counts them: `with_any_address("map.py", draw)`."""

    def try_page(page: str, draw: Callable[[Asked], None]) -> None:
        with counted(ROW, record_property) as tried:

            @seed(PAGES.index(page))
            @_thrice
            @given(addresses())
            def ask(asked: Asked) -> None:
                tried.append(sum(map(len, asked.values())))
                draw(asked)

            ask()

    return try_page


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_drawn_whatever_its_address_asks_for(page, with_any_address, looked_up):
    def draw(asked: Asked) -> None:
        assert_drawn(open_page(page, **asked))
        assert looked_up <= PARAMETERS.keys() | asked.keys()
        looked_up.clear()

    with_any_address(page, draw)


@pytest.mark.parametrize("page", ["briefing.py", "map.py"])
def test_a_presentation_is_drawn_whatever_its_address_asks_for(page, with_any_address):
    def draw(asked: Asked) -> None:
        app = open_page(page, **asked | {"present": ["1"]})
        assert app.get("bidi_component")
        assert_drawn(app)

    with_any_address(page, draw)


def test_every_parameter_that_a_page_looks_up_is_tried(looked_up):
    for page in PAGES:
        open_page(page)
    open_page("overview.py", present="1")
    assert looked_up == PARAMETERS.keys()


def test_beside_hostile_values_some_are_tried_that_select_something(tables):
    for name, allowed in options(tables).items():
        assert set(PARAMETERS[name]) <= set(allowed)


def test_an_address_is_read_as_filters_and_a_brief_or_refused_in_a_sentence(
    tables, record_property
):
    halves = anything | st.text(st.characters(categories=["Cs", "Cf", "Cc", "L"]), max_size=5)
    names = st.sampled_from([*PARAMETERS, *PARAMETERS, "colour"]) | halves
    known = st.sampled_from([value for values in PARAMETERS.values() for value in values])
    values = st.lists(halves | known, max_size=3)
    with counted(ROW, record_property) as tried:

        @_often
        @given(st.dictionaries(names, values, max_size=4))
        def ask(asked: Asked) -> None:
            tried.append(sum(map(len, asked.values())))
            for read_it in (partial(read, newest=tables), Brief.read):
                assert len(refusal(read_it, asked)) < 1000

        ask()


def test_no_text_of_an_address_is_markup_or_breaks_a_search(tables, record_property):
    claims = tables.evidence.head(20)
    with counted(ROW, record_property) as tried:

        @_often
        @given(anything)
        def show(text: str) -> None:
            tried.append(1)
            shown = re.sub(r"\\.", "", plain(text))
            assert not re.search(r"[<>\[\]`*$_]|(?<!\w):\w|://", shown)
            assert set(matching(claims, text, ["reported", "note"]).index) <= set(claims.index)
            assert isinstance(is_day_between(text, date.min, date.max), bool)

        show()
