"""Leaders, needs and programmes as the tables that the engine matches from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from fagloft.contexts.leadership.models import LeaderProfile
from fagloft.contexts.leadership.queries.journeys import measure_journeys
from fagloft.contexts.leadership.queries.needs import NOTHING, SELF, SUPERIOR, Assessment, load_assessments
from fagloft.contexts.leadership.queries.profiles_register import Leader
from fagloft.contexts.leadership.queries.programme_texts import tell_requirements
from fagloft.contexts.leadership.queries.programmes import ProgrammeFilter, ProgrammeRow, get_programmes
from fagloft.contexts.leadership.queries.topics import get_topics
from fagloft.contexts.organisations.models import Organisation
from fagloft.contexts.organisations.scope import Scope
from fagloft.engine.leader_needs import combine_weights, is_need
from fagloft.engine.matching import tables

# Everybody here leads in health and care, in the public sector: no audience of the catalogue shuts them out.
SECTORS = "general;health;health_social;public"
DAYS_PER_YEAR = 365.25


@dataclass(frozen=True)
class MatchingTables:
    """`place_name` is empty where nobody has said where the organisation has its seat."""

    leaders: pl.DataFrame
    needs: pl.DataFrame
    offers: pl.DataFrame
    travel: pl.DataFrame
    programmes: Mapping[str, ProgrammeRow]
    place_name: str


def load_matching_tables(*, scope: Scope, leaders: Iterable[Leader], on: date, with_old: bool) -> MatchingTables:
    """The newest words of the catalogue; `with_old` takes in those that nobody has confirmed for two years."""
    known = tuple(leaders)
    seat = Organisation.objects.select_related("municipality").get(pk=scope.tenant_id).municipality
    wanted = ProgrammeFilter(age="all" if with_old else "")
    found = get_programmes(scope=scope, on=on, wanted=wanted).rows
    rows = {str(row.id): row for row in found if row.text.status != "discontinued"}
    places = {row.text.municipality_code for row in rows.values() if row.text.municipality_code}
    return MatchingTables(
        leaders=_leaders(scope, known, seat.code if seat else None, on),
        needs=_needs(scope, known),
        offers=pl.DataFrame(
            [_offer(number, row) for number, row in rows.items()], schema={**tables.OFFERS, **tables.OFFERS_OPTIONAL}
        ),
        travel=measure_journeys(from_codes=[seat.code] if seat else [], to_codes=places).drop_nulls("cost"),
        programmes=rows,
        place_name=seat.name if seat else "",
    )


def _leaders(scope: Scope, leaders: tuple[Leader, ...], place: str | None, on: date) -> pl.DataFrame:
    told = LeaderProfile.objects.filter(tenant_id=scope.tenant_id, person_id__in=[one.person_id for one in leaders])
    profiles = {profile.person_id: profile for profile in told}
    rows = [_leader(one, profiles.get(one.person_id), place, on) for one in leaders]
    return pl.DataFrame(rows, schema={**tables.LEADERS, **tables.LEADERS_OPTIONAL})


def _leader(leader: Leader, told: LeaderProfile | None, place: str | None, on: date) -> dict[str, object]:
    """Years as a leader are known from the register where nobody has told of others."""
    told = told or LeaderProfile()
    years = told.experience_years
    return {
        "leader_id": str(leader.person_id),
        "place": place,
        "higher_education_years": told.education_years,
        "experience_years": int((on - leader.since).days / DAYS_PER_YEAR) if years is None else years,
        "prior_learning": told.has_prior_learning,
        "budget": told.budget,
        "credits_max": told.credits_max,
        "days_away_max": told.days_away_max,
        "level": leader.level,
        "sectors": SECTORS,
        "wanted_credits": told.wanted_credits,
    }


def _needs(scope: Scope, leaders: tuple[Leader, ...]) -> pl.DataFrame:
    """Both assessments as one weight; the functions of a leader are no topics that anybody teaches."""
    people = [leader.person_id for leader in leaders]
    told = load_assessments(scope=scope, person_ids=people)
    topics = [topic.code for topic in get_topics("nb")]
    rows = [
        {"leader_id": str(person), "topic": topic, "weight": weight}
        for person in people
        for topic in topics
        if (weight := _combine(told.get((person, SELF), NOTHING), told.get((person, SUPERIOR), NOTHING), topic))
    ]
    return pl.DataFrame(rows, schema=tables.NEEDS)


def _combine(own: Assessment, superior: Assessment, topic: str) -> int:
    weight = combine_weights(own.weights.get(topic), superior.weights.get(topic))
    return weight if weight is not None and is_need(weight) else 0


def _offer(number: str, row: ProgrammeRow) -> dict[str, object]:
    text = row.text
    return {
        "offer_id": number,
        "topics": _join(text.topics),
        "credits": text.credits_max,
        "price": text.price,
        "gatherings": text.gatherings,
        "days_per_gathering": text.days_per_gathering,
        "place": text.municipality_code or None,
        **tell_requirements(text),
        "audience": _join(text.audience),
        "levels": _join(text.leader_levels),
        "first_weekday": text.first_weekday,
        "part_time": text.is_part_time,
        "delivery": text.delivery[0] if text.delivery else None,
        "individual_enrolment": text.individual_enrolment,
    }


def _join(words: tuple[str, ...]) -> str | None:
    return ";".join(words) or None
