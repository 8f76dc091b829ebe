"""What the walk over all URLs finds of the catalogue of leadership programmes."""

from fagloft.contexts.leadership.models import Programme
from tests.world import World


def keep_programme(world: World) -> int:
    """Something leaders can study, of the municipality's own."""
    kept, _ = Programme.objects.get_or_create(
        tenant=world.municipality, code="walked", year=2026, defaults={"title": "Ny som leder", "provider_name": "Vi"}
    )
    return kept.pk
