"""The levels of a competence, written in one cell: `can with help | can alone | can teach`."""

from dataclasses import dataclass

import polars as pl

from fagloft.contexts.imports.queries.plans.refusals import Refusals

SIGN = "|"
ONLY_LEVEL = "Kan"
LONGEST = 160
_NAMES = ("name_nb", "name_nn", "name_en")


@dataclass(frozen=True)
class LevelPlan:
    """`texts` has row, levels and levels_before, written as in the file."""

    texts: pl.DataFrame
    new: pl.DataFrame
    renamed: pl.DataFrame


def split_levels() -> pl.Expr:
    """The names as a list, without empty ones; null where the cell is empty."""
    parts = pl.col("levels").str.split(SIGN).list.eval(pl.element().str.strip_chars())
    return parts.list.eval(pl.element().filter(pl.element() != "")).alias("level_names")


def plan_levels(found: pl.DataFrame, known: pl.DataFrame, refusals: Refusals) -> LevelPlan:
    """A level is renamed or added, never taken away: people hold it."""
    is_new = pl.col("id") < 0
    named = found.with_columns(
        pl.when(is_new & pl.col("level_names").is_null())
        .then(pl.lit([ONLY_LEVEL]))
        .otherwise(pl.col("level_names"))
        .alias("level_names")
    )
    stands = known.sort("level").group_by(pl.col("competence_id").alias("id"), maintain_order=True)
    before = stands.agg(pl.col("name_nb").str.join(f" {SIGN} ").alias("levels_before"), pl.len().alias("count"))
    named = named.join(before, on="id", how="left", maintain_order="left")
    fewer = named.filter((pl.col("level_names").list.len() < pl.col("count")).fill_null(value=False))
    refusals.add(fewer, "levels", "fewer_levels", other=pl.col("count"))
    longest = pl.col("level_names").list.eval(pl.element().str.len_chars()).list.max()
    refusals.add(named.filter((longest > LONGEST).fill_null(value=False)), "levels", "longer_than_register")
    said = _said(named, known)
    written = pl.coalesce(pl.col("level_names").list.join(f" {SIGN} "), "levels_before").alias("levels")
    return LevelPlan(named.select("row", written, "levels_before"), _new(said), _renamed(said))


def _said(named: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
    one_each = (
        named.select("row", pl.col("id").alias("competence_id"), pl.col("level_names").alias("name"))
        .filter(pl.col("name").is_not_null())
        .explode("name")
        .with_columns(pl.int_range(1, pl.len() + 1).over("row").alias("level"))
    )
    stands = known.select("competence_id", "level", pl.col("id").alias("known_id"), pl.col("name_nb").alias("before"))
    return one_each.join(stands, on=["competence_id", "level"], how="left", maintain_order="left")


def _new(said: pl.DataFrame) -> pl.DataFrame:
    names = (pl.col("name").alias(name) for name in _NAMES)
    number = (-pl.int_range(1, pl.len() + 1)).alias("id")
    return said.filter(pl.col("known_id").is_null()).select(number, "competence_id", "level", *names)


def _renamed(said: pl.DataFrame) -> pl.DataFrame:
    names = (pl.col("name").alias(name) for name in _NAMES)
    return said.filter(pl.col("name") != pl.col("before")).select(pl.col("known_id").alias("id"), *names)
