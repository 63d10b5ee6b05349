"""One country: what it hosts, joins and is linked to, what it pays, what is next."""

from data.sentences.country import countries_sentence
from pages.shared.countries import show_countries
from pages.shared.country import choose_country, show_country
from pages.shared.opening import show_opening
from pages.shared.selection import selection

chosen = selection()
choose_country(chosen)
for name in chosen.filters.country:
    show_country(name, chosen)
if not chosen.filters.country:
    show_opening("countries", lambda: countries_sentence(chosen.tables), chosen)
    show_countries(chosen)
