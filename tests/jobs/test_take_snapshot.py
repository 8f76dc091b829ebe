"""What changes gaps has the numbers of the organisation counted anew, once for changes soon after one another."""

from typing import Any

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from fagloft.jobs.take_snapshot import defer_snapshot
from tests.world import World


def waiting() -> list[dict[str, Any]]:
    jobs = ProcrastinateJob.objects.filter(task_name__endswith="take_snapshot", status="todo")
    return [job.args for job in jobs if job.scheduled_at is not None]


def test_changes_soon_after_one_another_share_a_snapshot(world: World, django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        for tenant in (world.municipality, world.municipality, world.neighbour):
            defer_snapshot(tenant_id=tenant.pk)
        assert waiting() == []

    assert waiting() == [{"tenant_id": world.municipality.pk}, {"tenant_id": world.neighbour.pk}]


def register(world: World) -> tuple[str, str, dict[str, Any]]:
    competence = f"{world.competences['isbar'].pk}:1"
    told = {"competence": competence, "valid_from": "2026-01-15", "source": "assessor"}
    return "bjorn", f"/person/{world.people['noah'].pk}/register/", told


def withdraw(world: World) -> tuple[str, str, dict[str, Any]]:
    return "bjorn", f"/holding/{world.hold('noah', 'isbar').pk}/withdraw/", {"reason": "Feil person"}


def add(world: World) -> tuple[str, str, dict[str, Any]]:
    where = f"target=unit-{world.units['ward'].pk}&competence={world.competences['picc'].pk}"
    return "bjorn", f"/requirements/add/?{where}&level=1&obligation=mandatory&starts_on={world.today}&legal_basis=", {}


def change(world: World) -> tuple[str, str, dict[str, Any]]:
    row = world.require("picc", unit=world.units["ward"])
    return "bjorn", f"/requirements/{row.pk}/change/?level=1&obligation=expected&starts_on={world.today}", {}


def end(world: World) -> tuple[str, str, dict[str, Any]]:
    row = world.require("picc", unit=world.units["ward"])
    return "bjorn", f"/requirements/{row.pk}/end/?ends_on={world.today}", {}


def keep(world: World) -> tuple[str, str, dict[str, Any]]:
    row = world.require("picc", unit=world.units["ward"], until=world.today)
    return "bjorn", f"/requirements/{row.pk}/keep/", {}


@pytest.mark.parametrize("step", [register, withdraw, add, change, end, keep])
def test_what_changes_gaps_defers_a_snapshot(world: World, step: Any, django_capture_on_commit_callbacks: Any) -> None:
    world.declare()
    who, url, told = step(world)

    with django_capture_on_commit_callbacks(execute=True):
        answer = world.client_of(who).post(url, told)

    assert answer.status_code == 302
    assert waiting() == [{"tenant_id": world.municipality.pk}]


def test_what_is_refused_defers_nothing(world: World, django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        world.client_of("bjorn").post(f"/person/{world.people['noah'].pk}/register/", {"competence": "0:1"})

    assert waiting() == []
