"""What people hold: renewals back to when they were hired, and the gaps that make a demo believable."""

from datetime import date

import numpy as np
import polars as pl
from numpy.typing import NDArray

from fagloft.demo.calendar_days import to_dates
from fagloft.demo.requirements import list_minimums, list_requirements
from fagloft.demo.schemas import HOLDINGS, shape_frame
from fagloft.demo.source_tables import read_rows, read_table
from fagloft.demo.units import Unit
from fagloft.demo.validity import add_ends, find_months

type Flags = NDArray[np.bool_]
type Numbers = NDArray[np.float64]

# Log-odds that a requirement is met, by rank of the obligation: voluntary, expected, mandatory.
LOG_ODDS_MET = np.array([np.nan, -0.9, 1.0, 2.35])
NURSES_WHO_FILL_A_MINIMUM = 0.3
OTHERS_WHO_FILL_A_MINIMUM = 0.06
EXTRA_COMPETENCES = 2.4
DAYS_PER_MONTH = 30.4375
NEW_IN_THE_POST_DAYS = 120
SKIPPED_RENEWALS = 0.04
ALWAYS_MET = ("autorisasjon",)


def build_holdings(staff: pl.DataFrame, units: list[Unit], rng: np.random.Generator, on: date) -> pl.DataFrame:
    """Return every holding of every person, past and present."""
    wishes = pl.concat([_draw_required(staff, units, rng), _draw_minimums(staff, units, rng), _draw_extras(staff, rng)])
    wishes = wishes.group_by("person", "competence_code").agg(pl.col("level").max(), pl.col("met").any())
    wishes = _add_dates_of_person(wishes.sort("person", "competence_code"), staff, on)
    issues = add_ends(_issue(wishes, rng))
    keys = staff.select("organisation_code", "employee_number").with_row_index("person")
    sources = read_table("catalogue/competences.csv").select(
        pl.col("code").alias("competence_code"), pl.col("evidence_source").alias("source")
    )
    rows = issues.join(keys, on="person", maintain_order="left").join(
        sources, on="competence_code", maintain_order="left"
    )
    reported = pl.lit(rng.uniform(0, 1, len(rows)) < 0.04) & ~pl.col("source").is_in(["authorisation"])
    rows = rows.with_columns(pl.when(reported).then(pl.lit("self")).otherwise("source").alias("source"))
    return shape_frame(rows, HOLDINGS).unique(
        ["organisation_code", "employee_number", "competence_code", "valid_from"], maintain_order=True
    )


def _draw_required(staff: pl.DataFrame, units: list[Unit], rng: np.random.Generator) -> pl.DataFrame:
    required = list_requirements(staff, units)
    quality = _draw_unit_quality(units, rng)
    people = required["person"].to_numpy()
    odds = LOG_ODDS_MET[required["rank"].to_numpy()]
    unit_codes = staff["unit_code"].to_numpy()[people]
    odds = odds + np.array([quality[code] for code in unit_codes]) + rng.normal(0, 0.5, len(staff))[people]
    met = rng.uniform(0, 1, len(required)) < 1 / (1 + np.exp(-odds))
    met |= required["competence_code"].is_in(ALWAYS_MET).to_numpy()
    below = (rng.uniform(0, 1, len(required)) < 0.04) & (required["level"].to_numpy() > 1)
    return required.select("person", "competence_code", pl.col("level") - pl.lit(below).cast(pl.Int64)).with_columns(
        pl.Series("met", met)
    )


def _draw_unit_quality(units: list[Unit], rng: np.random.Generator) -> dict[str, float]:
    """Most units lie close together, about one in twelve is clearly worse, a few are set by hand."""
    drawn = rng.normal(0, 0.35, len(units)) - 1.3 * (rng.uniform(0, 1, len(units)) < 0.08)
    by_hand = {row["unit_code"]: float(row["quality"]) for row in read_rows("demo/unit_quality.csv")}
    return {unit.unit_code: float(value) for unit, value in zip(units, drawn, strict=True)} | by_hand


def _draw_minimums(staff: pl.DataFrame, units: list[Unit], rng: np.random.Generator) -> pl.DataFrame:
    able = list_minimums(staff, units)
    nurses = able["profession_code"].is_in(["SP", "VP", "JO"]).to_numpy()
    chance = np.where(nurses, NURSES_WHO_FILL_A_MINIMUM, OTHERS_WHO_FILL_A_MINIMUM)
    chosen = able.filter(pl.Series(rng.uniform(0, 1, len(able)) < chance))
    met = pl.Series("met", rng.uniform(0, 1, len(chosen)) < 0.85)
    return chosen.select("person", "competence_code", "level").with_columns(met)


