"""The engine's answer as it is kept."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from fagloft.contexts.leadership.queries.cohort_choices import WHOLE_COHORT
from fagloft.contexts.leadership.queries.cohort_modules import CohortModule
from fagloft.contexts.leadership.queries.cohort_results import (
    CohortResult,
    Days,
    ModuleResult,
    ParticipantResult,
    StatedFact,
    TopicResult,
    VenueResult,
    WishResult,
)
from fagloft.contexts.leadership.queries.cohort_wishes import CohortWishes
from fagloft.engine.cohorts import Cohort, TailoredCohort
from fagloft.engine.cohorts.gathering_dates import date_gatherings
from fagloft.engine.cohorts.requirements import Fact, state_facts
from fagloft.engine.leader_needs import TOP_LEADER

REQUIRED = "required"
MOST_DAYS_BESIDE_A_JOB = 5
"""More than five days away gives too much to catch up on (001:2474)."""


def tell_result(tailored: TailoredCohort, wishes: CohortWishes, modules: Iterable[CohortModule]) -> CohortResult:
    """What is kept of an answer."""
    found = tailored.cohort
    told = CohortResult(
        status=tailored.status.value,
        bound=tailored.bound,
        cohort_price=wishes.cohort_price,
        venues=tuple(_venue(row) for row in tailored.venues.iter_rows(named=True)),
        collision=tuple(WishResult(one.kind.value, one.amount, str(one.about)) for one in tailored.collision),
        unknown_travel=tuple(sorted({int(number) for number in tailored.unknown_travel["candidate_id"]})),
    )
    return told if found is None else _with_cohort(told, tailored, found, wishes, {one.code: one for one in modules})


def _with_cohort(
    told: CohortResult,
    tailored: TailoredCohort,
    found: Cohort,
    wishes: CohortWishes,
    modules: Mapping[str, CohortModule],
) -> CohortResult:
    form, starts_on = found.arrangement.form, found.arrangement.starts_on
    chosen = [modules[one.module_id] for one in found.modules if one.module_id != WHOLE_COHORT]
    dates = date_gatherings(starts_on, form, wishes.weeks_between)
    return CohortResult(
        **{name: getattr(told, name) for name in ("status", "bound", "cohort_price", "venues", "unknown_travel")},
        worth=found.worth,
        venue=found.venue.venue_id,
        provider=found.arrangement.provider.provider_id,
        gatherings=form.gatherings,
        days_each=form.days_each,
        dates=tuple(Days(first, last) for first, last in dates),
        modules=tuple(_module(one, wishes) for one in chosen),
        topics=tuple(_topics(found, chosen)),
        participants=tuple(_participants(tailored)),
        alone=found.alone,
        facts=tuple(_facts(tailored, found, chosen)),
    )


def _venue(row: Mapping[str, object]) -> VenueResult:
    kept = ("status", "worth", "participants", "need_points", "travel_minutes", "worst_minutes")
    return VenueResult(
        code=str(row["venue_id"]),
        cost=row["cost_with_travel"],  # type: ignore[arg-type]
        **{name: row[name] for name in kept},  # type: ignore[arg-type]
    )


def _module(one: CohortModule, wishes: CohortWishes) -> ModuleResult:
    return ModuleResult(
        code=one.code,
        programme_id=one.programme_id,
        title=one.title,
        credits=one.credits,
        days=one.days,
        price=one.price if wishes.cohort_price is None else 0,
        topics=one.topics,
        is_fictitious=one.is_fictitious,
    )


def _topics(found: Cohort, chosen: list[CohortModule]) -> Iterator[TopicResult]:
    """What the participants need, the most needed first."""
    counted = Counter(topic for one in found.participants for topic in one.needs)
    for topic, people in sorted(counted.items(), key=lambda row: (-row[1], row[0])):
        yield TopicResult(topic, people, tuple(one.code for one in chosen if topic in one.topics))


def _participants(tailored: TailoredCohort) -> Iterator[ParticipantResult]:
    chosen = tailored.travels.filter("is_chosen")
    minutes = dict(chosen.select("candidate_id", "minutes").iter_rows())
    for row in tailored.costs.iter_rows(named=True):
        yield ParticipantResult(
            nomination_id=int(row["candidate_id"]),
            minutes=minutes[row["candidate_id"]],
            is_travel_known=row["is_travel_known"],
            **{name: row[name] for name in ("without_travel", "lodging", "travel", "substitute")},
        )


def _facts(tailored: TailoredCohort, found: Cohort, chosen: list[CohortModule]) -> Iterator[StatedFact]:
    """What the engine states, and what the catalogue tells of the courses."""
    stated = dict(state_facts(tailored, found, top_levels=frozenset({TOP_LEADER})))
    wholes = {one.counts_towards for one in chosen} - {""}
    if chosen and all(one.counts_towards for one in chosen):
        stated["ects_level"] = wholes.pop() if len(wholes) == 1 else "; ".join(sorted(wholes))
    if len(chosen) > 1:
        stated["structure"] = "modular"
    if chosen and all(one.is_part_time for one in chosen):
        stated["combinable_with_leader_job"] = (
            REQUIRED if found.arrangement.form.days_each <= MOST_DAYS_BESIDE_A_JOB else "no"
        )
    stated["travel_and_lodging"] = "additional"
    return (_fact(parameter, fact) for parameter, fact in stated.items())


def _fact(parameter: str, fact: Fact) -> StatedFact:
    if isinstance(fact, frozenset):
        return StatedFact(parameter, words=tuple(sorted(fact)))
    if isinstance(fact, str):
        return StatedFact(parameter, word=fact)
    return StatedFact(parameter, number=Decimal(str(fact)))
