"""What is made of tables is made once, and anew for other tables."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from data.kept import kept, recent


def test_what_is_made_of_tables_is_made_once_for_each_set_of_them(tables):
    made = []

    @kept
    def count(subject, tables):
        made.append(subject)
        return len(made)

    other = replace(tables, version="another")

    assert [count("a", tables), count("a", tables), count("b", tables)] == [1, 1, 2]
    assert count("a", other) == 3
    assert count("a", tables) == 1
    assert made == ["a", "b", "a"]


def test_tables_forget_what_was_made_once_it_is_much(tables):
    @kept
    def same(number, tables):
        return object()

    first = same(0, tables)
    for number in range(1, 1000):
        same(number, tables)

    assert same(0, tables) is not first


def test_many_who_ask_at_once_have_it_made_once():
    made = []

    @recent(2)
    def slowly(number):
        made.append(number)
        time.sleep(0.2)
        return object()

    with ThreadPoolExecutor(8) as readers:
        found = list(readers.map(slowly, [1, 2] * 4))

    assert sorted(made) == [1, 2]
    assert len(set(found)) == 2


def test_what_failed_is_made_again_and_what_is_old_is_forgotten():
    made = []

    @recent(1)
    def second_time(number):
        made.append(number)
        if len(made) == 1:
            raise ValueError("the first time")
        return number

    with pytest.raises(ValueError, match="the first time"):
        second_time(7)
    assert [second_time(7), second_time(7), second_time(8), second_time(7)] == [7, 7, 8, 7]
    assert made == [7, 7, 8, 7]
