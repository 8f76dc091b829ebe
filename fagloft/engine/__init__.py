"""The pure engine: polars frames and plain values in and out, no database, no clock, no network."""