def _draw_extras(staff: pl.DataFrame, rng: np.random.Generator) -> pl.DataFrame:
    """What people can beyond what is asked: the source of mobilising and sharing."""
    pool = read_table("catalogue/competences.csv").filter(
        pl.col("class").is_in(["breadth", "specialist", "coordination"])
        & ~pl.col("evidence_source").is_in(["formal_education", "authorisation"])
    )["code"]
    counts = rng.poisson(EXTRA_COMPETENCES, len(staff))
    people = np.repeat(np.arange(len(staff), dtype=np.uint32), counts)
    return pl.DataFrame({"person": people, "competence_code": rng.choice(pool.to_numpy(), len(people))}).with_columns(
        pl.lit(1, dtype=pl.Int64).alias("level"), pl.Series("met", rng.uniform(0, 1, len(people)) < 0.7)
    )


def _add_dates_of_person(wishes: pl.DataFrame, staff: pl.DataFrame, on: date) -> pl.DataFrame:
    dates = staff.select(
        "profession_code",
        "hired_on",
        pl.coalesce("ends_on", pl.lit(on)).alias("last_on"),
    ).with_row_index("person")
    dated = wishes.join(dates, on="person", maintain_order="left")
    return dated.with_columns(find_months(dated, "last_on").alias("months"))


def _issue(wishes: pl.DataFrame, rng: np.random.Generator) -> pl.DataFrame:
    """Place the latest issue by whether the requirement is met, then step back to the day of hiring."""
    hired = wishes["hired_on"].cast(pl.Int32).to_numpy().astype(np.int64)
    last = wishes["last_on"].cast(pl.Int32).to_numpy().astype(np.int64)
    span = wishes["months"].cast(pl.Float64).to_numpy() * DAYS_PER_MONTH
    met = _soften_for_newcomers(wishes, last - hired, rng)
    latest = _draw_latest(hired, last, span, met, rng)
    held = ~np.isnan(latest)
    renewed = held & ~np.isnan(span)
    step = np.where(renewed, span * rng.uniform(0.93, 1.0, len(span)), 1.0)
    earlier = np.where(renewed, np.floor((np.nan_to_num(latest) - hired) / step), 0).clip(0)
    counts = np.where(held, earlier + 1, 0).astype(np.int64)
    rows = np.repeat(np.arange(len(counts)), counts)
    turn = np.arange(len(rows)) - np.repeat(np.cumsum(counts) - counts, counts)
    jitter = np.where(turn > 0, rng.uniform(0, 12, len(rows)), 0)
    issued = (latest[rows] - turn * step[rows] - jitter).clip(hired[rows]).astype(np.int64)
    kept = (turn == 0) | (rng.uniform(0, 1, len(rows)) > SKIPPED_RENEWALS)
    level = wishes["level"].to_numpy()[rows]
    first_of_several = (turn > 0) & (turn == counts[rows] - 1)
    return pl.DataFrame(
        {
            "person": wishes["person"].to_numpy()[rows],
            "competence_code": wishes["competence_code"].to_numpy()[rows],
            "profession_code": wishes["profession_code"].to_numpy()[rows],
            "level": np.where(first_of_several, 1, level),
            "valid_from": to_dates(issued),
        }
    ).filter(pl.Series(kept))


def _soften_for_newcomers(wishes: pl.DataFrame, tenure: NDArray[np.int64], rng: np.random.Generator) -> Flags:
    """Those who came lately have not had time for everything."""
    late = (tenure < NEW_IN_THE_POST_DAYS) & (rng.uniform(0, 1, len(tenure)) < 0.35)
    late &= ~wishes["competence_code"].is_in(ALWAYS_MET).to_numpy()
    return wishes["met"].to_numpy() & ~late


def _draw_latest(
    hired: NDArray[np.int64], last: NDArray[np.int64], span: Numbers, met: Flags, rng: np.random.Generator
) -> Numbers:
    """Return the day of the latest issue as a number; not a number where nothing was ever issued."""
    tenure = (last - hired).astype(np.float64)
    for_ever = np.isnan(span)
    finite = np.where(for_ever, 0, span)
    soon = hired + rng.uniform(0, 1, len(hired)) * np.minimum(tenure * 0.9, 400)
    # Renewals crowd a little towards the recent half of the period, as where a unit gathers them in one season.
    age = finite * 0.985 * rng.uniform(0, 1, len(hired)) ** 1.35
    current = np.where(age < tenure, last - age, hired + rng.uniform(0, 1, len(hired)) * np.minimum(tenure * 0.9, 60))
    lapsed = last - finite - 4 - rng.exponential(150, len(hired))
    was_held = (lapsed > hired) & (rng.uniform(0, 1, len(hired)) < 0.62)
    not_met = np.where(~for_ever & was_held, lapsed, np.nan)
    return np.where(met, np.where(for_ever, soon, current), not_met)
