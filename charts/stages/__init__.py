"""How far each factory has come: six steps, reported as done, planned, or not known.

From table to figure: `rows`, `figure`; `view` adds the words.
"""

from charts.stages.rows import STEPS
from charts.stages.view import stage_view

__all__ = ["STEPS", "stage_view"]
