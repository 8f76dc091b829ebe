"""What an organisation lets the other members of its health community see: numbers of large enough groups."""

from datetime import date
from functools import lru_cache

import polars as pl

from fagloft.contexts.gaps.queries.figures_of_units import WHOLE
from fagloft.contexts.gaps.queries.frames import GapFrames, load_holdings
from fagloft.contexts.organisations.scope import Scope
from fagloft.database.copying import copy_out
from fagloft.engine.gaps import hide_small_groups
from fagloft.engine.gaps.small_groups import MINIMUM

COUNTED = {"competence_id": pl.Int64(), "holders": pl.Int64()}
SHARED = pl.Schema(
    {
        "competence_id": pl.Int64(),
        "required": pl.Int64(),
        "met": pl.Int64(),
        "unmet": pl.Int64(),
        "holders": pl.Int64(),
    }
)
# What nobody asks for may be held as well, and a neighbour may need it. Only what stands in the shared catalogue.
HOLDERS = """
SELECT h.competence_id, count(DISTINCT h.person_id)
FROM competence_holding h
JOIN competence_competence c ON c.id = h.competence_id
WHERE h.tenant_id = %s AND c.tenant_id = %s AND NOT h.competence_id = ANY(%s) AND h.person_id = ANY(%s)
  AND h.valid_from <= %s AND (h.valid_to IS NULL OR h.valid_to > %s)
  AND NOT EXISTS (SELECT FROM competence_withdrawal w WHERE w.holding_id = h.id)
GROUP BY 1
"""
SHARED_CATALOGUE = "SELECT id FROM competence_competence WHERE tenant_id = %s"


def list_shared_figures(
    *, scope: Scope, shared_id: int, frames: GapFrames, holdings: pl.DataFrame, figures: pl.DataFrame, on: date
) -> pl.DataFrame:
    """One row per competence of the shared catalogue that is asked for or held; hidden counts are null."""
    asked = (
        figures.filter(pl.col("unit_id") == WHOLE)
        .drop_nulls("competence_id")
        .select("competence_id", "required", "met", unmet=pl.col("required") - pl.col("met"))
    )
    held = _count_holders(scope, shared_id, frames, holdings, on)
    known = asked.join(held, on="competence_id", how="full", coalesce=True).fill_null(0)
    shared = copy_out(SHARED_CATALOGUE, [shared_id], {"competence_id": pl.Int64()})
    return _hide(known.join(shared, on="competence_id", how="semi").sort("competence_id"))


def _count_holders(scope: Scope, shared_id: int, frames: GapFrames, holdings: pl.DataFrame, on: date) -> pl.DataFrame:
    """Of those employed on the day, whatever is required of them."""
    loaded = frames.asked | frozenset(frames.ways["step_competence_id"])
    led_to = frozenset(frames.ways["competence_id"]) - loaded
    beside = load_holdings(scope=scope, person_ids=frames.people["person_id"], competence_ids=led_to)
    is_valid = (pl.col("valid_from") <= on) & (pl.col("valid_to").is_null() | (pl.col("valid_to") > on))
    known = pl.concat([holdings, beside]).filter(is_valid).group_by(pl.col("competence_id").cast(pl.Int64))
    staff = sorted({int(person_id) for person_id in frames.people["person_id"]})
    counted = [int(competence_id) for competence_id in loaded | led_to]
    others = copy_out(HOLDERS, [scope.tenant_id, shared_id, counted, staff, on, on], COUNTED)
    return pl.concat([others, known.agg(holders=pl.col("person_id").n_unique().cast(pl.Int64))])


def _hide(known: pl.DataFrame) -> pl.DataFrame:
    """Row by row: no number of two competences adds up to a third, and no sum over competences is shared."""
    return pl.DataFrame([_hide_row(row) for row in known.iter_rows(named=True)], schema=SHARED, orient="row")


def _hide_row(row: dict[str, int]) -> tuple[int | None, ...]:
    required, met, unmet = _hide_pair(row["met"], row["unmet"])
    holders = row["holders"] if _holders_may_be_shown(row, required, met) else None
    return row["competence_id"], required, met, unmet, holders


@lru_cache(maxsize=50_000)
def _hide_pair(met: int, unmet: int) -> tuple[int | None, int | None, int | None]:
    """Required, met and unmet. Most rows have no small count, and asking the engine of each would take seconds."""
    if not any(0 < count < MINIMUM for count in (met, unmet)):
        return met + unmet, met, unmet
    groups = pl.DataFrame({"row": 0, "group": ["met", "unmet"], "people": [met, unmet]})
    shown = hide_small_groups(groups, row="row", column="group", count="people", show_zero=True)
    required = shown.row_totals["people"].item()
    # Of a group too small to be named not even "all of them" is told.
    return (None, None, None) if required is None else (required, *shown.cells["people"])


def _holders_may_be_shown(row: dict[str, int], required: int | None, met: int | None) -> bool:
    """Those who meet a requirement are holders: who knows the holders knows at least how many lack it."""
    if required is None or met is None:
        lack_at_least = row["required"] - row["holders"]
        return row["holders"] >= MINIMUM and lack_at_least != MINIMUM - 1
    return row["holders"] >= MINIMUM or row["holders"] == 0
