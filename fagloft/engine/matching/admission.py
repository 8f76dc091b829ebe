"""Hard rules: to whom an offer is open, what is missing where it is closed, and what the provider must be asked."""

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

type Flags = NDArray[np.bool_]
type Real = NDArray[np.float64]


@dataclass(frozen=True)
class Admission:
    """
    How each leader stands to each offer, leaders x offers. What is unknown on either side closes nothing.

    Attributes
    ----------
    lacks_education, lacks_experience, is_away_too_long : Flags
        Which rule closes the offer.
    by_prior_learning : Flags
        Education is too short, and prior learning stands in for it.
    could_by_prior_learning : Flags
        Education is too short, the offer accepts prior learning, and none is registered.
    asks_education, asks_experience : Flags
        The rule cannot be judged: a requirement or the leader's years are unknown.
    """

    lacks_education: Flags
    lacks_experience: Flags
    is_away_too_long: Flags
    by_prior_learning: Flags
    could_by_prior_learning: Flags
    asks_education: Flags
    asks_experience: Flags

    @property
    def is_closed(self) -> Flags:
        """Whether any of the rules closes the offer."""
        return self.lacks_education | self.lacks_experience | self.is_away_too_long


def judge_admission(leaders: pl.DataFrame, offers: pl.DataFrame) -> Admission:
    """
    Judge how each leader stands to each offer.

    Parameters
    ----------
    leaders, offers : pl.DataFrame
        Columns as in `tables`.

    Returns
    -------
    Admission
        Rows and columns in the order of the tables.

    Notes
    -----
    Prior learning stands in for education, not for experience. Where education is too short and it is unknown whether
    the offer accepts the prior learning that the leader has, the provider must be asked.

    Examples
    --------
    >>> from fagloft.engine.matching.examples import LEADERS, OFFERS
    >>> judged = judge_admission(LEADERS, OFFERS)
    >>> judged.lacks_education.tolist(), judged.by_prior_learning.tolist()[1]
    ([[False, False, False, False], [True, False, False, False]], [False, True, True, False])
    """
    held, asked = _column(leaders, "higher_education_years"), _row(offers, "higher_education_years_required")
    has_prior, accepts_prior = _column(leaders, "prior_learning"), _row(offers, "prior_learning_accepted")
    is_short = held < asked
    stands_in = is_short & (has_prior == 1) & (accepts_prior == 1)
    may_stand_in = is_short & (has_prior == 1) & np.isnan(accepts_prior)
    practised, practice = _column(leaders, "experience_years"), _row(offers, "experience_years_required")
    return Admission(
        lacks_education=is_short & ~stands_in & ~may_stand_in,
        lacks_experience=practised < practice,
        is_away_too_long=_column(leaders, "days_away_max") < _row(offers, "days_per_gathering"),
        by_prior_learning=stands_in,
        could_by_prior_learning=is_short & (has_prior != 1) & (accepts_prior == 1),
        asks_education=_cannot_be_judged(held, asked) | may_stand_in,
        asks_experience=_cannot_be_judged(practised, practice),
    )


def _cannot_be_judged(held: Real, asked: Real) -> Flags:
    """Tell where a requirement is unknown, or asks something of a leader of whom it is unknown."""
    return np.isnan(asked) | (np.isnan(held) & (asked > 0))


def _column(frame: pl.DataFrame, name: str) -> Real:
    """Read a column of leaders, unknown as not a number."""
    return read_numbers(frame, name)[:, None]


def _row(frame: pl.DataFrame, name: str) -> Real:
    """Read a column of offers, to stand across."""
    return read_numbers(frame, name)[None, :]


def read_numbers(frame: pl.DataFrame, name: str) -> Real:
    """
    Read a column as numbers.

    Parameters
    ----------
    frame : pl.DataFrame
        Any.
    name : str
        A column of numbers or truths.

    Returns
    -------
    Real
        One for each row; not a number where it is null.

    Examples
    --------
    >>> read_numbers(pl.DataFrame({"is_open": [True, None]}), "is_open").tolist()
    [1.0, nan]
    """
    return frame[name].cast(pl.Float64).fill_null(float("nan")).to_numpy()
