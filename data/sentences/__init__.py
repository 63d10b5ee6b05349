"""The sentence that opens a page, written from the tables of a selection: one module a page.

The Overview has `data.headline` and the factory's page `data.portrait`; `sentence` is what all
share. From a module: tables in, a `Sentence` out, on one factory or many, and on none.
"""
