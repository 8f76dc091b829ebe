from typing import Any
from urllib.parse import urlencode

import pytest
from django.urls import reverse

from fagloft.contexts.requirements.models import CoverageRequirement
from tests.world import HIRED, World


def add_url(world: World, **changed: object) -> str:
    asked: dict[str, object] = {
        "target": f"unit-{world.units['ward'].pk}",
        "competence": world.competences["picc"].pk,
        "level": 1,
        "minimum": 2,
        "starts_on": world.today.isoformat(),
    } | changed
    return f"{reverse('coverage_add')}?{urlencode(asked)}"


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


def ask(world: World, **changed: object) -> CoverageRequirement:
    world.declare()
    asked: dict[str, object] = {"unit": world.units["ward"], "minimum": 2, "starts_on": HIRED} | changed
    return CoverageRequirement.objects.create(tenant=world.municipality, competence=world.competences["picc"], **asked)


def test_leader_sees_that_the_ward_has_too_few_before_saving(world: World) -> None:
    client = world.client_of("bjorn")

    assert "Gjelder 1 enhet. 1 enhet har for få." in text(client.get(add_url(world)))
    saved = client.post(add_url(world), follow=True)
    assert "For få kan dette" in text(saved)


def test_enough_is_told_too(world: World) -> None:
    hlr = world.competences["hlr"].pk

    assert "Alle har nok" in text(world.client_of("bjorn").get(add_url(world, competence=hlr, minimum=1)))


def test_kind_without_units_is_told(world: World) -> None:
    target = f"unit_kind-{world.kinds['home_care'].pk}"
    world.units["other"].ends_on = world.today
    world.units["other"].save()

    assert "Gjelder ingen enheter i dag." in text(world.client_of("gunnar").get(add_url(world, target=target)))


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"minimum": 0}, "Skriv hvor mange, minst 1."),
        ({"minimum": "to"}, "Skriv hvor mange, minst 1."),
        ({"starts_on": "2026-11-21"}, "Velg i dag eller en senere dag."),
        ({"target": "profession-1"}, "Velg hvem kravet gjelder."),
    ],
)
def test_what_is_wrong_is_told(world: World, changed: dict[str, object], words: str) -> None:
    client = world.client_of("bjorn")

    assert words in text(client.get(add_url(world, **changed)))
    assert words in text(client.post(add_url(world, **changed)))


def test_same_minimum_twice_is_told(world: World) -> None:
    ask(world)

    assert "Dette kreves allerede" in text(world.client_of("bjorn").post(add_url(world)))


def test_minimum_is_ended_and_taken_back(world: World) -> None:
    row = ask(world)
    client = world.client_of("bjorn")
    url = f"{reverse('coverage_end', args=[row.pk])}?ends_on={world.today}"

    assert "Dette kreves ikke lenger." in text(client.get(url))
    client.post(url)
    world.declare()
    row.refresh_from_db()
    assert row.ends_on == world.today
    client.post(reverse("coverage_keep", args=[row.pk]))
    world.declare()
    row.refresh_from_db()
    assert row.ends_on is None


def test_end_in_the_past_is_told(world: World) -> None:
    url = f"{reverse('coverage_end', args=[ask(world).pk])}?ends_on=2020-01-01"

    assert "Velg i dag eller en senere dag." in text(world.client_of("bjorn").post(url))


def test_second_to_end_it_is_told(world: World) -> None:
    url = f"{reverse('coverage_end', args=[ask(world).pk])}?ends_on={world.today}"
    world.client_of("bjorn").post(url)

    assert "Noen har avsluttet dekningskravet" in text(world.client_of("jonas").post(url, follow=True))


def test_end_of_what_is_asked_anew_is_not_taken_back(world: World) -> None:
    row = ask(world, ends_on=world.today)
    ask(world, starts_on=world.today)
    kept = world.client_of("bjorn").post(reverse("coverage_keep", args=[row.pk]), follow=True)

    assert "Noen har bestemt noe nytt siden." in text(kept)


def test_minimum_of_others_is_not_found(world: World) -> None:
    row = ask(world, unit=None, unit_kind=world.kinds["nursing_home"])
    client = world.client_of("bjorn")

    assert client.get(reverse("coverage_end", args=[row.pk])).status_code == 404
    assert client.post(reverse("coverage_keep", args=[row.pk])).status_code == 404
    assert world.client_of("anna").get(reverse("coverage_add")).status_code == 403
