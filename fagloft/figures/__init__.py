"""One figure per file: a table in, a chart out. Pure: no database, no clock; words come as arguments."""
