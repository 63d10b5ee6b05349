"""As few pages as hold everything, evenly filled."""

from hypothesis import given, settings
from hypothesis import strategies as st

from exports.drawings.pages import numbered, pages

# No clock: a busy machine fails no test.
STEADY = settings(deadline=None, derandomize=True)
SIZES = st.lists(st.floats(1, 100), max_size=12)


def test_nineteen_rows_are_shared_evenly():
    assert [len(page) for page in pages(range(19), [30] * 19, 380)] == [10, 9]
    assert [len(page) for page in pages(range(7), [30] * 7, 380)] == [7]
    assert pages([], [], 380) == []


def test_what_is_larger_than_a_page_stands_alone():
    assert pages("abc", [10, 900, 10], 100) == [["a"], ["b"], ["c"]]


@STEADY
@given(SIZES, st.floats(100, 400))
def test_every_item_is_on_one_page_and_no_page_is_too_full(sizes, room):
    found = pages(list(range(len(sizes))), sizes, room)
    assert [item for page in found for item in page] == list(range(len(sizes)))
    assert all(sum(sizes[i] for i in page) <= room + 1e-3 for page in found)


def test_pages_are_counted_where_there_are_several():
    assert numbered("Timeline", 1, 1) == "Timeline"
    assert numbered("Timeline", 2, 3) == "Timeline, 2 of 3"
