"""How often something that recurs takes place within a period."""

from calendar import monthrange
from datetime import date

MONTHS = {"monthly": 1, "quarterly": 3, "half_yearly": 6, "yearly": 12}


def count_times(recurrence: str, starts_on: date, ends_on: date, counted_from: date, counted_to: date) -> int:
    """
    Count the times of a measure that fall in a plan's period.

    Parameters
    ----------
    recurrence : {"once", "monthly", "quarterly", "half_yearly", "yearly"}
        How often it takes place, the first time on the day it begins.
    starts_on, ends_on : date
        The measure's period, half-open.
    counted_from, counted_to : date
        The plan's period, half-open.

    Returns
    -------
    int
        0 or more. What takes place once counts once, whenever in its period that is.

    Notes
    -----
    What began on the 31st takes place on the last day of a shorter month.

    Examples
    --------
    >>> year = date(2027, 1, 1), date(2028, 1, 1)
    >>> count_times("quarterly", *year, *year)
    4
    >>> count_times("monthly", date(2026, 11, 30), date(2027, 3, 1), *year)
    2
    >>> count_times("once", date(2026, 11, 30), date(2027, 3, 1), *year)
    1
    """
    if recurrence == "once":
        return 1
    step, number, times = MONTHS[recurrence], 0, 0
    last = min(ends_on, counted_to)
    day = starts_on
    while day < last:
        times += day >= counted_from
        number += 1
        day = _months_after(starts_on, step * number)
    return times


def _months_after(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
