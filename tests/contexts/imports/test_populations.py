"""The demo in the database: whole, marked, repeatable, and tied to accounts."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import polars as pl
import pytest
from django.db import transaction

from fagloft.contexts.access.models import PersonAccount, RoleAssignment, User
from fagloft.contexts.access.queries.personas import get_personas
from fagloft.contexts.competence.models import Competence, Holding, ValidityRule
from fagloft.contexts.imports.actions.populations import load_population
from fagloft.contexts.leadership.models import Cohort, LeaderNeed, LeaderProfile, NeedSurvey, OnboardingStep
from fagloft.contexts.offers.models import Offer, SeatShare, Session
from fagloft.contexts.organisations.models import Duty, Employment, Organisation, Person, Unit, UnitKind
from fagloft.contexts.planning.models import Decision, HourlyRate, Measure, Plan, TravelCost
from fagloft.contexts.requirements.models import CoverageRequirement, Requirement
from fagloft.database.tenancy import declare
from fagloft.demo import Population, draw_population

ON = date(2026, 11, 22)


@pytest.fixture(scope="module")
def population() -> Population:
    """The small demo with the holdings of its last two years: storing all of them for every test takes minutes."""
    drawn = draw_population("small", 2026, ON)
    return replace(drawn, holdings=drawn.holdings.filter(pl.col("valid_from").dt.year() >= ON.year - 1))


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: Any, population: Population) -> Iterator[list[int]]:
    """The demo is loaded once and taken back after the last test; each test has a savepoint of its own."""
    told: list[int] = []
    with django_db_blocker.unblock(), transaction.atomic():
        load_population(population=population, on=ON, advance=told.append)
        yield told
        transaction.set_rollback(True)


@pytest.fixture
def portions(loaded: list[int], django_db_blocker: Any) -> Iterator[list[int]]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield loaded
        transaction.set_rollback(True)


def enter(code: str) -> Organisation:
    organisation = Organisation.objects.get(code=code)
    declare(tenant_id=organisation.pk, shared_id=organisation.community_id)
    return organisation


def test_every_row_of_the_population_is_stored(portions: list[int], population: Population) -> None:
    stored = {"people": 0, "employments": 0, "holdings": 0, "units": 0}
    for code in population.organisations["organisation_code"]:
        enter(code)
        stored["people"] += Person.objects.count()
        stored["employments"] += Employment.objects.count()
        stored["units"] += Unit.objects.count()
        stored["holdings"] += Holding.objects.count()
    assert stored == {name: getattr(population, name).height for name in stored}
    assert sum(portions) == population.holdings.height


def test_offers_are_shared_or_local_and_have_sessions(portions: list[int], population: Population) -> None:
    community = Organisation.objects.get(kind="health_community")
    municipality = enter("3907")
    held = dict(population.sessions.group_by("organisation_code").len().iter_rows())

    assert Session.objects.filter(tenant=community).count() == held["HFV"]
    assert Session.objects.filter(tenant=municipality).count() == held["3907"]
    assert Session.objects.count() == held["HFV"] + held["3907"]
    assert Offer.objects.get(tenant=municipality, code="hlr").provider_name == "Sandefjord kommune"
    simulation = Session.objects.filter(offer__code="sim-sykepleier")[0]
    assert sum(SeatShare.objects.filter(session=simulation).values_list("seats", flat=True)) == simulation.capacity


def test_hours_and_trips_have_a_price(portions: list[int]) -> None:
    municipality = enter("3907")
    rates: dict[Any, Any] = dict(HourlyRate.objects.values_list("profession__code", "substitute"))
    trips = dict(TravelCost.objects.filter(unit__code="3907-SH01-2").values_list("place", "amount"))

    assert (rates["SP"], rates[None]) == (520, 480)
    assert TravelCost.objects.count() == Unit.objects.filter(tenant=municipality).count() * len(trips)
    assert trips["Ferdighetssenteret i Sandefjord"] == 39  # four kilometres each way at 4.90
    assert 200 < trips["Simuleringssenteret, Sykehuset i Vestfold"] < 300
    assert trips["Ferdighetsrommet i Holmestrand"] > trips["Simuleringssenteret, Sykehuset i Vestfold"]


def test_one_organisation_does_not_see_another(portions: list[int], population: Population) -> None:
    enter("3907")
    own = population.people.filter(pl.col("organisation_code") == "3907").height
    assert Person.objects.count() == own


def test_all_organisations_are_marked_as_demo(portions: list[int]) -> None:
    assert Organisation.objects.filter(is_demo=False).count() == 0
    assert Organisation.objects.exclude(contact_function="").count() == Organisation.objects.count()


def test_units_form_a_tree_with_kinds_places_and_titles(portions: list[int]) -> None:
    enter("3907")
    ward = Unit.objects.select_related("kind", "parent", "place").get(code="3907-SH01-2")
    assert ward.parent is not None
    assert ward.parent.code == "3907-SH01"
    assert ward.place is not None
    assert ward.kind.leader_title == "Avdelingsleder"
    assert not UnitKind.objects.filter(leader_title="").exists()


def test_each_holding_has_the_rule_it_was_made_under(portions: list[int]) -> None:
    enter("3907")
    assert not Holding.objects.filter(rule=None).exists()
    special = ValidityRule.objects.select_related("profession").get(profession__code="LE", competence__code="hlr")
    for holding in Holding.objects.filter(competence=special.competence).select_related("rule")[:500]:
        assert holding.rule is not None
        is_physician = Employment.objects.filter(person=holding.person, profession__code="LE").exists()
        assert (holding.rule_id == special.pk) == (is_physician and holding.valid_from >= special.effective_from)


def test_catalogue_is_shared_and_has_short_names(portions: list[int]) -> None:
    community = Organisation.objects.get(kind="health_community")
    enter("3909")
    assert set(Competence.objects.values_list("tenant_id", flat=True)) == {community.pk}
    assert Competence.objects.count() == 129
    assert not Competence.objects.filter(short_name="").exists()


def test_requirements_belong_to_the_organisation_under_a_shared_profile(portions: list[int]) -> None:
    municipality = enter("3907")
    requirements = Requirement.objects.filter(tenant=municipality)
    assert {"function", "profession", "unit_kind"} == set(requirements.values_list("layer", flat=True))
    assert not requirements.filter(profile=None).exists()
    assert CoverageRequirement.objects.filter(tenant=municipality).exists()


def test_personas_have_the_roles_they_are_described_with(portions: list[int], population: Population) -> None:
    roles = {persona.name: persona.roles for persona in get_personas(on=ON, language="nb")}
    assert roles["Bjørn Haugen"] >= {"leader"}
    assert roles["Jonas Moe"] >= {"deputy"}
    assert roles["Frida Moen"] >= {"professional_development_nurse"}
    assert roles["Gunnar Aas"] >= {"director"}
    assert roles["Dag Lien"] == {"regional_adviser"}
    assert roles["Eva Lunde"] == frozenset()
    assert len(roles) == population.personas.height


def test_persona_with_two_employers_has_both(portions: list[int]) -> None:
    user = User.objects.get(persona="liv")
    declare(tenant_id=None, user_id=user.pk)
    assert PersonAccount.objects.filter(user=user).count() == 2
    assert not user.has_usable_password()


def test_granted_roles_say_who_granted_them(portions: list[int]) -> None:
    enter("3907")
    assert set(RoleAssignment.objects.values_list("granted_by_name", flat=True)) == {"Demo"}


def test_same_seed_draws_the_same_people() -> None:
    one, again, other = (draw_population("small", seed, ON) for seed in (2026, 2026, 7))
    assert again.people.equals(one.people)
    assert again.holdings.equals(one.holdings)
    assert not other.people.equals(one.people)


def test_demo_has_plans_on_three_levels_marked_as_demo(portions: list[int]) -> None:
    enter("3907")
    plans = {plan.level: plan for plan in Plan.objects.all()}
    assert {level: plan.status for level, plan in plans.items()} == {
        "region": "published",
        "organisation": "published",
        "unit": "proposed",
    }
    assert all("(demo)" in plan.title for plan in plans.values())
    ward = Measure.objects.filter(plan=plans["unit"])
    assert (ward.count(), ward.filter(goal=None).count()) == (6, 2)
    assert Decision.objects.get(plan=plans["organisation"]).case_number


def test_leaders_of_the_demo_have_needs_and_a_way_in(portions: list[int]) -> None:
    sandefjord = enter("3907")
    leaders = set(Duty.objects.filter(kind__in=["leader", "deputy"], ends_on=None).values_list("person_id", flat=True))
    answered = set(LeaderNeed.objects.filter(seen_by="self").values_list("person_id", flat=True))
    by_number = dict(Person.objects.values_list("employee_number", "pk"))

    assert answered < leaders
    assert 0.5 < len(answered) / len(leaders) < 0.9
    assert by_number["100002"] in answered  # Bjørn
    assert by_number["100003"] not in answered  # Clara, who is asked
    assert LeaderProfile.objects.get(person=by_number["100003"]).days_away_max == 4
    assert LeaderNeed.objects.filter(person=by_number["100003"], seen_by="superior").exists()
    assert NeedSurvey.objects.get(tenant=sandefjord).answer_by > ON
    steps = OnboardingStep.objects.filter(tenant=sandefjord)
    assert steps.filter(done_on=None).exists()
    assert steps.exclude(done_on=None).exists()
    assert not steps.filter(done_on__gt=ON).exists()


def test_demo_has_two_cohorts_worked_out(portions: list[int]) -> None:
    """Four municipalities with twelve leaders, and fifteen leaders of the hospital with twenty of municipalities."""
    declare(tenant_id=Organisation.objects.get(code="HFV").pk)
    found = {row.intake.title: row.result["found"] for row in Cohort.objects.select_related("intake")}
    sizes = {title: (told["status"], len(told["participants"])) for title, told in found.items()}
    assert sizes == {
        "Lederutdanning for fire kommuner": ("proven", 12),
        "Felles kull for sykehus og kommuner": ("proven", 35),
    }
