"""The units of one organisation with their kinds, places and functions."""

from dataclasses import dataclass
from typing import Protocol

import polars as pl

from fagloft.contexts.imports.actions.shipped_tables import read_shipped
from fagloft.contexts.organisations.models import Organisation
from fagloft.database.appending import append_rows
from fagloft.database.row_numbers import draw_numbers

NAMES = ("name_nb", "name_nn", "name_en")


class UnitTables(Protocol):
    """The frames of a population that describe units."""

    @property
    def unit_kinds(self) -> pl.DataFrame: ...
    @property
    def functions(self) -> pl.DataFrame: ...
    @property
    def places(self) -> pl.DataFrame: ...
    @property
    def units(self) -> pl.DataFrame: ...
    @property
    def employments(self) -> pl.DataFrame: ...
    @property
    def authorised_positions(self) -> pl.DataFrame: ...


@dataclass(frozen=True)
class UnitNumbers:
    """From codes to primary keys: frames of `<thing>_code` and `<thing>_id`."""

    units: pl.DataFrame
    functions: pl.DataFrame


def append_units(*, organisation: Organisation, population: UnitTables) -> UnitNumbers:
    """Write what the organisation uses of kinds, places and functions, then its units. Declare it first."""
    mine = pl.col("organisation_code") == organisation.code
    units = population.units.filter(mine)
    kinds = _append_kinds(
        organisation, population.unit_kinds.filter(pl.col("code").is_in(units["kind_code"].implode()))
    )
    places = _append_places(organisation, population.places, units)
    return UnitNumbers(
        units=_append_tree(organisation, units.join(kinds, on="kind_code").join(places, on="place_code", how="left")),
        functions=_append_functions(organisation, population),
    )


def _append_kinds(organisation: Organisation, kinds: pl.DataFrame) -> pl.DataFrame:
    titles = read_shipped("organisations/leader_titles.csv").rename({"kind_code": "code"})
    rows = kinds.join(titles, on="code", how="left").select(
        "code", *NAMES, pl.col("service_area").fill_null(""), pl.col("leader_title").fill_null("")
    )
    return _append_coded("organisations_unitkind", organisation, rows, "kind")


def _append_places(organisation: Organisation, places: pl.DataFrame, units: pl.DataFrame) -> pl.DataFrame:
    used = places.filter(pl.col("place_code").is_in(units["place_code"].implode()))
    rows = used.select(pl.col("place_code").alias("code"), "name")
    return _append_coded("organisations_place", organisation, rows, "place")


def _append_functions(organisation: Organisation, population: UnitTables) -> pl.DataFrame:
    mine = pl.col("organisation_code") == organisation.code
    used = pl.concat(
        frame.filter(mine)["function_code"] for frame in (population.employments, population.authorised_positions)
    ).unique()
    rows = population.functions.filter(pl.col("code").is_in(used.implode())).select("code", *NAMES)
    return _append_coded("organisations_function", organisation, rows, "function")


def _append_coded(table: str, organisation: Organisation, rows: pl.DataFrame, thing: str) -> pl.DataFrame:
    numbered = rows.with_columns(
        draw_numbers(table, rows.height), pl.lit(organisation.pk, dtype=pl.Int64).alias("tenant_id")
    )
    append_rows(table, numbered)
    return numbered.select(pl.col("code").alias(f"{thing}_code"), pl.col("id").alias(f"{thing}_id"))


def _append_tree(organisation: Organisation, units: pl.DataFrame) -> pl.DataFrame:
    numbered = units.with_columns(draw_numbers("organisations_unit", units.height))
    numbers = numbered.select("unit_code", pl.col("id").alias("unit_id"))
    parents = numbers.rename({"unit_code": "parent_code", "unit_id": "parent_id"})
    rows = numbered.join(parents, on="parent_code", how="left").select(
        "id",
        pl.lit(organisation.pk, dtype=pl.Int64).alias("tenant_id"),
        "parent_id",
        pl.col("unit_code").alias("code"),
        "name",
        "kind_id",
        "place_id",
        "starts_on",
    )
    append_rows("organisations_unit", rows)
    return numbers
