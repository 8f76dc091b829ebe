"""Days as numbers: what numpy draws and polars stores."""

from datetime import date

import numpy as np
from numpy.typing import NDArray

type Days = NDArray[np.int64]

EPOCH = date(1970, 1, 1)
NO_DAY = np.iinfo(np.int64).min


def day_number(day: date) -> int:
    """Return the days since 1 January 1970."""
    return (day - EPOCH).days


def to_dates(days: Days) -> NDArray[np.datetime64]:
    """Return dates, and no date where the number is NO_DAY."""
    dates = days.astype("datetime64[D]")
    dates[days == NO_DAY] = np.datetime64("NaT", "D")
    return dates


def first_of_month(days: Days) -> Days:
    """Return the first day of each day's month."""
    return days.astype("datetime64[D]").astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
