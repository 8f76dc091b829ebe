"""The three layers in which a measure is looked back at, and when."""

from datetime import date, timedelta

from fagloft.engine.annual_wheel.occurrences import add_months

CARRIED_OUT, DEVELOPED, RESULT = LAYERS = ("carried_out", "developed", "result")
MONTHS_UNTIL_DEVELOPED = 3
MONTHS_UNTIL_RESULT = 12


def list_due_days(ends_on: date, evaluation_on: date | None) -> dict[str, date]:
    """
    Tell when each layer is due.

    Parameters
    ----------
    ends_on : date
        The first day after the measure.
    evaluation_on : date or None
        The day the measure itself says that its result is looked at.

    Returns
    -------
    dict of str to date
        Carried out on the measure's last day, developed three months after its end, the result on its own day or twelve
        months after.

    Notes
    -----
    What was learnt shows only when it is used; asked on the last day of a course, people tell whether they liked it
    (002:2127). The months are assumed.

    Examples
    --------
    >>> from datetime import date
    >>> [str(day) for day in list_due_days(date(2026, 12, 1), None).values()]
    ['2026-11-30', '2027-03-01', '2027-12-01']
    """
    return {
        CARRIED_OUT: ends_on - timedelta(days=1),
        DEVELOPED: add_months(ends_on, MONTHS_UNTIL_DEVELOPED),
        RESULT: evaluation_on or add_months(ends_on, MONTHS_UNTIL_RESULT),
    }
