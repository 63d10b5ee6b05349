"""Views drawn once more for paper and slides: neutral shapes and words, no Plotly, no images.

From tables to shapes: `budget`, `timeline`, `map` and `consortia`, each with the rows, marks
and words that the screen has; from shapes to a file: `svg`, and slides elsewhere.
"""
