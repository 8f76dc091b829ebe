"""How long the way is between municipalities: measured from public positions, roads, ferries and flights."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import polars as pl

import fagloft
from fagloft.engine.travel import lay_out_places, measure_travel

DATA = Path(fagloft.__file__).parent / "data"


def measure_journeys(*, from_codes: Iterable[str], to_codes: Iterable[str]) -> pl.DataFrame:
    """As `engine.travel.tables.TRAVEL` between numbers of municipalities: minutes one way, kroner there and back."""
    return measure_travel(from_codes, to_codes, _places(), _read("travel/airports.csv"))


@cache
def _places() -> pl.DataFrame:
    return lay_out_places(
        _read("norway/municipalities_2024.csv"), _read("travel/road_detours.csv"), _read("travel/sea_crossings.csv")
    )


@cache
def _read(name: str) -> pl.DataFrame:
    """Codes are text: an official number may begin with 0."""
    frame = pl.read_csv(DATA / name, infer_schema=False)
    numbers = [column for column in ("latitude", "longitude", "minutes", "road_per_straight_line") if column in frame]
    return frame.with_columns(pl.col(numbers).cast(pl.Float64))
