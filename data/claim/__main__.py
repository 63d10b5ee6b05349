"""The walk: `python -m data.claim [--claims DIR] [--output DIR]`, or `make claim`.

Asks for a source and its claims, shows what they would change, asks once, then writes
`sources.csv` and `claims.csv` and rebuilds the tables. Answers may come from a pipe. Exit code: 0
written, 1 not written, 2 the answers ended before the last yes, 130 stopped by Ctrl-C.
"""

import argparse
import io
import signal
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from data.build import CLAIMS, TABLES_FOLDER, fault_of_output, write
from data.claim.addition import Addition, ChangedMeanwhile
from data.claim.ask import SKIP, Skipped, is_yes
from data.claim.claim import ask_claim
from data.claim.effect import effect
from data.claim.source import ask_source
from data.register import BuildStopped

_NOTHING = "nothing was written"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the walk; return its exit code."""
    parser = _parser()
    asked = parser.parse_args(arguments)
    if fault := fault_of_output(asked.output):
        parser.error(fault)
    if isinstance(sys.stdin, io.TextIOWrapper):  # what is not UTF-8 is refused as an answer
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    try:
        addition = _walk(asked.claims)
    except (BuildStopped, OSError) as stopped:
        return _failed(f"The claims cannot be read; {_NOTHING}.\n{stopped}", 1)
    except EOFError:
        return _failed(f"\nThe answers ended; {_NOTHING}.", 2)
    except KeyboardInterrupt:
        return _failed(f"\nStopped; {_NOTHING}.", 130)
    if addition is None:
        return _failed(f"{_NOTHING.capitalize()}.", 1)
    return _save(addition, asked.output)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data.claim", description=__doc__)
    parser.add_argument("--claims", type=Path, metavar="DIR", default=CLAIMS)
    parser.add_argument("--output", type=Path, metavar="DIR", default=TABLES_FOLDER)
    return parser


def _failed(words: str, code: int) -> int:
    print(words, file=sys.stderr)
    return code


def _walk(folder: Path) -> Addition | None:
    """Return what is to be added, or None where there is nothing or the last answer is no."""
    print(f"Nothing is saved before the last yes. Ctrl-C stops, {SKIP} leaves out a claim.\n")
    addition = Addition.begun(folder)
    try:
        source = ask_source(addition.register.sources, date.today())
    except Skipped:
        return None
    addition = addition.from_source(source)
    is_more = True
    while is_more:
        addition = _with_claim(addition, source.source_id)
        is_more = is_yes("Another claim from this source?")
    if not addition.claims:
        return None
    print("\nWhat would change:", *effect(addition), sep="\n  ")
    return addition if is_yes("Save this?") else None


def _with_claim(addition: Addition, source_id: str) -> Addition:
    """Return the addition with one more claim, or as it is where that is left out or refused."""
    claim_id = addition.next_id()
    print(f"\nClaim {claim_id}")
    try:
        return addition.with_claim(ask_claim(claim_id, source_id, addition.register))
    except Skipped:
        print("  This claim is left out.")
    except BuildStopped as stopped:
        print("  This claim is left out, because the build would stop:")
        for problem in stopped.problems:
            print(f"  {problem.claim_id or problem.file}: {problem.reason}")
    return addition


def _save(addition: Addition, output: Path) -> int:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a half-written register is worse than a wait
    try:
        addition.save()
    except ChangedMeanwhile:
        return _failed(f"Somebody else has changed the claims meanwhile; {_NOTHING}.", 1)
    except OSError as error:
        return _failed(f"{addition.folder} cannot be written: {error.strerror}; {_NOTHING}.", 1)
    try:
        write(addition.after, output)
    except OSError as error:
        why = f"{output} cannot be written: {error.strerror}"
        return _failed(f"The claims are saved, but {why}. Build the tables anew.", 1)
    ids = ", ".join(claim.claim_id for claim in addition.claims)
    print(f"Saved {ids} in {addition.folder}, and {len(addition.after)} files in {output}.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
