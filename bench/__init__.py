"""How fast the dashboard starts, opens and answers: `python -m bench`."""
