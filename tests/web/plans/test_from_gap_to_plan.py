"""The main journey: a leader goes from a gap to a plan, the director decides, those it concerns read and confirm."""

from typing import Any

from django.test import Client
from django.urls import reverse

from fagloft.contexts.planning.models import Measure, Plan, PlanVersion, Receipt
from tests.web.plans.forms import decision_form, measure_form, plan_form
from tests.world import World


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


def start_plan(world: World, client: Client) -> Plan:
    response = client.post(reverse("plan_add"), plan_form(world), follow=True)
    assert response.status_code == 200, text(response)
    world.declare()
    return Plan.objects.get(level="unit")


def propose(world: World, client: Client, plan: Plan, **changed: object) -> Any:
    url = reverse("measure_add", query={"plan": plan.pk})
    looked = client.post(url, measure_form(world, **changed))
    assert "Lagre tiltaket" in text(looked)
    seen = measure_form(world, seen=str(world.competences["hlr"].pk), **changed)
    return client.post(url, seen, follow=True)


def decide(world: World, client: Client, plan: Plan, **changed: object) -> Any:
    url = reverse("plan_decide", args=[plan.pk])
    seen = client.get(url).context["form"]["seen"].value()
    return client.post(url, decision_form(world, seen=seen, **changed), follow=True)


def test_from_gap_to_read_plan(world: World) -> None:
    bjorn, gunnar, anna = (world.client_of(name) for name in ("bjorn", "gunnar", "anna"))
    overview = text(bjorn.get(reverse("unit_overview", args=[world.units["ward"].pk])))
    assert "Foreslå tiltak" in overview

    plan = start_plan(world, bjorn)
    shown = text(propose(world, bjorn, plan))
    assert "Planen for 2027: 1 tiltak, 1 uten mål" in shown
    assert "Nivået over vedtar den" in shown
    assert anna.get(reverse("plan", args=[plan.pk])).status_code == 404

    decided = text(decide(world, gunnar, plan))
    assert "Vedtaket er registrert som versjon 1." in decided
    published = text(gunnar.post(reverse("plan_step", args=[plan.pk, "publish"]), follow=True))
    assert "Planen er publisert." in published

    mine = text(anna.get(reverse("concerns_me")))
    assert "1 tiltak gjelder deg, 1 er pålagt, 1 plan å lese" in mine
    read = anna.get(reverse("plan", args=[plan.pk]))
    assert "Jeg har lest planen" in text(read)
    confirmed = anna.post(reverse("plan_read", args=[plan.pk]), {"version": 1}, follow=True)
    assert "Du har bekreftet at du har lest planen." in text(confirmed)

    counted = text(bjorn.get(reverse("plan", args=[plan.pk])))
    assert "1 av 4 har bekreftet" in counted
    assert "Noah Berg" in counted
    world.declare()
    assert Receipt.objects.get().person == world.people["anna"]
    assert PlanVersion.objects.get().content["measures"]
    assert Measure.objects.get().status == "decided"
