"""A leg of a journey: minutes and kroner, from each of many points to each of many others."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fagloft.engine.travel.travel_model import TravelModel

type Real = NDArray[np.float64]
EARTH_RADIUS_KM = 6371.0


@dataclass(frozen=True)
class Legs:
    """
    What it takes from each point of the rows to each point of the columns, one way.

    Attributes
    ----------
    minutes, kroner : Real
        Infinite where there is no way, not a number where a position is unknown; rows x columns.
    """

    minutes: Real
    kroner: Real

    def burden(self, model: TravelModel) -> Real:
        """Weigh minutes and kroner together, in minutes."""
        return self.minutes + self.kroner * (60 / model.kroner_per_hour)


def measure_great_circles(from_degrees: Real, to_degrees: Real) -> Real:
    """
    Measure the distance between points on the globe.

    Parameters
    ----------
    from_degrees, to_degrees : Real
        Latitude and longitude, points x 2.

    Returns
    -------
    Real
        Kilometres, from-points x to-points (haversine on a sphere).

    Examples
    --------
    >>> import numpy as np
    >>> oslo, bergen = np.array([[59.91, 10.75]]), np.array([[60.39, 5.32]])
    >>> round(float(measure_great_circles(oslo, bergen)[0, 0]))
    305
    """
    here, there = np.radians(from_degrees)[:, None, :], np.radians(to_degrees)[None, :, :]
    half = np.sin((there - here) / 2) ** 2
    chord = half[..., 0] + np.cos(here[..., 0]) * np.cos(there[..., 0]) * half[..., 1]
    return np.asarray(2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.clip(chord, 0, 1))))


def join_legs(first: Legs, second: Legs, minutes_between: float, model: TravelModel) -> Legs:
    """
    Join legs where they meet, each time at the point that makes the whole the lightest.

    Parameters
    ----------
    first, second : Legs
        The columns of the first are the rows of the second.
    minutes_between : float
        Spent where they meet.
    model : TravelModel
        How minutes and kroner are weighed.

    Returns
    -------
    Legs
        From the rows of the first to the columns of the second.

    Examples
    --------
    >>> import numpy as np
    >>> out = Legs(np.array([[10.0, 30.0]]), np.array([[0.0, 0.0]]))
    >>> on = Legs(np.array([[60.0], [20.0]]), np.array([[0.0], [0.0]]))
    >>> join_legs(out, on, 5, TravelModel()).minutes.tolist()
    [[55.0]]
    """
    out, on = first.burden(model), second.burden(model)
    best = np.stack([np.argmin(out[row][:, None] + on, axis=0) for row in range(len(out))])
    rows, columns = np.indices(best.shape)
    return Legs(
        first.minutes[rows, best] + minutes_between + second.minutes[best, columns],
        first.kroner[rows, best] + second.kroner[best, columns],
    )
