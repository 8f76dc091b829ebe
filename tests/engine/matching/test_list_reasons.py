from decimal import Decimal
from typing import Any

import polars as pl
import pytest

from fagloft.engine.matching import Part, Reason, Rule, Side, Weights, list_reasons, rank_offers
from fagloft.engine.matching.examples import LEADERS, NEEDS, OFFERS, TRAVEL


def _reasons(leader: str, offer: str, leaders: Any = LEADERS, offers: Any = OFFERS, **how: Any) -> Any:
    return list_reasons(rank_offers(leaders, NEEDS, offers, TRAVEL, **how), leader, offer)


def _about(reasons: Any) -> Any:
    return {reason.about: reason for reason in reasons}


def _rules(reasons: Any) -> Any:
    return [(reason.about, reason.side) for reason in reasons if isinstance(reason.about, Rule)]


def test_every_part_tells_what_it_rests_on() -> None:
    assert _reasons("anna", "finance") == (
        Reason(Rule.EMPLOYER_ENROLS, Side.ASK),
        Reason(Part.TOPICS, Side.EVEN, 0.5, words=("finance_budgeting",)),
        Reason(Part.CREDITS, Side.EVEN, Decimal(15), Decimal(30)),
        Reason(Part.DAYS_AWAY, Side.FOR, Decimal(3), 3.0),
        Reason(Part.WEEKDAYS, Side.FOR, 2),
        Reason(Part.TRAVEL_TIME, Side.AGAINST, 260.0, 150.0),
        Reason(Part.TRAVEL_COST, Side.FOR, 10323.0),
        Reason(Part.PRICE, Side.FOR, Decimal(12000)),
        Reason(Part.FORM, Side.FOR, words=("part_time", "gatherings")),
    )


def test_what_is_unknown_is_told_as_unknown() -> None:
    told = _about(_reasons("bo", "online", offers=OFFERS.with_columns(price=None, gatherings=None, topics=None)))
    unknown = {about for about, reason in told.items() if reason.side is Side.UNKNOWN}
    assert unknown == {Part.TOPICS, Part.CREDITS, Part.WEEKDAYS, Part.TRAVEL_TIME, Part.TRAVEL_COST, Part.PRICE}
    assert told[Part.TOPICS].words == ()
    assert (told[Rule.EDUCATION].side, told[Rule.EXPERIENCE].side) == (Side.ASK, Side.ASK)


def test_budget_and_credits_close_nothing_and_speak_against() -> None:
    told = _about(_reasons("anna", "master"))
    assert told[Rule.OVER_BUDGET] == Reason(Rule.OVER_BUDGET, Side.AGAINST, Decimal("124410.00"), Decimal(60000))
    assert told[Rule.TOO_MANY_CREDITS] == Reason(Rule.TOO_MANY_CREDITS, Side.AGAINST, Decimal(90), Decimal(60))
    assert told[Part.FORM].words == ("full_time", "daily")
    assert told[Part.FORM].side is Side.AGAINST


@pytest.mark.parametrize(
    ("has", "accepts", "rules"),
    [
        (True, True, [(Rule.PRIOR_LEARNING, Side.FOR)]),
        (True, False, [(Rule.EDUCATION, Side.CLOSES)]),
        (True, None, [(Rule.EDUCATION, Side.ASK)]),
        (False, True, [(Rule.EDUCATION, Side.CLOSES), (Rule.PRIOR_LEARNING, Side.ASK)]),
        (None, True, [(Rule.EDUCATION, Side.CLOSES), (Rule.PRIOR_LEARNING, Side.ASK)]),
        (False, None, [(Rule.EDUCATION, Side.CLOSES)]),
    ],
)
def test_prior_learning_stands_in_for_education(has: bool | None, accepts: bool | None, rules: Any) -> None:
    leaders = LEADERS.with_columns(prior_learning=pl.lit(has, pl.Boolean), higher_education_years=0)
    offers = OFFERS.with_columns(prior_learning_accepted=pl.lit(accepts, pl.Boolean), individual_enrolment=None)
    assert _rules(_reasons("anna", "finance", leaders, offers)) == rules


def test_each_hard_rule_says_what_is_missing() -> None:
    leaders = LEADERS.with_columns(
        experience_years=1, days_away_max=1, sectors=pl.lit("school"), level=pl.lit("top_leader")
    )
    told = _reasons("anna", "law", leaders)
    assert told[:4] == (
        Reason(Rule.EXPERIENCE, Side.CLOSES, Decimal(1), Decimal(2)),
        Reason(Rule.DAYS_AWAY_MAX, Side.CLOSES, Decimal(2), Decimal(1)),
        Reason(Rule.AUDIENCE, Side.CLOSES, words=("health",)),
        Reason(Rule.LEVEL, Side.CLOSES, words=("first_line", "middle_manager")),
    )


def test_a_part_that_weighs_nothing_is_not_told() -> None:
    assert Part.PRICE not in _about(_reasons("anna", "law", weights=Weights(price=0)))


@pytest.mark.parametrize(("leader", "offer"), [("who", "law"), ("anna", "what")])
def test_who_is_not_ranked_is_not_told_of(leader: str, offer: str) -> None:
    with pytest.raises(KeyError):
        _reasons(leader, offer)
