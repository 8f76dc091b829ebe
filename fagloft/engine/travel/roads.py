"""By road: the great circle made longer, at a speed, and a crossing where a place is an island."""

import numpy as np
import polars as pl

from fagloft.engine.travel.legs import Legs, Real, measure_great_circles
from fagloft.engine.travel.travel_model import TravelModel


def drive(places: pl.DataFrame, others: pl.DataFrame, model: TravelModel) -> Legs:
    """
    Measure the drive from each place to each other.

    Parameters
    ----------
    places, others : pl.DataFrame
        Columns as in `tables.PLACES`.
    model : TravelModel
        The assumptions.

    Returns
    -------
    Legs
        One way, places x others; not a number where a position is unknown. How the road winds is the mean of both
        ends. Who stays in a place drives nowhere.

    Examples
    --------
    >>> from fagloft.engine.travel.examples import PLACES
    >>> drive(PLACES, PLACES, TravelModel()).minutes.round().tolist()[0]
    [0.0, 84.0, 1441.0]
    """
    straight = measure_great_circles(read_degrees(places), read_degrees(others))
    road = straight * (_read_detour(places, model)[:, None] + _read_detour(others, model)[None, :]) / 2
    here, there = _read_sea(places)[:, None], _read_sea(others)[None, :]
    is_apart = ~_is_same(places["place_id"], others["place_id"])
    minutes = model.start_minutes + 60 * road / model.kilometres_per_hour + here + there
    kroner = road * model.kroner_per_kilometre + ((here > 0) + 1.0 * (there > 0)) * model.kroner_per_crossing
    return Legs(np.where(is_apart, minutes, 0 * straight), np.where(is_apart, kroner, 0 * straight))


def drive_to_airports(places: pl.DataFrame, airports: pl.DataFrame, model: TravelModel) -> Legs:
    """
    Measure the drive from each place to each airport.

    Parameters
    ----------
    places : pl.DataFrame
        Columns as in `tables.PLACES`.
    airports : pl.DataFrame
        Columns as in `tables.AIRPORTS`.
    model : TravelModel
        The assumptions.

    Returns
    -------
    Legs
        One way, places x airports. The airport of an island is reached without its crossing.

    Examples
    --------
    >>> from fagloft.engine.travel.examples import AIRPORTS, PLACES
    >>> drive_to_airports(PLACES, AIRPORTS, TravelModel()).minutes.round().tolist()[0]
    [10.0, 1253.0]
    """
    straight = measure_great_circles(read_degrees(places), read_degrees(airports))
    road = straight * _read_detour(places, model)[:, None]
    sea = np.where(_is_same(places["island_airport"], airports["airport"]), 0, _read_sea(places)[:, None])
    minutes = model.start_minutes + 60 * road / model.kilometres_per_hour + sea
    return Legs(minutes, road * model.kroner_per_kilometre + (sea > 0) * model.kroner_per_crossing)


def read_degrees(frame: pl.DataFrame) -> Real:
    """
    Read positions.

    Parameters
    ----------
    frame : pl.DataFrame
        Has latitude and longitude.

    Returns
    -------
    Real
        Rows x 2; not a number where unknown.

    Examples
    --------
    >>> read_degrees(pl.DataFrame({"latitude": [59.9], "longitude": [10.7]})).tolist()
    [[59.9, 10.7]]
    """
    return frame.select("latitude", "longitude").to_numpy().astype(np.float64)


def _read_detour(places: pl.DataFrame, model: TravelModel) -> Real:
    return places["road_per_straight_line"].fill_null(model.road_per_straight_line).to_numpy()


def _read_sea(places: pl.DataFrame) -> Real:
    return places["sea_minutes"].fill_null(0).to_numpy()


def _is_same(ids: pl.Series, others: pl.Series) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Compare every id with every other; nothing is the same as an id that is unknown."""
    here, there = ids.fill_null("").to_numpy(), others.to_numpy()
    return np.asarray(here[:, None] == there[None, :], dtype=np.bool_)
