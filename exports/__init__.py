"""Tables and views as files that explain themselves."""
