"""What people can, from a file: only ever added."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import polars as pl

from fagloft.contexts.imports.queries.plans.look_up import find_people, fold_text
from fagloft.contexts.imports.queries.plans.outcome import NEW, UNCHANGED, Plan, Thing, writes_of
from fagloft.contexts.imports.queries.plans.refusals import Refusals
from fagloft.contexts.imports.queries.plans.validity import add_rules

LONGEST_NOTE = 300
IDENTITY = ("person_id", "competence_id", "level", "valid_from", "source")
# What the employer vouches for has happened while the person was employed; courses and papers may be older.
SHORT_NAMES = ("short_name", "short_name_nn", "short_name_en")
VOUCHED_FOR = ("leader", "assessor")


@dataclass(frozen=True)
class Catalogue:
    """The catalogue an organisation uses; own competences first."""

    competences: pl.DataFrame
    levels: pl.DataFrame
    rules: pl.DataFrame


@dataclass(frozen=True)
class Staff:
    """People and all their employments."""

    people: pl.DataFrame
    employments: pl.DataFrame


def resolve_holdings(
    rows: pl.DataFrame, staff: Staff, catalogue: Catalogue, refusals: Refusals, *, on: date
) -> pl.DataFrame:
    """Rows with person, competence, rule and last day; what does not fit the register becomes faults."""
    found = find_people(rows, staff.people, refusals)
    found = find_competences(found, catalogue, refusals, on=on)
    found = refuse_unknown_levels(found, catalogue, refusals)
    found = _refuse_impossible_days(found, staff, refusals, on=on)
    found = refusals.refuse(
        found, (pl.col("note").str.len_chars() > LONGEST_NOTE).fill_null(value=False), "note", "longer_than_register"
    )
    found = _refuse_repeated(found, refusals)
    return add_rules(found, staff.employments, catalogue.rules, on=on)


def plan_holdings(resolved: pl.DataFrame, held: pl.DataFrame, staff: Staff) -> Plan:
    """New are those whose person, competence, level, day and source are not in the register."""
    known = held.unique().with_columns(stands=pl.lit(value=True))
    found = resolved.join(known, on=IDENTITY, how="left", maintain_order="left")
    names = staff.people.select(
        pl.col("id").alias("person_id"), pl.concat_str("given_name", "family_name", separator=" ").alias("label")
    )
    kind = pl.when(pl.col("stands")).then(pl.lit(UNCHANGED)).otherwise(pl.lit(NEW)).alias("kind")
    entries = found.join(names, on="person_id", how="left", maintain_order="left").with_columns(kind)
    fields = ("competence_name", "level", "valid_from", "valid_to", "source")
    return Plan(
        things=(Thing("holding", fields, entries),),
        writes=writes_of(("competence_holding", True, _new_rows(entries.filter(pl.col("kind") == NEW)))),
    )


def find_competences(
    rows: pl.DataFrame,
    catalogue: Catalogue,
    refusals: Refusals,
    *,
    on: date,
    columns: tuple[str, str] = ("competence_code", "competence_name"),
) -> pl.DataFrame:
    """By code, else by name or short name; what is in use and the organisation's own first.

    `columns` are what the file calls code and name.
    """
    in_code, in_name = columns
    items = catalogue.competences
    by_code = _meaning(items, ("code",), "by_code")
    by_name = _meaning(items, ("name_nb", "name_nn", "name_en", *SHORT_NAMES, "code"), "by_name")
    found = (
        rows.with_columns(fold_text("competence_code").alias("code"), fold_text("competence_name").alias("name"))
        .join(by_code, left_on="code", right_on="spelling", how="left", maintain_order="left")
        .join(by_name, left_on="name", right_on="spelling", how="left", maintain_order="left")
    )
    disagree = (pl.col("by_code") != pl.col("by_name")).fill_null(value=False)
    found = refusals.refuse(found, disagree, in_name, "code_and_name_disagree", found="competence_name")
    found = found.with_columns(
        pl.coalesce("by_code", "by_name").alias("competence_id"),
        pl.coalesce("competence_code", "competence_name").alias("said"),
    )
    unknown, by_its_code = found.filter(pl.col("competence_id").is_null()), pl.col("competence_code").is_not_null()
    refusals.add(unknown.filter(by_its_code), in_code, "unknown_competence", found="said")
    refusals.add(unknown.filter(~by_its_code), in_name, "unknown_competence", found="said")
    found = found.filter(pl.col("competence_id").is_not_null())
    retired = items.select(pl.col("id").alias("competence_id"), "retired_on", pl.col("name_nb").alias("item"))
    found = found.join(retired, on="competence_id", how="left", maintain_order="left")
    over = (pl.col("retired_on") <= on).fill_null(value=False)
    found = refusals.refuse(found, over, in_code, "competence_retired", found="said")
    return found.with_columns(pl.coalesce("item", "competence_name").alias("competence_name"))


def refuse_unknown_levels(rows: pl.DataFrame, catalogue: Catalogue, refusals: Refusals) -> pl.DataFrame:
    levels = catalogue.levels.select("competence_id", "level", is_level=pl.lit(value=True))
    found = rows.join(levels, on=["competence_id", "level"], how="left", maintain_order="left")
    highest = catalogue.levels.group_by("competence_id").agg(pl.col("level").max().alias("highest"))
    unknown = found.filter(pl.col("is_level").is_null()).join(highest, on="competence_id", how="left")
    refusals.add(unknown, "level", "unknown_level", other=pl.col("highest").fill_null(0))
    return found.filter(pl.col("is_level").is_not_null()).drop("is_level")


def _meaning(items: pl.DataFrame, names: Iterable[str], number: str) -> pl.DataFrame:
    parts = [items.select(fold_text(name).alias("spelling"), pl.col("id").alias(number)) for name in names]
    return pl.concat(parts).filter(pl.col("spelling") != "").unique("spelling", keep="first", maintain_order=True)


def _refuse_impossible_days(rows: pl.DataFrame, staff: Staff, refusals: Refusals, *, on: date) -> pl.DataFrame:
    hired = staff.employments.group_by("person_id").agg(pl.col("starts_on").min().alias("hired_on"))
    born = staff.people.select(pl.col("id").alias("person_id"), "born_on")
    found = rows.join(hired, on="person_id", how="left", maintain_order="left").join(
        born, on="person_id", how="left", maintain_order="left"
    )
    found = refusals.refuse(found, pl.col("valid_from") > on, "valid_from", "in_the_future")
    unborn = (pl.col("valid_from") <= pl.col("born_on")).fill_null(value=False)
    found = refusals.refuse(found, unborn, "valid_from", "before_birth")
    vouched = pl.col("source").is_in(VOUCHED_FOR)
    early = found.filter(vouched & (pl.col("valid_from") < pl.col("hired_on")))
    refusals.add(early, "valid_from", "before_employment", other=pl.col("hired_on"))
    return found.join(early, on="row", how="anti", maintain_order="left")


def _refuse_repeated(rows: pl.DataFrame, refusals: Refusals) -> pl.DataFrame:
    """The same holding written in two ways, such as by code in one row and by name in another."""
    found = rows.with_columns(pl.col("row").min().over(IDENTITY).alias("first_row"))
    again = found.filter(pl.col("row") > pl.col("first_row"))
    refusals.add(again, "valid_from", "same_as_row", other=pl.col("first_row"))
    return found.filter(pl.col("row") == pl.col("first_row"))


def _new_rows(entries: pl.DataFrame) -> pl.DataFrame:
    return entries.select(
        (-pl.int_range(1, pl.len() + 1)).alias("id"),
        *IDENTITY,
        "valid_to",
        "rule_id",
        pl.col("note").fill_null(""),
    )
