"""Add a source and its claims by answering questions: `python -m data.claim`.

From question to row: `ask` (the terminal), `source` and `claim` (what is asked, each answer checked
by the rules of the build), `addition` (the register as it would be, built), `effect` (what that
changes). Nothing is written before the last yes. The running app imports none of it.
"""
