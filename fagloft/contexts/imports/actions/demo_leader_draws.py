"""Draws one leader of the demo: what is told, who has answered, and how much each topic is needed."""

from dataclasses import dataclass

import numpy as np

from fagloft.contexts.leadership.queries.needs import Usual, get_codes
from fagloft.contexts.leadership.queries.profiles_register import Leader
from fagloft.contexts.leadership.queries.topics import get_functions

ANSWER = 0.7
SUPERIOR_ANSWERS = 0.55
ANSWERS_TOPIC = 0.85
MEAN_ON_LEVEL, MEAN_ON_ALL, MEAN_OF_FUNCTION, MEAN_OTHERWISE, SPREAD = 1.7, 0.9, 1.2, 0.3, 0.9
CREDITS = (0, 0, 0, 7.5, 15, 30, 60)
WANTED = (15, 30, 30, 60, 120)
DAYS = (2, 3, 3, 4, 5)
BUDGETS = (20000, 30000, 45000, 60000, 100000)

FUNCTIONS = frozenset(term.code for term in get_functions("nb"))

type Profile = dict[str, object]


@dataclass(frozen=True)
class DrawnLeader:
    """`profile` is None where nobody has filled it in."""

    leader: Leader
    profile: Profile | None
    has_answered: bool
    superior_has_answered: bool


def draw_leader(leader: Leader, rng: np.random.Generator, by_hand: dict[str, str] | None) -> DrawnLeader:
    """Seven in ten have answered; most of those have told the rest too."""
    answers, superior_answers = rng.uniform() < ANSWER, rng.uniform() < SUPERIOR_ANSWERS
    drawn = _draw_profile(leader, rng)
    if by_hand is not None:
        return DrawnLeader(
            leader,
            _read_profile(leader, by_hand),
            has_answered=by_hand["has_answered"] == "1",
            superior_has_answered=by_hand["superior_has_answered"] == "1",
        )
    return DrawnLeader(leader, drawn if answers else None, answers, superior_answers)


def draw_weights(rng: np.random.Generator, usual: Usual) -> dict[str, int]:
    """More where report 001 says that leaders of the level need it; some topics are left open."""
    found = {}
    for code in sorted(get_codes()):
        weight = int(np.clip(round(rng.normal(_mean(code, usual), SPREAD)), 0, 3))
        if rng.uniform() < ANSWERS_TOPIC:
            found[code] = weight
    return found


def _mean(code: str, usual: Usual) -> float:
    if code in usual.on_level:
        return MEAN_ON_LEVEL
    if code in usual.on_all:
        return MEAN_ON_ALL
    return MEAN_OF_FUNCTION if code in FUNCTIONS else MEAN_OTHERWISE


def _draw_profile(leader: Leader, rng: np.random.Generator) -> Profile:
    return {
        "level": leader.level,
        "leader_since_on": leader.since,
        "education_years": int(rng.choice([3, 3, 3, 4, 5])),
        "experience_years": None,
        "has_prior_learning": bool(rng.uniform() < 0.15),
        "leadership_credits": float(rng.choice(CREDITS)),
        "wanted_credits": float(rng.choice(WANTED)),
        "credits_max": 30.0,
        "days_away_max": int(rng.choice(DAYS)),
        "budget": float(rng.choice(BUDGETS)),
    }


def _read_profile(leader: Leader, row: dict[str, str]) -> Profile:
    return {
        "level": leader.level,
        "leader_since_on": leader.since,
        "education_years": int(row["education_years"]),
        "experience_years": int(row["experience_years"]),
        "has_prior_learning": row["has_prior_learning"] == "1",
        "leadership_credits": float(row["leadership_credits"]),
        "wanted_credits": float(row["wanted_credits"]),
        "credits_max": float(row["credits_max"]),
        "days_away_max": int(row["days_away_max"]),
        "budget": float(row["budget"]) if row["budget"] else None,
    }
