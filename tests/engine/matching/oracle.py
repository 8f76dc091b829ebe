"""The same rules one pair at a time, and every combination tried."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain, combinations
from typing import Any


class Market:
    """The tables as rows."""

    def __init__(self, frames: Any) -> None:
        self.leaders, self.needs, self.offers, travel = (
            frames[name].to_dicts() for name in ("leaders", "needs", "offers", "travel")
        )
        self.leaders.sort(key=lambda row: row["leader_id"])
        self.offers.sort(key=lambda row: row["offer_id"])
        self.travel = {(row["from_place"], row["to_place"]): row["cost"] for row in travel}

    def closed(self) -> list[tuple[str, str, str]]:
        pairs = ((leader, offer) for leader in self.leaders for offer in self.offers)
        told = ((leader["leader_id"], offer["offer_id"], self.reason(leader, offer)) for leader, offer in pairs)
        return [(leader, offer, reason) for leader, offer, reason in told if reason]

    def reason(self, leader: Any, offer: Any) -> str | None:
        stands_in = leader["prior_learning"] and offer["prior_learning_accepted"] is not False
        if _is_below(leader["higher_education_years"], offer["higher_education_years_required"]) and not stands_in:
            return "education"
        if _is_below(leader["experience_years"], offer["experience_years_required"]):
            return "experience"
        return "days_away" if _is_below(leader["days_away_max"], offer["days_per_gathering"]) else None

    def cost(self, leader: Any, offer: Any) -> Decimal:
        there = (leader["place"], offer["place"])
        journey = Decimal(0) if there[0] == there[1] else self.travel.get(there, Decimal(0))
        return (offer["price"] or Decimal(0)) + (offer["gatherings"] or 0) * journey

    def best(self, leader: Any) -> Any:
        """Worth, then cost, number and ids: the least of (-worth, cost, number, ids)."""
        wanted = {row["topic"]: row["weight"] for row in self.needs if row["leader_id"] == leader["leader_id"]}
        tried = []
        for chosen in _subsets([offer for offer in self.offers if not self.reason(leader, offer)]):
            cost = sum((self.cost(leader, offer) for offer in chosen), Decimal(0))
            credit = sum((offer["credits"] or Decimal(0) for offer in chosen), Decimal(0))
            covered = set(chain(*((offer["topics"] or "").split(";") for offer in chosen)))
            if not _is_below(leader["budget"], cost) and not _is_below(leader["credits_max"], credit):
                worth = sum(weight for topic, weight in wanted.items() if topic in covered)
                ids = tuple(offer["offer_id"] for offer in chosen)
                tried.append((-worth, cost, len(ids), ids, credit, tuple(sorted(set(wanted) - covered))))
        return min(tried)


def _is_below(held: Decimal | None, asked: Decimal | None) -> bool:
    return held is not None and asked is not None and held < asked


def _subsets(offers: list[Any]) -> Iterator[tuple[Any, ...]]:
    return chain.from_iterable(combinations(offers, size) for size in range(len(offers) + 1))
