"""What is made of tables is made once, and anew for other tables."""

from dataclasses import replace

from data.kept import kept


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
