"""Draw what a municipality or a region plans its training from, the same every time."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import polars as pl

COMPETENCES = 40
PEOPLE_PER_UNIT = 40
PLACES = 12
FIRST_DAY = date(2027, 1, 4)
DAYS = 350
SEED = 20261122

type Table = dict[str, pl.DataFrame]


@dataclass(frozen=True)
class Size:
    """How much is drawn; a tight budget pays for about half of what could be done without one."""

    people: int
    gaps: int
    sessions: int
    tight_budget: int


MUNICIPALITY = Size(people=1_500, gaps=4_500, sessions=220, tight_budget=6_000_000)
REGION = Size(people=15_000, gaps=45_000, sessions=2_000, tight_budget=60_000_000)


def _ids(letter: str, count: int) -> pl.Series:
    """Number ids from 0, padded so that their order is that of the numbers."""
    return pl.Series([f"{letter}{number:06d}" for number in range(count)], dtype=pl.String)


def _days(rng: np.random.Generator, count: int, earliest: int, latest: int) -> pl.Series:
    """Draw days, counted from the first."""
    return pl.Series([FIRST_DAY + timedelta(days=int(ahead)) for ahead in rng.integers(earliest, latest, count)])


def draw_gaps(rng: np.random.Generator, size: Size, units: pl.DataFrame) -> pl.DataFrame:
    """Draw gaps: some competences are missing far more often than others, four of ten are due within the year."""
    often = 1 / np.arange(16, COMPETENCES + 16)
    pairs = rng.integers(0, size.people, 2 * size.gaps) * COMPETENCES + rng.choice(
        COMPETENCES, 2 * size.gaps, p=often / often.sum()
    )
    pairs = rng.permutation(np.unique(pairs))[: size.gaps]
    person, competence = np.divmod(np.sort(pairs), COMPETENCES)
    home = rng.integers(0, len(units), size.people)
    has_no_day = pl.Series(rng.random(len(pairs)) < 0.6)
    return pl.DataFrame(
        {
            "person_id": _ids("P", size.people).gather(person),
            "unit_id": units["unit_id"].gather(home[person]),
            "competence_id": _ids("C", COMPETENCES).gather(competence),
            "weight": rng.choice(np.array([1, 2, 3, 5, 8, 10]), len(pairs), p=[0.2, 0.2, 0.2, 0.2, 0.1, 0.1]),
            "due_on": _days(rng, len(pairs), 40, DAYS),
        }
    ).with_columns(due_on=pl.when(has_no_day).then(None).otherwise("due_on"))


def draw_sessions(rng: np.random.Generator, count: int) -> pl.DataFrame:
    """Draw sessions: one to three competences, one to four days, 8 to 30 seats."""
    often = 1 / np.arange(16, COMPETENCES + 16)
    covered = [
        ";".join(
            f"C{number:06d}"
            for number in sorted(rng.choice(COMPETENCES, several, replace=False, p=often / often.sum()))
        )
        for several in rng.choice([1, 2, 3], count, p=[0.7, 0.2, 0.1])
    ]
    return pl.DataFrame(
        {
            "session_id": _ids("S", count),
            "competence_ids": covered,
            "starts_on": _days(rng, count, 0, DAYS),
            "days": rng.choice([1, 2, 3, 4], count, p=[0.55, 0.3, 0.1, 0.05]),
            "hours_per_day": rng.choice([3.0, 6.0, 7.5], count),
            "capacity": rng.integers(8, 31, count),
            "seat_cost": rng.integers(0, 60, count) * 100,
            "place": [f"place {number}" for number in rng.integers(0, PLACES, count)],
        }
    )


def draw_training(size: Size, budget: int | None) -> Table:
    """Draw all tables of an exchange folder."""
    rng = np.random.default_rng(SEED)
    count = max(1, size.people // PEOPLE_PER_UNIT)
    units = pl.DataFrame(
        {
            "unit_id": _ids("U", count),
            "max_absent": rng.integers(1, 5, count),
            "substitute_cost_per_hour": rng.integers(280, 420, count),
        }
    )
    away = 4 * size.people
    return {
        "units": units,
        "gaps": draw_gaps(rng, size, units),
        "sessions": draw_sessions(rng, size.sessions),
        "travel": pl.DataFrame(
            {
                "unit_id": units["unit_id"].gather(np.repeat(np.arange(count), PLACES)),
                "place": [f"place {number}" for number in range(PLACES)] * count,
                "cost": rng.integers(0, 20, count * PLACES) * 50,
            }
        ),
        "unavailable": pl.DataFrame(
            {
                "person_id": _ids("P", size.people).gather(rng.integers(0, size.people, away)),
                "date": _days(rng, away, 0, DAYS),
            }
        ),
        "budget": pl.DataFrame({"amount": pl.Series([budget], dtype=pl.Int64)}),
    }


def write_training(folder: Path, size: Size, budget: int | None) -> None:
    """Write an exchange folder in Parquet."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in draw_training(size, budget).items():
        table.write_parquet(folder / f"{name}.parquet")
