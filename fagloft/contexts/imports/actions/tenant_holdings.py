"""What the people of one organisation hold, each holding with the rule that was in force when it was made."""

from collections.abc import Callable
from typing import Any, Protocol

import polars as pl
from django.db.models import QuerySet

from fagloft.contexts.competence.models import Competence, ValidityRule
from fagloft.contexts.organisations.models import Organisation
from fagloft.database.appending import append_rows

PORTION = 50_000
RECORDED_BY = "Demo"


class HoldingTables(Protocol):
    """The frames of a population that describe holdings."""

    @property
    def employments(self) -> pl.DataFrame: ...
    @property
    def holdings(self) -> pl.DataFrame: ...


def append_holdings(
    *,
    organisation: Organisation,
    community: Organisation,
    population: HoldingTables,
    people: pl.DataFrame,
    advance: Callable[[int], None],
) -> None:
    """Write in portions and tell `advance` the size of each. Declare the organisation first."""
    holdings = _add_professions(organisation, population)
    competences = _frame(
        Competence.objects.filter(tenant=community).values_list("code", "pk"), "competence_code", "competence_id"
    )
    rows = (
        _add_rules(holdings, community)
        .join(people, on="employee_number")
        .join(competences, on="competence_code")
        .select(
            pl.lit(organisation.pk, dtype=pl.Int64).alias("tenant_id"),
            "person_id",
            "competence_id",
            "level",
            "valid_from",
            "valid_to",
            "source",
            "rule_id",
            pl.lit("").alias("note"),
            (pl.col("valid_from").cast(pl.Datetime(time_zone="UTC")) + pl.duration(hours=11)).alias("recorded_at"),
            pl.lit(RECORDED_BY).alias("recorded_by_name"),
        )
    )
    for portion in rows.iter_slices(PORTION):
        append_rows("competence_holding", portion)
        advance(portion.height)


def _add_professions(organisation: Organisation, population: HoldingTables) -> pl.DataFrame:
    """Holdings with the latest profession of their people."""
    mine = pl.col("organisation_code") == organisation.code
    latest = population.employments.filter(mine).sort("starts_on").unique("employee_number", keep="last")
    professions = latest.select("employee_number", "profession_code")
    return population.holdings.filter(mine).join(professions, on="employee_number", how="left")


def _add_rules(holdings: pl.DataFrame, community: Organisation) -> pl.DataFrame:
    """Of the rules in force on valid_from, the one for the profession goes before the one for all."""
    rules = _read_rules(community)
    common = rules.filter(pl.col("profession_code").is_null()).drop("profession_code")
    special = rules.filter(pl.col("profession_code").is_not_null()).rename({"rule": "special_rule"})
    return (
        holdings.sort("valid_from")
        .join_asof(common, on="valid_from", by="competence_code", check_sortedness=False)
        .join_asof(special, on="valid_from", by=["competence_code", "profession_code"], check_sortedness=False)
        .with_columns(pl.coalesce("special_rule", "rule").alias("rule_id"))
        .sort("employee_number", "competence_code", "level", "valid_from", "source")
    )


def _read_rules(community: Organisation) -> pl.DataFrame:
    rows = ValidityRule.objects.filter(tenant=community).order_by("effective_from")
    return pl.DataFrame(
        list(rows.values_list("competence__code", "profession__code", "pk", "effective_from")),
        schema={
            "competence_code": pl.String,
            "profession_code": pl.String,
            "rule": pl.Int64,
            "valid_from": pl.Date,
        },
        orient="row",
    )


def _frame(rows: QuerySet[Any, Any], code: str, number: str) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema={code: pl.String, number: pl.Int64}, orient="row")
