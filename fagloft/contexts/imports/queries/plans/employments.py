"""Where people work, from a file: corrections, new periods and leavers."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from fagloft.contexts.imports.queries.plans.leavers import find_leavers
from fagloft.contexts.imports.queries.plans.look_up import coin, find_units, look_up, spellings
from fagloft.contexts.imports.queries.plans.matching import match_employments
from fagloft.contexts.imports.queries.plans.outcome import (
    CHANGED,
    ENDED,
    NEW,
    UNCHANGED,
    Thing,
    Write,
    differs,
    writes_of,
)
from fagloft.contexts.imports.queries.plans.overlaps import refuse_overlaps
from fagloft.contexts.imports.queries.plans.refusals import Refusals

COLUMNS = ("unit_id", "function_id", "profession_id", "fte", "starts_on", "ends_on")
FIELDS = ("unit", "function", "profession", "fte", "starts_on", "ends_on")
LONGEST_FUNCTION = 100


@dataclass(frozen=True)
class Workplaces:
    """What employments point at, and those there are."""

    units: pl.DataFrame
    functions: pl.DataFrame
    professions: pl.DataFrame
    employments: pl.DataFrame
    duties: pl.DataFrame


@dataclass(frozen=True)
class EmploymentPlan:
    things: tuple[Thing, ...]
    writes: tuple[Write, ...]
    new_functions: tuple[str, ...]


def plan_employments(
    rows: pl.DataFrame, people: pl.DataFrame, known: Workplaces, refusals: Refusals, *, on: date, end_leavers: bool
) -> EmploymentPlan:
    """`rows` have `person_id`; `people` gives `label` and `born_on` of everybody (by `person_id`)."""
    coined = _coin_functions(rows, known)
    found = _resolve(rows, people, known, coined, refusals)
    matched = found.join(match_employments(found, known.employments), on="row", how="left", maintain_order="left")
    entries = _compare(matched, known)
    refuse_overlaps(entries, known.employments, refusals)
    taken_over = _end_what_is_taken_over(entries, known.employments)
    leavers = find_leavers(entries, known.employments, known.duties, on=on) if end_leavers else None
    ended = pl.concat([taken_over, leavers.employments]) if leavers else taken_over
    shown = _say(entries, ended, people, known, coined)
    writes = writes_of(
        ("organisations_function", True, _function_rows(coined)),
        ("organisations_employment", False, ended.select("id", "ends_on")),
        ("organisations_employment", False, _table_rows(entries, CHANGED)),
        ("organisations_employment", True, _table_rows(entries, NEW)),
        *([("organisations_duty", False, leavers.duties.select("id", "ends_on"))] if leavers else []),
    )
    duties = (leavers.duty_thing(people),) if leavers else ()
    return EmploymentPlan((Thing("employment", FIELDS, shown), *duties), writes, tuple(coined["name"]))


def _coin_functions(rows: pl.DataFrame, known: Workplaces) -> pl.DataFrame:
    looked_up = look_up(rows, "function", spellings(known.functions), "function_id")
    return coin(looked_up.filter(pl.col("function_id").is_null())["function"], known.functions)


def _resolve(
    rows: pl.DataFrame, people: pl.DataFrame, known: Workplaces, coined: pl.DataFrame, refusals: Refusals
) -> pl.DataFrame:
    found = find_units(rows, known.units, refusals, "unit_code")
    ended = (pl.col("unit_ends_on") <= pl.col("starts_on")).fill_null(value=False)
    found = refusals.refuse(found, ended, "unit_code", "unit_has_ended")
    functions = pl.concat([spellings(known.functions), coined.select("spelling", "id")])
    found = look_up(found, "function", functions, "function_id")
    found = refusals.refuse(
        found, pl.col("function").str.len_chars() > LONGEST_FUNCTION, "function", "longer_than_register"
    )
    found = look_up(found, "profession", spellings(known.professions), "profession_id")
    strange = pl.col("profession").is_not_null() & pl.col("profession_id").is_null()
    found = refusals.refuse(found, strange, "profession", "unknown_profession")
    found = found.join(people.select("person_id", "born_on"), on="person_id", how="left", maintain_order="left")
    unborn = (pl.col("starts_on") <= pl.col("born_on")).fill_null(value=False)
    found = refusals.refuse(found, unborn, "starts_on", "before_birth")
    found = found.with_columns(pl.col("fte").round(3), pl.col("row").min().over(_IDENTITY).alias("first_row"))
    again = found.filter(pl.col("row") > pl.col("first_row"))
    refusals.add(again, "starts_on", "same_employment_as_row", other=pl.col("first_row"))
    return found.filter(pl.col("row") == pl.col("first_row"))


_IDENTITY = ("person_id", "unit_id", "starts_on")


def _compare(matched: pl.DataFrame, known: Workplaces) -> pl.DataFrame:
    """Each row with what stood before: of the employment it corrects, else of the one it takes over from."""
    before = known.employments.select("id", *(pl.col(name).alias(f"{name}_before") for name in COLUMNS))
    found = matched.with_columns(pl.coalesce("corrects_id", "takes_over_id").alias("id"))
    found = found.join(before, on="id", how="left", maintain_order="left")
    kind = (
        pl.when(pl.col("corrects_id").is_null())
        .then(pl.lit(NEW))
        .when(differs(COLUMNS))
        .then(pl.lit(CHANGED))
        .otherwise(pl.lit(UNCHANGED))
    )
    # Who goes on elsewhere is still a nurse when the file does not say otherwise.
    found = found.with_columns(pl.coalesce("profession_id", "profession_id_before").alias("profession_id"))
    return found.with_columns(
        kind.alias("kind"), pl.coalesce("corrects_id", -pl.int_range(1, pl.len() + 1)).alias("id")
    )


def _end_what_is_taken_over(entries: pl.DataFrame, registered: pl.DataFrame) -> pl.DataFrame:
    ends = entries.filter(pl.col("takes_over_id").is_not_null()).select(
        pl.col("takes_over_id").alias("id"), pl.col("starts_on").alias("ends_on"), "row"
    )
    stood = registered.rename({"ends_on": "ends_on_before"})
    return ends.join(stood, on="id", maintain_order="left").select("row", *_ENDED_COLUMNS)


_ENDED_COLUMNS = (
    "id", "person_id", "unit_id", "function_id", "profession_id", "fte", "starts_on", "ends_on", "ends_on_before"
)  # fmt: skip


def _say(
    entries: pl.DataFrame, ended: pl.DataFrame, people: pl.DataFrame, known: Workplaces, coined: pl.DataFrame
) -> pl.DataFrame:
    """Entries with words instead of numbers. A new period shows no before: its predecessor stands among the ended."""
    is_new = pl.col("kind") == NEW
    kept = [pl.when(~is_new).then(pl.col(f"{name}_before")).alias(f"{name}_before") for name in COLUMNS]
    changed = entries.select("row", "kind", "person_id", *COLUMNS, *kept)
    over = ended.select(
        "row",
        pl.lit(ENDED).alias("kind"),
        "person_id",
        *COLUMNS,
        *(pl.col(name).alias(f"{name}_before") for name in COLUMNS[:-1]),
        "ends_on_before",
    )
    shown = pl.concat([changed, over]).join(
        people.select("person_id", "label"), on="person_id", how="left", maintain_order="left"
    )
    units = known.units.select("id", "name")
    functions = pl.concat([known.functions.select("id", pl.col("name_nb").alias("name")), coined.select("id", "name")])
    professions = known.professions.select("id", pl.col("name_nb").alias("name"))
    for field, names in (("unit", units), ("function", functions), ("profession", professions)):
        for ending in ("", "_before"):
            worded = names.rename({"id": f"{field}_id{ending}", "name": f"{field}{ending}"})
            shown = shown.join(worded, on=f"{field}_id{ending}", how="left", maintain_order="left")
    return shown


def _table_rows(entries: pl.DataFrame, kind: str) -> pl.DataFrame:
    person = ("person_id",) if kind == NEW else ()
    return entries.filter(pl.col("kind") == kind).select("id", *person, *COLUMNS)


def _function_rows(coined: pl.DataFrame) -> pl.DataFrame:
    names = (pl.col("name").alias(f"name_{language}") for language in ("nb", "nn", "en"))
    return coined.select("id", "code", *names)
