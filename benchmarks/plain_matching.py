"""The ranking as one would first write it: a loop over leaders and offers, which the engine must equal."""

from itertools import pairwise
from typing import Any

from fagloft.engine.matching import Part, Preferences, Weights

type Row = dict[str, Any]


def rank_plainly(
    tables: dict[str, list[Row]], weights: Weights, preferences: Preferences
) -> dict[str, list[tuple[str, str, float]]]:
    """Rank every offer for every leader: by leader the offers in order, with standing and score."""
    travel = {(row["from_place"], row["to_place"]): row for row in tables["travel"]}
    needs: dict[str, dict[str, int]] = {}
    for row in tables["needs"]:
        needs.setdefault(row["leader_id"], {})[row["topic"]] = row["weight"]
    ranked = {}
    for leader in tables["leaders"]:
        told = []
        for offer in tables["offers"]:
            parts = list_parts(leader, offer, needs.get(leader["leader_id"], {}), travel, preferences)
            total = sum(weights.of(Part(name)) * (0.5 if worth is None else worth) for name, worth in parts.items())
            told.append((offer["offer_id"], stand(leader, offer), round(100 * total / (weights.total or 1), 6)))
        ranked[leader["leader_id"]] = sorted(told, key=lambda one: (one[1] == "closed", -one[2], one[0]))
    return ranked


def list_parts(
    leader: Row, offer: Row, needs: dict[str, int], travel: Any, wish: Preferences
) -> dict[str, float | None]:
    """Judge each part of one offer for one leader."""
    journey = _find_journey(leader, offer, travel)
    cost = None if journey["cost"] is None or offer["gatherings"] is None else offer["gatherings"] * journey["cost"]
    half = wish.half_minutes_by_level.get(leader["level"] or "", wish.half_minutes)
    return {
        "topics": _judge_topics(offer, needs),
        "credits": _judge_credits(leader, offer),
        "days_away": _judge_days(leader, offer, wish),
        "weekdays": _judge_weekdays(offer, wish),
        "travel_time": None if journey["minutes"] is None else half / (half + journey["minutes"]),
        "travel_cost": _fall(cost, wish.highest_travel_cost),
        "price": _fall(offer["price"], wish.highest_price),
        "form": _judge_form(offer, wish),
    }


def stand(leader: Row, offer: Row) -> str:
    """Judge the hard rules for one offer and one leader."""
    held, asked = leader["higher_education_years"], offer["higher_education_years_required"]
    practised, practice = leader["experience_years"], offer["experience_years_required"]
    is_short = held is not None and asked is not None and held < asked
    accepts = offer["prior_learning_accepted"] if leader["prior_learning"] else False
    away, days = leader["days_away_max"], offer["days_per_gathering"]
    closed = (
        (is_short and accepts is False)
        or (practised is not None and practice is not None and practised < practice)
        or (away is not None and days is not None and away < days)
        or _is_for_others(leader["sectors"], offer["audience"])
        or _is_for_others(leader["level"], offer["levels"])
    )
    if closed:
        return "closed"
    asks = asked is None or (held is None and asked > 0) or (is_short and accepts is None)
    if asks or practice is None or (practised is None and practice > 0):
        return "ask_provider"
    return "open_by_prior_learning" if is_short else "open"


def _is_for_others(mine: str | None, theirs: str | None) -> bool:
    return mine is not None and theirs is not None and not set(mine.split(";")) & set(theirs.split(";"))


def _find_journey(leader: Row, offer: Row, travel: Any) -> Row:
    if offer["gatherings"] == 0 or (leader["place"] is not None and leader["place"] == offer["place"]):
        return {"minutes": 0, "cost": 0}
    return travel.get((leader["place"], offer["place"]), {"minutes": None, "cost": None})  # type: ignore[no-any-return]


def _fall(amount: Any, worst: float) -> float | None:
    """From 1 at nothing to 0 at the worst."""
    return None if amount is None else max(0.0, 1 - float(amount) / worst)


def _judge_topics(offer: Row, needs: dict[str, int]) -> float | None:
    if offer["topics"] is None or not needs:
        return None
    offered = set(offer["topics"].split(";"))
    return sum(weight for topic, weight in needs.items() if topic in offered) / sum(needs.values())


def _judge_credits(leader: Row, offer: Row) -> float | None:
    given, wanted, most = offer["credits"], leader["wanted_credits"], leader["credits_max"]
    if given is not None and most is not None and given > most:
        return 0.0
    return None if given is None or not wanted else float(min(given, wanted)) / float(wanted)


def _judge_days(leader: Row, offer: Row, wish: Preferences) -> float | None:
    days, most = offer["days_per_gathering"], wish.most_days_by_level.get(leader["level"] or "", wish.most_days)
    if days is None or offer["gatherings"] == 0:
        return None
    length = float(days)
    steps = wish.short_days
    rising: list[float] = [
        low + (high - low) * (length - begin) / (end - begin)
        for (begin, low), (end, high) in pairwise(steps)
        if begin <= length <= end
    ]
    return min([*rising[:1], 1.0, max(0.0, 1 - wish.lost_per_day * (length - most))])


def _judge_weekdays(offer: Row, wish: Preferences) -> float | None:
    days, first = offer["days_per_gathering"], offer["first_weekday"]
    if not days or first is None or offer["gatherings"] == 0:
        return None
    length = -int(-float(days) // 1)
    return float(sum(wish.weekday_worth[(first - 1 + ahead) % 7] for ahead in range(length)) / length)


def _judge_form(offer: Row, wish: Preferences) -> float | None:
    pace = None if offer["part_time"] is None else float(offer["part_time"])
    delivery = wish.delivery.get(offer["delivery"] or "")
    known = [one for one in (pace, delivery) if one is not None]
    return sum(known) / len(known) if known else None
