"""What stands in the pages of leaders when every URL is walked."""

from datetime import date

from fagloft.contexts.admission.models import Intake, IntakeClass, Nomination
from fagloft.contexts.leadership.models import Cohort, Gathering, OnboardingStep
from tests.world import HIRED, World


def keep_onboarding_step(world: World) -> str:
    """A step that Bjørn has not taken."""
    kept, _ = OnboardingStep.objects.get_or_create(
        tenant=world.municipality, person=world.people["bjorn"], step="mentor", due_on=HIRED
    )
    return kept.step


def keep_intake(world: World) -> int:
    """An intake of the office's that is open, with a class."""
    world.declare(world.community)
    kept, _ = Intake.objects.get_or_create(
        tenant=world.community, title="Gått", status="open", is_tailored=True,
        defaults={"opens_on": HIRED, "apply_by_on": date(2098, 1, 1)},
    )  # fmt: skip
    IntakeClass.objects.get_or_create(
        tenant=world.community, intake=kept, name="Kull 1", place="Oslo", starts_on=date(2098, 9, 1), places=5
    )
    world.declare()
    return kept.pk


def keep_nomination(world: World) -> int:
    """Bjørn has applied to it."""
    intake_id = keep_intake(world)
    told = {"consented_at": world.now, "applied_at": world.now, "applied_by_name": "Bjørn Haugen"}
    kept, _ = Nomination.objects.get_or_create(
        tenant=world.municipality, addressee=world.community, intake_id=intake_id, person=world.people["bjorn"],
        defaults=told | {"person_name": "Bjørn Haugen", "organisation_name": "Sandefjord", "sector": "municipality",
                         "wanted_classes": ["Kull 1"]},
    )  # fmt: skip
    return kept.pk


def keep_cohort(world: World) -> int:
    """The cohort tailored for it, not worked out yet."""
    intake_id = keep_intake(world)
    world.declare(world.community)
    kept, _ = Cohort.objects.get_or_create(tenant=world.community, intake_id=intake_id)
    world.declare()
    return kept.pk


def keep_gathering(world: World) -> int:
    """The class has met."""
    intake_id = keep_intake(world)
    world.declare(world.community)
    kept, _ = Gathering.objects.get_or_create(
        tenant=world.community,
        of_class=IntakeClass.objects.get(intake_id=intake_id),
        number=1,
        defaults={"starts_on": HIRED, "place": "Oslo"},
    )
    world.declare()
    return kept.pk
