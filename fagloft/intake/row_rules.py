"""What must hold across the cells of a row, and between rows."""

import polars as pl

from fagloft.intake.faulty_cells import FaultyCells
from fagloft.intake.template import Template


def find_broken_rows(values: pl.DataFrame, template: Template, faulty: FaultyCells) -> None:
    for names in template.any_of:
        present = [name for name in names if name in faulty.columns]
        nothing = faulty.texts.select(pl.all_horizontal(pl.col(present).is_null())).to_series()
        faulty.add(present[0], "one_of_required", nothing, {"expected": ", ".join(names)})
    for starts, ends in template.periods:
        backwards = values.select((pl.col(ends) < pl.col(starts)).fill_null(value=False)).to_series()
        faulty.add(ends, "ends_before_it_begins", backwards, {"starts": starts, "ends": ends})
    faulty.add_duplicates(_find_duplicates(values.join(faulty.rows(), on="row", how="anti"), template))


def _find_duplicates(values: pl.DataFrame, template: Template) -> pl.DataFrame:
    """Rows that have every part of the key alike, empty parts too; the first of them stands."""
    first = values.select("row", first_row=pl.col("row").min().over(template.key))
    return first.filter(pl.col("row") > pl.col("first_row"))
