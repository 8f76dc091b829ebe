"""Who is on the list: matched by employee number, else by HPR number."""

from dataclasses import dataclass

import polars as pl

from fagloft.contexts.imports.queries.plans.outcome import CHANGED, NEW, UNCHANGED, Thing, Write, differs, writes_of
from fagloft.contexts.imports.queries.plans.refusals import Refusals

FACTS = ("employee_number", "given_name", "family_name", "born_on", "hpr_number")
SAID_OF_A_PERSON = FACTS[1:]
LONGEST_NAME = 80


@dataclass(frozen=True)
class PeoplePlan:
    """`numbers` gives the person of each employee number in the file; a new one's number is negative."""

    numbers: pl.DataFrame
    thing: Thing
    writes: tuple[Write, ...]


def plan_people(rows: pl.DataFrame, known: pl.DataFrame, refusals: Refusals) -> PeoplePlan:
    """An empty cell says nothing: it never removes what the register knows."""
    facts = _gather_facts(rows, refusals)
    found = _match(facts, known, refusals)
    before = known.select(pl.col("id"), *(pl.col(name).alias(f"{name}_before") for name in FACTS))
    found = found.join(before, on="id", how="left", maintain_order="left").with_columns(
        pl.coalesce(name, f"{name}_before").alias(name) for name in FACTS
    )
    kind = (
        pl.when(pl.col("id") < 0)
        .then(pl.lit(NEW))
        .when(differs(FACTS))
        .then(pl.lit(CHANGED))
        .otherwise(pl.lit(UNCHANGED))
    )
    label = pl.concat_str("given_name", "family_name", separator=" ")
    entries = found.with_columns(kind.alias("kind"), label.alias("label"))
    return PeoplePlan(
        numbers=entries.select(pl.col("id").alias("person_id"), "said_number", "label", "born_on"),
        thing=Thing("person", FACTS, entries),
        writes=writes_of(
            ("organisations_person", True, _table_rows(entries, NEW)),
            ("organisations_person", False, _table_rows(entries, CHANGED)),
        ),
    )


def _gather_facts(rows: pl.DataFrame, refusals: Refusals) -> pl.DataFrame:
    """One row per employee number; a staff list repeats the person on each line, and must not contradict itself."""
    for name in ("given_name", "family_name"):
        rows = refusals.refuse(rows, pl.col(name).str.len_chars() > LONGEST_NAME, name, "longer_than_register")
    firsts = [pl.col(name).drop_nulls().first().over("employee_number").alias(f"{name}_first") for name in FACTS]
    told = rows.with_columns(*firsts, pl.col("row").min().over("employee_number").alias("first_row"))
    for name in SAID_OF_A_PERSON:
        other = told.filter(pl.col(name) != pl.col(f"{name}_first"))
        refusals.add(other, name, "person_contradicted", other=pl.col("first_row"))
    return told.unique("employee_number", keep="first", maintain_order=True).select(
        "row", *(pl.col(f"{name}_first").alias(name) for name in FACTS)
    )


def _match(facts: pl.DataFrame, known: pl.DataFrame, refusals: Refusals) -> pl.DataFrame:
    by_number = known.select("employee_number", pl.col("id").alias("by_number"))
    by_hpr = known.filter(pl.col("hpr_number").is_not_null()).select("hpr_number", pl.col("id").alias("by_hpr"))
    found = facts.join(by_number, on="employee_number", how="left", maintain_order="left")
    found = found.join(by_hpr, on="hpr_number", how="left", maintain_order="left")
    disagree = (pl.col("by_number") != pl.col("by_hpr")).fill_null(value=False)
    found = refusals.refuse(found, disagree, "hpr_number", "numbers_of_two_people")
    found = found.with_columns(
        pl.coalesce("by_number", "by_hpr", -pl.int_range(1, pl.len() + 1)).alias("id"),
        pl.col("employee_number").alias("said_number"),
    )
    for column in ("hpr_number", "id"):
        found = found.with_columns(pl.col("row").min().over(column).alias("first_row"))
        again = found.filter(pl.col(column).is_not_null() & (pl.col("row") > pl.col("first_row")))
        refusals.add(again, "hpr_number", "same_person_as_row", other=pl.col("first_row"))
    return found.drop("by_number", "by_hpr", "first_row")


def _table_rows(entries: pl.DataFrame, kind: str) -> pl.DataFrame:
    chosen = entries.filter(pl.col("kind") == kind)
    return chosen.select(
        "id", "employee_number", pl.col("hpr_number").fill_null(""), "given_name", "family_name", "born_on"
    )
