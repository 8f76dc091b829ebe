"""Steps that the tests of the programme catalogue share."""

from typing import Any

from django.urls import reverse

from fagloft.contexts.imports.actions.leadership_programmes import load_leadership_programmes
from fagloft.contexts.imports.actions.reference import load_municipalities
from fagloft.contexts.leadership.models import Programme
from tests.world import World


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


def with_programmes(world: World) -> World:
    """The community has the shipped catalogue, the fictitious ones too."""
    load_municipalities()
    world.declare(world.community)
    load_leadership_programmes(community_id=world.community.pk, on=world.today)
    world.declare()
    return world


def number(code: str, year: int | None = None) -> int:
    found = Programme.objects.filter(code=code, **({"year": year} if year else {}))
    return found.latest("year").pk


def page(code: str, name: str = "programme") -> str:
    return reverse(name, args=[number(code)])
