"""Questions on the terminal: asked until the answer is taken, from a person or from a pipe."""

import sys
import unicodedata
from collections.abc import Callable
from typing import TypeVar

from data.vocabularies import fold

Answer = TypeVar("Answer")

SKIP = "skip"
"""The answer that leaves out the claim in hand."""
_HELP = "?"
_REPLACED = "\N{REPLACEMENT CHARACTER}"


class Refused(Exception):
    """An answer is not taken; the message says why, in a sentence."""


class Skipped(Exception):
    """The claim in hand is to be left out."""


def ask(question: str, read: Callable[[str], Answer], explained: str = "") -> Answer:
    """Ask until `read` takes the answer, and return what it made of it.

    `read` raises Refused with what to say. A question mark shows what is `explained`. Raises
    EOFError where the answers end, and Skipped where the answer is `skip`.
    """
    while True:
        answer = _typed(question)
        if answer == SKIP:
            raise Skipped
        if answer == _HELP and explained:
            print(explained)
            continue
        try:
            return read(_clean(answer))
        except Refused as refused:
            print(f"  {refused}")


def _typed(question: str) -> str:
    answer = input(f"{question}: ").strip()
    if not sys.stdin.isatty():  # a pipe shows no answers
        print(answer)
    return answer


def _clean(answer: str) -> str:
    """Return an answer that a file of text can hold."""
    if any(sign == _REPLACED or unicodedata.category(sign).startswith("C") for sign in answer):
        raise Refused("There are signs in it that are no text. Please type it by hand.")
    return answer


def anything(answer: str) -> str:
    """Take any answer, an empty one too."""
    return answer


def something(answer: str) -> str:
    """Take any answer that is not empty."""
    if not answer:
        raise Refused("This is needed.")
    return answer


def ask_choice(question: str, choices: tuple[str, ...]) -> str:
    """Ask for one of these words, or for the beginning of one."""

    def read(answer: str) -> str:
        meant = [word for word in choices if answer and word.startswith(fold(answer))]
        if len(meant) != 1:
            raise Refused(f"Please answer {' or '.join(choices)}.")
        return meant[0]

    return ask(f"{question} ({', '.join(choices)})", read)


def is_yes(question: str) -> bool:
    """Ask a question that is answered with yes or no."""
    try:
        return ask_choice(question, ("yes", "no")) == "yes"
    except Skipped:
        return False
