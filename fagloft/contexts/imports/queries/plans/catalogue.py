"""Competences of the organisation's own catalogue, from a file; what people hold is never touched."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from fagloft.contexts.imports.queries.plans.levels import plan_levels, split_levels
from fagloft.contexts.imports.queries.plans.look_up import fold_text
from fagloft.contexts.imports.queries.plans.outcome import CHANGED, NEW, UNCHANGED, Plan, Thing, differs, writes_of
from fagloft.contexts.imports.queries.plans.refusals import Refusals

COLUMNS = ("name_nb", "name_nn", "name_en", "component", "competence_class")
FIELDS = ("name_nb", "name_nn", "name_en", "component", "class", "levels", "validity_months")
LONGEST_NAME = 160


@dataclass(frozen=True)
class CatalogueRegister:
    """The organisation's catalogue and the community's, with `is_own`."""

    competences: pl.DataFrame
    levels: pl.DataFrame
    rules: pl.DataFrame


def plan_catalogue(rows: pl.DataFrame, known: CatalogueRegister, refusals: Refusals, *, on: date) -> Plan:
    """An empty cell says nothing, but a new competence has at least one level."""
    found = _resolve(rows, known, refusals)
    levels = plan_levels(found, known.levels, refusals)
    rules = _plan_rules(found, known.rules, refusals, on=on)
    entries = _compare(found, levels.texts, rules)
    return Plan(
        things=(Thing("competence", FIELDS, entries),),
        writes=writes_of(
            ("competence_competence", True, _new_rows(found.filter(pl.col("id") < 0))),
            ("competence_competence", False, _changed_rows(found)),
            ("competence_level", True, levels.new),
            ("competence_level", False, levels.renamed),
            ("competence_validityrule", True, _rule_rows(rules, on=on)),
        ),
    )


def _resolve(rows: pl.DataFrame, known: CatalogueRegister, refusals: Refusals) -> pl.DataFrame:
    for column in ("name_nb", "name_nn", "name_en"):
        too_long = (pl.col(column).str.len_chars() > LONGEST_NAME).fill_null(value=False)
        rows = refusals.refuse(rows, too_long, column, "longer_than_register")
    folded = rows.rename({"class": "competence_class"}).with_columns(fold_text("competence_code").alias("code"))
    first = folded.with_columns(pl.col("row").min().over("code").alias("first_row"))
    again = first.filter(pl.col("row") > pl.col("first_row"))
    refusals.add(again, "competence_code", "same_competence_as_row", other=pl.col("first_row"))
    items = known.competences.with_columns(fold_text("code").alias("code"))
    own = items.filter("is_own").select(
        "code",
        pl.col("id").alias("known_id"),
        "retired_on",
        *(pl.col(name).alias(f"{name}_before") for name in COLUMNS),
    )
    shared = items.filter(~pl.col("is_own")).select("code", is_shared=pl.lit(value=True)).unique()
    found = folded.join(own, on="code", how="left", maintain_order="left")
    found = found.join(shared, on="code", how="left", maintain_order="left")
    is_theirs = pl.col("is_shared").fill_null(value=False) & pl.col("known_id").is_null()
    found = refusals.refuse(found, is_theirs, "competence_code", "shared_competence")
    found = refusals.refuse(found, pl.col("retired_on").is_not_null(), "competence_code", "competence_retired")
    found = found.with_columns(pl.coalesce("known_id", -pl.int_range(1, pl.len() + 1)).alias("id"))
    return found.with_columns(
        pl.coalesce("name_nn", "name_nn_before", "name_nb").alias("name_nn"),
        pl.coalesce("name_en", "name_en_before", "name_nb").alias("name_en"),
        split_levels(),
    )


def _plan_rules(found: pl.DataFrame, rules: pl.DataFrame, refusals: Refusals, *, on: date) -> pl.DataFrame:
    """Rows with the months there were; a rule is never changed, a new one takes over from the day."""
    common = rules.filter(pl.col("is_own") & pl.col("profession_id").is_null() & (pl.col("effective_from") <= on))
    latest = common.sort("effective_from", "id").unique("competence_id", keep="last", maintain_order=True)
    stands = latest.select(
        pl.col("competence_id").alias("id"), pl.col("months").alias("validity_months_before"), "effective_from"
    )
    joined = found.join(stands, on="id", how="left", maintain_order="left").with_columns(
        pl.coalesce("validity_months", "validity_months_before").alias("validity_months")
    )
    is_other = pl.col("validity_months").ne_missing(pl.col("validity_months_before"))
    made_today = joined.filter(is_other & (pl.col("effective_from") == on))
    refusals.add(made_today, "validity_months", "rule_made_today", other=pl.col("validity_months_before"))
    return joined.with_columns(is_other.alias("is_other"))


def _compare(found: pl.DataFrame, texts: pl.DataFrame, rules: pl.DataFrame) -> pl.DataFrame:
    months = rules.select("row", "validity_months", "validity_months_before")
    joined = found.drop("levels", "validity_months").join(texts, on="row", how="left", maintain_order="left")
    joined = joined.join(months, on="row", how="left", maintain_order="left")
    joined = joined.rename({"competence_class": "class", "competence_class_before": "class_before"})
    kind = (
        pl.when(pl.col("id") < 0)
        .then(pl.lit(NEW))
        .when(differs(FIELDS))
        .then(pl.lit(CHANGED))
        .otherwise(pl.lit(UNCHANGED))
    )
    return joined.with_columns(kind.alias("kind"), pl.col("competence_code").alias("label"))


def _new_rows(found: pl.DataFrame) -> pl.DataFrame:
    unsaid = ("short_name", "short_name_nn", "short_name_en", "description", "description_nn", "description_en")
    empty = (pl.lit("").alias(name) for name in (*unsaid, "synonyms", "owner", "source"))
    return found.select(
        "id", pl.col("competence_code").alias("code"), *COLUMNS, pl.lit("best").alias("counting"), *empty
    )


def _changed_rows(found: pl.DataFrame) -> pl.DataFrame:
    return found.filter((pl.col("id") > 0) & differs(COLUMNS)).select("id", *COLUMNS)


def _rule_rows(rules: pl.DataFrame, *, on: date) -> pl.DataFrame:
    chosen = rules.filter("is_other")
    return chosen.select(
        (-pl.int_range(1, pl.len() + 1)).alias("id"),
        pl.col("id").alias("competence_id"),
        pl.col("validity_months").alias("months"),
        pl.lit(on).alias("effective_from"),
        pl.lit("local").alias("basis"),
        pl.lit("").alias("source"),
    )
