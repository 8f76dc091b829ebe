"""Locked seats: keep those that must be, or name the smallest sets of them that cannot be kept together."""

from collections.abc import Iterator
from itertools import combinations

import numpy as np
import polars as pl

from fagloft.engine.planning.codes import Codes, code
from fagloft.engine.planning.instance import Instance, LimitKind
from fagloft.engine.planning.outcome import Conflict, Rule
from fagloft.engine.planning.possible_seats import Offers
from fagloft.engine.planning.problem import TrainingProblem
from fagloft.engine.planning.runs import Whole
from fagloft.engine.planning.seating import Seating

type Lock = tuple[str, str]


def find_locked_seats(problem: TrainingProblem, codes: Codes, instance: Instance) -> tuple[Whole, list[Lock]]:
    """
    Find the seats that locks ask for.

    Parameters
    ----------
    problem : TrainingProblem
        With its locks.
    codes : Codes
        Its numbers.
    instance : Instance
        Its seats.

    Returns
    -------
    tuple of Whole and list
        The seats, and the locks that ask for one that is not possible.

    Examples
    --------
    >>> from fagloft.engine.planning.examples import GAPS, SESSIONS, UNITS, instance
    >>> from fagloft.engine.planning.problem import state_problem
    >>> from fagloft.engine.planning.codes import number_ids
    >>> locks = pl.DataFrame({"person_id": ["bo", "eva"], "session_id": ["spring", "spring"], "attends": True})
    >>> problem = state_problem(GAPS, SESSIONS, UNITS, locks=locks)
    >>> seats, impossible = find_locked_seats(problem, number_ids(problem), instance())
    >>> seats.tolist(), impossible
    ([2], [('eva', 'spring')])
    """
    asked = problem.locks.filter(pl.col("attends"))
    width = len(codes.sessions)
    wanted = code(asked["person_id"], codes.persons) * width + code(asked["session_id"], codes.sessions)
    key = instance.person * width + instance.session
    place = np.searchsorted(key, wanted)
    found = place < np.searchsorted(key, wanted, side="right")
    impossible = asked.filter(pl.Series(~found, dtype=pl.Boolean)).select("person_id", "session_id").rows()
    return place[found], impossible


def find_conflicts(problem: TrainingProblem, codes: Codes, offers: Offers, instance: Instance) -> tuple[Conflict, ...]:
    """
    Name the smallest sets of locks that cannot be kept together.

    Parameters
    ----------
    problem : TrainingProblem
        With its locks.
    codes : Codes
        Its numbers.
    offers : Offers
        Who could go where.
    instance : Instance
        The possible seats.

    Returns
    -------
    tuple of Conflict
        Empty exactly when all locks can be kept: every rule only ever forbids, so the locked seats alone are then a
        plan. Otherwise one for each rule that is broken, and each of them smallest: for a limit of n, n + 1 locks; for
        the budget the dearest locks that together exceed it.

    Examples
    --------
    >>> from fagloft.engine.planning.examples import GAPS, SESSIONS, UNITS, instance
    >>> from fagloft.engine.planning.possible_seats import list_offers
    >>> from fagloft.engine.planning.problem import state_problem
    >>> from fagloft.engine.planning.codes import number_ids
    >>> locks = pl.DataFrame({"person_id": "anna", "session_id": ["spring", "wound day"], "attends": True})
    >>> problem = state_problem(GAPS, SESSIONS, UNITS, locks=locks)
    >>> codes = number_ids(problem)
    >>> for conflict in find_conflicts(problem, codes, list_offers(problem, codes), instance()):
    ...     print(conflict)
    locked anna@spring and anna@wound day: clash (2027-03-02)
    """
    seats, impossible = find_locked_seats(problem, codes, instance)
    locked = _Locked(codes, instance, Seating(instance, seats))
    found = (
        *(_explain(problem, codes, offers, lock) for lock in impossible),
        *(_reduce(locked, conflict) for conflict in locked.conflicts()),
    )
    # A unit is often short on several days for the same reason: the first day is enough.
    first = {(conflict.rule, conflict.locks): conflict for conflict in reversed(found)}
    return tuple(conflict for conflict in found if first[conflict.rule, conflict.locks] is conflict)


def _explain(problem: TrainingProblem, codes: Codes, offers: Offers, lock: Lock) -> Conflict:
    """Say why a single lock cannot be kept: what bars it alone comes before the lock that says the opposite.

    A lock and its opposite are told as such also where the lock would break a limit or the budget as well.
    """
    person, session = lock
    who, where = code(pl.Series([person]), codes.persons)[0], code(pl.Series([session]), codes.sessions)[0]
    mine = np.flatnonzero((offers.person == who) & (offers.session == where) & (offers.weight > 0))
    if not len(mine):
        return Conflict(Rule.CLOSES_NOTHING, (lock,), session_id=session)
    if problem.locks.filter(pl.col("person_id") == person, pl.col("session_id") == session).height > 1:
        return Conflict(Rule.CONTRADICTION, (lock,), session_id=session)
    first = problem.sessions["starts_on"][int(where)]
    away = problem.unavailable.filter(pl.col("person_id") == person, pl.col("date") >= first)
    return Conflict(Rule.UNAVAILABLE, (lock,), session_id=session, on=away["date"].min())  # type: ignore[arg-type]


