"""When the gatherings of a cohort are held: evenly apart, clear of public holidays and of the common holiday weeks."""

from datetime import date, timedelta

from fagloft.engine.annual_wheel.free_days import find_free_day
from fagloft.engine.cohorts.choices import Form

WEEK = timedelta(weeks=1)


def date_gatherings(starts_on: date, form: Form, weeks_between: int) -> tuple[tuple[date, date], ...]:
    """
    Date the gatherings of a cohort.

    Parameters
    ----------
    starts_on : date
        The first day of the first gathering, which stands as it is wished.
    form : Form
        How many gatherings, of how many days each.
    weeks_between : int
        Weeks from the start of a gathering to the start of the next, one at least.

    Returns
    -------
    tuple of (date, date)
        The first and last day of each gathering. All begin on the weekday of the first; one that would meet on a public
        holiday or in a common holiday week is moved a week at a time until it does not, and those after it follow.

    Examples
    --------
    >>> [str(first) for first, _ in date_gatherings(date(2027, 2, 16), Form(3, 3), 5)]
    ['2027-02-16', '2027-03-30', '2027-05-11']
    >>> date_gatherings(date(2027, 3, 9), Form(1, 3), 5)
    ((datetime.date(2027, 3, 9), datetime.date(2027, 3, 11)),)
    """
    dated = []
    first = starts_on
    for number in range(form.gatherings):
        while number and find_free_day(first, first + timedelta(days=form.days_each)):
            first += WEEK
        dated.append((first, first + timedelta(days=form.days_each - 1)))
        first += weeks_between * WEEK
    return tuple(dated)
