"""When a measure takes place: the whole period, or a day again and again."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from itertools import count, takewhile
from typing import NamedTuple

MONTHS_BETWEEN = {"monthly": 1, "quarterly": 3, "half_yearly": 6, "yearly": 12}
ONCE = "once"


class Occurrence(NamedTuple):
    """
    One time that something takes place, from `starts_on` up to but not including `ends_on`.

    `number` counts from 0 at the beginning of the series, whatever period is asked about, so that it stays the same
    name of the same occurrence when its day is moved.
    """

    number: int
    starts_on: date
    ends_on: date


def list_occurrences(
    starts_on: date, ends_on: date, recurrence: str, within: tuple[date, date]
) -> tuple[Occurrence, ...]:
    """
    List the occurrences of a measure that touch a period.

    Parameters
    ----------
    starts_on, ends_on : date
        The measure's own half-open period.
    recurrence : {"once", "monthly", "quarterly", "half_yearly", "yearly"}
        Once is one occurrence that fills the measure's period. The others are single days: the first day of the
        measure, and the same day of the month every so many months as long as it lies before `ends_on`.
    within : tuple of two dates
        The half-open period asked about.

    Returns
    -------
    tuple of Occurrence
        In the order of their days; empty where the measure or the period asked about has no day.

    Notes
    -----
    Every day is counted from the first one, not from the one before: what begins on the 31st comes back on the 28th in
    February and on the 31st in March, and what begins on 29 February comes on the 28th in common years and on the 29th
    in leap years.

    Examples
    --------
    >>> from datetime import date
    >>> year = date(2027, 1, 1), date(2028, 1, 1)
    >>> found = list_occurrences(date(2027, 1, 31), date(2027, 4, 1), "monthly", year)
    >>> [f"{one.number}: {one.starts_on}" for one in found]
    ['0: 2027-01-31', '1: 2027-02-28', '2: 2027-03-31']
    >>> list_occurrences(date(2026, 9, 1), date(2026, 9, 3), "once", year)
    ()
    """
    first, last = within
    if recurrence == ONCE:
        touches = starts_on < min(ends_on, last) and max(starts_on, first) < ends_on and first < last
        return (Occurrence(0, starts_on, ends_on),) if touches else ()
    days = takewhile(lambda day: day < min(ends_on, last), _repeat(starts_on, MONTHS_BETWEEN[recurrence]))
    return tuple(
        Occurrence(number, day, date.fromordinal(day.toordinal() + 1))
        for number, day in enumerate(days)
        if day >= first
    )


def add_months(day: date, months: int) -> date:
    """
    Find the same day of the month some months away, or the last day of a month that is too short.

    Parameters
    ----------
    day : date
        Where to count from.
    months : int
        How many months ahead; negative is back.

    Returns
    -------
    date
        The day.

    Examples
    --------
    >>> from datetime import date
    >>> add_months(date(2028, 2, 29), 12), add_months(date(2026, 3, 31), -1)
    (datetime.date(2029, 2, 28), datetime.date(2026, 2, 28))
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _repeat(first: date, months: int) -> Iterator[date]:
    return (add_months(first, months * number) for number in count())
