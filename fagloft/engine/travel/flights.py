"""By air: between airports directly or by way of others."""

import numpy as np
import polars as pl

from fagloft.engine.travel.legs import Legs, measure_great_circles
from fagloft.engine.travel.roads import read_degrees
from fagloft.engine.travel.travel_model import TravelModel


def fly(airports: pl.DataFrame, model: TravelModel) -> Legs:
    """
    Measure the flight from each airport to each other, from take-off to the last landing.

    Parameters
    ----------
    airports : pl.DataFrame
        Columns as in `tables.AIRPORTS`.
    model : TravelModel
        The assumptions.

    Returns
    -------
    Legs
        One way, airports x airports; infinite where no flights lead there, and from an airport to itself: to fly in a
        circle is no journey.

    Notes
    -----
    The lightest way through the network by Floyd and Warshall, minutes and kroner weighed together.

    Examples
    --------
    >>> from fagloft.engine.travel.examples import AIRPORTS
    >>> fly(AIRPORTS, TravelModel()).minutes.round().tolist()
    [[inf, 121.0], [121.0, inf]]
    """
    minutes, kroner = _fly_directly(airports, model)
    for hub in range(len(airports)):
        by_hub_minutes = minutes[:, hub, None] + model.transfer_minutes + minutes[None, hub]
        by_hub_kroner = kroner[:, hub, None] + kroner[None, hub]
        now = Legs(minutes, kroner).burden(model)
        is_better = Legs(by_hub_minutes, by_hub_kroner).burden(model) < now
        np.fill_diagonal(is_better, val=False)
        minutes = np.where(is_better, by_hub_minutes, minutes)
        kroner = np.where(is_better, by_hub_kroner, kroner)
    return Legs(minutes, kroner)


def _fly_directly(airports: pl.DataFrame, model: TravelModel) -> tuple[np.ndarray, np.ndarray]:
    """Measure direct flights; infinite where there is none."""
    degrees, codes = read_degrees(airports), airports["airport"].to_list()
    number = {code: place for place, code in enumerate(codes)}
    is_direct = np.zeros((len(codes), len(codes)), dtype=np.bool_)
    for here, listed in enumerate(airports["direct_to"].fill_null("").to_list()):
        for there in (number[code] for code in listed.split(";") if code in number):
            is_direct[here, there] = is_direct[there, here] = True
    np.fill_diagonal(is_direct, val=False)
    kilometres = measure_great_circles(degrees, degrees)
    minutes = model.flight_start_minutes + 60 * kilometres / model.flight_kilometres_per_hour
    kroner = model.kroner_per_flight + model.kroner_per_flight_kilometre * kilometres
    return np.where(is_direct, minutes, np.inf), np.where(is_direct, kroner, np.inf)
