"""What stands in the pages of leaders when every URL is walked."""

from datetime import date

from fagloft.contexts.admission.models import Intake
from fagloft.contexts.leadership.models import Cohort, OnboardingStep
from tests.world import HIRED, World


def keep_onboarding_step(world: World) -> str:
    """A step that Bjørn has not taken."""
    kept, _ = OnboardingStep.objects.get_or_create(
        tenant=world.municipality, person=world.people["bjorn"], step="mentor", due_on=HIRED
    )
    return kept.step


def keep_cohort(world: World) -> int:
    """A tailored cohort of the community's office, not worked out yet."""
    world.declare(world.community)
    intake, _ = Intake.objects.get_or_create(
        tenant=world.community,
        title="Kull",
        is_tailored=True,
        defaults={"opens_on": HIRED, "apply_by_on": date(2099, 1, 1)},
    )
    kept, _ = Cohort.objects.get_or_create(tenant=world.community, intake=intake)
    world.declare()
    return kept.pk
