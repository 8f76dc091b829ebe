"""Who leads, who stands in, which professional-development nurse serves which units."""

from collections import defaultdict
from datetime import date, timedelta

import numpy as np
import polars as pl

from fagloft.demo.roster import DAYS_PER_YEAR
from fagloft.demo.schemas import DUTIES, shape_frame
from fagloft.demo.source_tables import assumption, read_rows
from fagloft.demo.staff import FULL_TIME_FUNCTIONS
from fagloft.demo.units import Unit

HOURS_OF_A_FULL_WEEK = 37.5
UNITS_WITH_DEPUTY = 0.7
DEPUTY_PROFESSIONS = ("SP", "VP", "JO", "FT", "ET", "SOS", "RAD", "BI", "RA", "AA", "HF", "PS", "LE", "MER", "DRI")
KEYS = ("organisation_code", "employee_number", "unit_code")


def build_duties(staff: pl.DataFrame, units: list[Unit], rng: np.random.Generator, on: date) -> pl.DataFrame:
    """Return all duties, those that have ended too."""
    fixed = _build_persona_duties(on)
    drawn = pl.concat(
        [_build_leaders(staff), _draw_deputies(staff, rng), _build_development_nurses(staff, units)]
    ).join(fixed.filter(pl.col("duty") != "professional_development_nurse"), on=["unit_code", "duty"], how="anti")
    by_hand = fixed["employee_number"].implode()
    drawn = drawn.filter(~pl.col("employee_number").is_in(by_hand))
    return pl.concat([drawn, fixed]).sort("organisation_code", "unit_code", "duty", "starts_on", "employee_number")


def _build_persona_duties(on: date) -> pl.DataFrame:
    personas = {row["key"]: row for row in read_rows("demo/personas.csv")}
    rows = [
        {
            "organisation_code": personas[row["key"]]["organisation_code"],
            "employee_number": personas[row["key"]]["employee_number"],
            "unit_code": row["unit_code"],
            "duty": row["duty"],
            "hours_per_week": float(row["hours_per_week"]) if row["hours_per_week"] else None,
            "starts_on": (on - timedelta(days=float(row["months_ago"]) * DAYS_PER_YEAR / 12)).replace(day=1),
            "ends_on": None,
        }
        for row in read_rows("demo/persona_duties.csv")
    ]
    return shape_frame(pl.DataFrame(rows, infer_schema_length=None), DUTIES)


def _build_leaders(staff: pl.DataFrame) -> pl.DataFrame:
    """The latest leader who left, if any, and the one who leads now from the day the former left."""
    leaders = staff.filter(pl.col("function_code").str.contains(FULL_TIME_FUNCTIONS))
    former = leaders.filter(pl.col("ends_on").is_not_null()).sort("ends_on").unique("unit_code", keep="last")
    current = leaders.filter(pl.col("ends_on").is_null()).join(
        former.select("unit_code", pl.col("ends_on").alias("vacated_on")), on="unit_code", how="left"
    )
    begins = pl.max_horizontal("hired_on", "vacated_on").alias("starts_on")
    duty = pl.lit("leader").alias("duty")
    hours = pl.lit(None, dtype=pl.Float64).alias("hours_per_week")
    return pl.concat(
        [
            shape_frame(former.with_columns(pl.col("hired_on").alias("starts_on"), duty, hours), DUTIES),
            shape_frame(current.with_columns(begins, duty, hours), DUTIES),
        ]
    )


def _draw_deputies(staff: pl.DataFrame, rng: np.random.Generator) -> pl.DataFrame:
    able = staff.filter(
        pl.col("ends_on").is_null()
        & ~pl.col("is_persona")
        & pl.col("profession_code").is_in(DEPUTY_PROFESSIONS)
        & ~pl.col("function_code").str.contains(FULL_TIME_FUNCTIONS)
    )
    first = able.sample(fraction=1, shuffle=True, seed=int(rng.integers(2**32))).sort("fte", descending=True)
    chosen = first.unique("unit_code", keep="first", maintain_order=True).sort("unit_code")
    chosen = chosen.filter(pl.Series(rng.uniform(0, 1, len(chosen)) < UNITS_WITH_DEPUTY))
    return shape_frame(
        chosen.with_columns(
            pl.lit("deputy").alias("duty"),
            pl.lit(None, dtype=pl.Float64).alias("hours_per_week"),
            pl.col("hired_on").alias("starts_on"),
        ),
        DUTIES,
    )


def _build_development_nurses(staff: pl.DataFrame, units: list[Unit]) -> pl.DataFrame:
    served = _find_served_units(units)
    nurses = staff.filter(
        pl.col("function_code").str.starts_with("development_nurse_") & pl.col("ends_on").is_null()
    ).select(*KEYS, "fte", "hired_on")
    rows = [
        {
            "organisation_code": nurse["organisation_code"],
            "employee_number": nurse["employee_number"],
            "unit_code": unit_code,
            "duty": "professional_development_nurse",
            "hours_per_week": round(nurse["fte"] * HOURS_OF_A_FULL_WEEK / len(served[nurse["unit_code"]]), 1),
            "starts_on": nurse["hired_on"],
            "ends_on": None,
        }
        for nurse in nurses.to_dicts()
        for unit_code in served[nurse["unit_code"]]
    ]
    return shape_frame(pl.DataFrame(rows, infer_schema_length=None), DUTIES)


def _find_served_units(units: list[Unit]) -> dict[str, list[str]]:
    """A ward's nurse serves the whole home, a zone's nurse the next zones too, a section's nurse the section."""
    wards: dict[str, list[str]] = defaultdict(list)
    zones: dict[str, list[str]] = defaultdict(list)
    served = {}
    for unit in units:
        if unit.service_area == "nursing_home":
            wards[unit.parent_code].append(unit.unit_code)
            served[unit.unit_code] = wards[unit.parent_code]
        elif unit.service_area == "home_care":
            zones[unit.organisation_code].append(unit.unit_code)
        else:
            served[unit.unit_code] = [unit.unit_code]
    step = int(assumption("zones_per_development_nurse"))
    for codes in zones.values():
        for index, code in enumerate(codes):
            served[code] = codes[index : index + step]
    return served
