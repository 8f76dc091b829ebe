"""How long a holding lasts under the rule that was in force on the day it was made."""

import polars as pl

from fagloft.demo.source_tables import read_table


def read_rules() -> pl.DataFrame:
    """Return the versioned rules: competence, profession (empty = all), months (null = for ever), from when."""
    return (
        read_table("catalogue/validity_rules.csv")
        .select(
            "competence_code",
            "profession_code",
            pl.col("months").cast(pl.Int64),
            pl.col("effective_from").str.to_date(),
        )
        .sort("effective_from")
    )


def find_months(frame: pl.DataFrame, day_column: str) -> pl.Series:
    """Return the months of validity for each row by competence, profession and day; null = for ever."""
    rules = read_rules()
    common = rules.filter(pl.col("profession_code").is_null()).drop("profession_code")
    special = rules.filter(pl.col("profession_code").is_not_null()).rename(
        {"months": "special_months", "effective_from": "special_from"}
    )
    found = (
        frame.select("competence_code", "profession_code", day_column)
        .with_row_index("row")
        .sort(day_column)
        .join_asof(common, left_on=day_column, right_on="effective_from", by="competence_code", check_sortedness=False)
        .join_asof(
            special,
            left_on=day_column,
            right_on="special_from",
            by=["competence_code", "profession_code"],
            check_sortedness=False,
        )
        .sort("row")
    )
    months = pl.when(pl.col("special_from").is_not_null()).then("special_months").otherwise("months")
    return found.select(months.alias("months"))["months"]


def add_ends(frame: pl.DataFrame) -> pl.DataFrame:
    """Add valid_to to holdings by the rule in force on valid_from."""
    months = find_months(frame, "valid_from").alias("months")
    with_months = frame.with_columns(months)
    ends_on = pl.col("valid_from").dt.offset_by(pl.format("{}mo", pl.col("months")))
    return with_months.with_columns(ends_on.alias("valid_to")).drop("months")
