"""A cohort made for those who join: wishes, what is worked out, and what it is held against."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from fagloft.contexts.admission.models import Nomination
from fagloft.contexts.leadership.actions import cohort_searches, cohorts
from fagloft.contexts.leadership.models import Cohort
from fagloft.contexts.leadership.queries.cohort_requirements import judge_cohort
from fagloft.contexts.leadership.queries.cohort_venues import get_meeting_places
from fagloft.contexts.leadership.queries.cohort_wishes import CohortWishes, LevelWish
from fagloft.contexts.leadership.queries.cohorts import CohortDetail, get_cohort, get_cohorts
from fagloft.contexts.leadership.queries.plain_records import pack, unpack
from fagloft.contexts.organisations.models import Municipality
from tests.contexts.leadership.market import offer
from tests.contexts.leadership.office import SMALL, begin, nominate, open_office, work_out
from tests.world import World


def look(world: World, cohort_id: int) -> CohortDetail:
    return get_cohort(scope=world.scope_of("dag"), cohort_id=cohort_id)


@pytest.mark.parametrize(
    "wishes",
    [
        CohortWishes(),
        SMALL,
        replace(SMALL, levels=(LevelWish("top_leader", 2), LevelWish("first_line", 0)), starts=()),
        CohortWishes(price_most=None, unit_most=None, credits_least=Decimal("7.5"), answer_by_on=date(2027, 1, 4)),
    ],
)
def test_wishes_come_back_as_they_were_kept(wishes: CohortWishes) -> None:
    assert unpack(CohortWishes, json.loads(json.dumps(pack(wishes)))) == wishes


def test_what_an_older_version_did_not_know_takes_its_usual_value() -> None:
    assert unpack(CohortWishes, {"size_most": 20, "forgotten": 1}) == CohortWishes(size_most=20)


def test_every_venue_is_a_municipality_with_a_position(world: World) -> None:
    open_office(world)
    codes = {place.municipality_code for place in get_meeting_places()}
    assert Municipality.objects.filter(code__in=codes).count() == len(codes)
    assert len(get_meeting_places()) >= 20


def test_best_cohort_meets_near_those_who_join(world: World) -> None:
    intake = open_office(world)
    nominate(world, intake, 5)
    cohort_id = begin(world, intake)
    work_out(world, cohort_id)

    found = look(world, cohort_id)
    result = found.kept.result
    assert result is not None
    assert (result.status, result.venue, result.gatherings) == ("proven", "tonsberg", 4)
    assert len(found.participants) == 5
    assert result.credits >= 15
    assert result.dates[0].first == date(2027, 3, 2)
    assert all(one.told.with_substitute > one.told.with_travel > one.told.without_travel for one in found.participants)
    assert {one.code for one in result.venues} == {"gardermoen", "tonsberg", "bergen"}
    assert {one.topic for one in result.topics} == {"finance_budgeting", "change_management", "quality_improvement"}
    assert not found.is_outdated
    (row,) = get_cohorts(scope=world.scope_of("dag"))
    assert (row.nominated, row.participants, row.venue) == (5, 5, "tonsberg")


def test_price_of_the_whole_cohort_is_shared(world: World) -> None:
    intake = open_office(world)
    nominate(world, intake, 4)
    cohort_id = begin(world, intake, cohort_price=200_000)
    work_out(world, cohort_id)

    found = look(world, cohort_id)
    assert found.kept.result is not None
    assert [one.told.without_travel for one in found.participants] == [Decimal("50000.00")] * 4
    assert all(one.code != "whole cohort" for one in found.kept.result.modules)


def test_impossible_cohort_names_the_wishes_that_collide(world: World) -> None:
    intake = open_office(world)
    nominate(world, intake, 4, group="hjemme")
    levels = (LevelWish("top_leader", 0), LevelWish("unit_leader", 2))
    cohort_id = begin(world, intake, hospital_least=2, groups_together=True, levels=levels, days_away_most=12)
    work_out(world, cohort_id)

    found = look(world, cohort_id)
    assert found.kept.result is not None
    assert found.kept.result.status == "impossible"
    assert [(one.kind, one.about) for one in found.kept.result.collision] == [("sector_least", "hospital")]
    assert found.participants == ()


def test_without_nominations_there_is_nothing_to_choose(world: World) -> None:
    cohort_id = begin(world, open_office(world))
    work_out(world, cohort_id)
    result = look(world, cohort_id).kept.result
    assert result is not None
    assert (result.status, result.has_cohort) == ("nothing_to_choose", False)


@pytest.mark.parametrize(("longest", "going"), [(True, 4), (False, 3)])
def test_leader_without_municipality_is_told_of(world: World, longest: bool, going: int) -> None:
    intake = open_office(world)
    nominate(world, intake, 3)
    (unknown,) = nominate(world, intake, 1, place=None, unit_code="")
    cohort_id = begin(world, intake, unknown_is_longest=longest)
    work_out(world, cohort_id)

    found = look(world, cohort_id)
    assert found.kept.result is not None
    assert found.kept.result.unknown_travel == (unknown.pk,)
    assert len(found.participants) == going


def test_islands_meet_where_ferry_and_flight_lead(world: World) -> None:
    """Røst and Træna: two of each where one alone would be remote."""
    intake = open_office(world)
    nominate(world, intake, 2, place="1856")
    nominate(world, intake, 2, place="1835")
    cohort_id = begin(world, intake, size_least=4, venues=("bodo", "tonsberg"))
    work_out(world, cohort_id)

    found = look(world, cohort_id)
    result = found.kept.result
    assert result is not None
    assert result.venue == "bodo"
    assert result.alone == ()
    assert all(one.told.minutes > 120 for one in found.participants)


def test_withdrawn_participant_is_named_no_more(world: World) -> None:
    intake = open_office(world)
    first, *_ = nominate(world, intake, 4)
    cohort_id = begin(world, intake)
    work_out(world, cohort_id)
    world.declare()
    Nomination.objects.filter(pk=first.pk).update(status="withdrawn")

    found = look(world, cohort_id)
    assert found.is_outdated
    assert found.withdrawn == 1
    assert first.person_name not in {one.applicant.name for one in found.participants}


def test_other_wishes_make_it_outdated_and_another_contact_does_not(world: World) -> None:
    intake = open_office(world)
    nominate(world, intake, 3)
    cohort_id = begin(world, intake)
    work_out(world, cohort_id)
    scope = world.scope_of("dag")
    cohorts.ask(scope=scope, cohort_id=cohort_id, edition=3, wishes=replace(SMALL, contact="Ny"))
    assert not look(world, cohort_id).is_outdated
    cohorts.ask(scope=scope, cohort_id=cohort_id, edition=4, wishes=replace(SMALL, size_most=5))
    assert look(world, cohort_id).is_outdated


def test_two_who_edit_at_once(world: World) -> None:
    cohort_id = begin(world, open_office(world))
    with pytest.raises(cohorts.ChangedMeanwhile):
        cohorts.ask(scope=world.scope_of("dag"), cohort_id=cohort_id, edition=1, wishes=SMALL)


def test_only_the_office_tailors(world: World) -> None:
    intake = open_office(world)
    cohort_id = begin(world, intake)
    scope = world.scope_of("gunnar")
    with pytest.raises(cohorts.NotTheOffice):
        cohorts.begin(scope=scope, intake_id=intake.pk)
    with pytest.raises(cohorts.NotTheOffice):
        cohorts.ask(scope=scope, cohort_id=cohort_id, edition=2, wishes=SMALL)
    with pytest.raises(cohorts.NotTheOffice):
        get_cohorts(scope=scope)


def test_only_a_tailored_intake_and_a_cohort_that_is_there(world: World) -> None:
    intake = open_office(world)
    type(intake).objects.filter(pk=intake.pk).update(is_tailored=False)
    scope = world.scope_of("dag")
    with pytest.raises(cohorts.NoSuchIntake):
        cohorts.begin(scope=scope, intake_id=intake.pk)
    with pytest.raises(cohorts.NoSuchCohort):
        get_cohort(scope=scope, cohort_id=0)
    with pytest.raises(cohorts.NoSuchCohort):
        cohorts.mark_ordered(scope=scope, cohort_id=0, edition=1, on=None)


def test_too_many_courses_are_told_of(world: World) -> None:
    intake = open_office(world)
    for number in range(17):
        offer(world, f"kurs{number}", level="single_courses", topics=["leadership"], provider_name="Én")
    cohort_id = begin(world, intake, providers=("Én",))
    with pytest.raises(cohorts.TooManyCourses):
        work_out(world, cohort_id)


def test_requirements_are_met_missed_and_unknown(world: World) -> None:
    intake = open_office(world)
    nominate(world, intake, 3)
    cohort_id = begin(world, intake, topics=("collaboration",), providers=("Fjordhøgskolen (oppdiktet)",))
    work_out(world, cohort_id)
    told = {one.key: one for one in look(world, cohort_id).requirements}

    assert told["gatherings:6"].judgement == "not_met"
    assert told["content_theme:network_leadership"].judgement == "met"
    assert told["content_theme:digitalisation"].judgement == "not_met"
    assert told["content_theme:digitalisation"].topic == "digitalisation"
    assert told["content_theme:user_influence"].judgement == "unknown"
    assert told["ects_level:master"].judgement == "met"
    assert told["external_evaluation:essential"].may_be_answered
    assert (told["gatherings:6"].source, told["gatherings:6"].line) == ("003", 31)
    assert "requested_start_year:2019" not in told


def test_unknown_requirement_is_answered_and_taken_back(world: World) -> None:
    cohort_id = begin(world, open_office(world))
    scope, key = world.scope_of("dag"), "external_evaluation:essential"

    def tell(is_met: bool | None, edition: int) -> str:
        cohorts.answer(
            scope=scope, cohort_id=cohort_id, edition=edition, key=key, is_met=is_met, note="Følger", on=world.today
        )
        return next(one.judgement for one in look(world, cohort_id).requirements if one.key == key)

    assert tell(True, 2) == "met"
    assert tell(False, 3) == "not_met"
    assert tell(None, 4) == "unknown"
    with pytest.raises(cohorts.NoSuchRequirement):
        cohorts.answer(
            scope=scope, cohort_id=cohort_id, edition=5, key="what:ever", is_met=True, note="", on=world.today
        )


def test_before_anything_is_worked_out_all_is_unknown() -> None:
    assert {one.judgement for one in judge_cohort(None, ())} == {"unknown"}


def test_order_is_marked_and_taken_back(world: World) -> None:
    cohort_id = begin(world, open_office(world))
    scope = world.scope_of("dag")
    cohorts.mark_ordered(scope=scope, cohort_id=cohort_id, edition=2, on=world.today)
    assert look(world, cohort_id).ordered_on == world.today
    cohorts.mark_ordered(scope=scope, cohort_id=cohort_id, edition=3, on=None)
    assert Cohort.objects.get(pk=cohort_id).ordered_on is None


def test_one_module_that_counts_towards_nothing_says_little(world: World) -> None:
    intake = open_office(world)
    nominate(world, intake, 3)
    offer(world, "alone", level="single_courses", topics=["change_management"], provider_name="Én", is_part_time=None)
    offer(world, "untold", level="single_courses", topics=["change_management"], provider_name="Én", gatherings=None)
    cohort_id = begin(
        world, intake, providers=("Én",), unit_most=2, price_most=None, credits_least=None, days_away_most=12
    )
    work_out(world, cohort_id)
    found = look(world, cohort_id)
    assert found.kept.result is not None
    assert [one.code for one in found.kept.result.modules] == ["alone"]
    told = {one.key: one.judgement for one in found.requirements}
    assert told["structure:modular"] == "unknown"
    assert told["ects_level:master"] == "unknown"
    assert told["combinable_with_leader_job:required"] == "unknown"


def test_no_module_at_all_where_nobody_needs_anything(world: World) -> None:
    intake = open_office(world)
    nominate(world, intake, 3, needs={})
    cohort_id = begin(world, intake, credits_least=None)
    work_out(world, cohort_id)
    result = look(world, cohort_id).kept.result
    assert result is not None
    assert not result.modules
    assert not result.topics
    assert result.credits == 0


def test_search_goes_on_where_time_was_over_and_leaves_changes_alone(world: World) -> None:
    intake = open_office(world)
    nominate(world, intake, 4)
    cohort_id = begin(world, intake)
    scope = world.scope_of("dag")
    assert cohorts.work_out(scope=scope, cohort_id=cohort_id, edition=2, on=world.today, at=world.now, time_limit_s=0.0)
    unproven = look(world, cohort_id).kept
    assert unproven.goes_on
    assert unproven.result is not None
    assert unproven.result.status == "no_result"

    for edition, status, goes_on in ((2, "no_result", True), (3, "proven", False)):
        cohort_searches.go_on(
            tenant_id=world.community.pk,
            cohort_id=cohort_id,
            edition=edition,
            on=world.today,
            clock=lambda: world.now,
            time_limit_s=60.0,
        )
        kept = look(world, cohort_id).kept
        assert kept.result is not None
        assert (kept.result.status, kept.goes_on) == (status, goes_on)
