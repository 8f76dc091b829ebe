"""How long each holding of a file lasts: by the rule in force on its first day, as in the competence register."""

from datetime import date

import polars as pl


def add_rules(rows: pl.DataFrame, employments: pl.DataFrame, rules: pl.DataFrame, *, on: date) -> pl.DataFrame:
    """Rows with `rule_id` and, where the file has no last day, the rule's `valid_to`.

    The organisation's own rule goes first, then the one for the person's profession, then the newest. A last day of
    the file's own is nobody's rule, unless it is the same day.
    """
    chosen = _choose(rows, employments, rules, on=on)
    found = rows.join(chosen, on="row", how="left", maintain_order="left")
    by_rule = pl.col("valid_from").dt.offset_by(pl.col("months").cast(pl.String) + "mo")
    found = found.with_columns(by_rule.alias("lapses_on"))
    is_own_day = pl.col("valid_to").is_not_null() & pl.col("valid_to").ne_missing(pl.col("lapses_on"))
    return found.with_columns(
        pl.when(is_own_day).then(None).otherwise(pl.col("rule_id")).alias("rule_id"),
        pl.coalesce("valid_to", "lapses_on").alias("valid_to"),
    ).drop("months", "lapses_on")


def _choose(rows: pl.DataFrame, employments: pl.DataFrame, rules: pl.DataFrame, *, on: date) -> pl.DataFrame:
    active = employments.filter((pl.col("starts_on") <= on) & (pl.col("ends_on").is_null() | (pl.col("ends_on") > on)))
    practised = active.select("person_id", "profession_id", is_theirs=pl.lit(value=True)).drop_nulls().unique()
    candidates = (
        rows.select("row", "person_id", "competence_id", "valid_from")
        .join(rules.rename({"id": "rule_id"}), on="competence_id")
        .filter(pl.col("effective_from") <= pl.col("valid_from"))
        .join(practised, on=["person_id", "profession_id"], how="left")
        .filter(pl.col("profession_id").is_null() | pl.col("is_theirs"))
    )
    is_special = pl.col("profession_id").is_not_null()
    best = candidates.sort("row", "is_own", is_special, "effective_from", "rule_id").unique(
        "row", keep="last", maintain_order=True
    )
    return best.select("row", "rule_id", "months")
