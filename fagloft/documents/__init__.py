"""One document per file: facts in, bytes out. Pure: no database, no clock; words come as arguments."""
