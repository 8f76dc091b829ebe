"""Half-open periods: the first day counts, the last does not."""

from datetime import date

import polars as pl


def is_valid_on(on: date, start: str = "valid_from", end: str = "valid_to") -> pl.Expr:
    """
    Tell whether a period holds on a day.

    Parameters
    ----------
    on : date
        The day asked about.
    start : str
        Column with the first day of the period; empty means that the beginning is unknown and lies behind us.
    end : str
        Column with the first day after the period; empty means without end.

    Returns
    -------
    pl.Expr
        A boolean that is never null.

    Examples
    --------
    >>> from datetime import date
    >>> import polars as pl
    >>> periods = pl.DataFrame({"valid_from": [date(2026, 1, 1)], "valid_to": [date(2026, 2, 1)]})
    >>> periods.select(first=is_valid_on(date(2026, 1, 1)), after=is_valid_on(date(2026, 2, 1))).row(0)
    (True, False)
    """
    has_begun = (pl.col(start) <= on).fill_null(value=True)
    has_not_ended = (pl.col(end) > on).fill_null(value=True)
    return has_begun & has_not_ended


def is_lapsed_on(on: date, end: str = "valid_to") -> pl.Expr:
    """
    Tell whether a period has ended on a day.

    Parameters
    ----------
    on : date
        The day asked about.
    end : str
        Column with the first day after the period; empty means without end.

    Returns
    -------
    pl.Expr
        A boolean that is never null.

    Examples
    --------
    >>> from datetime import date
    >>> import polars as pl
    >>> pl.DataFrame({"valid_to": [date(2026, 2, 1), None]}).select(is_lapsed_on(date(2026, 2, 1))).rows()
    [(True,), (False,)]
    """
    return (pl.col(end) <= on).fill_null(value=False)
