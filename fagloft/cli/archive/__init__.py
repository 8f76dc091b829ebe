"""One file with everything: the database, the evidence files, and a manifest that says what they are."""
