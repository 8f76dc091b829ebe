"""Say of each gap that stays open why: the first reason that is true of the plan as it stands."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from fagloft.engine.planning.codes import Codes, code, days_since_1970
from fagloft.engine.planning.instance import NO_PARENT, Flags, LimitKind
from fagloft.engine.planning.possible_seats import find_available
from fagloft.engine.planning.problem import TrainingProblem
from fagloft.engine.planning.runs import Runs, Whole, follow_runs, gather_runs
from fagloft.engine.planning.seating import Seating
from fagloft.engine.planning.tables import OPEN_GAPS, REASONS
from fagloft.engine.vocabulary.conform import conform


@dataclass(frozen=True)
class Chance:
    """
    Sessions that cover the competence of an open gap.

    Attributes
    ----------
    gap, session : Whole
        Which open gap, which session: one row for each pair, by gap.
    person : Whole
        Whose gap it is.
    is_in_time : Flags
        Whether the session ends by the day the gap is due.
    is_left : Flags
        Whether the person is available on all its days too.
    """

    gap: Whole
    session: Whole
    person: Whole
    is_in_time: Flags
    is_left: Flags


def tell_reasons(problem: TrainingProblem, codes: Codes, seating: Seating) -> pl.DataFrame:
    """
    List the gaps that stay open, each with its reason.

    Parameters
    ----------
    problem : TrainingProblem
        The problem.
    codes : Codes
        Its numbers.
    seating : Seating
        The plan.

    Returns
    -------
    pl.DataFrame
        Columns as in `OPEN_GAPS`, sorted by person and competence.

    Examples
    --------
    >>> from fagloft.engine.planning.codes import number_ids
    >>> from fagloft.engine.planning.examples import GAPS, SESSIONS, UNITS, instance
    >>> from fagloft.engine.planning.problem import state_problem
    >>> problem = state_problem(GAPS, SESSIONS, UNITS)
    >>> tell_reasons(problem, number_ids(problem), Seating(instance(), [0, 2])).rows()
    [('anna', 'wound', 1, 'clash'), ('dag', 'cpr', 2, 'too_late')]
    """
    open_gaps = problem.gaps.filter(~pl.Series(find_closed(problem, codes, seating), dtype=pl.Boolean))
    chance = _list_chances(problem, codes, open_gaps)
    barred_by = _find_bars(codes, seating, chance)
    count = len(open_gaps)
    covered = _any_of(chance.gap, np.ones(len(chance.gap), np.bool_), count)
    in_time = _any_of(chance.gap, chance.is_in_time, count)
    left = _any_of(chance.gap, chance.is_left, count)
    is_barred = np.logical_or.reduce(list(barred_by.values()))
    free = _any_of(chance.gap, chance.is_left & ~is_barred, count)
    stages = {"no_session": ~covered, "too_late": ~in_time, "unavailable": ~left}
    bars = {name: _any_of(chance.gap, chance.is_left & bar, count) & ~free for name, bar in barred_by.items()}
    told = stages | bars
    number = np.select(list(told.values()), [REASONS.index(name) for name in told], REASONS.index("chosen_otherwise"))
    reasons = pl.Series("reason", REASONS).gather(number)
    return conform(open_gaps.with_columns(reason=reasons), OPEN_GAPS)


def find_closed(problem: TrainingProblem, codes: Codes, seating: Seating) -> Flags:
    """
    Tell which gaps a plan closes.

    Parameters
    ----------
    problem : TrainingProblem
        The problem.
    codes : Codes
        Its numbers.
    seating : Seating
        The plan.

    Returns
    -------
    Flags
        One for each row of `problem.gaps`.

    Examples
    --------
    >>> from fagloft.engine.planning.codes import number_ids
    >>> from fagloft.engine.planning.examples import GAPS, SESSIONS, UNITS, instance
    >>> from fagloft.engine.planning.problem import state_problem
    >>> problem = state_problem(GAPS, SESSIONS, UNITS)
    >>> find_closed(problem, number_ids(problem), Seating(instance(), [0])).tolist()
    [True, False, False, False]
    """
    instance, seats = seating.instance, seating.seats
    place, topic = follow_runs(instance.topics, instance.session[seats])
    attended = instance.person[seats][place] * len(codes.topics) + topic
    ends = codes.ends[instance.session[seats]][place]
    order = np.argsort(attended)
    gaps = problem.gaps
    key = code(gaps["person_id"], codes.persons) * len(codes.topics) + code(gaps["competence_id"], codes.topics)
    if not len(order):
        return np.zeros(len(key), np.bool_)
    at = np.minimum(np.searchsorted(attended[order], key), len(order) - 1)
    closed: Flags = (attended[order][at] == key) & (ends[order][at] <= days_since_1970(gaps["due_on"]))
    return closed


def _list_chances(problem: TrainingProblem, codes: Codes, open_gaps: pl.DataFrame) -> Chance:
    """List the sessions that cover the competences of open gaps."""
    gap, session = follow_runs(codes.sessions_of_topic, code(open_gaps["competence_id"], codes.topics))
    person = code(open_gaps["person_id"], codes.persons)[gap]
    is_in_time = codes.ends[session] <= days_since_1970(open_gaps["due_on"])[gap]
    is_left = is_in_time & find_available(problem, codes, person, session)
    return Chance(gap, session, person, is_in_time, is_left)


def _find_bars(codes: Codes, seating: Seating, chance: Chance) -> dict[str, Flags]:
    """Tell of each session left whether each of the four reasons bars it; of other sessions nothing that counts."""
    instance = seating.instance
    key = instance.pair_unit * len(codes.sessions) + instance.pair_session
    wanted = codes.home[chance.person] * len(codes.sessions) + chance.session
    # A session that is left has a pair; what stands for the others is never looked at.
    pair = np.minimum(np.searchsorted(key, wanted), max(0, len(key) - 1))
    full, unit = _close_pairs(seating)
    dear = np.zeros(len(key), np.bool_)
    if instance.budget is not None:
        dear = seating.spent + instance.pair_cost > instance.budget
    bars = {"full": full, "unit_limit": unit, "budget": dear}
    looked_up = {name: bar[pair] if len(key) else np.zeros(len(pair), np.bool_) for name, bar in bars.items()}
    return {"clash": _find_clashes(codes, seating, chance)} | looked_up


def _close_pairs(seating: Seating) -> tuple[Flags, Flags]:
    """Tell of each pair whether no seat is left to it, and whether its unit is at its limit on one of its days."""
    limits = seating.instance.limits
    left = limits.room - np.array(seating.uses, np.int64)
    is_full = (left <= 0) & ((limits.parent == NO_PARENT) | (left[limits.parent] <= 0))
    pairs = len(seating.instance.pair_unit)
    owner, limit = follow_runs(limits.of_pair, np.arange(pairs))
    of_unit = limits.kind[limit] == LimitKind.UNIT
    return (
        _any_of(owner, is_full[limit] & ~of_unit, pairs),
        _any_of(owner, is_full[limit] & of_unit, pairs),
    )


def _find_clashes(codes: Codes, seating: Seating, chance: Chance) -> Flags:
    """Tell of each session whether the person attends another one on one of its days."""
    attended = _list_attended(codes, seating)
    row, other = follow_runs(attended, chance.person)
    session = chance.session[row]
    overlaps = (codes.first[session] <= codes.last[other]) & (codes.first[other] <= codes.last[session])
    return _any_of(row, overlaps & (session != other), len(chance.gap))


def _list_attended(codes: Codes, seating: Seating) -> Runs:
    """List the sessions that each person attends."""
    seats = seating.seats
    return gather_runs(seating.instance.person[seats], seating.instance.session[seats], len(codes.persons))


def _any_of(owner: Whole, flags: Flags, count: int) -> Flags:
    """Tell of each owner whether any of its flags is set."""
    found: Flags = np.bincount(owner[flags], minlength=count) > 0
    return found
