from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from fagloft.contexts.evaluation.actions import evaluations as actions
from fagloft.contexts.evaluation.models import Evaluation
from fagloft.contexts.planning.models import Goal, Measure, Plan
from fagloft.jobs.remind_of_evaluations import remind_of_evaluations
from tests.planned import add_measure, add_plan
from tests.world import World


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


@pytest.fixture
def plan(world: World) -> Plan:
    """Two measures: one over since the first of November, one that names no competence."""
    world.declare()
    made = add_plan(world, "unit", unit=world.units["ward"], title="Avdelingens plan")
    ward = {"target_unit": world.units["ward"]}
    goal = Goal.objects.create(
        tenant=world.municipality, level="strategic", title="Trygge vakter", indicator="Avvik", baseline=8, target=4
    )
    add_measure(world, made, "hlr", ends_on=date(2026, 11, 1), goal=goal, **ward)
    add_measure(world, made, title="Kollegaveiledning", **ward)
    return made


def overview_of(who: str, world: World) -> str:
    return text(world.client_of(who).get(reverse("unit_overview", args=[world.units["ward"].pk])))


def layer(world: World, name: str) -> int:
    world.declare()
    return Evaluation.objects.get(layer=name, measure__title="HLR-kurs").pk


def test_plan_is_followed_from_days_to_findings(world: World, plan: Plan) -> None:
    client = world.client_of("bjorn")
    url = reverse("follow_up", args=[plan.pk])
    shown = text(client.get(url))
    assert "0 av 2 tiltak er i rute; HLR-kurs: 50 % av hele målgruppen" in shown
    assert "50 % av hele målgruppen (2 av 4) kan det i dag. Da planen begynte: 60 %." in shown
    assert "Gjelder 4 ansatte. Tiltaket er ikke knyttet til en kompetanse" in shown
    assert "Avvik (fra 8 til 4)" in shown

    given = text(client.post(reverse("evaluation_schedule", args=[plan.pk]), follow=True))
    assert "6 datoer for evaluering er lagt inn." in given
    assert "Forfalt 31.10.2026" in given
    assert "Innen 01.02.2027" in given

    waiting = text(client.get(reverse("evaluations")))
    assert "1 evaluering venter på deg" in waiting
    assert "HLR-kurs: Gjennomført" in waiting
    assert "22 dager over fristen" in waiting
    assert "1 evaluering venter på deg" in overview_of("bjorn", world)
    assert "venter på deg" not in overview_of("frida", world)

    page = reverse("evaluate", args=[layer(world, "carried_out")])
    assert "Ble tiltaket gjennomført slik det var planlagt?" in text(client.get(page))
    saved = text(client.post(page, {"finding": "To kurs ble holdt.", "after": "3"}, follow=True))
    assert "Evalueringen er lagret." in saved
    assert "Målt: 3. " in saved
    assert "To kurs ble holdt." in saved
    assert "Ingen evalueringer venter på deg" in text(client.get(reverse("evaluations")))
    assert "venter på deg" not in overview_of("bjorn", world)


def test_plan_that_has_not_begun_is_not_called_on_track(world: World) -> None:
    world.declare()
    coming = add_plan(
        world,
        "unit",
        unit=world.units["ward"],
        title="Neste års plan",
        starts_on=date(2027, 1, 1),
        ends_on=date(2028, 1, 1),
    )
    add_measure(world, coming, "hlr", starts_on=date(2027, 1, 1), target_unit=world.units["ward"])
    unmeasured = add_plan(world, "unit", unit=world.units["ward"], title="Umålt")
    add_measure(world, unmeasured, target_unit=world.units["ward"])
    client = world.client_of("bjorn")
    shown = text(client.get(reverse("follow_up", args=[coming.pk])))

    assert "Tiltaket er ikke begynt; HLR-kurs: 50 % av hele målgruppen kan det" in shown
    assert "Da planen begynte" not in shown
    assert "Tiltaket er ikke målt" in text(client.get(reverse("follow_up", args=[unmeasured.pk])))


