"""Plans, measures and sessions of the small world, as few words as possible."""

from datetime import date
from typing import Any

from fagloft.contexts.offers.models import Offer, Session
from fagloft.contexts.planning.models import Measure, MeasureCompetence, Plan
from tests.world import World


def add_plan(world: World, level: str = "organisation", **told: Any) -> Plan:
    """A published plan of 2026, decided as such unless told otherwise."""
    given = {
        "tenant": world.municipality,
        "title": "Plan 2026",
        "starts_on": date(2026, 1, 1),
        "ends_on": date(2027, 1, 1),
        "status": "published",
        "published_number": 1,
        "published_at": "2026-01-02T08:00Z",
    }
    return Plan.objects.create(**(given | {"level": level} | told))


def add_measure(world: World, plan: Plan, *competences: str, **told: Any) -> Measure:
    """A decided measure that fills its plan, for everybody unless told otherwise."""
    given = {
        "tenant": plan.tenant,
        "plan": plan,
        "title": "HLR-kurs",
        "learning_form": "course",
        "obligation": "expected",
        "owner": world.people["bjorn"],
        "starts_on": plan.starts_on,
        "ends_on": plan.ends_on,
        "status": "decided",
    }
    measure = Measure.objects.create(**(given | told))
    for code in competences:
        MeasureCompetence.objects.create(
            tenant=plan.tenant, measure=measure, competence=world.competences[code], level=1
        )
    return measure


def add_session(world: World, starts_on: date, *, offer: Offer | None = None, **told: Any) -> Session:
    """A day of a course at the municipality."""
    held = offer or Offer.objects.create(
        tenant=world.municipality, code=f"kurs-{starts_on}", title="Kurs i hjerte-lungeredning", learning_form="course"
    )
    given = {"days": 1, "hours_per_day": 7, "place": "Rådhuset", "capacity": 20}
    return Session.objects.create(tenant=world.municipality, offer=held, starts_on=starts_on, **(given | told))
