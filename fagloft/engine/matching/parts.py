"""The parts of a score: one small function each, from 0 to 1, not a number where something is unknown."""

from collections.abc import Callable, Mapping

import numpy as np
import polars as pl

from fagloft.engine.matching.admission import Real, read_numbers
from fagloft.engine.matching.facts import Facts
from fagloft.engine.matching.preferences import Part, Preferences
from fagloft.engine.matching.problem import MatchingProblem

type Judge = Callable[[MatchingProblem, Facts, Preferences], Real]


def judge_parts(problem: MatchingProblem, facts: Facts, preferences: Preferences) -> dict[Part, Real]:
    """
    Judge every part for each leader and offer.

    Parameters
    ----------
    problem : MatchingProblem
        What is asked.
    facts : Facts
        What is known of it.
    preferences : Preferences
        What is good.

    Returns
    -------
    dict of Part to Real
        Leaders x offers, from 0 to 1; not a number where something is unknown.

    Examples
    --------
    >>> from fagloft.engine.matching.examples import LEADERS, NEEDS, OFFERS, TRAVEL
    >>> from fagloft.engine.matching.facts import gather_facts
    >>> from fagloft.engine.matching.problem import state_matching
    >>> problem = state_matching(LEADERS, NEEDS, OFFERS, TRAVEL)
    >>> judge_parts(problem, gather_facts(problem), Preferences())[Part.DAYS_AWAY][0].tolist()
    [1.0, 0.5, 0.5, nan]
    """
    shape = (len(problem.leaders), len(problem.offers))
    return {part: np.broadcast_to(judge(problem, facts, preferences), shape) for part, judge in JUDGES.items()}


def _judge_topics(_problem: MatchingProblem, facts: Facts, _preferences: Preferences) -> Real:
    return facts.needed_share


def _judge_credits(problem: MatchingProblem, _facts: Facts, _preferences: Preferences) -> Real:
    """Share of the credits wanted; nothing where it is more than the leader can take; unknown where none are wanted."""
    given = read_numbers(problem.offers, "credits")[None, :]
    wanted = read_numbers(problem.leaders, "wanted_credits")[:, None]
    most = read_numbers(problem.leaders, "credits_max")[:, None]
    share = np.minimum(given, wanted) / np.where(wanted > 0, wanted, np.nan)
    return np.asarray(np.where(given > most, 0, share))


def _judge_days_away(problem: MatchingProblem, _facts: Facts, preferences: Preferences) -> Real:
    """Long enough to be worth it, short enough to be away. Without gatherings nobody is away."""
    days = _days_at_once(problem)[None, :]
    most = _by_level(problem.leaders, preferences.most_days, preferences.most_days_by_level)
    known, worth = zip(*preferences.short_days, strict=True)
    long_enough = np.interp(days, known, worth)
    short_enough = np.clip(1 - preferences.lost_per_day * (days - most), 0, 1)
    return np.asarray(np.minimum(long_enough, short_enough))


def _judge_weekdays(problem: MatchingProblem, _facts: Facts, preferences: Preferences) -> Real:
    """The mean over the days of a gathering."""
    days, first = _days_at_once(problem), read_numbers(problem.offers, "first_weekday")
    whole = np.ceil(days)
    worth = np.array(preferences.weekday_worth)
    running = np.concatenate([[0], np.cumsum(np.tile(worth, 2))])
    is_known = np.isfinite(whole) & np.isfinite(first) & (whole > 0)
    begin = np.where(is_known, first - 1, 0).astype(np.int64)
    length = np.where(is_known, whole, 1)
    weeks, rest = np.divmod(length, len(worth))
    total = weeks * worth.sum() + running[begin + rest.astype(np.int64)] - running[begin]
    return np.where(is_known, total / length, np.nan)[None, :]


def _judge_travel_time(problem: MatchingProblem, facts: Facts, preferences: Preferences) -> Real:
    """Never quite nothing, so that the nearest of far places still comes first."""
    half = _by_level(problem.leaders, preferences.half_minutes, preferences.half_minutes_by_level)
    return np.asarray(half / (half + facts.minutes))


def _judge_travel_cost(_problem: MatchingProblem, facts: Facts, preferences: Preferences) -> Real:
    return np.clip(1 - facts.travel_cost / preferences.highest_travel_cost, 0, 1)


def _judge_price(problem: MatchingProblem, _facts: Facts, preferences: Preferences) -> Real:
    price = read_numbers(problem.offers, "price")[None, :]
    return np.clip(1 - price / preferences.highest_price, 0, 1)


def _judge_form(problem: MatchingProblem, _facts: Facts, preferences: Preferences) -> Real:
    """The mean of part time and delivery, as far as they are known."""
    part_time = read_numbers(problem.offers, "part_time")
    worth = [preferences.delivery.get(form or "", np.nan) for form in problem.offers["delivery"]]
    delivery = np.array(worth, dtype=np.float64)
    both = (part_time + delivery) / 2
    return np.where(np.isnan(part_time), delivery, np.where(np.isnan(delivery), part_time, both))[None, :]


def _days_at_once(problem: MatchingProblem) -> Real:
    """Days away at once; unknown, because it says nothing, where there are no gatherings."""
    gatherings = read_numbers(problem.offers, "gatherings")
    return np.where(gatherings == 0, np.nan, read_numbers(problem.offers, "days_per_gathering"))


def _by_level(leaders: pl.DataFrame, otherwise: float, by_level: Mapping[str, float]) -> Real:
    """Look up what holds for each leader's level."""
    return np.array([by_level.get(level or "", otherwise) for level in leaders["level"]], dtype=np.float64)[:, None]


JUDGES: dict[Part, Judge] = {
    Part.TOPICS: _judge_topics,
    Part.CREDITS: _judge_credits,
    Part.DAYS_AWAY: _judge_days_away,
    Part.WEEKDAYS: _judge_weekdays,
    Part.TRAVEL_TIME: _judge_travel_time,
    Part.TRAVEL_COST: _judge_travel_cost,
    Part.PRICE: _judge_price,
    Part.FORM: _judge_form,
}
