"""Pages of measures, costs and goals."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from fagloft.contexts.audit.models import Reading
from fagloft.contexts.planning.models import CostLine, Goal, Measure
from tests.contexts.planning.drafts import add_measure, add_plan, publish_decided, region_plan
from tests.web.plans.forms import decision_form, measure_form
from tests.world import World


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


def get(client: Client, name: str, *numbers: object, **query: object) -> str:
    return text(client.get(reverse(name, args=numbers, query=query)))


def post(client: Client, name: str, *numbers: object, **told: object) -> str:
    return text(client.post(reverse(name, args=numbers), told, follow=True))


def test_gap_fills_in_the_measure(world: World) -> None:
    leader = world.client_of("bjorn")
    hlr, ward = world.competences["hlr"].pk, world.units["ward"].pk
    told = {"competence": hlr, "level": 1, "unit": ward, "gap": 1, "title": "Hjerte-lungeredning"}
    assert "Du trenger en plan først" in get(leader, "measure_add", **told)
    plan_id = add_plan(world)
    shown = get(leader, "measure_add", **told)
    assert f'value="{hlr}-1" selected' in shown
    assert 'name="only_with_gap" id="id_only_with_gap" checked' in shown or "checked" in shown
    add_plan(world, title="En plan til")
    assert "Hvilken plan skal tiltaket stå i?" in get(leader, "measure_add", **told)
    assert "Nytt tiltak" in get(leader, "measure_add", plan=plan_id)
    assert leader.get(reverse("measure_add", query={"plan": "x"})).status_code == 404
    assert world.client_of("ivar").get(reverse("measure_add")).status_code == 404


def test_what_there_is_already_is_shown_before_saving(world: World) -> None:
    region_plan(world)
    plan_id = add_plan(world)
    leader = world.client_of("bjorn")
    url = reverse("measure_add", query={"plan": plan_id})
    looked = text(leader.post(url, measure_form(world)))
    for words in ("Dette finnes alt", "Hos deg: Bjørn Haugen, Jonas Moe", "Samme tiltak andre steder", "Dag Lien"):
        assert words in looked
    world.declare()
    assert not Measure.objects.filter(plan_id=plan_id).exists()
    assert Reading.objects.filter(page="measure_add", person_name="Jonas Moe").exists()
    isbar = f"{world.competences['isbar'].pk}-1"
    assert "Ingen har dette ennå" in text(leader.post(url, measure_form(world, competence_1=isbar)))
    picc = f"{world.competences['picc'].pk}-1"
    assert "Sone 3 (spør Clara Nguyen)" in text(leader.post(url, measure_form(world, competence_1=picc)))
    without = measure_form(world, competence_1="", seen="x")
    assert "nevner ingen kompetanse" in text(leader.post(url, without))
    assert "Tiltaket er foreslått i planen." in text(leader.post(url, without | {"seen": ""}, follow=True))


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"obligation_reason": ""}, "Skriv hvorfor."),
        ({"last_day": "2026-12-01"}, "Siste dag må være etter første dag."),
        ({"starts_on": "2026-01-01", "last_day": "2026-02-01"}, "Fristen er alt passert."),
        ({"hours_per_person": "-1"}, "Skriv et tall, 0 eller mer."),
        ({"owner_id": ""}, "Velg fra lista."),
        ({"evaluation_on": "2026-12-01"}, "Velg en dag etter at tiltaket har begynt."),
        ({"evaluation_on": "31.02.2027"}, "Skriv en dag som finnes"),
        ({"competence_1": "0-1"}, "Velg fra lista."),
    ],
)
def test_measure_that_cannot_be_saved(world: World, changed: dict[str, object], words: str) -> None:
    plan_id = add_plan(world)
    told = measure_form(world, seen=str(world.competences["hlr"].pk), **changed)
    shown = text(world.client_of("bjorn").post(reverse("measure_add", query={"plan": plan_id}), told))
    assert words in shown
    assert "HLR for alle" in shown


def test_two_editors_of_a_measure_see_each_others_text(world: World) -> None:
    number = add_measure(world, add_plan(world))
    bjorn, jonas = world.client_of("bjorn"), world.client_of("jonas")
    seen = str(world.competences["hlr"].pk)
    told = measure_form(world, seen=seen, edition=1)
    assert "Tiltaket er lagret." in post(
        bjorn, "measure_change", number, **(told | {"title": "Bjørns tittel", "only_with_gap": "on"})
    )
    shown = post(jonas, "measure_change", number, **(told | {"title": "Jonas sin tittel"}))
    for words in ("Noen andre har lagret mens du skrev", "Bjørns tittel", "Jonas sin tittel", "Ja", "Nei"):
        assert words in shown
    assert 'name="edition" value="2"' in shown
    assert "Tiltaket er lagret." in post(jonas, "measure_change", number, **(told | {"edition": 2}))
    assert "Skriv hvorfor." in post(jonas, "measure_change", number, **(told | {"edition": 3, "obligation_reason": ""}))
    other = told | {"edition": 3, "competence_2": f"{world.competences['picc'].pk}-1"}
    assert "Dette finnes alt" in post(jonas, "measure_change", number, **other)
    assert "HLR" in get(jonas, "measure_change", number)


def test_steps_of_a_measure_and_their_undo(world: World) -> None:
    number = add_measure(world, add_plan(world))
    leader = world.client_of("bjorn")
    assert "Tiltaket er i gang." in post(leader, "measure_step", number, "start", edition=1)
    assert "Slik er det nå." in post(leader, "measure_step", number, "finish", edition=1)
    assert "Tiltaket er gjennomført." in post(leader, "measure_step", number, "finish", edition=2)
    assert "Tiltaket er i gang." in post(leader, "measure_step", number, "start")
    assert "Slik er det nå." in post(leader, "measure_drop", number, reason="Nei", edition=1)
    assert "Droppet: Ingen lærer" in post(leader, "measure_drop", number, reason="Ingen lærer", edition=4)
    assert "1 droppet tiltak" in get(leader, "plan", Measure.objects.get().plan_id)
    assert "tatt opp igjen som forslag" in post(leader, "measure_step", number, "take-up", edition=5)
    assert get(leader, "measure_drop", number)
    assert leader.post(reverse("measure_step", args=[number, "jump"])).status_code == 404
    assert world.client_of("gunnar").post(reverse("measure_step", args=[number, "start"])).status_code == 404


def test_decision_on_one_measure(world: World) -> None:
    number = add_measure(world, add_plan(world))
    director = world.client_of("gunnar")
    assert "Vedtak om tiltaket" in get(director, "measure_decide", number)
    assert "fram i tid" in post(director, "measure_decide", number, **decision_form(world, decided_on="2027-01-01"))
    assert "Vedtaket om tiltaket er registrert." in post(director, "measure_decide", number, **decision_form(world))
    assert "om tiltaket HLR for alle" in get(director, "decision_log")


def test_costs(world: World) -> None:
    number = add_measure(world, add_plan(world))
    leader = world.client_of("bjorn")
    assert get(leader, "cost_line_add", number)
    told = {"kind": "fee", "amount": "3500", "is_per_person": "on", "financing": "grant"}
    shown = post(leader, "cost_line_add", number, **told).replace("\u00a0", " ")
    assert "3 500 kr per deltaker" in shown
    assert "Skriv et tall, 0 eller mer." in post(leader, "cost_line_add", number, **(told | {"amount": "-5"}))
    line = CostLine.objects.get().pk
    assert get(leader, "cost_line_change", number, line)
    assert "Kostnaden er lagret." in post(leader, "cost_line_change", number, line, **(told | {"amount": "0"}))
    assert leader.get(reverse("cost_line_change", args=[number, 0])).status_code == 404
    assert "Kostnaden er tatt bort." in post(leader, "cost_line_remove", number, line)
    assert leader.post(reverse("cost_line_remove", args=[number, line])).status_code == 404
    Measure.objects.get().plan.__class__.objects.update(status="done")
    assert leader.get(reverse("cost_line_add", args=[number])).status_code == 404


def test_person_is_named_only_where_followed_and_it_is_logged(world: World) -> None:
    plan_id = publish_decided(world, target_person_id=world.people["anna"].pk)
    number = Measure.objects.get().pk
    assert "Anna Vik" in get(world.client_of("bjorn"), "measure", number)
    assert "Anna Vik" in get(world.client_of("bjorn"), "plan", plan_id)
    director = world.client_of("gunnar")
    assert "Én ansatt" in get(director, "measure", number)
    assert "Anna Vik" not in get(director, "plan", plan_id)
    world.declare()
    pages = Reading.objects.filter(person_name="Anna Vik", reader_name="Bjørn Haugen")
    assert set(pages.values_list("page", flat=True)) == {"measure", "plan"}


def goal_form(world: World, **changed: object) -> dict[str, object]:
    ward = world.units["ward"].pk
    return {"whose": f"department-{ward}", "title": "Alle kan HLR", "competence": "", "people_needed": ""} | changed


def test_change_of_service_is_ready_or_tells_what_is_missing(world: World) -> None:
    leader = world.client_of("bjorn")
    assert "Ingen mål ennå" in get(leader, "goals")
    shown = post(leader, "goal_add", **goal_form(world, is_service_change="on"))
    assert "Ikke klar: Delmål for kompetansen mangler" in shown
    change = Goal.objects.get().pk
    hlr = f"{world.competences['hlr'].pk}-1"
    url = reverse("goal_add", query={"under": change})
    assert "Nytt delmål" in text(leader.get(url))
    part = goal_form(world, competence=hlr, people_needed=2)
    assert "Klar: Kompetansen endringen krever" in text(leader.post(url, part, follow=True))
    assert "Ikke klar: 1 delmål er ikke nådd" in text(leader.post(url, part | {"people_needed": 4}, follow=True))
    assert "Hjerte-lungeredning: 2 av 4" in get(leader, "goal", change)
    assert "færre enn fem av 4" in get(world.client_of("gunnar"), "goal", change)
    assert "3 mål, 1 er nådd" in get(leader, "goals")
    assert world.client_of("anna").get(url).status_code == 404


def test_goals_are_changed_closed_and_opened_again(world: World) -> None:
    bjorn, jonas = world.client_of("bjorn"), world.client_of("jonas")
    told = goal_form(world, indicator="Andel, prosent", baseline="74", target="80,5", target_on="2027-12-31")
    assert "Velg kompetanse, nivå og hvor mange" in post(bjorn, "goal_add", **(told | {"people_needed": 3}))
    assert "Andel, prosent: fra 74 til 80,5" in post(bjorn, "goal_add", **told)
    goal = Goal.objects.get().pk
    assert "Målet er lagret." in post(bjorn, "goal_change", goal, **(told | {"title": "Bjørns", "edition": 1}))
    shown = post(jonas, "goal_change", goal, **(told | {"title": "Jonas sitt", "edition": 1, "baseline": ""}))
    assert "Bjørns" in shown
    assert "Noen andre har lagret" in shown
    assert "Skriv hva tallene måler." in post(jonas, "goal_change", goal, **(told | {"indicator": "", "edition": 2}))
    assert "Målet er lukket." in post(bjorn, "goal_close", goal)
    assert "Målet er alt lukket." in post(bjorn, "goal_close", goal)
    assert "Lukkede mål" in get(bjorn, "goals")
    assert bjorn.get(reverse("goal_change", args=[goal])).status_code == 404
    assert "Målet gjelder igjen." in post(bjorn, "goal_reopen", goal)
    assert "Alle kan" in get(bjorn, "goal_change", goal) or "Bjørns" in get(bjorn, "goal_change", goal)
    for page in ("goal_close", "goal_reopen"):
        assert world.client_of("clara").post(reverse(page, args=[goal])).status_code == 404


def test_goals_of_region_organisation_and_person(world: World) -> None:
    hlr = f"{world.competences['hlr'].pk}-1"
    told = goal_form(world, competence=hlr, people_needed=300)
    assert "300 skal ha det" in post(world.client_of("dag"), "goal_add", **(told | {"whose": "strategic-0"}))
    leader = world.client_of("bjorn")
    person = f"individual-{world.people['anna'].pk}"
    assert "0 av 1" in post(leader, "goal_add", **(told | {"whose": person, "people_needed": 1}))
    shown = get(world.client_of("anna"), "concerns_me")
    assert "Målene dine" in shown
    assert "Helsefellesskapet" in get(world.client_of("anna"), "goals")
    post(
        world.client_of("gunnar"), "goal_add", **goal_form(world, whose="strategic-0", indicator="Trivsel", target="5")
    )
    assert "fra – til 5" in get(world.client_of("anna"), "goals")