def _reduce(locked: "_Locked", conflict: Conflict) -> Conflict:
    """Leave locks out as long as those that stay collide."""
    for lock in conflict.locks:
        rest = locked.only(set(conflict.locks) - {lock})
        smaller = next(rest.conflicts(), None)
        if smaller is not None:
            return _reduce(rest, smaller)
    return conflict


class _Locked:
    """The seats that are locked, all of them taken."""

    def __init__(self, codes: Codes, instance: Instance, seating: Seating) -> None:
        self.codes = codes
        self.instance = instance
        self.seating = seating
        self.seats = seating.seats

    def only(self, locks: set[Lock]) -> "_Locked":
        """Keep some of the locks."""
        kept = np.array([seat for seat in self.seats.tolist() if self._name([seat])[0] in locks], np.int64)
        return _Locked(self.codes, self.instance, Seating(self.instance, kept))

    def conflicts(self) -> Iterator[Conflict]:
        """Name everything that is broken."""
        yield from self.collisions()
        yield from self.crowds()
        yield from self.overspending()

    def collisions(self) -> Iterator[Conflict]:
        """Name pairs of seats that nobody can take both."""
        person = self.instance.person[self.seats]
        for who in np.unique(person[1:][person[1:] == person[:-1]]):
            for one, other in combinations(self.seats[person == who].tolist(), 2):
                yield from self._collide(one, other)

    def _collide(self, one: int, other: int) -> Iterator[Conflict]:
        """Name why somebody cannot take both of two seats, if so."""
        instance, codes = self.instance, self.codes
        first, second = int(instance.session[one]), int(instance.session[other])
        shared = np.intersect1d(instance.topics.of(first), instance.topics.of(second))
        if self.seating.overlap(first, second):
            day = codes.day(max(int(instance.first[first]), int(instance.first[second])))
            yield Conflict(Rule.CLASH, self._name([one, other]), on=day)
        elif len(shared):
            yield Conflict(Rule.SAME_COMPETENCE, self._name([one, other]), competence_id=codes.topics[int(shared[0])])

    def crowds(self) -> Iterator[Conflict]:
        """Name limits that are broken, each with one seat too many."""
        limits, uses = self.instance.limits, np.array(self.seating.uses, np.int64)
        broken = (uses > limits.room) & (limits.kind != LimitKind.RESERVE)
        for limit in np.flatnonzero(broken).tolist():
            yield self._tell(limit, self._crowd(limit))

    def _crowd(self, limit: int) -> list[int]:
        """List one locked seat too many; seats beyond a reserve count only together with those that fill it."""
        limits = self.instance.limits
        fillers: dict[int, list[int]] = {int(reserve): [] for reserve in np.flatnonzero(limits.parent == limit)}
        counted: list[tuple[int, int | None]] = []
        for seat in self.seats.tolist():
            mine = limits.of_pair.of(int(self.instance.pair[seat])).tolist()
            reserve = next((number for number in mine if number in fillers), None)
            if reserve is not None and len(fillers[reserve]) < limits.room[reserve]:
                fillers[reserve].append(seat)
            elif reserve is not None or limit in mine:
                counted.append((seat, reserve))
        crowd = counted[: int(limits.room[limit]) + 1]
        beyond = sorted({reserve for _, reserve in crowd if reserve is not None})
        return [seat for seat, _ in crowd] + [seat for reserve in beyond for seat in fillers[reserve]]

    def _tell(self, limit: int, seats: list[int]) -> Conflict:
        """Name a limit and the seats that break it."""
        limits, codes = self.instance.limits, self.codes
        locks = self._name(seats)
        if limits.kind[limit] == LimitKind.UNIT:
            unit = codes.units[int(limits.unit[limit])]
            return Conflict(Rule.UNIT_LIMIT, locks, unit_id=unit, on=codes.day(int(limits.stretch[limit])))
        session = codes.sessions[int(limits.session[limit])]
        if limits.kind[limit] == LimitKind.SHARE:
            organisation = codes.organisations[int(limits.organisation[limit])]
            return Conflict(Rule.SHARE, locks, session_id=session, organisation_id=organisation)
        return Conflict(Rule.FULL, locks, session_id=session)

    def overspending(self) -> Iterator[Conflict]:
        """Name the dearest seats that together exceed the budget."""
        budget = self.instance.budget
        if budget is None or self.seating.spent <= budget:
            return
        dearest = self.seats[np.argsort(-self.instance.cost[self.seats], kind="stable")]
        totals = np.cumsum(self.instance.cost[dearest])
        yield Conflict(Rule.BUDGET, self._name(dearest[: int(np.searchsorted(totals, budget, "right")) + 1].tolist()))

    def _name(self, seats: list[int]) -> tuple[Lock, ...]:
        """Name seats by person and session."""
        codes, instance = self.codes, self.instance
        return tuple(
            sorted((codes.persons[int(instance.person[s])], codes.sessions[int(instance.session[s])]) for s in seats)
        )
