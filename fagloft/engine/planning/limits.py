"""State the limits that seats share: places in a session, shares of organisations, people away from a unit."""

from collections.abc import Iterator

import numpy as np
import polars as pl

from fagloft.engine.planning.codes import Codes, code
from fagloft.engine.planning.instance import NO_PARENT, LimitKind, Limits
from fagloft.engine.planning.problem import TrainingProblem
from fagloft.engine.planning.runs import Whole, follow_runs, gather_runs, span_runs

UNLIMITED = 2**40

type Row = tuple[LimitKind, int, int, int]
"""Kind, session or unit, organisation or stretch, room."""


def state_limits(problem: TrainingProblem, codes: Codes, pair_unit: Whole, pair_session: Whole) -> Limits:
    """
    State the limits that count people of given pairs of unit and session.

    Parameters
    ----------
    problem : TrainingProblem
        A sound problem.
    codes : Codes
        Its numbers.
    pair_unit, pair_session : Whole
        The pairs.

    Returns
    -------
    Limits
        One on the seats of each session, on each organisation's share, on the seats kept for it, and on each unit in
        each stretch of days.

    Notes
    -----
    Of a session with C seats of which m(o) are kept for organisation o, F = C - sum of m(o) are free. Each
    organisation fills what is kept for it first; what goes beyond, and everybody else, fills F.

    Examples
    --------
    >>> import numpy as np
    >>> from fagloft.engine.planning.codes import number_ids
    >>> from fagloft.engine.planning.examples import GAPS, SESSIONS, UNITS
    >>> from fagloft.engine.planning.problem import state_problem
    >>> problem = state_problem(GAPS, SESSIONS, UNITS)
    >>> limits = state_limits(problem, number_ids(problem), np.array([0, 0]), np.array([0, 1]))
    >>> limits.room.tolist(), limits.of_pair.of(0).tolist(), limits.of_pair.of(1).tolist()
    ([2, 10, 2, 2], [0, 2, 3], [1, 3])
    """
    seats = [(LimitKind.SEATS, session, -1, room) for session, room in enumerate(_count_free(problem))]
    rows = np.array([*seats, *_list_shares(problem, codes)], np.int64).reshape(-1, 4)
    pair, row = _enter_pairs(codes, problem, rows, pair_unit, pair_session)
    away = _list_away(problem)
    place, number, unit_rows = _enter_units(codes, away, pair_unit, pair_session)
    stretch = unit_rows % len(codes.turns)
    unit = unit_rows // max(1, len(codes.turns))
    none_of_rows, none_of_units = np.full(len(rows), -1), np.full(len(unit), -1)
    return Limits(
        kind=np.concatenate([rows[:, 0], np.full(len(unit), LimitKind.UNIT)]),
        session=np.concatenate([rows[:, 1], none_of_units]),
        organisation=np.concatenate([rows[:, 2], none_of_units]),
        unit=np.concatenate([none_of_rows, unit]),
        stretch=np.concatenate([none_of_rows, stretch]),
        room=np.concatenate([rows[:, 3], away[unit]]),
        # The free seats of session number i are limit number i.
        parent=np.concatenate([np.where(rows[:, 0] == LimitKind.RESERVE, rows[:, 1], NO_PARENT), none_of_units]),
        of_pair=gather_runs(np.concatenate([pair, place]), np.concatenate([row, number + len(rows)]), len(pair_unit)),
    )


def _enter_units(codes: Codes, away: Whole, pair_unit: Whole, pair_session: Whole) -> tuple[Whole, Whole, Whole]:
    """Enter each pair into the limits of its unit on its days: pair, number of the limit; and what each is about."""
    limited = np.flatnonzero(away[pair_unit] < UNLIMITED)
    spans = span_runs(codes.first[pair_session], codes.last[pair_session])
    place, stretch = follow_runs(spans, limited)
    unit_rows, number = np.unique(pair_unit[limited][place] * len(codes.turns) + stretch, return_inverse=True)
    return limited[place], number, unit_rows


def _count_free(problem: TrainingProblem) -> list[int]:
    """Count the seats of each session that are neither kept for an organisation nor taken by others."""
    kept = problem.shares.select("session_id", "organisation_id", kept=pl.col("minimum").fill_null(0))
    taken = problem.taken.join(kept, on=["session_id", "organisation_id"], how="left")
    beyond = taken.with_columns(beyond=(pl.col("seats") - pl.col("kept").fill_null(0)).clip(lower_bound=0))
    counted = (
        problem.sessions.select("session_id", "capacity")
        .join(kept.group_by("session_id").agg(pl.col("kept").sum()), on="session_id", how="left")
        .join(beyond.group_by("session_id").agg(pl.col("beyond").sum()), on="session_id", how="left")
        .fill_null(0)
        .sort("session_id")
    )
    return (
        counted.select((pl.col("capacity") - pl.col("kept") - pl.col("beyond")).clip(lower_bound=0))
        .to_series()
        .to_list()
    )


def _list_shares(problem: TrainingProblem, codes: Codes) -> Iterator[Row]:
    """List what organisations may take at most, and what is kept for them."""
    shares = problem.shares.join(problem.taken, on=["session_id", "organisation_id"], how="left")
    sessions, organisations = (
        code(shares["session_id"], codes.sessions),
        code(shares["organisation_id"], codes.organisations),
    )
    told = shares.select("minimum", "maximum", pl.col("seats").fill_null(0)).iter_rows()
    for session, organisation, (minimum, maximum, seats) in zip(sessions, organisations, told, strict=True):
        if maximum is not None:
            yield LimitKind.SHARE, int(session), int(organisation), max(0, maximum - seats)
        if minimum:
            yield LimitKind.RESERVE, int(session), int(organisation), max(0, minimum - seats)


def _list_away(problem: TrainingProblem) -> Whole:
    """Tell how many people of each unit may be away at once."""
    left = (pl.col("staff") - pl.col("minimum_present")).clip(lower_bound=0)
    return problem.units.select(pl.min_horizontal("max_absent", left).fill_null(UNLIMITED)).to_series().to_numpy()


def _enter_pairs(
    codes: Codes, problem: TrainingProblem, rows: Whole, pair_unit: Whole, pair_session: Whole
) -> tuple[Whole, Whole]:
    """Enter each pair into the limits of its session: its organisation's, and the free seats unless some are kept."""
    width = len(codes.organisations) + 1
    organisation = code(problem.units["organisation_id"], codes.organisations)[pair_unit]
    key = pair_session * width + organisation
    pairs, entered = [], []
    is_kept = np.zeros(len(pair_unit), np.bool_)
    for kind in (LimitKind.SHARE, LimitKind.RESERVE):
        mine = np.flatnonzero(rows[:, 0] == kind)
        wanted = rows[mine, 1] * width + rows[mine, 2]
        order = np.argsort(wanted)
        place = np.minimum(np.searchsorted(wanted[order], key), len(mine) - 1)
        found = wanted[order][place] == key if len(mine) else np.zeros(len(key), np.bool_)
        pairs.append(np.flatnonzero(found))
        entered.append(mine[order][place[found]])
        is_kept = found
    pairs.append(np.flatnonzero(~is_kept))
    entered.append(pair_session[~is_kept])
    return np.concatenate(pairs), np.concatenate(entered)
