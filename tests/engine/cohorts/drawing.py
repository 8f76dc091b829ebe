"""Small choices and wishes, drawn."""

from datetime import date

import polars as pl
from hypothesis import strategies as st

from fagloft.engine.cohorts import (
    TRAVEL,
    Asked,
    Candidate,
    Choices,
    Form,
    Module,
    Provider,
    Sector,
    UnknownTravel,
    Venue,
    Weights,
    Wish,
    WishKind,
)

STARTS = (date(2027, 9, 7), date(2028, 1, 11))
PLACES = ("north", "south", "west")
TOPICS = ("finance", "change", "law")
numbers = st.integers(0, 3)
ABOUT = {
    WishKind.SECTOR_LEAST: [one.value for one in Sector],
    WishKind.LEVEL_LEAST: ["top", "first"],
    WishKind.TOGETHER: ["g"],
    WishKind.PARTICIPANT: ["c0", "c1"],
    WishKind.TOPIC: list(TOPICS),
}
AMOUNTS = {
    WishKind.CREDITS_LEAST: [10, 25],
    WishKind.CREDITS_MOST: [10, 25],
    WishKind.DAYS_MOST: [2, 4, 6],
    WishKind.PRICE_MOST: [0, 8, 15, 25],
}


@st.composite
def candidates(draw: st.DrawFn, number: int) -> Candidate:
    return Candidate(
        f"c{number}",
        draw(st.sampled_from([*PLACES, None])),
        draw(st.sampled_from(["ward", "clinic", "zone"])),
        draw(st.sampled_from(["top", "first"])),
        draw(st.sampled_from(Sector)),
        draw(st.dictionaries(st.sampled_from(TOPICS), numbers, max_size=2)),
        draw(st.sampled_from(["g", None])),
        draw(st.frozensets(st.sampled_from(STARTS), max_size=1)),
    )


@st.composite
def choices(draw: st.DrawFn) -> Choices:
    topics = st.frozensets(st.sampled_from(TOPICS), max_size=2)
    modules = [
        Module(f"m{number}", draw(topics), draw(numbers) * 5, draw(numbers), draw(numbers) * 5, draw(numbers) * 10)
        for number in range(draw(st.integers(1, 3)))
    ]
    given = st.frozensets(st.sampled_from([one.module_id for one in modules]))
    ways = st.dictionaries(st.tuples(st.sampled_from(PLACES), st.sampled_from(PLACES[:2])), st.integers(0, 5))
    return Choices(
        tuple(draw(candidates(number)) for number in range(draw(st.integers(1, 4)))),
        tuple(modules),
        tuple(
            Provider(f"p{number}", draw(given), draw(st.sampled_from([STARTS, STARTS[:1]])))
            for number in range(draw(st.integers(1, 2)))
        ),
        draw(st.sampled_from([(Form(2, 2),), (Form(2, 2), Form(3, 2))])),
        (Venue("v0", "north", 100), Venue("v1", "south"))[: draw(st.integers(1, 2))],
        pl.DataFrame([(*way, minutes, minutes * 3) for way, minutes in draw(ways).items()], TRAVEL, orient="row"),
    )


@st.composite
def wishes(draw: st.DrawFn) -> Wish:
    kind = draw(st.sampled_from(WishKind))
    amounts = [0] if kind in {WishKind.TOGETHER, WishKind.PARTICIPANT, WishKind.TOPIC} else AMOUNTS.get(kind, [1, 2, 3])
    return Wish(kind, draw(st.sampled_from(amounts)), draw(st.sampled_from(ABOUT.get(kind, [""]))))


asked = st.builds(
    Asked,
    st.lists(wishes(), max_size=4, unique=True).map(tuple),
    st.builds(Weights, st.just(10), st.integers(0, 2), st.integers(0, 5), st.sampled_from([0, 7])),
    st.sampled_from(UnknownTravel),
    st.sampled_from([frozenset[str](), frozenset({"west"})]),
)
