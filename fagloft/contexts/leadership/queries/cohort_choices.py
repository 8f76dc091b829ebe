"""Wishes, those nominated, courses and places as the engine chooses among them."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import product

import polars as pl

from fagloft.contexts.leadership.queries.cohort_applicants import Applicant
from fagloft.contexts.leadership.queries.cohort_modules import CohortModule
from fagloft.contexts.leadership.queries.cohort_venues import MeetingPlace, get_meeting_places
from fagloft.contexts.leadership.queries.cohort_wishes import CohortWishes
from fagloft.contexts.leadership.queries.journeys import measure_journeys
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
    Wish,
    WishKind,
)

WHOLE_COHORT = "whole cohort"
"""Stands for what is paid once for all: a module without days that every programme has."""


def choose_modules(modules: Iterable[CohortModule], wishes: CohortWishes) -> tuple[CohortModule, ...]:
    """The courses that may be used; an empty wish leaves all open."""
    return tuple(
        one
        for one in modules
        if (not wishes.modules or one.code in wishes.modules)
        and (not wishes.providers or one.provider in wishes.providers)
    )


def choose_places(wishes: CohortWishes) -> tuple[MeetingPlace, ...]:
    return tuple(one for one in get_meeting_places() if not wishes.venues or one.code in wishes.venues)


def build_choices(
    wishes: CohortWishes, applicants: tuple[Applicant, ...], modules: tuple[CohortModule, ...]
) -> Choices:
    """What there is to choose from."""
    places = choose_places(wishes)
    return Choices(
        candidates=tuple(_candidate(one, wishes) for one in applicants),
        modules=(*(_module(one, wishes) for one in modules), *_paid_once(wishes)),
        providers=tuple(_providers(modules, wishes.starts, _paid_once(wishes))),
        forms=tuple(
            Form(gatherings, days)
            for gatherings, days in product(
                range(wishes.gatherings_least, wishes.gatherings_most + 1),
                range(wishes.days_least, wishes.days_most + 1),
            )
        ),
        venues=tuple(Venue(one.code, one.municipality_code, wishes.lodging_per_day) for one in places),
        travel=_travel(applicants, places),
    )


def build_asked(wishes: CohortWishes, applicants: tuple[Applicant, ...]) -> Asked:
    """What is asked of the cohort."""
    unknown = UnknownTravel.TAKEN_AS_LONGEST if wishes.unknown_is_longest else UnknownTravel.LEFT_OUT
    remote = frozenset(one.municipality_code for one in applicants if one.is_remote)
    return Asked(tuple(_wishes(wishes, applicants)), wishes.weights(), unknown, remote)


def _wishes(wishes: CohortWishes, applicants: tuple[Applicant, ...]) -> Iterator[Wish]:
    yield Wish(WishKind.SIZE_LEAST, wishes.size_least)
    yield Wish(WishKind.SIZE_MOST, wishes.size_most)
    yield from _mix(wishes)
    if wishes.unit_most is not None:
        yield Wish(WishKind.UNIT_MOST, wishes.unit_most)
    if wishes.groups_together:
        yield from (Wish(WishKind.TOGETHER, about=group) for group in sorted({one.group for one in applicants} - {""}))
    yield from (Wish(WishKind.TOPIC, about=topic) for topic in wishes.topics)
    if wishes.cohort_price is not None:
        yield Wish(WishKind.TOPIC, about=WHOLE_COHORT)
    if wishes.price_most is not None:
        yield Wish(WishKind.PRICE_MOST, wishes.price_most)
    if wishes.credits_least is not None:
        yield Wish(WishKind.CREDITS_LEAST, round(wishes.credits_least * 2))
    if wishes.days_away_most is not None:
        yield Wish(WishKind.DAYS_MOST, wishes.days_away_most)
    yield Wish(WishKind.DAYS_FIT)


def _mix(wishes: CohortWishes) -> Iterator[Wish]:
    for sector, least in (
        (Sector.MUNICIPALITY, wishes.municipality_least),
        (Sector.HOSPITAL, wishes.hospital_least),
    ):
        if least:
            yield Wish(WishKind.SECTOR_LEAST, least, sector)
    yield from (Wish(WishKind.LEVEL_LEAST, one.least, one.level) for one in wishes.levels if one.least)


def _candidate(one: Applicant, wishes: CohortWishes) -> Candidate:
    return Candidate(
        candidate_id=str(one.nomination_id),
        place=one.municipality_code or None,
        unit_id=one.unit_key,
        level=one.level,
        sector=one.sector,
        needs=one.needs,
        group_id=one.group or None,
        substitute_per_day=wishes.substitute_per_day,
    )


def _module(one: CohortModule, wishes: CohortWishes) -> Module:
    """Its own price counts only where there is no price for the whole cohort."""
    price = one.price if wishes.cohort_price is None else 0
    return Module(one.code, frozenset(one.topics), round(one.credits * 2), one.days, price)


def _paid_once(wishes: CohortWishes) -> tuple[Module, ...]:
    if wishes.cohort_price is None:
        return ()
    topics = frozenset({WHOLE_COHORT})
    return (Module(WHOLE_COHORT, topics, days=0, price_per_cohort=wishes.cohort_price),)


def _providers(
    modules: tuple[CohortModule, ...], starts: tuple[date, ...], paid_once: tuple[Module, ...]
) -> Iterator[Provider]:
    once = {one.module_id for one in paid_once}
    for name in sorted({one.provider for one in modules}):
        yield Provider(name, frozenset({one.code for one in modules if one.provider == name} | once), starts)


def _travel(applicants: tuple[Applicant, ...], places: tuple[MeetingPlace, ...]) -> pl.DataFrame:
    """One way; the register of journeys tells what it costs there and back."""
    measured = measure_journeys(
        from_codes={one.municipality_code for one in applicants} - {""},
        to_codes={one.municipality_code for one in places},
    )
    cost = (pl.col("cost").cast(pl.Float64) / 2).round().cast(pl.Int64).alias("cost")
    return measured.select("from_place", "to_place", "minutes", cost).cast(dict(TRAVEL))  # type: ignore[arg-type]
