"""One module a view: tidy frames in, a drawing with its words and its table twin out."""