def test_developed_and_result_tell_from_and_to(world: World, plan: Plan) -> None:
    client = world.client_of("bjorn")
    client.post(reverse("evaluation_schedule", args=[plan.pk]))
    client.post(reverse("evaluate", args=[layer(world, "developed")]), {"finding": "Flere kan."})
    result = reverse("evaluate", args=[layer(world, "result")])
    assert 'value="8,00"' in text(client.get(result))
    client.post(result, {"finding": "Færre avvik.", "before": "8", "after": "5,5"})
    shown = text(client.get(reverse("follow_up", args=[plan.pk])))

    assert "Fra 60 % til 50 %." in shown
    assert "Fra 8 til 5,5." in shown


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"finding": "  "}, "Skriv noen ord om hva dere fant."),
        ({"finding": "Bra", "after": "-1"}, "Skriv et tall fra 0 og oppover."),
        ({"finding": "Bra", "after": "mange"}, "Skriv et tall fra 0 og oppover."),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_is_kept(
    world: World, plan: Plan, told: dict[str, str], words: str
) -> None:
    client = world.client_of("bjorn")
    client.post(reverse("evaluation_schedule", args=[plan.pk]))
    shown = text(client.post(reverse("evaluate", args=[layer(world, "result")]), told))

    assert words in shown
    assert told.get("after", "") in shown


def test_two_who_write_at_once_see_both_texts(world: World, plan: Plan) -> None:
    first, second = world.client_of("bjorn"), world.client_of("jonas")
    first.post(reverse("evaluation_schedule", args=[plan.pk]))
    page = reverse("evaluate", args=[layer(world, "result")])
    first.post(page, {"finding": "Den første\r\nteksten"})
    shown = text(second.post(page, {"finding": "Den andre", "known": ""}))
    assert "Noen har skrevet her siden du åpnet siden" in shown
    assert "Den første teksten" in shown
    assert "Den andre</textarea>" in shown

    second.post(page, {"finding": "Begge", "known": "Den første\r\nteksten"})
    world.declare()
    assert Evaluation.objects.get(layer="result", measure__title="HLR-kurs").finding == "Begge"


def test_reader_of_numbers_sees_no_small_group(world: World, plan: Plan) -> None:
    shown = text(world.client_of("gunnar").get(reverse("follow_up", args=[plan.pk])))

    assert "Målgruppen er under fem" in shown
    assert "av hele målgruppen" not in shown


@pytest.mark.parametrize(("who", "status"), [("anna", 404), ("clara", 404), ("sigrid", 404), ("frida", 200)])
def test_follow_up_is_for_those_who_follow_the_plan(world: World, plan: Plan, who: str, status: int) -> None:
    assert world.client_of(who).get(reverse("follow_up", args=[plan.pk])).status_code == status


@pytest.mark.parametrize(("who", "status"), [("anna", 404), ("frida", 403), ("gunnar", 302)])
def test_days_are_given_by_those_who_decide(world: World, plan: Plan, who: str, status: int) -> None:
    url = reverse("evaluation_schedule", args=[plan.pk])

    assert world.client_of(who).post(url).status_code == status
    assert world.client_of(who).get(url).status_code == 405


def test_evaluation_of_others_is_not_there(world: World, plan: Plan) -> None:
    actions.remind(tenant_id=world.municipality.pk, on=world.today)
    for who in ("anna", "clara", "frida"):
        assert world.client_of(who).get(reverse("evaluate", args=[layer(world, "result")])).status_code == 404


def test_empty_pages_tell_how_to_begin(world: World) -> None:
    world.declare()
    empty = add_plan(world, "unit", unit=world.units["ward"])
    client = world.client_of("bjorn")
    assert "Planen har ingen tiltak å følge opp" in text(client.get(reverse("follow_up", args=[empty.pk])))
    empty.status = "proposed"
    empty.save()
    assert "Ingen planer er vedtatt ennå." in text(client.get(reverse("evaluations")))


def test_measure_for_nobody_is_told(world: World) -> None:
    world.declare()
    plan = add_plan(world, "unit", unit=world.units["ward"])
    nobody = {"target_unit": world.units["ward"], "target_profession": world.professions["assistant"]}
    add_measure(world, plan, "hlr", **nobody)

    assert "Tiltaket gjelder ingen i dag." in text(world.client_of("bjorn").get(reverse("follow_up", args=[plan.pk])))


def test_daily_job_gives_days_and_reminds(world: World, plan: Plan) -> None:
    remind_of_evaluations(timestamp=0)
    world.declare()

    assert Evaluation.objects.count() == 3 * Measure.objects.count()
    assert Evaluation.objects.filter(reminded_on=world.today).count() == 1
    assert "I dag" in _due_today(world)


def _due_today(world: World) -> str:
    Evaluation.objects.filter(reminded_on=world.today).update(due_on=world.today)
    return text(world.client_of("bjorn").get(reverse("evaluations")))
