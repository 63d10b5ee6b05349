"""The dashboard's pages: `main.py` is the frame, every other module one page."""
