"""Why an offer stands where it stands: facts for and against, which the page puts into words."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

import polars as pl

from fagloft.engine.matching.preferences import Part
from fagloft.engine.matching.rank import Ranking


class Side(StrEnum):
    """What a reason does."""

    CLOSES = "closes"
    ASK = "ask"
    FOR = "for"
    AGAINST = "against"
    EVEN = "even"
    UNKNOWN = "unknown"


class Rule(StrEnum):
    """The reasons that are no part of the score."""

    EDUCATION = "education"
    EXPERIENCE = "experience"
    DAYS_AWAY_MAX = "days_away_max"
    AUDIENCE = "audience"
    LEVEL = "level"
    PRIOR_LEARNING = "prior_learning"
    OVER_BUDGET = "over_budget"
    TOO_MANY_CREDITS = "too_many_credits"
    EMPLOYER_ENROLS = "employer_enrols"


type Number = Decimal | float | int | None


@dataclass(frozen=True)
class Reason:
    """
    A reason, as facts.

    Attributes
    ----------
    about : Part or Rule
        What it is about.
    side : Side
        What it does. A part between good and bad is even.
    number, of : number or None
        What is and what is asked, wanted, or best: years, days, credits, minutes, kroner, a weekday (1 = Monday), a
        share. None where unknown, or where there is none.
    words : tuple of str
        Topic codes, levels, sectors or the form of delivery.
    """

    about: Part | Rule
    side: Side
    number: Number = None
    of: Number = None
    words: tuple[str, ...] = ()


def list_reasons(ranking: Ranking, leader_id: str, offer_id: str) -> tuple[Reason, ...]:
    """
    List why an offer stands where it stands for a leader.

    Parameters
    ----------
    ranking : Ranking
        The ranking.
    leader_id, offer_id : str
        Whom and which; both stand in the ranking.

    Returns
    -------
    tuple of Reason
        What closes it and what must be asked, then what else is worth knowing, then the parts that weigh anything, in
        their order.

    Raises
    ------
    KeyError
        When the ranking has no such leader or offer.

    Examples
    --------
    >>> from fagloft.engine.matching.examples import LEADERS, NEEDS, OFFERS, TRAVEL
    >>> from fagloft.engine.matching.rank import rank_offers
    >>> reasons = list_reasons(rank_offers(LEADERS, NEEDS, OFFERS, TRAVEL), "bo", "finance")
    >>> reasons[0].about.value, reasons[0].side.value, reasons[0].number, reasons[0].of
    ('education', 'closes', Decimal('0.00'), Decimal('3.00'))
    """
    pair = _look_up(ranking, leader_id, offer_id)
    return (*_tell_rules(pair), *_tell_more(pair), *_tell_parts(pair))


@dataclass(frozen=True)
class _Pair:
    """A leader and an offer, with where they stand in the arrays."""

    ranking: Ranking
    leader: dict[str, Any]
    offer: dict[str, Any]
    score: dict[str, Any]
    at: tuple[int, int]


def _look_up(ranking: Ranking, leader_id: str, offer_id: str) -> _Pair:
    """Find the pair."""
    leaders, offers = ranking.problem.leaders, ranking.problem.offers
    row, column = _find(leaders["leader_id"], leader_id), _find(offers["offer_id"], offer_id)
    of_pair = ranking.scores.filter(pl.col("leader_id") == leader_id, pl.col("offer_id") == offer_id)
    return _Pair(
        ranking,
        leaders.row(row, named=True),
        offers.row(column, named=True),
        of_pair.row(0, named=True),
        (row, column),
    )


def _find(ids: pl.Series, one: str) -> int:
    """Find where an id stands."""
    where = ids.index_of(one)
    if where is None:
        raise KeyError(one)
    return where


def _tell_rules(pair: _Pair) -> Iterator[Reason]:
    """Tell what closes the offer, and what the provider must be asked."""
    judged, facts, at = pair.ranking.admission, pair.ranking.facts, pair.at
    education = (pair.leader["higher_education_years"], pair.offer["higher_education_years_required"])
    experience = (pair.leader["experience_years"], pair.offer["experience_years_required"])
    days = (pair.leader["days_away_max"], pair.offer["days_per_gathering"])
    rules = (
        (judged.lacks_education, Reason(Rule.EDUCATION, Side.CLOSES, *education)),
        (judged.asks_education, Reason(Rule.EDUCATION, Side.ASK, *education)),
        (judged.by_prior_learning, Reason(Rule.PRIOR_LEARNING, Side.FOR, *education)),
        (judged.could_by_prior_learning, Reason(Rule.PRIOR_LEARNING, Side.ASK, *education)),
        (judged.lacks_experience, Reason(Rule.EXPERIENCE, Side.CLOSES, *experience)),
        (judged.asks_experience, Reason(Rule.EXPERIENCE, Side.ASK, *experience)),
        (judged.is_away_too_long, Reason(Rule.DAYS_AWAY_MAX, Side.CLOSES, *reversed(days))),
        (facts.is_other_audience, Reason(Rule.AUDIENCE, Side.CLOSES, words=_split(pair.offer["audience"]))),
        (facts.is_other_level, Reason(Rule.LEVEL, Side.CLOSES, words=_split(pair.offer["levels"]))),
    )
    yield from (reason for flags, reason in rules if flags[at])


def _tell_more(pair: _Pair) -> Iterator[Reason]:
    """Tell what closes nothing and is worth knowing all the same."""
    budget, most = pair.leader["budget"], pair.leader["credits_max"]
    known = (pair.offer["price"], pair.score["journeys_cost"])
    cost = sum((Decimal(str(amount)) for amount in known if amount is not None), Decimal(0))
    if budget is not None and cost > budget:
        yield Reason(Rule.OVER_BUDGET, Side.AGAINST, cost, budget)
    if most is not None and pair.offer["credits"] is not None and pair.offer["credits"] > most:
        yield Reason(Rule.TOO_MANY_CREDITS, Side.AGAINST, pair.offer["credits"], most)
    if pair.offer["individual_enrolment"] is False:
        yield Reason(Rule.EMPLOYER_ENROLS, Side.ASK)


def _tell_parts(pair: _Pair) -> Iterator[Reason]:
    """Tell of each part that weighs anything what it rests on, and which way it counts."""
    preferences, offer, score = pair.ranking.preferences, pair.offer, pair.score
    level = pair.leader["level"] or ""
    most_days = preferences.most_days_by_level.get(level, preferences.most_days)
    half = preferences.half_minutes_by_level.get(level, preferences.half_minutes)
    facts: dict[Part, tuple[Number, Number, tuple[str, ...]]] = {
        Part.TOPICS: (score["topics"], None, _list_covered(pair)),
        Part.CREDITS: (offer["credits"], pair.leader["wanted_credits"], ()),
        Part.DAYS_AWAY: (offer["days_per_gathering"], most_days, ()),
        Part.WEEKDAYS: (offer["first_weekday"], None, ()),
        Part.TRAVEL_TIME: (score["journey_minutes"], half, ()),
        Part.TRAVEL_COST: (score["journeys_cost"], None, ()),
        Part.PRICE: (offer["price"], None, ()),
        Part.FORM: (None, None, _list_form(offer)),
    }
    for part, told in facts.items():
        if pair.ranking.weights.of(part):
            yield Reason(part, _take_side(pair, part), *told)


def _take_side(pair: _Pair, part: Part) -> Side:
    """Tell which way a part counts."""
    worth, preferences = pair.score[part.value], pair.ranking.preferences
    if worth is None:
        return Side.UNKNOWN
    if worth >= preferences.good:
        return Side.FOR
    return Side.AGAINST if worth <= preferences.bad else Side.EVEN


def _list_covered(pair: _Pair) -> tuple[str, ...]:
    """List the needed topics that the offer covers."""
    needs = pair.ranking.problem.needs
    needed = needs.filter(pl.col("leader_id") == pair.leader["leader_id"])["topic"]
    offered = set(_split(pair.offer["topics"]))
    return tuple(topic for topic in needed if topic in offered)


def _list_form(offer: dict[str, Any]) -> tuple[str, ...]:
    """Name the form as far as it is known."""
    pace = {True: "part_time", False: "full_time", None: ""}[offer["part_time"]]
    return tuple(word for word in (pace, offer["delivery"]) if word)


def _split(joined: str | None) -> tuple[str, ...]:
    """Split what is joined with `;`."""
    return tuple(joined.split(";")) if joined else ()
