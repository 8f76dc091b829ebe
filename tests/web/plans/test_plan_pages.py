"""Pages of plans: lists, writing, conflicts, decisions, differences, and the way of a plan."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from fagloft.contexts.organisations.models import Employment
from fagloft.contexts.planning.models import FocusArea, Measure, Plan
from tests.contexts.planning.drafts import (
    add_measure,
    add_plan,
    decide,
    publish,
    publish_decided,
    region_plan,
)
from tests.web.plans.forms import decision_form, plan_form
from tests.world import World


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


def get(client: Client, name: str, *numbers: object, **query: object) -> str:
    return text(client.get(reverse(name, args=numbers, query=query)))


def post(client: Client, name: str, *numbers: object, **told: object) -> str:
    return text(client.post(reverse(name, args=numbers), told, follow=True))


def test_list_answers_what_applies_and_what_waits(world: World, django_assert_max_num_queries: Any) -> None:
    leader = world.client_of("bjorn")
    assert "Ingen kompetanseplaner ennå" in get(leader, "plans")
    plan_id = add_plan(world)
    assert "1 plan venter på vedtak" in get(leader, "plans")
    add_measure(world, plan_id)
    decide(world, plan_id)
    shown = get(leader, "plans")
    assert "Ingen planer gjelder nå, den neste begynner 01.01.2027" in shown
    assert "Vedtatt, men ikke publisert" in shown
    publish(world, plan_id)
    Plan.objects.update(starts_on=date(2025, 1, 1), ends_on=date(2026, 1, 1))
    assert "Ingen planer gjelder nå, og ingen venter på vedtak" in get(leader, "plans")
    Plan.objects.update(starts_on=world.today, ends_on=date(2028, 1, 1))
    add_plan(world, "gunnar", "organisation")
    with django_assert_max_num_queries(30):
        assert "1 plan gjelder nå, 1 plan venter på vedtak" in get(leader, "plans")
    world.declare()
    add_measure(world, plan_id, title="Nytt")
    assert "Endret siden vedtaket" in get(leader, "plans", level="unit", year=2027)
    assert "Ingen plan passer" in get(leader, "plans", level="region")
    assert "1 plan gjelder nå </h1>" in get(leader, "plans", level="unit", year="x")


def test_unit_leads_to_its_plan_or_tells_how_to_begin(world: World) -> None:
    ward = world.units["ward"].pk
    assert "Avdeling 2 har ingen plan som gjelder nå" in get(world.client_of("bjorn"), "unit_plan", ward)
    assert "Lederen for enheten lager planen." in get(world.client_of("gunnar"), "unit_plan", ward)
    plan_id = add_plan(world)
    shown = world.client_of("bjorn").get(reverse("unit_plan", args=[ward]))
    assert shown.headers["Location"] == reverse("plan", args=[plan_id])
    Plan.objects.update(status="dropped", dropped_reason="Nei")
    assert "Tidligere planer" in get(world.client_of("bjorn"), "unit_plan", ward)
    assert world.client_of("clara").get(reverse("unit_plan", args=[ward])).status_code == 404


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"last_day": "2026-12-30"}, "Siste dag må være etter første dag."),
        ({"starts_on": "2025-01-01", "last_day": "2025-12-31"}, "Fristen er alt passert."),
        ({"title": ""}, "Skriv noen ord."),
        ({"whose": "unit-0"}, "Velg hvem planen gjelder."),
    ],
)
def test_plan_that_cannot_be_started(world: World, changed: dict[str, object], words: str) -> None:
    assert words in post(world.client_of("bjorn"), "plan_add", **plan_form(world, **changed))
    world.declare()
    assert not Plan.objects.exists()


def test_form_of_a_new_plan_begins_with_next_year(world: World) -> None:
    shown = get(world.client_of("bjorn"), "plan_add")
    assert "Kompetanseplan 2027" in shown
    assert "2027-01-01" in shown
    person = world.people["anna"].pk
    assert f'value="person-{person}" selected' in get(world.client_of("anna"), "plan_add", whose=f"person-{person}")


def test_person_proposes_a_plan_for_oneself(world: World) -> None:
    whose = f"person-{world.people['anna'].pk}"
    shown = post(world.client_of("anna"), "plan_add", **plan_form(world, whose=whose))
    assert "Planen for 2027 har ingen tiltak ennå" in shown
    assert "Anna Vik" in get(world.client_of("bjorn"), "plans")


def test_two_editors_see_each_others_text(world: World) -> None:
    plan_id = add_plan(world)
    bjorn, jonas = world.client_of("bjorn"), world.client_of("jonas")
    assert "Planen er lagret." in post(
        bjorn, "plan_change", plan_id, **plan_form(world, introduction="Bjørns ord", edition=1)
    )
    told = plan_form(world, introduction="Jonas sine ord", edition=1)
    shown = post(jonas, "plan_change", plan_id, **told)
    assert "Noen andre har lagret mens du skrev" in shown
    assert "Bjørns ord" in shown
    assert "Jonas sine ord" in shown
    assert 'name="edition" value="2"' in shown
    assert "Planen er lagret." in post(jonas, "plan_change", plan_id, **(told | {"edition": 2}))
    assert "Siste dag må være" in post(
        jonas, "plan_change", plan_id, **plan_form(world, last_day="2026-01-01", edition=3)
    )
    assert get(bjorn, "plan_change", plan_id)


def test_plan_is_dropped_and_taken_up_again(world: World) -> None:
    plan_id = add_plan(world)
    leader = world.client_of("bjorn")
    assert "Skriv noen ord." in post(leader, "plan_drop", plan_id, reason="", edition=1)
    assert "Slik står den nå" in post(leader, "plan_drop", plan_id, reason="Nei", edition=9)
    shown = post(leader, "plan_drop", plan_id, reason="Enheten legges ned", edition=1)
    assert "Planen er droppet: Enheten legges ned" in shown
    assert "Planen er tatt opp igjen." in post(leader, "plan_step", plan_id, "take-up")
    assert world.client_of("frida").get(reverse("plan_drop", args=[plan_id])).status_code == 404


def test_way_of_a_plan(world: World) -> None:
    plan_id = add_plan(world, starts_on=world.today)
    leader, director = world.client_of("bjorn"), world.client_of("gunnar")
    assert "Legg til det første tiltaket." in get(director, "plan", plan_id)
    add_measure(world, plan_id)
    assert "venter på vedtak" in get(director, "plan", plan_id)
    decide(world, plan_id)
    assert "vedtatt og ikke publisert" in get(leader, "plan", plan_id)
    assert "Publiser planen" not in get(world.client_of("frida"), "plan", plan_id)
    assert "Planen er publisert." in post(leader, "plan_step", plan_id, "publish")
    assert "Noen har vært her før deg." in post(leader, "plan_step", plan_id, "publish")
    assert "Arbeidet med planen er i gang." in post(leader, "plan_step", plan_id, "start")
    assert "Planen er gjennomført" in get(leader, "plan", plan_id)
    with time_machine.travel(datetime(2028, 1, 2, 9, tzinfo=UTC)):
        assert "Planperioden er over." in get(world.client_of("bjorn"), "plan", plan_id)
    assert "Planen er gjennomført." in post(leader, "plan_step", plan_id, "finish")
    for who, step in (("bjorn", "jump"), ("clara", "start")):
        assert world.client_of(who).post(reverse("plan_step", args=[plan_id, step])).status_code == 404


def test_focus_areas(world: World) -> None:
    everybody = publish_decided(world, "gunnar", "organisation", target_unit_id=None)
    world.declare()
    FocusArea.objects.create(tenant=world.municipality, plan_id=everybody, title="Utdanning")
    plan_id = add_plan(world)
    leader = world.client_of("bjorn")
    assert "Planene over satser på: Utdanning" in get(leader, "focus_area_add", plan_id)
    assert "Satsningsområdet er lagt til." in post(leader, "focus_area_add", plan_id, title="Prosedyrer")
    area = FocusArea.objects.get(title="Prosedyrer").pk
    assert "Prosedyrer" in get(leader, "focus_area_change", plan_id, area)
    shown = post(leader, "focus_area_change", plan_id, area, title="Natt", competence_id=world.competences["hlr"].pk)
    assert "Satsningsområdet er lagret." in shown
    assert leader.get(reverse("focus_area_change", args=[plan_id, 0])).status_code == 404
    assert "«Natt» er tatt ut av planen." in post(leader, "focus_area_remove", plan_id, area)
    assert leader.post(reverse("focus_area_remove", args=[plan_id, area])).status_code == 404
    Plan.objects.filter(pk=plan_id).update(status="done")
    other = FocusArea.objects.create(tenant=world.municipality, plan_id=plan_id, title="Sent").pk
    assert "kan ikke endres" in post(leader, "focus_area_remove", plan_id, other)
    assert "kan ikke endres" in post(leader, "focus_area_add", plan_id, title="For sent")
    assert "kan ikke endres" in post(leader, "focus_area_change", plan_id, other, title="For sent")


def seen_by(client: Client, plan_id: int) -> str:
    value = client.get(reverse("plan_decide", args=[plan_id])).context["form"]["seen"].value()
    assert isinstance(value, str)
    return value


def test_director_decides_what_stands_there(world: World) -> None:
    plan_id = add_plan(world)
    director = world.client_of("gunnar")
    told = decision_form(world, seen=seen_by(director, plan_id))
    assert "Planen har ingen tiltak ennå." in post(director, "plan_decide", plan_id, **told)
    add_measure(world, plan_id)
    shown = post(director, "plan_decide", plan_id, **told)
    assert "Noen har endret planen siden du åpnet den." in shown
    told["seen"] = seen_by(director, plan_id)
    assert "Skriv det her." in post(director, "plan_decide", plan_id, **(told | {"kind": "political"}))
    assert "fram i tid" in post(director, "plan_decide", plan_id, **(told | {"decided_on": "2027-01-01"}))
    Employment.objects.filter(person=world.people["bjorn"]).update(ends_on=world.today)
    assert "har sluttet: HLR for alle" in post(
        director, "plan_decide", plan_id, **(told | {"owner_id": world.people["clara"].pk})
    )
    Employment.objects.filter(person=world.people["bjorn"]).update(ends_on=None)
    case = {"kind": "political", "case_number": "2026/1187"}
    assert "Politisk vedtak 2026/1187" in post(director, "plan_decide", plan_id, **(told | case))
    assert "1 vedtak om kompetanse" in get(director, "decision_log")
    assert "Ingen vedtak ennå" in get(world.client_of("clara"), "decision_log")


def test_changes_since_the_decision_are_read_row_by_row(world: World) -> None:
    plan_id = publish_decided(world)
    director = world.client_of("gunnar")
    assert "Ingen endringer" in get(director, "plan_differences", plan_id)
    Measure.objects.update(
        title="HLR, hver høst",
        obligation="expected",
        obligation_reason="",
        ends_on="2027-10-01",
        only_with_gap=True,
        hours_per_person=2,
        target_person=world.people["anna"],
        evaluation_on="2027-12-01",
    )
    Plan.objects.update(introduction="Ny tekst")
    add_measure(world, plan_id, title="Nytt tiltak i planen")
    shown = get(director, "plan_differences", plan_id)
    for words in ("10 endringer", "HLR, hver høst", "30.09.2027", "Forventet", "Nytt", "Ny tekst", "Én ansatt"):
        assert words in shown
    assert "Anna Vik" not in shown
    assert "Planen er endret siden vedtaket." in get(director, "plan", plan_id)
    assert "Endret siden forrige vedtak" in get(director, "plan_decide", plan_id)
    decide(world, plan_id)
    assert "fra versjon 1 til versjon 2" in get(director, "plan_differences", plan_id, **{"from": 1, "to": 2})
    for query in ("?from=7", "?from=1&to=9"):
        assert director.get(reverse("plan_differences", args=[plan_id]) + query).status_code == 404


def test_all_that_a_difference_can_be_of_has_words(world: World) -> None:
    plan_id = add_plan(world)
    number = add_measure(world, plan_id)
    client = world.client_of("bjorn")
    cost = {"kind": "fee", "amount": "100", "financing": "own"}
    post(client, "cost_line_add", number, **cost)
    decide(world, plan_id)
    post(client, "cost_line_add", number, **cost)
    Measure.objects.update(learning_form="course", financing="grant", recurrence="yearly", attendance_time="paid")
    shown = get(client, "plan_differences", plan_id)
    for words in ("Kursavgift 100 kr; Kursavgift 100 kr", "Tilskudd", "Hvert år", "med lønn"):
        assert words in shown.replace("\u00a0", " ")


def test_plan_is_carried_on_once(world: World) -> None:
    plan_id = add_plan(world)
    add_measure(world, plan_id)
    leader = world.client_of("bjorn")
    assert "1 åpent tiltak blir med videre" in get(leader, "plan_revise", plan_id)
    told = plan_form(world, title="Kompetanseplan 2028", starts_on="2028-01-01", last_day="2028-12-31")
    assert "Siste dag må være" in post(leader, "plan_revise", plan_id, **(told | {"starts_on": "2027-02-01"}))
    assert "Planen for 2028: 1 tiltak" in post(leader, "plan_revise", plan_id, **told)
    assert "Planen er alt ført videre hit." in post(leader, "plan_revise", plan_id, **told)
    assert world.client_of("gunnar").get(reverse("plan_revise", args=[plan_id])).status_code == 404


def test_part_of_a_year_is_followed_by_as_long_a_part(world: World) -> None:
    plan_id = add_plan(world, starts_on=date(2027, 1, 1), ends_on=date(2027, 7, 1))
    assert "2027-07-01" in get(world.client_of("bjorn"), "plan_revise", plan_id)


def test_reading_is_confirmed(world: World) -> None:
    plan_id = publish_decided(world)
    assert "Planen er publisert på nytt." in post(world.client_of("anna"), "plan_read", plan_id, version="x")
    assert "Bare ansatte bekrefter" in post(world.client_of("gunnar"), "plan_read", plan_id, version=1)
    assert "er skjult, fordi gruppa er liten" in get(world.client_of("gunnar"), "plan", plan_id)
    response = world.client_of("sofie").post(reverse("plan_read", args=[plan_id]), {"version": 1})
    assert response.status_code == 404


def test_adviser_writes_and_decides_the_regions_plan(world: World) -> None:
    plan_id = region_plan(world)
    adviser = world.client_of("dag")
    assert "Dag Lien" in get(adviser, "plan", plan_id)
    assert "Hvem følger det opp?" in get(adviser, "plan_decide", plan_id)
    assert "Dag Lien" in get(world.client_of("anna"), "plan", plan_id)
    assert "Du er ikke ansatt" in get(adviser, "concerns_me")
    form = get(adviser, "measure_add", plan=plan_id)
    assert "owner_name" in form


def test_own_page_without_anything(world: World) -> None:
    assert "Ingenting venter på deg i planene nå" in get(world.client_of("anna"), "concerns_me")
