"""One module or package a view: frames in, a drawing with its words and its table twin out."""
