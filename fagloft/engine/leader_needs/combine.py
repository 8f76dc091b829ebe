"""What the leader and the leader's own leader say together of how much a topic is needed."""

from datetime import date

from fagloft.engine.annual_wheel.occurrences import add_months

MOST = 3
LEAST_NEED = 2
MONTHS_THAT_COUNT = 12


def combine_weights(own: int | None, superior: int | None) -> int | None:
    """
    Make one weight of two assessments.

    Parameters
    ----------
    own, superior : int or None
        0 (not needed) to 3 (needed much), as the leader and the leader's own leader see it; None where not assessed.

    Returns
    -------
    int or None
        The mean, a half rounded up; the only one where one is missing; None where both are.

    Notes
    -----
    Both count the same: a leader may not see an own need, and the one above may not see the everyday. A half is rounded
    up because a need that one of the two sees clearly is better talked of than lost. The rule is ours.

    Examples
    --------
    >>> combine_weights(1, 2), combine_weights(3, 0), combine_weights(None, 1), combine_weights(None, None)
    (2, 2, 1, None)
    """
    told = [weight for weight in (own, superior) if weight is not None]
    return (sum(told) * 2 + len(told)) // (2 * len(told)) if told else None


def is_need(weight: int | None) -> bool:
    """
    Tell whether a weight counts as a need.

    Parameters
    ----------
    weight : int or None
        0 to 3; None where nobody has assessed it.

    Returns
    -------
    bool
        True from 2 upwards. What nobody has assessed is no need, and is counted as unknown by whoever asks.

    Examples
    --------
    >>> [is_need(weight) for weight in (None, 1, 2, 3)]
    [False, False, True, True]
    """
    return weight is not None and weight >= LEAST_NEED


def still_counts(assessed_on: date, on: date) -> bool:
    """
    Tell whether an assessment is recent enough to stand as an answer.

    Parameters
    ----------
    assessed_on, on : datetime.date
        The day of the assessment, and the day asked for.

    Returns
    -------
    bool
        True for twelve months. The length is assumed: needs are talked of once a year.

    Examples
    --------
    >>> still_counts(date(2025, 11, 25), date(2026, 11, 24)), still_counts(date(2025, 11, 25), date(2026, 11, 25))
    (True, False)
    """
    return on < add_months(assessed_on, MONTHS_THAT_COUNT)
