"""Draw a health region of any size: units, people, requirements and holdings, the same every time."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

ON = date(2026, 11, 22)
PEOPLE_PER_UNIT = 60
COMPETENCES = 200
FUNCTIONS = ("nurse", "care worker", "physician", "therapist", "social educator", "unskilled", "leader", "student")
PROFESSION_OF = ("SP", "HF", "LE", "FT", "VP", None, "SP", None)
PROFESSIONS = ("SP", "HF", "LE", "FT", "VP")
KINDS = ("home care", "nursing home", "ward", "clinic", "emergency", "residential", "section", "trust")
OBLIGATIONS = ("mandatory", "expected", "voluntary")
SEED = 20261122

type Table = dict[str, pl.DataFrame]


def _ids(letter: str, count: int) -> pl.Series:
    """Number ids from 0, padded so that their order is that of the numbers."""
    return pl.Series([f"{letter}{number:07d}" for number in range(count)], dtype=pl.String)


def _draw(rng: np.random.Generator, choices: Sequence[str] | pl.Series, count: int) -> pl.Series:
    """Draw with replacement."""
    return pl.Series(choices).gather(rng.integers(0, len(choices), count))


def _days(rng: np.random.Generator, count: int, earliest: int, latest: int) -> NDArray[np.int32]:
    """Draw days as numbers, counted from the day asked about."""
    origin = (ON - date(1970, 1, 1)).days
    return (origin + rng.integers(earliest, latest, count)).astype(np.int32)


def draw_units(rng: np.random.Generator, count: int) -> pl.DataFrame:
    """Draw a tree in which each unit has about six below it."""
    ids = _ids("U", count)
    parent = pl.Series([None if number == 0 else (number - 1) // 6 for number in range(count)], dtype=pl.UInt32)
    return pl.DataFrame(
        {
            "unit_id": ids,
            "parent_id": ids.gather(parent.fill_null(0)).zip_with(
                parent.is_not_null(), pl.Series([None], dtype=pl.String)
            ),
            "name": ids,
            "kind": _draw(rng, KINDS, count),
            "organisation_id": "region",
        }
    )


def draw_people(rng: np.random.Generator, count: int, units: pl.DataFrame) -> pl.DataFrame:
    """Draw people; a twentieth have left."""
    has_left = pl.Series(rng.random(count) < 0.05)
    work = rng.integers(0, len(FUNCTIONS), count)
    return pl.DataFrame(
        {
            "person_id": _ids("P", count),
            "unit_id": _draw(rng, units["unit_id"], count),
            "function": pl.Series(FUNCTIONS).gather(work),
            "profession": pl.Series(PROFESSION_OF).gather(work),
            "fte": 0.8,
            "starts_on": pl.Series(_days(rng, count, -6000, -10)).cast(pl.Date),
            "ends_on": pl.Series(_days(rng, count, -9, 1)).cast(pl.Date),
        }
    ).with_columns(ends_on=pl.when(has_left).then("ends_on").otherwise(None))


def draw_requirements(rng: np.random.Generator, people: pl.DataFrame, units: pl.DataFrame) -> pl.DataFrame:
    """Draw requirements in all five layers: a nurse in a ward meets about twenty-five of them."""
    scopes: dict[str, tuple[Sequence[str] | pl.Series, int]] = {
        "function": (FUNCTIONS, 60),
        "profession": (PROFESSIONS, 40),
        "unit": (units["unit_id"], len(units)),
        "unit_kind": (KINDS, 50),
        "person": (people["person_id"], len(people) // 200),
    }
    layers = [
        pl.DataFrame({"scope": scope, "scope_id": _draw(rng, choices, count)})
        for scope, (choices, count) in scopes.items()
        if count
    ]
    rules = pl.concat(layers)
    count = len(rules)
    return rules.with_columns(
        requirement_id=_ids("R", count),
        competence_id=_draw(rng, _ids("C", COMPETENCES), count),
        level=pl.Series(rng.integers(1, 4, count)),
        obligation=_draw(rng, OBLIGATIONS, count),
        valid_from=date(2020, 1, 1),
        valid_to=pl.lit(None, pl.Date),
    )


def draw_coverage(rng: np.random.Generator, units: pl.DataFrame) -> pl.DataFrame:
    """Draw a minimum of people for some units and kinds."""
    count = max(1, len(units) // 5)
    return pl.DataFrame(
        {
            "scope": ["unit"] * count + ["unit_kind"] * len(KINDS),
            "scope_id": pl.concat([_draw(rng, units["unit_id"], count), pl.Series(KINDS)]),
            "competence_id": _draw(rng, _ids("C", COMPETENCES), count + len(KINDS)),
            "level": pl.Series(rng.integers(1, 4, count + len(KINDS))),
            "minimum": pl.Series(rng.integers(1, 8, count + len(KINDS))),
            "valid_from": date(2020, 1, 1),
            "valid_to": pl.Series([None] * (count + len(KINDS)), dtype=pl.Date),
        }
    )


def draw_holdings(rng: np.random.Generator, count: int, people: pl.DataFrame) -> pl.DataFrame:
    """Draw holdings in no order at all, the hardest case; four of ten never lapse."""
    begins = _days(rng, count, -2200, 30)
    lasts = rng.choice(np.array([365, 730, 1095], np.int32), count)
    endless = pl.Series(rng.random(count) < 0.4)
    return pl.DataFrame(
        {
            "person_id": _draw(rng, people["person_id"], count),
            "competence_id": _draw(rng, _ids("C", COMPETENCES), count),
            "level": pl.Series(rng.integers(1, 5, count)),
            "valid_from": pl.Series(begins).cast(pl.Date),
            "valid_to": pl.Series(begins + lasts).cast(pl.Date),
            "source": "register",
        }
    ).with_columns(valid_to=pl.when(endless).then(None).otherwise("valid_to"))


def draw_health_region(people_count: int, holdings_count: int) -> Table:
    """Draw all tables of an exchange folder."""
    rng = np.random.default_rng(SEED)
    units = draw_units(rng, max(1, people_count // PEOPLE_PER_UNIT))
    people = draw_people(rng, people_count, units)
    competences = _ids("C", COMPETENCES)
    return {
        "units": units,
        "people": people,
        "competences": pl.DataFrame({"competence_id": competences, "name": competences}),
        "requirements": draw_requirements(rng, people, units),
        "coverage": draw_coverage(rng, units),
        "holdings": draw_holdings(rng, holdings_count, people),
    }


def write_health_region(folder: Path, people_count: int, holdings_count: int) -> None:
    """Write an exchange folder in Parquet."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in draw_health_region(people_count, holdings_count).items():
        table.write_parquet(folder / f"{name}.parquet")
