"""Untrusted table files in; typed rows and a list of faults out. Pure: no database, no clock."""
