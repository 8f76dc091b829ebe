"""Staff: the roster with names, numbers and part-time shares, the personas among them."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import polars as pl

from fagloft.demo.calendar_days import to_dates
from fagloft.demo.names import FIRST_PERSONA_HPR, draw_hpr_numbers, draw_names
from fagloft.demo.posts import Post
from fagloft.demo.roster import DAYS_PER_YEAR, Roster, Texts
from fagloft.demo.source_tables import assumption, read_rows
from fagloft.demo.workforce import HOSPITAL

FIRST_DRAWN_NUMBER = 200_000
IDENTITY = ("given_name", "family_name", "born_on", "hpr_number")
FULL_TIME_FUNCTIONS = r"^(leader_|director$|service_manager$|clinic_director$|department_head$)"
REGION_PEOPLE = 20_000
OLD_ENOUGH_ON = pl.col("born_on").dt.offset_by("18y1mo").dt.month_start()


def take_persona_posts(posts: list[Post]) -> list[Post]:
    """Free the posts that the personas fill, so that the numbers still add up."""
    filled = {
        (row["unit_code"], row["function_code"]): 0
        for row in read_rows("demo/personas.csv")
        if row["unit_code"] and not row["left_months_ago"]
    }
    for row in read_rows("demo/personas.csv"):
        key = (row["unit_code"], row["function_code"])
        filled[key] = filled.get(key, 0) + (not row["left_months_ago"])
    reduced = [
        replace(post, people=max(0, post.people - filled.get((post.unit_code, post.function_code), 0)))
        for post in posts
    ]
    return [post for post in reduced if post.people]


def name_roster(roster: Roster, rng: np.random.Generator) -> pl.DataFrame:
    """Return one row per person with the main employment."""
    given, family = draw_names(roster.profession, roster.born_on, rng)
    frame = pl.DataFrame(
        {
            "organisation_code": roster.organisation,
            "given_name": given,
            "family_name": family,
            "born_on": to_dates(roster.born_on),
            "hpr_number": draw_hpr_numbers(roster.profession, rng),
            "unit_code": roster.unit,
            "function_code": roster.function,
            "profession_code": roster.profession,
            "fte": _draw_fte(roster.profession, rng),
            "hired_on": to_dates(roster.hired_on),
            "ends_on": to_dates(roster.left_on),
        }
    )
    number = FIRST_DRAWN_NUMBER + pl.col("hired_on").rank("ordinal").over("organisation_code")
    return frame.with_columns(
        pl.col("born_on", "hired_on", "ends_on").cast(pl.Date),
        number.cast(pl.String).alias("employee_number"),
        pl.when(pl.col("function_code").str.contains(FULL_TIME_FUNCTIONS)).then(1.0).otherwise("fte").alias("fte"),
        pl.col("hpr_number").replace("", None),
        pl.lit(value=False).alias("is_persona"),
    )


def _draw_fte(profession: Texts, rng: np.random.Generator) -> list[float]:
    traits = {row["profession_code"]: row for row in read_rows("demo/profession_traits.csv")}
    full, low, high = (
        np.array([float(traits[code][name]) for code in profession])
        for name in ("full_time_share", "part_time_low", "part_time_high")
    )
    part = np.round((low + (high - low) * rng.uniform(0, 1, len(profession))) * 20) / 20
    return [float(share) for share in np.where(rng.uniform(0, 1, len(profession)) < full, 1.0, part).round(2)]


def build_personas(on: date) -> pl.DataFrame:
    """Return the personas who are employed, in the columns of the named roster."""
    rows = []
    hpr: dict[tuple[str, str], str] = {}
    for row in read_rows("demo/personas.csv"):
        if not row["employee_number"]:
            continue
        same_person = (row["given_name"], row["family_name"])
        number = hpr.setdefault(same_person, str(FIRST_PERSONA_HPR + len(hpr)))
        rows.append(
            {
                **{name: row[name] for name in ("organisation_code", "given_name", "family_name", "unit_code")},
                **{name: row[name] for name in ("function_code", "profession_code", "employee_number")},
                "born_on": date.fromisoformat(row["born_on"]),
                "hpr_number": number if row["profession_code"] == "SP" else None,
                "fte": float(row["fte"]),
                "hired_on": _months_before(on, float(row["hired_years_ago"]) * 12),
                "ends_on": _months_before(on, float(row["left_months_ago"])) if row["left_months_ago"] else None,
                "is_persona": True,
            }
        )
    return pl.DataFrame(rows, schema_overrides={"ends_on": pl.Date})


def _months_before(on: date, months: float) -> date:
    return (on - timedelta(days=months * DAYS_PER_YEAR / 12)).replace(day=1)


def give_second_employers(staff: pl.DataFrame, rng: np.random.Generator) -> pl.DataFrame:
    """Let some nurses of the hospital trust also be employed by a municipality: one record in each."""
    staff = staff.with_row_index("row")
    nurses = staff.filter(
        (pl.col("profession_code") == "SP")
        & pl.col("ends_on").is_null()
        & pl.col("function_code").str.starts_with("nurse_")
    )
    at_hospital = nurses.filter(pl.col("organisation_code") == HOSPITAL)["row"].to_numpy()
    at_municipality = nurses.filter(pl.col("organisation_code") != HOSPITAL)["row"].to_numpy()
    wanted = round(assumption("second_employer_people") * len(staff) / REGION_PEOPLE) + 2
    count = min(wanted, len(at_hospital), len(at_municipality))
    first = rng.choice(at_hospital, count, replace=False)
    second = rng.choice(at_municipality, count, replace=False)
    # Paired by age: the municipality's record takes over the other's day of birth.
    born_on = staff["born_on"].cast(pl.Int32).to_numpy()
    first, second = first[np.argsort(born_on[first])], second[np.argsort(born_on[second])]
    origin = np.arange(len(staff))
    origin[second] = first
    both = pl.lit(np.isin(np.arange(len(staff)), np.concatenate([first, second])))
    shared = staff.with_columns(
        *(pl.col(name).gather(origin) for name in IDENTITY),
        pl.when(both).then(pl.min_horizontal("fte", pl.lit(0.5))).otherwise("fte").alias("fte"),
    )
    return shared.with_columns(pl.max_horizontal("hired_on", OLD_ENOUGH_ON).alias("hired_on")).drop("row")
