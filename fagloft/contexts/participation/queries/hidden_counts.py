"""Counts of people for those who see numbers only."""

from collections.abc import Mapping

import polars as pl

from fagloft.engine.gaps import hide_small_groups


def hide_counts[Key](counts: Mapping[Key, int]) -> dict[Key, int | None]:
    """The counts, None where a group is under five or one that is could be worked out from the others."""
    keys = list(counts)
    table = pl.DataFrame(
        {"whole": ["all"] * len(keys), "part": range(len(keys)), "people": [counts[key] for key in keys]},
        schema={"whole": pl.String, "part": pl.Int64, "people": pl.Int64},
    )
    shown = hide_small_groups(table, row="whole", column="part", count="people", show_zero=True)
    by_part = dict(shown.cells.select("part", "people").iter_rows())
    return {key: by_part[number] for number, key in enumerate(keys)}
