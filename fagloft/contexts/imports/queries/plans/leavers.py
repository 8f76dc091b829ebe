"""Who is not on the list any more: their employments and duties end, and nothing is deleted."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from fagloft.contexts.imports.queries.plans.outcome import ENDED, Thing

_EMPLOYMENT = (
    "row", "id", "person_id", "unit_id", "function_id", "profession_id", "fte", "starts_on", "ends_on",
    "ends_on_before",
)  # fmt: skip


@dataclass(frozen=True)
class Leavers:
    employments: pl.DataFrame
    duties: pl.DataFrame

    def duty_thing(self, people: pl.DataFrame) -> Thing:
        """Leaders and others who have left lead no more."""
        named = self.duties.join(people.select("person_id", "label"), on="person_id", how="left")
        return Thing("duty", ("kind_of_duty", "ends_on"), named.with_columns(kind=pl.lit(ENDED)))


def find_leavers(entries: pl.DataFrame, registered: pl.DataFrame, duties: pl.DataFrame, *, on: date) -> Leavers:
    """Employments under way that the file says nothing of end on the day; so do duties of those with none left."""
    under_way = registered.filter(_is_under_way(on))
    silent = under_way.join(_spoken_of(entries, under_way), on="id", how="anti", maintain_order="left")
    gone = silent.rename({"ends_on": "ends_on_before"}).with_columns(
        pl.lit(None, dtype=pl.Int64).alias("row"), pl.lit(on).alias("ends_on")
    )
    stays = pl.concat(
        [
            entries.select("person_id"),
            registered.filter(pl.col("starts_on") >= on).select("person_id"),
        ]
    )
    left = gone.select("person_id").unique().join(stays, on="person_id", how="anti")
    over = duties.filter(_is_under_way(on)).join(left, on="person_id", how="semi", maintain_order="left")
    return Leavers(
        employments=gone.select(_EMPLOYMENT),
        duties=over.rename({"kind": "kind_of_duty", "ends_on": "ends_on_before"}).with_columns(
            pl.lit(None, dtype=pl.Int64).alias("row"),
            pl.col("kind_of_duty").alias("kind_of_duty_before"),
            pl.lit(on).alias("ends_on"),
        ),
    )


def _is_under_way(on: date) -> pl.Expr:
    return (pl.col("starts_on") < on) & (pl.col("ends_on").is_null() | (pl.col("ends_on") > on))


def _spoken_of(entries: pl.DataFrame, registered: pl.DataFrame) -> pl.DataFrame:
    """What a row corrects or takes over from, now or when the same file was stored before."""
    direct = pl.concat(
        [entries.select(pl.col(name).alias("id")).drop_nulls() for name in ("corrects_id", "takes_over_id")]
    )
    starts = entries.select("person_id", pl.col("starts_on").alias("ends_on")).unique()
    before = registered.join(starts, on=["person_id", "ends_on"]).select("id")
    return pl.concat([direct, before]).unique()
