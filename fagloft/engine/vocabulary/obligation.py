"""How binding a requirement is: mandatory before expected before voluntary (002:2252)."""

import polars as pl

OBLIGATIONS = ("voluntary", "expected", "mandatory")
"""From the weakest to the strongest."""

OBLIGATION = pl.Enum(OBLIGATIONS)
"""The same as a column type: its order is the order of strength, so the strongest is the maximum."""
