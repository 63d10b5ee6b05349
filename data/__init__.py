"""Claims in, tables out: cleaning, choosing and reading the evidence."""
