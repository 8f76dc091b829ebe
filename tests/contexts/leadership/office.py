"""The office of the health community with a tailored intake, leaders nominated to it, and courses to choose among."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from fagloft.contexts.admission.models import Intake, Nomination
from fagloft.contexts.imports.actions.leadership_programmes import load_leadership_programmes
from fagloft.contexts.imports.actions.reference import load_municipalities
from fagloft.contexts.leadership.actions import cohorts
from fagloft.contexts.leadership.queries.cohort_wishes import CohortWishes
from fagloft.contexts.organisations.models import Municipality, Person
from tests.world import World

SMALL = CohortWishes(
    size_least=3,
    size_most=6,
    unit_most=None,
    groups_together=False,
    gatherings_least=4,
    gatherings_most=4,
    days_least=3,
    days_most=3,
    credits_least=Decimal(15),
    starts=(date(2027, 3, 2),),
    venues=("gardermoen", "tonsberg", "bergen"),
    contact="Dag Lien, dag.lien@example.org",
)
NEEDS = {"finance_budgeting": 3, "change_management": 2, "quality_improvement": 1}


def open_office(world: World, title: str = "Kull for fire kommuner", **told: Any) -> Intake:
    """An intake that the office tailors a cohort for, with the whole catalogue beside it."""
    load_municipalities()
    world.declare(world.community)
    load_leadership_programmes(community_id=world.community.pk, on=world.today)
    return Intake.objects.create(
        tenant=world.community,
        title=title,
        is_tailored=True,
        opens_on=world.today,
        apply_by_on=date(2027, 1, 15),
        status="open",
        **told,
    )


def nominate(world: World, intake: Intake, count: int, *, place: str | None = "3905", **told: Any) -> list[Nomination]:
    """Leaders of the municipality, each of a unit of their own, who share what they need with the office."""
    world.declare()
    begin = Nomination.objects.filter(tenant=world.municipality).count()
    made = []
    for number in range(begin, begin + count):
        person = Person.objects.create(
            tenant=world.municipality, employee_number=f"n{number}", given_name="Leder", family_name=f"Nr{number:02}"
        )
        usual: dict[str, Any] = {
            "person_name": f"Leder Nr{number:02}",
            "organisation_name": "Sandefjord kommune",
            "sector": "municipality",
            "municipality": Municipality.objects.get(code=place) if place else None,
            "unit_code": f"u{number}",
            "unit_name": f"Enhet {number}",
            "leader_level": "unit_leader",
            "needs": NEEDS,
            "consented_at": world.now,
            "applied_at": world.now,
            "applied_by_name": "Test",
        }
        made.append(
            Nomination.objects.create(
                tenant=world.municipality, addressee=world.community, intake=intake, person=person, **usual | told
            )
        )
    world.declare(world.community)
    return made


def begin(world: World, intake: Intake, **changed: Any) -> int:
    """The cohort of the intake, with wishes."""
    scope = world.scope_of("dag")
    cohort_id = cohorts.begin(scope=scope, intake_id=intake.pk)
    cohorts.ask(scope=scope, cohort_id=cohort_id, edition=1, wishes=replace(SMALL, **changed))
    return cohort_id


def work_out(world: World, cohort_id: int, edition: int = 2) -> None:
    cohorts.work_out(scope=world.scope_of("dag"), cohort_id=cohort_id, edition=edition, on=world.today, at=world.now)
