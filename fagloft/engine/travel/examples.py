"""Three places and two airports; the examples in the docstrings use them."""

import polars as pl

from fagloft.engine.travel import tables

PLACES = pl.DataFrame(
    [
        ("gardermoen", 60.19, 11.10, None, None, None),
        ("hamar", 60.79, 11.07, None, None, None),
        ("tromsø", 69.65, 18.96, 1.7, None, None),
    ],
    schema=tables.PLACES,
    orient="row",
)

AIRPORTS = pl.DataFrame(
    [("OSL", 60.19, 11.10, "TOS"), ("TOS", 69.68, 18.92, "OSL")], schema=tables.AIRPORTS, orient="row"
)
