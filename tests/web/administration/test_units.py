from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from fagloft.contexts.organisations.models import Duty
from tests.world import World


def appoint(world: World, unit: str = "top", **more: str) -> str:
    form = {"person": "1003", "kind": "leader", "starts_on": timezone.localdate().isoformat()} | more
    answer = world.client_of("hanne").post(f"/administration/units/{world.units[unit].pk}/", form, follow=True)
    return answer.content.decode()


def test_units_without_a_leader_are_pointed_out(world: World, django_assert_max_num_queries: Any) -> None:
    client = world.client_of("hanne")
    with django_assert_max_num_queries(18):
        page = client.get("/administration/units/").content.decode()
    without = client.get("/administration/units/?without_leader=on").content.decode()

    assert "1 av 3 enheter mangler leder" in page
    assert "Bjørn Haugen" in page
    assert "Bjørn Haugen" not in without
    assert "Avdeling vest" not in page


def test_a_leader_is_appointed_and_leads_at_once(world: World) -> None:
    page = appoint(world)

    assert "Clara Nguyen leder Helse og omsorg" in page
    assert "Gitt: Leder, Clara Nguyen" in page
    scope = world.scope_of("clara")
    assert world.units["top"].pk in scope.led_units
    assert world.units["ward"].pk in scope.lead_by_appointment


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"person": "9999"}, "Ingen hos dere"),
        ({"person": "moe"}, "Flere passer"),
        ({"person": "Sigrid Foss"}, "Ingen hos dere"),
        ({"ends_on": "2020-01-01"}, "etter startdatoen"),
        ({"starts_on": "i morgen"}, "gyldig dato"),
        ({"kind": "boss"}, "boss"),
        ({"hours_per_week": "41", "kind": "professional_development_nurse"}, "40"),
    ],
)
def test_what_cannot_be_is_refused_with_words(world: World, form: dict[str, str], words: str) -> None:
    page = appoint(world, **form)
    world.declare()

    assert words in page
    assert not Duty.objects.filter(unit=world.units["top"]).exists()


def test_a_unit_has_one_leader_at_a_time_and_changes_from_a_day(world: World) -> None:
    refused = appoint(world, "ward")
    world.declare()
    before = Duty.objects.get(unit=world.units["ward"], kind="leader")
    world.client_of("hanne").post(f"/administration/units/{world.units['ward'].pk}/duties/{before.pk}/end/")
    accepted = appoint(world, "ward")
    world.declare()
    before.refresh_from_db()

    assert "har en leder i perioden" in refused
    assert "Clara Nguyen leder Avdeling 2" in accepted
    assert before.ends_on == timezone.localdate()


def test_hours_are_changed_by_ending_and_beginning_again(world: World) -> None:
    world.declare()
    before = Duty.objects.get(person=world.people["frida"])
    url = f"/administration/units/{world.units['ward'].pk}/duties/{before.pk}/hours/"
    client = world.client_of("hanne")
    client.post(url, {"hours_per_week": "41"})
    client.post(url, {"hours_per_week": "12"})
    world.declare()
    rows = (
        Duty.objects.filter(person=world.people["frida"]).order_by("starts_on").values_list("hours_per_week", "ends_on")
    )

    assert [(int(hours or 0), ends) for hours, ends in rows] == [(8, timezone.localdate()), (12, None)]


def test_a_duty_that_has_not_begun_is_taken_back_and_remembered(world: World) -> None:
    appoint(world, starts_on=(timezone.localdate() + timedelta(days=5)).isoformat())
    world.declare()
    duty = Duty.objects.get(unit=world.units["top"])
    url = f"/administration/units/{world.units['top'].pk}/"
    world.client_of("hanne").post(f"{url}duties/{duty.pk}/end/")
    page = world.client_of("hanne").get(url).content.decode()
    world.declare()

    assert not Duty.objects.filter(unit=world.units["top"]).exists()
    assert "Trukket tilbake" in page


def test_what_is_over_stays_as_it_was(world: World) -> None:
    world.declare()
    duty = Duty.objects.get(person=world.people["jonas"])
    Duty.objects.filter(pk=duty.pk).update(ends_on=date(2020, 1, 1))
    url = f"/administration/units/{world.units['ward'].pk}/duties/{duty.pk}/end/"
    page = world.client_of("hanne").post(url, follow=True).content.decode()
    world.declare()
    duty.refresh_from_db()

    assert "allerede avsluttet" in page
    assert duty.ends_on == date(2020, 1, 1)
