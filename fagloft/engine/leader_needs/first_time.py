"""Who is a leader for the first time."""

from collections.abc import Iterable
from datetime import date

from fagloft.engine.annual_wheel.occurrences import add_months

YEARS_AS_NEW = 2


def is_first_time(leader_since: Iterable[date], on: date, *, experience_years: int | None = None) -> bool:
    """
    Tell whether somebody is new as leader.

    Parameters
    ----------
    leader_since : iterable of datetime.date
        The first days of all posts as leader that are known, those that have ended too. To deputise is not one.
    on : datetime.date
        The day asked for; posts that begin later do not count.
    experience_years : int or None
        Years of leading that the leader has told of, elsewhere too.

    Returns
    -------
    bool
        True when the first post began less than two years ago and less than two years are told of.

    Notes
    -----
    Report 002 describes the passage into the first post (1364-1381, 2569-2576) without a length; two years is assumed.

    Examples
    --------
    >>> is_first_time([date(2025, 3, 1)], date(2026, 11, 25))
    True
    >>> is_first_time([date(2025, 3, 1), date(2019, 1, 1)], date(2026, 11, 25))
    False
    """
    begun = [day for day in leader_since if day <= on]
    is_new = bool(begun) and on < add_months(min(begun), 12 * YEARS_AS_NEW)
    return is_new and (experience_years or 0) < YEARS_AS_NEW
