"""Build the instance: from tables to numbers."""

import numpy as np
import polars as pl

from fagloft.engine.planning.codes import Codes, code
from fagloft.engine.planning.instance import Instance
from fagloft.engine.planning.limits import state_limits
from fagloft.engine.planning.possible_seats import Offers
from fagloft.engine.planning.problem import TrainingProblem
from fagloft.engine.planning.runs import Whole

HUNDREDTHS = 100


def build_instance(problem: TrainingProblem, codes: Codes, offers: Offers) -> Instance:
    """
    Build the instance of a problem.

    Parameters
    ----------
    problem : TrainingProblem
        A sound problem.
    codes : Codes
        Its numbers.
    offers : Offers
        Who could go where.

    Returns
    -------
    Instance
        Its seats are the offers that close something on days on which the person is available, save those that a lock
        forbids. Locks that ask for a seat are not looked at.

    Examples
    --------
    >>> from fagloft.engine.planning.codes import number_ids
    >>> from fagloft.engine.planning.examples import GAPS, SESSIONS, UNITS
    >>> from fagloft.engine.planning.possible_seats import list_offers
    >>> from fagloft.engine.planning.problem import state_problem
    >>> problem = state_problem(GAPS, SESSIONS, UNITS)
    >>> codes = number_ids(problem)
    >>> instance = build_instance(problem, codes, list_offers(problem, codes))
    >>> instance.person.tolist(), instance.worth.tolist(), instance.cost.tolist()
    ([0, 0, 1], [3, 1, 3], [550000, 145050, 550000])
    """
    wished = _mark(problem.wishes, codes, offers)
    forbidden = _mark(problem.locks.filter(~pl.col("attends")), codes, offers)
    usable = np.flatnonzero((offers.weight > 0) & offers.is_available)
    of_usable = codes.home[offers.person[usable]] * len(codes.sessions) + offers.session[usable]
    # Also what a lock forbids has a pair: why a gap stays open is asked of it too.
    is_pair = np.zeros(len(codes.units) * len(codes.sessions), np.bool_)
    is_pair[of_usable] = True
    pairs = np.flatnonzero(is_pair)
    seats = usable[~forbidden[usable]]
    pair = (np.cumsum(is_pair) - 1)[of_usable[~forbidden[usable]]]
    pair_unit, pair_session = np.divmod(pairs, max(1, len(codes.sessions)))
    scale = int(wished[seats].sum()) + 1
    return Instance(
        person=offers.person[seats],
        session=offers.session[seats],
        pair=pair,
        worth=offers.weight[seats] * scale + wished[seats],
        block=offers.block[seats],
        used=offers.used[seats],
        pair_unit=pair_unit,
        pair_session=pair_session,
        pair_cost=cost_pairs(problem, codes, pair_unit, pair_session),
        limits=state_limits(problem, codes, pair_unit, pair_session),
        budget=problem.budget,
        first=codes.first,
        last=codes.last,
        topics=codes.topics_of_session,
        scale=scale,
        persons=len(codes.persons),
    )


def _mark(named: pl.DataFrame, codes: Codes, offers: Offers) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Mark the offers that a table of persons and sessions names."""
    width = len(codes.sessions)
    person, session = code(named["person_id"], codes.persons), code(named["session_id"], codes.sessions)
    wanted = (person * width + session)[person >= 0]
    key = offers.person * width + offers.session
    first, end = np.searchsorted(key, wanted), np.searchsorted(key, wanted, side="right")
    marked = np.zeros(len(key), np.bool_)
    marked[first[first < end]] = True
    return marked


def cost_pairs(problem: TrainingProblem, codes: Codes, pair_unit: Whole, pair_session: Whole) -> Whole:
    """
    Tell what a seat costs: seat + travel + days x hours x what a substitute costs, to the øre.

    Parameters
    ----------
    problem : TrainingProblem
        A sound problem.
    codes : Codes
        Its numbers.
    pair_unit, pair_session : Whole
        Pairs of a unit and a session.

    Returns
    -------
    Whole
        Øre. What a substitute costs is rounded to the nearest øre, half an øre upwards.

    Examples
    --------
    >>> import numpy as np
    >>> from fagloft.engine.planning.codes import number_ids
    >>> from fagloft.engine.planning.examples import GAPS, SESSIONS, TRAVEL, UNITS
    >>> from fagloft.engine.planning.problem import state_problem
    >>> problem = state_problem(GAPS, SESSIONS, UNITS, travel=TRAVEL)
    >>> cost_pairs(problem, number_ids(problem), np.array([0, 0]), np.array([0, 1])).tolist()
    [562000, 145050]
    """
    sessions = problem.sessions
    hours = sessions["days"].to_numpy() * _in_hundredths(sessions["hours_per_day"])
    rate = _in_hundredths(problem.units["substitute_cost_per_hour"])
    substitutes = (hours[pair_session] * rate[pair_unit] + HUNDREDTHS // 2) // HUNDREDTHS
    return (
        _in_hundredths(sessions["seat_cost"])[pair_session]
        + substitutes
        + _cost_travel(problem, codes, pair_unit, pair_session)
    )


def _cost_travel(problem: TrainingProblem, codes: Codes, pair_unit: Whole, pair_session: Whole) -> Whole:
    """Look up what travel costs; nothing where it is not listed."""
    places = problem.travel["place"].drop_nulls().unique().sort()
    table = np.zeros((len(codes.units), len(places) + 1), np.int64)
    travel = problem.travel.drop_nulls("place")
    table[code(travel["unit_id"], codes.units), code(travel["place"], places)] = _in_hundredths(travel["cost"])
    # An unknown place is number -1: the last column, which stays 0.
    return table[pair_unit, code(problem.sessions["place"], places)[pair_session]]


def _in_hundredths(amounts: pl.Series) -> Whole:
    """Count amounts with two decimals in hundredths."""
    return (amounts * HUNDREDTHS).cast(pl.Int64).to_numpy()
