"""How people stand on a day: the engine's answer on what the database holds."""

from collections.abc import Collection
from datetime import date

import polars as pl

from fagloft.contexts.gaps.queries.frames import GapFrames
from fagloft.engine import gaps as engine
from fagloft.engine.gaps import Assessment, derive_holdings_by_ways
from fagloft.engine.gaps.cells import lay_out_cells
from fagloft.engine.gaps.find import describe_cells
from fagloft.engine.gaps.held_levels import gather_held_levels
from fagloft.engine.vocabulary import OBLIGATIONS

SOON_DAYS = 90
WHO = ("person_id", "competence_id")
UNMET = ("lapsed", "missing")
VOLUNTARY = OBLIGATIONS[0]
MAY_BE_OFFERED = "may_be_offered"
"""What is voluntary and not met: nothing is missing, but somebody may want to learn it."""


def is_due() -> pl.Expr:
    """What is mandatory or expected; only that can be missing."""
    return pl.col("obligation") != VOLUNTARY


def set_voluntary_apart(standings: pl.DataFrame) -> pl.DataFrame:
    """The same with the status as text, and `MAY_BE_OFFERED` where what is not met is voluntary."""
    is_offer = pl.col("status").is_in(UNMET) & ~is_due()
    status = pl.when(is_offer).then(pl.lit(MAY_BE_OFFERED)).otherwise(pl.col("status").cast(pl.String))
    return standings.with_columns(status=status)


def count_holdings(frames: GapFrames, on: date) -> pl.DataFrame:
    """What is held on the day: what is registered, and what follows from it by the ways to a level."""
    if frames.ways.is_empty():
        return frames.holdings
    ways = frames.ways.select("way_id", "competence_id", "level").unique()
    steps = frames.ways.select("way_id", competence_id="step_competence_id", level="step_level")
    led_to = pl.concat([ways["competence_id"], steps["competence_id"]]).unique()
    known = frames.holdings.filter(pl.col("competence_id").is_in(led_to.implode()))
    derived = derive_holdings_by_ways(known, ways, steps, on=on)
    return pl.concat([frames.holdings, derived.select(frames.holdings.columns)])


def assess(frames: GapFrames, holdings: pl.DataFrame, on: date) -> pl.DataFrame:
    """One row per employment and competence required in it."""
    return _assess(frames, holdings, on, frames.coverage.clear()).standings


def assess_with_minimums(frames: GapFrames, holdings: pl.DataFrame, on: date) -> Assessment:
    """The same, and beside it how many people meet each minimum of a unit."""
    return _assess(frames, holdings, on, frames.coverage)


def _assess(frames: GapFrames, holdings: pl.DataFrame, on: date, coverage: pl.DataFrame) -> Assessment:
    return engine.assess(
        frames.units,
        frames.people,
        holdings,
        frames.requirements,
        coverage,
        on=on,
        horizon_days=SOON_DAYS,
        latest_counts=frames.latest_counts,
    )


def merge_employments(standings: pl.DataFrame) -> pl.DataFrame:
    """One row per person and competence: who works in two places has the worst of the standings there.

    What is voluntary in one place does not count beside what is asked in the other.
    """
    doubled = pl.struct(WHO).is_duplicated()
    merged = (
        standings.filter(doubled)
        .filter(is_due() | ~is_due().any().over(WHO))
        .group_by(WHO)
        .agg(
            pl.col("unit_id").first(),
            pl.col("required_level").max(),
            pl.col("held_level").max(),
            pl.col("obligation").max(),
            pl.col("requirement_ids").str.join(";"),
            pl.col("status").max(),
            pl.col("unmet_from").min(),
            pl.col("expired_on").max(),
        )
    )
    return pl.concat([standings.filter(~doubled), merged.select(standings.columns)])


def list_shortfalls(unit_coverage: pl.DataFrame, unit_ids: frozenset[int]) -> pl.DataFrame:
    """Minimums of these units that too few people meet."""
    mine = pl.col("unit_id").is_in([str(unit_id) for unit_id in unit_ids])
    return unit_coverage.filter(mine & (pl.col("shortfall") > 0))


def find_holders(
    people: pl.DataFrame, holdings: pl.DataFrame, wanted: pl.DataFrame, on: date, latest_counts: Collection[str]
) -> pl.DataFrame:
    """Who of these people holds the wanted level of each wanted competence on the day, whether or not it is required.

    `wanted` has competence_id and level; the answer person_id, unit_id, competence_id, level and held_level.
    """
    placed = people.select("person_id", "unit_id", situation=pl.lit(0)).unique()
    cells = lay_out_cells(placed, wanted.with_columns(situation=0))
    held = gather_held_levels(cells, holdings, on, latest_counts)
    everybody = describe_cells(cells, held, pl.arange(len(cells), eager=True).to_numpy())
    return everybody.filter(pl.col("held_level") >= pl.col("level"))
