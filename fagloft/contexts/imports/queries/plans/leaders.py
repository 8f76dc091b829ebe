"""Who leads which unit, from a file: a new leader takes over on the day."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from fagloft.contexts.imports.queries.plans.outcome import ENDED, NEW, UNCHANGED, Thing, Write, writes_of
from fagloft.contexts.imports.queries.plans.refusals import Refusals

LEADER = "leader"
FIELDS = ("leader", "starts_on", "ends_on")


@dataclass(frozen=True)
class LeaderPlan:
    thing: Thing
    writes: tuple[Write, ...]


def plan_leaders(
    units: pl.DataFrame, people: pl.DataFrame, duties: pl.DataFrame, refusals: Refusals, *, on: date
) -> LeaderPlan:
    """Rows without a leader's number change nothing. Who takes over today from somebody of today replaces nobody."""
    said = _find(units, people, refusals, on=on)
    known = duties.filter(pl.col("kind") == LEADER).rename({"id": "duty_id", "person_id": "leads_id"})
    known = known.select("duty_id", "leads_id", "unit_id", pl.col("starts_on").alias("led_from"))
    stands = said.join(known, on="unit_id")
    leads = stands.filter(pl.col("leads_id") == pl.col("person_id"))
    new = said.join(leads, on="row", how="anti", maintain_order="left")
    over = stands.join(new, on="row", how="semi", maintain_order="left")
    refusals.add(over.filter(pl.col("led_from") >= on), "leader_employee_number", "leader_since_today")
    entries = _entries(said, leads, over, people, on=on)
    rows = new.select(
        (-pl.int_range(1, pl.len() + 1)).alias("id"), "person_id", "unit_id", pl.lit(LEADER).alias("kind"), "starts_on"
    )
    ends = over.select(pl.col("duty_id").alias("id"), pl.lit(on).alias("ends_on"))
    writes = writes_of(("organisations_duty", False, ends), ("organisations_duty", True, rows))
    return LeaderPlan(Thing("leader", FIELDS, entries), writes)


def _find(units: pl.DataFrame, people: pl.DataFrame, refusals: Refusals, *, on: date) -> pl.DataFrame:
    named = units.filter(pl.col("leader_employee_number").is_not_null()).select(
        "row", pl.col("id").alias("unit_id"), "name", "leader_employee_number", "starts_on"
    )
    numbers = people.select(pl.col("employee_number").alias("leader_employee_number"), pl.col("id").alias("person_id"))
    found = named.join(numbers, on="leader_employee_number", how="left", maintain_order="left")
    found = refusals.refuse(found, pl.col("person_id").is_null(), "leader_employee_number", "unknown_person")
    # A new unit may begin later; nobody leads it before.
    return found.with_columns(pl.max_horizontal("starts_on", pl.lit(on)).alias("starts_on"))


def _entries(
    said: pl.DataFrame, leads: pl.DataFrame, over: pl.DataFrame, people: pl.DataFrame, *, on: date
) -> pl.DataFrame:
    names = people.select(
        pl.col("id").alias("person_id"), pl.concat_str("given_name", "family_name", separator=" ").alias("leader")
    )
    is_known = pl.col("row").is_in(leads["row"].implode())
    begun = said.with_columns(
        kind=pl.when(is_known).then(pl.lit(UNCHANGED)).otherwise(pl.lit(NEW)),
        ends_on=pl.lit(None, dtype=pl.Date),
        starts_on_before=pl.lit(None, dtype=pl.Date),
    )
    ended = over.with_columns(
        pl.col("leads_id").alias("person_id"),
        kind=pl.lit(ENDED),
        starts_on=pl.col("led_from"),
        starts_on_before=pl.col("led_from"),
        ends_on=pl.lit(on),
    )
    wanted = ("row", "name", "kind", "person_id", "starts_on", "starts_on_before", "ends_on")
    together = pl.concat([begun.select(wanted), ended.select(wanted)]).join(
        names, on="person_id", how="left", maintain_order="left"
    )
    before = pl.when(pl.col("kind") == ENDED).then(pl.col("leader"))
    return together.with_columns(pl.col("name").alias("label"), before.alias("leader_before"))
