"""Draw leaders, their needs and a market of offers for measuring (fixed seed)."""

from random import Random

import polars as pl

from fagloft.engine.matching import tables

SEED = 20261125
PLACES, TOPICS, NEEDS_EACH = 60, 40, 6


def draw_market(leaders: int, offers: int) -> dict[str, pl.DataFrame]:
    """Draw the four tables: six needs each, one to seven topics an offer, a tenth of all facts unknown."""
    random = Random(SEED)
    people = [_draw_leader(random, number) for number in range(leaders)]
    needs = [
        {"leader_id": leader["leader_id"], "topic": f"t{topic:02}", "weight": random.randint(1, 5)}
        for leader in people
        for topic in random.sample(range(TOPICS), NEEDS_EACH)
    ]
    market = [_draw_offer(random, number) for number in range(offers)]
    journeys = [
        {"from_place": f"p{here}", "to_place": f"p{there}", "cost": random.randint(300, 6000), "minutes": minutes}
        for here in range(PLACES)
        for there in range(PLACES)
        if here != there and (minutes := float(random.randint(30, 500)))
    ]
    return {
        "leaders": pl.DataFrame(people, schema={**tables.LEADERS, **tables.LEADERS_OPTIONAL}),
        "needs": pl.DataFrame(needs, schema=tables.NEEDS),
        "offers": pl.DataFrame(market, schema={**tables.OFFERS, **tables.OFFERS_OPTIONAL}),
        "travel": pl.DataFrame(journeys, schema={**tables.TRAVEL, **tables.TRAVEL_OPTIONAL}),
    }


def _draw_leader(random: Random, number: int) -> dict[str, object]:
    return {
        "leader_id": f"l{number:04}",
        "place": f"p{random.randrange(PLACES)}",
        "level": random.choice(tables.LEVELS),
        "sectors": "health",
        "higher_education_years": random.choice([None, 0, 3, 5]),
        "experience_years": random.choice([0, 2, 5]),
        "prior_learning": random.random() < 0.3,
        "budget": random.choice([None, 30_000, 60_000, 100_000]),
        "credits_max": random.choice([15, 30, 60]),
        "days_away_max": random.choice([3, 4, 5]),
        "wanted_credits": random.choice([None, 15, 30, 60]),
    }


def _draw_offer(random: Random, number: int) -> dict[str, object]:
    topics = random.sample(range(TOPICS), random.randint(1, 7))
    offer = {
        "topics": ";".join(f"t{topic:02}" for topic in topics),
        "credits": random.choice([0, 15, 30, 60]),
        "price": random.randint(3, 90) * 1000,
        "gatherings": random.randint(0, 8),
        "days_per_gathering": random.randint(1, 5),
        "place": f"p{random.randrange(PLACES)}",
        "higher_education_years_required": random.choice([0, 3]),
        "experience_years_required": random.choice([0, 2]),
        "prior_learning_accepted": random.random() < 0.5,
        "audience": random.choice(["health", "health;general", "public"]),
        "first_weekday": random.randint(1, 5),
        "part_time": random.random() < 0.8,
        "delivery": random.choice(["gatherings", "online", "daily"]),
    }
    return {"offer_id": f"o{number:03}"} | {name: None if random.random() < 0.1 else one for name, one in offer.items()}
