"""What each drawn person must be able to do, from the demo profiles and the unit minimums."""

import polars as pl

from fagloft.demo.source_tables import read_table
from fagloft.demo.units import Unit

OBLIGATION_RANK = {"voluntary": 1, "expected": 2, "mandatory": 3}
LAYERS = {"function": "function_code", "profession": "profession_code", "unit_kind": "kind_code"}


def list_requirements(staff: pl.DataFrame, units: list[Unit]) -> pl.DataFrame:
    """Return person (row number), competence, level and the rank of the obligation."""
    kinds = pl.DataFrame({"unit_code": [u.unit_code for u in units], "kind_code": [u.kind_code for u in units]})
    placed = staff.select("unit_code", "function_code", "profession_code").with_row_index("person")
    placed = placed.join(kinds, on="unit_code", how="left", maintain_order="left")
    required = read_table("requirements/profile_requirements.csv").select(
        "scope",
        "scope_code",
        "competence_code",
        pl.col("level").cast(pl.Int64),
        pl.col("obligation").replace_strict(OBLIGATION_RANK, return_dtype=pl.Int64).alias("rank"),
    )
    layers = [
        placed.join(required.filter(pl.col("scope") == scope), left_on=column, right_on="scope_code")
        for scope, column in LAYERS.items()
    ]
    columns = ["person", "competence_code", "level", "rank"]
    return (
        pl.concat([layer.select(columns) for layer in layers])
        .group_by("person", "competence_code")
        .agg(pl.col("level").max(), pl.col("rank").max())
        .sort("person", "competence_code")
    )


def list_minimums(staff: pl.DataFrame, units: list[Unit]) -> pl.DataFrame:
    """Return the competences that the unit needs some people to hold, for each who might be one of them."""
    kinds = pl.DataFrame({"unit_code": [u.unit_code for u in units], "kind_code": [u.kind_code for u in units]})
    coverage = read_table("requirements/coverage.csv").select(
        pl.col("scope_code").alias("kind_code"), "competence_code", pl.col("level").cast(pl.Int64)
    )
    return (
        staff.select("unit_code", "profession_code")
        .with_row_index("person")
        .join(kinds, on="unit_code", how="left", maintain_order="left")
        .join(coverage, on="kind_code", maintain_order="left")
        .select("person", "profession_code", "competence_code", "level")
    )
