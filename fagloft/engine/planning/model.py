"""The integer programme: one small function per rule, each giving the entries of its rows."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fagloft.engine.planning.instance import NO_PARENT, Flags, Instance
from fagloft.engine.planning.runs import Whole, follow_runs, span_runs

type Real = NDArray[np.float64]


@dataclass(frozen=True)
class Rows:
    """
    Rows "sum of coefficient x column <= room".

    Attributes
    ----------
    row, column : Whole
        Where each entry stands.
    coefficient : Whole
        The entries.
    room : Whole
        What each row may add up to.
    """

    row: Whole
    column: Whole
    coefficient: Whole
    room: Whole


@dataclass(frozen=True)
class Model:
    """
    All rows of an instance: a column for each seat (0 or 1), then one for each reserve (how many go beyond it).

    Attributes
    ----------
    rows : Rows
        The rows of all rules, one after the other.
    columns : int
        How many columns there are.
    begins : Whole
        The first row of each rule, in the order of `RULES`, and how many rows there are.
    """

    rows: Rows
    columns: int
    begins: Whole


def attend_one_session_per_competence(instance: Instance) -> Rows:
    """
    A person attends at most one session per competence, whichever competences of the session are missing.

    Parameters
    ----------
    instance : Instance
        The seats.

    Returns
    -------
    Rows
        One for each person and competence that several seats of the person cover.

    Examples
    --------
    >>> from fagloft.engine.planning.examples import instance
    >>> attend_one_session_per_competence(instance()).column.tolist()
    []
    """
    seat, topic = follow_runs(instance.topics, instance.session)
    topics = int(instance.topics.members.max(initial=0)) + 1
    return _choose_one(instance.person[seat] * topics + topic, seat)


def attend_one_session_a_day(instance: Instance) -> Rows:
    """
    A person attends at most one session on a day.

    Parameters
    ----------
    instance : Instance
        The seats.

    Returns
    -------
    Rows
        One for each person and day on which a seat of the person begins while another one runs or begins. Sessions
        overlap exactly when one of them runs on the first day of the other, so these days are enough.

    Examples
    --------
    >>> from fagloft.engine.planning.examples import instance
    >>> attend_one_session_a_day(instance()).column.tolist()
    [0, 1]
    """
    width = int(instance.last.max(initial=0)) + 1
    spans = span_runs(instance.first, instance.last)
    seat, stretch = follow_runs(spans, instance.session)
    key = instance.person[seat] * width + stretch
    is_beginning = np.isin(key, instance.person * width + instance.first[instance.session])
    return _choose_one(key[is_beginning], seat[is_beginning])


def respect_limits(instance: Instance) -> Rows:
    """
    Nobody takes a seat that is gone, kept for others or beyond a share, and no unit is left by too many.

    Parameters
    ----------
    instance : Instance
        The seats.

    Returns
    -------
    Rows
        One for each limit that could be broken. What goes beyond a reserve is a column of its own, -1 there and 1 among
        the free seats.

    Examples
    --------
    >>> from fagloft.engine.planning.examples import instance
    >>> rows = respect_limits(instance())
    >>> rows.column.tolist(), rows.room.tolist()
    ([0, 1, 2], [2])
    """
    limits = instance.limits
    seat, limit = follow_runs(limits.of_pair, instance.pair)
    reserve = np.flatnonzero(limits.parent != NO_PARENT)
    beyond = len(instance) + np.arange(len(reserve))
    column = np.concatenate([seat, beyond, beyond])
    row = np.concatenate([limit, reserve, limits.parent[reserve]])
    coefficient = np.ones(len(column), np.int64)
    coefficient[len(seat) : len(seat) + len(reserve)] = -1
    could_break = find_limits_that_could_break(instance)
    number = np.cumsum(could_break) - 1
    kept = could_break[row]
    return Rows(number[row[kept]], column[kept], coefficient[kept], limits.room[could_break])


def find_limits_that_could_break(instance: Instance) -> Flags:
    """
    Find the limits that all seats together would break, and those that reserves are about.

    Parameters
    ----------
    instance : Instance
        The seats.

    Returns
    -------
    Flags
        One for each limit.

    Examples
    --------
    >>> from fagloft.engine.planning.examples import instance
    >>> find_limits_that_could_break(instance()).tolist()
    [False, False, False, True]
    """
    limits = instance.limits
    _, limit = follow_runs(limits.of_pair, instance.pair)
    could_break: Flags = np.bincount(limit, minlength=len(limits.room)) > limits.room
    reserve = np.flatnonzero(limits.parent != NO_PARENT)
    could_break[reserve] = could_break[limits.parent[reserve]] = True
    return could_break


def stay_within_budget(instance: Instance) -> Rows:
    """
    All seats together cost no more than the budget.

    Parameters
    ----------
    instance : Instance
        The seats.

    Returns
    -------
    Rows
        One, unless there is no budget or all seats together fit into it. In the largest unit that keeps it exact.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from fagloft.engine.planning.examples import instance
    >>> rows = stay_within_budget(replace(instance(), budget=600_000))
    >>> rows.coefficient.tolist(), rows.room.tolist()
    ([11000, 2901, 11000], [12000])
    """
    cost = instance.cost
    if instance.budget is None or cost.sum() <= instance.budget:
        return Rows(*np.zeros((4, 0), np.int64))
    column = np.flatnonzero(cost)
    unit = find_unit_of_money(instance)
    return Rows(np.zeros(len(column), np.int64), column, cost[column] // unit, np.array([instance.budget // unit]))


def find_unit_of_money(instance: Instance) -> int:
    """
    Return the largest sum of which every seat costs a multiple.

    Parameters
    ----------
    instance : Instance
        The seats.

    Returns
    -------
    int
        Øre, at least 1.

    Examples
    --------
    >>> from fagloft.engine.planning.examples import instance
    >>> find_unit_of_money(instance())
    50
    """
    return max(1, int(np.gcd.reduce(instance.cost)))


RULES: tuple[Callable[[Instance], Rows], ...] = (
    attend_one_session_per_competence,
    attend_one_session_a_day,
    respect_limits,
    stay_within_budget,
)


def state_model(instance: Instance) -> Model:
    """
    State the rows of all rules.

    Parameters
    ----------
    instance : Instance
        The seats.

    Returns
    -------
    Model
        The integer programme without an aim.

    Examples
    --------
    >>> from fagloft.engine.planning.examples import instance
    >>> model = state_model(instance())
    >>> model.columns, model.rows.room.tolist()
    (3, [1, 2])
    """
    parts = [rule(instance) for rule in RULES]
    begins = np.cumsum([0, *(len(part.room) for part in parts)])
    rows = Rows(
        np.concatenate([part.row + begin for part, begin in zip(parts, begins, strict=False)]),
        np.concatenate([part.column for part in parts]),
        np.concatenate([part.coefficient for part in parts]),
        np.concatenate([part.room for part in parts]),
    )
    return Model(rows, len(instance) + int((instance.limits.parent != NO_PARENT).sum()), begins)


def _choose_one(key: Whole, seat: Whole) -> Rows:
    """Let at most one of the seats with the same key be chosen."""
    _, number, count = np.unique(key, return_inverse=True, return_counts=True)
    several = count > 1
    kept = several[number]
    row = (np.cumsum(several) - 1)[number[kept]]
    return Rows(row, seat[kept], np.ones(len(row), np.int64), np.ones(int(several.sum()), np.int64))
