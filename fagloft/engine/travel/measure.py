"""Measure travel: for each pair of places the better of car and air."""

from collections.abc import Iterable

import numpy as np
import polars as pl

from fagloft.engine.travel import tables
from fagloft.engine.travel.flights import fly
from fagloft.engine.travel.legs import Legs, join_legs
from fagloft.engine.travel.roads import drive, drive_to_airports
from fagloft.engine.travel.travel_model import TravelModel
from fagloft.engine.vocabulary.conform import conform

NO_FLIGHTS = tables.AIRPORTS.to_frame()


def measure_travel(
    from_places: Iterable[str | None],
    to_places: Iterable[str | None],
    places: pl.DataFrame,
    airports: pl.DataFrame = NO_FLIGHTS,
    model: TravelModel | None = None,
) -> pl.DataFrame:
    """
    Measure travel from each place to each other.

    Parameters
    ----------
    from_places, to_places : iterable of str or None
        Ids; each is told once, in order. One that is not among the places is unknown.
    places : pl.DataFrame
        Columns as in `tables.PLACES`.
    airports : pl.DataFrame
        Columns as in `tables.AIRPORTS`; without any, everybody drives.
    model : TravelModel, optional
        The assumptions.

    Returns
    -------
    pl.DataFrame
        Columns as in `tables.TRAVEL`, sorted. Null where a place or its position is unknown.

    Raises
    ------
    ColumnMissing
        When a table lacks a column.

    Examples
    --------
    >>> from fagloft.engine.travel.examples import AIRPORTS, PLACES
    >>> told = measure_travel(["tromsø"], ["gardermoen", "the moon"], PLACES, AIRPORTS)
    >>> told.select("to_place", "minutes", "cost", "mode", "nights").rows()
    [('gardermoen', 241, Decimal('3200.00'), 'air', 1), ('the moon', None, None, None, None)]
    """
    model = model or TravelModel()
    here = _look_up(from_places, places)
    there = _look_up(to_places, places)
    network = conform(airports, tables.AIRPORTS).drop_nulls(("airport", "latitude", "longitude")).sort(pl.all())
    network = network.unique("airport", keep="first", maintain_order=True)
    by_car = drive(here, there, model)
    by_air = _travel_by_air(here, there, network, model)
    is_air = by_air.burden(model) < by_car.burden(model)
    best = Legs(np.where(is_air, by_air.minutes, by_car.minutes), np.where(is_air, by_air.kroner, by_car.kroner))
    return _tell(here, there, best, is_air, model)


def _look_up(ids: Iterable[str | None], places: pl.DataFrame) -> pl.DataFrame:
    """Look places up; one that is not there has no position."""
    asked = pl.DataFrame({"place_id": pl.Series(sorted({one for one in ids if one is not None}), dtype=pl.String)})
    known = conform(places, tables.PLACES).sort(pl.all()).unique("place_id", keep="first", maintain_order=True)
    return asked.join(known, on="place_id", how="left", maintain_order="left")


def _travel_by_air(here: pl.DataFrame, there: pl.DataFrame, airports: pl.DataFrame, model: TravelModel) -> Legs:
    """Drive to an airport, fly, and drive on."""
    if airports.is_empty() or here.is_empty():
        return Legs(*np.full((2, len(here), len(there)), np.inf))
    out, on = drive_to_airports(here, airports, model), drive_to_airports(there, airports, model)
    aloft = join_legs(out, fly(airports, model), model.before_flight_minutes, model)
    return join_legs(aloft, Legs(on.minutes.T, on.kroner.T), model.after_flight_minutes, model)


def _tell(here: pl.DataFrame, there: pl.DataFrame, best: Legs, is_air: np.ndarray, model: TravelModel) -> pl.DataFrame:
    """Tell minutes and kroner whole, kroner there and back."""
    minutes = np.ceil(best.minutes.ravel())
    pairs = here.select(from_place="place_id").join(
        there.select(to_place="place_id"), how="cross", maintain_order="left_right"
    )
    nights = (minutes > model.day_trip_minutes).astype(np.float64) + (minutes > model.evening_minutes)
    told = pairs.with_columns(
        minutes=pl.Series(minutes, dtype=pl.Float64, nan_to_null=True),
        cost=pl.Series(np.round(2 * best.kroner.ravel()), dtype=pl.Float64, nan_to_null=True),
        mode=pl.Series(is_air.ravel().astype(np.int8)),
        nights=pl.Series(nights, dtype=pl.Float64),
    )
    is_known = pl.col("minutes").is_not_null()
    return told.select(
        "from_place",
        "to_place",
        pl.col("minutes").cast(pl.Int64),
        pl.col("cost").cast(pl.Int64).cast(tables.MONEY),
        pl.when(is_known).then(pl.col("mode").replace_strict({0: "car", 1: "air"}, return_dtype=pl.Enum(tables.MODES))),
        pl.when(is_known).then(pl.col("nights").cast(pl.Int64)).alias("nights"),
    )
