"""List the seats that somebody could take: each closes a gap, in time, on days on which the person is available."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from fagloft.engine.planning.codes import Codes, code, days_since_1970
from fagloft.engine.planning.instance import Flags
from fagloft.engine.planning.problem import TrainingProblem
from fagloft.engine.planning.runs import Whole, follow_runs

GAPS_PER_BLOCK = 9
"""So many gaps of a person are looked at together where prices are set: all their combinations are gone through."""


@dataclass(frozen=True)
class Offers:
    """
    Every session that covers a gap of a person, whether or not the person can use it.

    Attributes
    ----------
    person, session : Whole
        Who and where, sorted.
    weight : Whole
        Weights of the gaps it closes in time, added up.
    block, used : Whole
        The block of gaps the first covered gap stands in, and which gaps of that block are covered, a bit for each.
    is_available : Flags
        Whether the person is available on all its days.
    """

    person: Whole
    session: Whole
    weight: Whole
    block: Whole
    used: Whole
    is_available: Flags


def list_offers(problem: TrainingProblem, codes: Codes) -> Offers:
    """
    List who could go where, with what it would close.

    Parameters
    ----------
    problem : TrainingProblem
        A sound problem.
    codes : Codes
        Its numbers.

    Returns
    -------
    Offers
        One for each person and session that share a competence.

    Examples
    --------
    >>> from fagloft.engine.planning.codes import number_ids
    >>> from fagloft.engine.planning.examples import GAPS, SESSIONS, UNITS
    >>> from fagloft.engine.planning.problem import state_problem
    >>> problem = state_problem(GAPS, SESSIONS, UNITS)
    >>> offers = list_offers(problem, number_ids(problem))
    >>> offers.person.tolist(), offers.session.tolist(), offers.weight.tolist()
    ([0, 0, 1, 2], [0, 1, 0, 0], [3, 1, 3, 0])
    """
    gaps = problem.gaps
    gap_person = code(gaps["person_id"], codes.persons)
    gap, session = follow_runs(codes.sessions_of_topic, code(gaps["competence_id"], codes.topics))
    key = gap_person[gap] * len(codes.sessions) + session
    order = np.argsort(key, kind="stable")
    gap, session, key = gap[order], session[order], key[order]
    begins = np.flatnonzero(np.diff(key, prepend=-1))
    closes = np.where(days_since_1970(gaps["due_on"])[gap] >= codes.ends[session], gaps["weight"].to_numpy()[gap], 0)
    block, bit = _number_in_blocks(gap_person)
    lead = np.repeat(block[gap[begins]], np.diff(begins, append=len(key)))
    person = gap_person[gap[begins]]
    return Offers(
        person=person,
        session=session[begins],
        weight=_reduce(np.add, closes, begins),
        block=block[gap[begins]],
        used=_reduce(np.bitwise_or, np.where(lead == block[gap], bit[gap], 0), begins),
        is_available=find_available(problem, codes, person, session[begins]),
    )


def _reduce(operation: np.ufunc, values: Whole, begins: Whole) -> Whole:
    """Reduce stretches of an array; there may be none."""
    reduced: Whole = operation.reduceat(values, begins) if len(begins) else values
    return reduced


def _number_in_blocks(gap_person: Whole) -> tuple[Whole, Whole]:
    """Put the gaps of each person into blocks; give each gap its block and its bit there."""
    place = np.arange(len(gap_person)) - np.searchsorted(gap_person, gap_person)
    is_first = place % GAPS_PER_BLOCK == 0
    return np.cumsum(is_first) - 1, np.int64(1) << (place % GAPS_PER_BLOCK)


def find_available(problem: TrainingProblem, codes: Codes, person: Whole, session: Whole) -> Flags:
    """
    Tell whether people are available on all days of sessions.

    Parameters
    ----------
    problem : TrainingProblem
        With the days on which people are unavailable.
    codes : Codes
        Its numbers.
    person, session : Whole
        Pairs to look at.

    Returns
    -------
    Flags
        One for each pair.

    Examples
    --------
    >>> import numpy as np
    >>> from datetime import date
    >>> from fagloft.engine.planning.codes import number_ids
    >>> from fagloft.engine.planning.examples import GAPS, SESSIONS, UNITS
    >>> from fagloft.engine.planning.problem import state_problem
    >>> away = pl.DataFrame({"person_id": ["anna"], "date": [date(2027, 3, 1)]})
    >>> problem = state_problem(GAPS, SESSIONS, UNITS, unavailable=away)
    >>> find_available(problem, number_ids(problem), np.array([0, 0, 1]), np.array([0, 1, 0])).tolist()
    [False, True, True]
    """
    away = problem.unavailable.drop_nulls().filter(pl.col("person_id").is_in(codes.persons.implode()))
    stretch = np.searchsorted(codes.turns, days_since_1970(away["date"]), side="right") - 1
    is_inside = (stretch >= 0) & (stretch < len(codes.turns) - 1)
    width = len(codes.turns) + 1
    barred = np.unique((code(away["person_id"], codes.persons) * width + stretch)[is_inside])
    before = np.searchsorted(barred, person * width + codes.first[session])
    after = np.searchsorted(barred, person * width + codes.last[session], side="right")
    is_free: Flags = before == after
    return is_free
