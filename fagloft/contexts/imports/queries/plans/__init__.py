"""What a file would change: rows and register in, faults or writes out. Nothing here writes."""
