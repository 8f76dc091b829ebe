"""Days on which few are at work: Norwegian public holidays and the weeks in which most take their holiday."""

from datetime import date, timedelta
from functools import lru_cache

import holidays

SUMMER_WEEKS = (28, 29, 30)
SUMMER, CHRISTMAS = "summer_weeks", "christmas_week"
CODES = {
    "New Year's Day": "new_years_day",
    "Maundy Thursday": "maundy_thursday",
    "Good Friday": "good_friday",
    "Easter Sunday": "easter_sunday",
    "Easter Monday": "easter_monday",
    "Labor Day": "labour_day",
    "Constitution Day": "constitution_day",
    "Ascension Day": "ascension_day",
    "Pentecost": "whit_sunday",
    "Pentecost Monday": "whit_monday",
    "Christmas Day": "christmas_day",
    "Second Day of Christmas": "second_day_of_christmas",
}


@lru_cache(maxsize=64)
def list_public_holidays(year: int) -> dict[date, str]:
    """
    List the Norwegian public holidays of a year.

    Parameters
    ----------
    year : int
        The year.

    Returns
    -------
    dict of date to str
        A code from `CODES` for each day; where two fall on one day, the one that names the day first.

    Notes
    -----
    The days are those of the library `holidays` (act on public holidays of 1995, act on 1 and 17 May of 1947). Sundays
    that are nothing else are not among them: a unit that is open every day has courses on Sundays too.

    Examples
    --------
    >>> from datetime import date
    >>> list_public_holidays(2026)[date(2026, 4, 3)]
    'good_friday'
    """
    found = holidays.country_holidays("NO", years=year, language="en_US")
    return {day: CODES[found.get_list(day)[0]] for day in sorted(found)}


def find_holiday_weeks(day: date) -> str:
    """
    Tell in which of the common holiday weeks a day lies.

    Parameters
    ----------
    day : date
        The day.

    Returns
    -------
    str
        `SUMMER` in the ISO weeks 28 to 30, `CHRISTMAS` from 24 to 31 December, else empty.

    Examples
    --------
    >>> from datetime import date
    >>> find_holiday_weeks(date(2026, 7, 6)), find_holiday_weeks(date(2026, 12, 24))
    ('summer_weeks', 'christmas_week')
    """
    if day.month == 12 and day.day >= 24:
        return CHRISTMAS
    return SUMMER if day.isocalendar().week in SUMMER_WEEKS else ""


def find_free_day(starts_on: date, ends_on: date) -> tuple[date, str] | None:
    """
    Find the first day of a period on which few are at work.

    Parameters
    ----------
    starts_on, ends_on : date
        The half-open period.

    Returns
    -------
    tuple of date and str, or None
        The day and why: a public holiday anywhere in the period comes before a holiday week.

    Examples
    --------
    >>> from datetime import date
    >>> find_free_day(date(2026, 12, 24), date(2026, 12, 26))
    (datetime.date(2026, 12, 25), 'christmas_day')
    >>> find_free_day(date(2026, 9, 1), date(2026, 9, 3))
    """
    days = [starts_on + timedelta(days=number) for number in range((ends_on - starts_on).days)]
    public = ((day, list_public_holidays(day.year).get(day, "")) for day in days)
    weeks = ((day, find_holiday_weeks(day)) for day in days)
    return next((found for found in (*public, *weeks) if found[1]), None)
