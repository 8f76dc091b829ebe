"""What stands in the pages of leaders when every URL is walked."""

from fagloft.contexts.leadership.models import OnboardingStep
from tests.world import HIRED, World


def keep_onboarding_step(world: World) -> str:
    """A step that Bjørn has not taken."""
    kept, _ = OnboardingStep.objects.get_or_create(
        tenant=world.municipality, person=world.people["bjorn"], step="mentor", due_on=HIRED
    )
    return kept.step
