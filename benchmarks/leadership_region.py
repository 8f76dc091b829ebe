"""A region's leaders, drawn: 35 candidates, 20 venues, 12 modules, three providers and three forms of gatherings."""

import random
from datetime import date

import polars as pl

from fagloft.engine.cohorts import (
    TRAVEL,
    Asked,
    Candidate,
    Choices,
    Form,
    Module,
    Provider,
    Sector,
    Venue,
    Weights,
    Wish,
    WishKind,
)

TOPICS = [f"topic {number}" for number in range(20)]


def draw_choices(seed: int, *, candidates: int = 35, venues: int = 20, modules: int = 12) -> Choices:
    """Draw what there is to choose from."""
    drawn = random.Random(seed)
    places = [f"place {number}" for number in range(25)]
    where = {place: (drawn.random() * 400, drawn.random() * 400) for place in places}
    providers = [frozenset(f"m{number}" for number in range(modules) if (number + gap) % 4) for gap in range(3)]
    return Choices(
        candidates=tuple(_draw_leader(drawn, number, places) for number in range(candidates)),
        modules=tuple(_draw_module(drawn, number) for number in range(modules)),
        providers=tuple(
            Provider(f"p{number}", given, (date(2027, 9, 7), date(2028, 1, 11)))
            for number, given in enumerate(providers)
        ),
        forms=(Form(6, 2), Form(6, 3), Form(8, 2)),
        venues=tuple(Venue(f"v{number}", places[number], 1500) for number in range(venues)),
        travel=pl.DataFrame(
            [(one, other, *_measure(where[one], where[other])) for one in places for other in places[:venues]],
            TRAVEL,
            orient="row",
        ),
    )


def ask() -> Asked:
    """Ask as four municipalities and a hospital would."""
    return Asked(
        (
            Wish(WishKind.SIZE_LEAST, 18),
            Wish(WishKind.SIZE_MOST, 25),
            Wish(WishKind.SECTOR_LEAST, 6, Sector.HOSPITAL),
            Wish(WishKind.SECTOR_LEAST, 10, Sector.MUNICIPALITY),
            Wish(WishKind.LEVEL_LEAST, 4, "top"),
            Wish(WishKind.UNIT_MOST, 1),
            Wish(WishKind.TOGETHER, about="g0"),
            Wish(WishKind.TOGETHER, about="g1"),
            Wish(WishKind.TOPIC, about="topic 3"),
            Wish(WishKind.CREDITS_LEAST, 30),
            Wish(WishKind.CREDITS_MOST, 60),
            Wish(WishKind.DAYS_FIT),
            Wish(WishKind.DAYS_MOST, 18),
            Wish(WishKind.PRICE_MOST, 100_000),
        ),
        Weights(),
        remote_places=frozenset({"place 20", "place 21", "place 22"}),
    )


def _draw_leader(drawn: random.Random, number: int, places: list[str]) -> Candidate:
    needs = {topic: drawn.randint(1, 3) for topic in drawn.sample(TOPICS, 6)}
    sector = Sector.HOSPITAL if number % 3 == 0 else Sector.MUNICIPALITY
    level = "top" if number % 4 == 0 else "first line"
    group = f"g{number // 5}" if number in {0, 1, 5, 6, 7} else None
    away = frozenset({date(2027, 9, 7)}) if number % 11 == 0 else frozenset()
    place = drawn.choice(places)
    return Candidate(
        f"c{number:02}", place, f"u{number // 2 + number % 2 * 30}", level, sector, needs, group, away, 3000
    )


def _draw_module(drawn: random.Random, number: int) -> Module:
    topics = frozenset(drawn.sample(TOPICS, 4))
    price = drawn.choice([0, 10_000, 15_000])
    return Module(f"m{number}", topics, 15, drawn.randint(2, 4), price, 0 if price else 250_000)


def _measure(one: tuple[float, float], other: tuple[float, float]) -> tuple[int, int]:
    distance = ((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5
    return round(distance), round(distance * 4)
