"""The roster: one row per person with function, unit, age and dates, before names are given."""

from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from fagloft.demo.calendar_days import NO_DAY, Days, day_number, first_of_month
from fagloft.demo.posts import CARE_PROFESSIONS, Post
from fagloft.demo.source_tables import assumption, read_rows
from fagloft.demo.workforce import CARE_WORKERS, NURSES

type Texts = NDArray[np.str_]
type Numbers = NDArray[np.float64]

BANDS = ("employed_15_30", "employed_31_45", "employed_46_60", "employed_60_74")
BAND_EDGES = ((19, 31), (31, 46), (46, 61), (61, 71))
YOUNG_FIRST = {"STU": -40.0, "ASS": -8.0, "LE": 4.0}
LEADERS_ARE_OLDER = 14.0
TYPICAL_TENURE_YEARS = 14.0
LEAVER_TENURE_YEARS = 4.0
DAYS_PER_YEAR = 365.25


@dataclass(frozen=True)
class Roster:
    """Columns of equal length; NO_DAY in left_on means still employed."""

    organisation: Texts
    unit: Texts
    function: Texts
    profession: Texts
    born_on: Days
    hired_on: Days
    left_on: Days

    def __len__(self) -> int:
        return len(self.unit)


def draw_roster(posts: list[Post], rng: np.random.Generator, on: date) -> Roster:
    """Draw those employed now and those who left in the years that are kept."""
    rows = np.repeat(np.arange(len(posts)), [post.people for post in posts])
    leavers = round(len(rows) * assumption("leaver_rate_per_year") * assumption("leaver_years"))
    rows = np.concatenate([rows, rng.choice(rows, leavers, replace=False)])
    gone = np.arange(len(rows)) >= len(rows) - leavers
    columns = [
        np.array([getattr(post, name) for post in posts])[rows]
        for name in ("organisation_code", "unit_code", "function_code", "profession_code")
    ]
    today = day_number(on)
    organisation, unit, function, profession = columns
    left_on = np.full(len(rows), NO_DAY)
    span = assumption("leaver_years") * DAYS_PER_YEAR
    left_on[gone] = first_of_month((today - rng.uniform(20, span, leavers)).astype(np.int64))
    end = np.where(gone, left_on, today)
    born_on = _draw_births(organisation, function, profession, rng, end)
    hired_on = _draw_hires(born_on, end, gone, rng)
    profession = _rename_older_care_workers(profession, born_on, rng, today)
    return Roster(organisation, unit, function, profession, born_on, hired_on, left_on)


def _draw_births(organisation: Texts, function: Texts, profession: Texts, rng: np.random.Generator, end: Days) -> Days:
    ages = np.zeros(len(profession))
    care = np.isin(profession, list(CARE_PROFESSIONS))
    for code in np.unique(organisation):
        for occupation, chosen in ((CARE_WORKERS, care), (NURSES, ~care)):
            rows = np.flatnonzero((organisation == code) & chosen)
            ages[rows] = _draw_ages(rows, str(code), occupation, function, profession, rng)
    youngest = {row["profession_code"]: float(row["youngest"]) for row in read_rows("demo/profession_traits.csv")}
    least = np.array([youngest[code] for code in profession]) + rng.uniform(0.3, 2.5, len(profession))
    return (end - np.maximum(ages, least) * DAYS_PER_YEAR).astype(np.int64)


def _draw_ages(
    rows: NDArray[np.int64],
    organisation: str,
    occupation: str,
    function: Texts,
    profession: Texts,
    rng: np.random.Generator,
) -> Numbers:
    """Draw ages by the bands of the statistics, then give the lowest to those who tend to be young."""
    shares = _read_band_shares(organisation, occupation)
    edges = np.array(BAND_EDGES, dtype=np.float64)[rng.choice(len(shares), len(rows), p=shares)]
    # Few work on past 67, so the oldest band leans to its lower end.
    lean = np.where(edges[:, 0] > 60, 2.2, 1.0)
    ages = np.sort(edges[:, 0] + (edges[:, 1] - edges[:, 0]) * rng.uniform(0, 1, len(rows)) ** lean)
    offsets = np.array([YOUNG_FIRST.get(code, 0.0) for code in profession[rows]])
    leads = np.char.startswith(function[rows], "leader_") | np.isin(function[rows], ["director", "service_manager"])
    key = offsets + leads * LEADERS_ARE_OLDER + rng.normal(0, 12, len(rows))
    drawn = np.empty(len(rows))
    drawn[np.argsort(key, kind="stable")] = ages
    return drawn


def _read_band_shares(organisation: str, occupation: str) -> Numbers:
    rows = [
        row
        for row in read_rows("norway/hospital_area_workforce_2020.csv")
        if row["area"] == "vestfold" and row["occupation_code"] == occupation
    ]
    whole = next(row for row in rows if row["region"] == "all_vestfold")
    own = [row for row in rows if row is not whole and organisation in row["municipality_codes_2024"].split(";")]
    counts = np.array([float((own or [whole])[0][band]) for band in BANDS])
    shares: Numbers = counts / counts.sum()
    return shares


def _draw_hires(born_on: Days, end: Days, gone: NDArray[np.bool_], rng: np.random.Generator) -> Days:
    start_of_history = day_number(date(int(assumption("history_from_year")), 1, 1))
    longest = np.minimum(end - start_of_history, end - born_on - 18.1 * DAYS_PER_YEAR)
    tenure = rng.exponential(np.where(gone, LEAVER_TENURE_YEARS, TYPICAL_TENURE_YEARS)) * DAYS_PER_YEAR
    tenure = np.where(tenure > longest, rng.uniform(0, 1, len(born_on)) * longest, tenure)
    return first_of_month((end - np.maximum(tenure, 32)).astype(np.int64))


def _rename_older_care_workers(profession: Texts, born_on: Days, rng: np.random.Generator, today: int) -> Texts:
    """Those authorised before the trade was joined keep their older titles."""
    older = (profession == "HF") & (today - born_on > 50 * DAYS_PER_YEAR)
    draw = rng.uniform(0, 1, len(profession))
    renamed = np.where(older & (draw < 0.4), "HP", profession)
    return np.where(older & (draw >= 0.4) & (draw < 0.52), "OA", renamed)


def take_rows(roster: Roster, rows: NDArray[np.int64]) -> Roster:
    """Return the chosen rows of a roster."""
    return replace(roster, **{name: getattr(roster, name)[rows] for name in roster.__dataclass_fields__})


def join_rosters(first: Roster, second: Roster) -> Roster:
    """Return two rosters as one."""
    names = first.__dataclass_fields__
    return replace(first, **{name: np.concatenate([getattr(first, name), getattr(second, name)]) for name in names})
