"""Lay municipalities out as places: where they are, how the roads wind there, and what sea lies between."""

import polars as pl

from fagloft.engine.travel.tables import PLACES
from fagloft.engine.vocabulary.conform import conform


def lay_out_places(municipalities: pl.DataFrame, detours: pl.DataFrame, crossings: pl.DataFrame) -> pl.DataFrame:
    """
    Lay municipalities out as places.

    Parameters
    ----------
    municipalities : pl.DataFrame
        code, county_code, latitude, longitude.
    detours : pl.DataFrame
        county_code, road_per_straight_line.
    crossings : pl.DataFrame
        municipality_code, minutes, island_airport.

    Returns
    -------
    pl.DataFrame
        Columns as in `tables.PLACES`, one row per municipality.

    Examples
    --------
    >>> municipalities = pl.DataFrame(
    ...     {"code": ["1856"], "county_code": ["18"], "latitude": [67.5], "longitude": [12.1]}
    ... )
    >>> detours = pl.DataFrame({"county_code": ["18"], "road_per_straight_line": [1.6]})
    >>> crossings = pl.DataFrame({"municipality_code": ["1856"], "minutes": [270], "island_airport": ["RET"]})
    >>> lay_out_places(municipalities, detours, crossings).row(0)
    ('1856', 67.5, 12.1, 1.6, 270.0, 'RET')
    """
    joined = municipalities.join(detours, on="county_code", how="left").join(
        crossings.rename({"minutes": "sea_minutes"}), left_on="code", right_on="municipality_code", how="left"
    )
    return conform(joined.rename({"code": "place_id"}), PLACES)
