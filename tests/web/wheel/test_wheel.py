import re
from datetime import date, timedelta
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fagloft.contexts.participation.models import StaffingMinimum
from fagloft.contexts.planning.models import CalendarFeed
from tests.contexts.participation.sessions import AT, enrol, hold_session
from tests.planned import add_measure, add_plan, add_session
from tests.world import World

DAY = date(2026, 12, 3)


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


def ward_wheel(world: World, who: str, query: str = "", status: int = 200) -> str:
    url = reverse("unit_wheel", args=[world.units["ward"].pk])
    response = world.client_of(who).get(f"{url}{query}")
    assert response.status_code == status
    return text(response)


@pytest.fixture
def planned(world: World) -> World:
    """A course in December that takes the whole ward, one on the first day of Christmas, and a proposal."""
    world.declare()
    plan = add_plan(world)
    ward = {"target_unit": world.units["ward"]}
    add_measure(world, plan, "hlr", starts_on=DAY, ends_on=DAY + timedelta(days=1), hours_per_person=7, **ward)
    christmas = date(2026, 12, 25)
    add_measure(world, plan, title="Julekurs", starts_on=christmas, ends_on=christmas + timedelta(days=1), **ward)
    add_measure(world, plan, title="Internundervisning", recurrence="monthly", status="proposed")
    return world


def test_heading_tells_what_comes_next_and_how_much_collides(planned: World) -> None:
    shown = ward_wheel(planned, "bjorn")

    assert "Neste: HLR-kurs 3. desember; 2 kollisjoner" in shown
    assert "4 av 4 er borte 3. desember, og enheten kan avse 1." in shown
    assert "Del gruppa på flere dager." in shown
    assert "25. desember er første juledag. Velg en annen dag." in shown
    assert "Forslag" in shown


def test_wheel_has_a_mark_for_each_line_and_no_style_of_its_own(planned: World) -> None:
    shown = ward_wheel(planned, "bjorn")
    begin = shown.index('<svg class="wheel"')
    svg = ET.fromstring(shown[begin : shown.index("</svg>", begin) + 6])
    marks = [node for node in svg.iter() if node.get("class", "").startswith("wheel-mark")]

    assert len(marks) == shown.count("<li value=")
    assert "style=" not in ET.tostring(svg, encoding="unicode")
    for name in (svg.get("aria-labelledby") or "").split():
        assert f'id="{name}"' in shown


def test_reader_of_numbers_is_not_told_how_many(planned: World) -> None:
    shown = ward_wheel(planned, "gunnar")

    assert "Avdeling 2 kan ikke avse så mange 3. desember." in shown
    assert "4 av 4" not in shown


@pytest.mark.parametrize(("who", "status"), [("anna", 403), ("clara", 404), ("sigrid", 404), ("hanne", 403)])
def test_wheel_of_a_unit_is_for_those_who_follow_it(planned: World, who: str, status: int) -> None:
    ward_wheel(planned, who, status=status)


def test_unit_that_is_not_there_is_told(world: World) -> None:
    assert world.client_of("bjorn").get(reverse("unit_wheel", args=[10**8])).status_code == 404


@pytest.mark.parametrize(
    ("query", "there", "not_there"),
    [
        ("?kind=measures", "Julekurs", "Budsjett og mål"),
        ("?kind=yearly", "Budsjett og mål", "Julekurs"),
        ("?kind=plans", "Gå gjennom planen på nytt: Plan 2026", "Julekurs"),
        ("?kind=collisions", "Julekurs", "Internundervisning"),
        ("?kind=sessions", "Ingenting passer til det du har valgt", "Julekurs"),
        ("?kind=nonsense&year=1066", "Julekurs", "2025"),
        ("?year=2025", "Budsjett og mål", "Julekurs"),
    ],
)
def test_filter_shows_what_is_chosen(planned: World, query: str, there: str, not_there: str) -> None:
    shown = ward_wheel(planned, "bjorn", query)
    listed = shown[shown.index('class="wheel-list"') :] if 'class="wheel-list"' in shown else shown

    assert there in listed
    assert not_there not in listed.split("Få årshjulet i kalenderen")[0].replace("?year=2025", "")


def test_organisation_is_for_those_who_lead_in_it(planned: World) -> None:
    url = reverse("organisation_wheel")

    assert "Neste: HLR-kurs 3. desember" in text(planned.client_of("gunnar").get(url))
    assert planned.client_of("clara").get(url).status_code == 200
    assert planned.client_of("anna").get(url).status_code == 403
    adviser = text(planned.client_of("dag").get(url))
    assert "Ingen tiltak er planlagt i 2026" in adviser


def test_own_wheel_has_what_concerns_oneself(planned: World) -> None:
    planned.declare()
    session = add_session(planned, date(2026, 11, 30), place="Brannstasjonen")
    own = add_plan(planned, "person", person=planned.people["anna"])
    add_measure(planned, own, offer=session.offer, target_person=planned.people["anna"])
    shown = text(planned.client_of("anna").get(reverse("my_wheel")))

    assert "Neste: Kurs i hjerte-lungeredning 30. november" in shown
    assert "Brannstasjonen" in shown
    assert "Internundervisning" not in shown
    assert "Brannstasjonen" not in ward_wheel(planned, "bjorn")


def test_who_is_no_employee_is_told_what_the_page_is_for(world: World) -> None:
    assert "Du er ikke registrert som ansatt her" in text(world.client_of("gunnar").get(reverse("my_wheel")))


def test_nothing_planned_is_told(world: World) -> None:
    assert "Ingen tiltak er planlagt i 2026" in ward_wheel(world, "bjorn")


def test_nothing_more_this_year_is_told(world: World) -> None:
    world.declare()
    add_measure(world, add_plan(world))

    assert "Ingenting mer er planlagt i 2026" in ward_wheel(world, "bjorn")
    assert "Tidligere i år" in ward_wheel(world, "bjorn")


def test_cancelled_stays_and_says_so(world: World) -> None:
    world.declare()
    session = add_session(world, DAY, cancelled_on=world.today, cancelled_reason="Syk lærer")
    add_measure(world, add_plan(world), offer=session.offer)

    shown = ward_wheel(world, "bjorn")
    assert "Avlyst" in shown
    assert "wheel-strike" in shown


def test_two_events_of_a_day_name_each_other(world: World) -> None:
    world.declare()
    plan = add_plan(world)
    for title, who in (("Sårkurs", "anna"), ("Ernæring", "noah")):
        add_measure(
            world,
            plan,
            title=title,
            starts_on=DAY,
            ends_on=DAY + timedelta(days=1),
            hours_per_person=7,
            target_unit=world.units["ward"],
            target_profession=world.professions["SP" if who == "anna" else "HF"],
        )

    assert "Samme dag: Ernæring. Flytt det ene." in ward_wheel(world, "bjorn", "?kind=collisions")


def test_seats_and_the_smallest_staffing_count(world: World) -> None:
    """Of four, one must be left: a measure takes three away, and the last one has a seat in another course."""
    ward = world.units["ward"]
    world.declare()
    add_measure(
        world,
        add_plan(world),
        title="Sårkurs",
        starts_on=DAY,
        ends_on=DAY + timedelta(days=1),
        hours_per_person=7,
        target_unit=ward,
        target_profession=world.professions["SP"],
    )
    StaffingMinimum.objects.create(tenant=world.municipality, unit=ward, people_left=1)
    course = hold_session(world, "hlr", on=DAY)
    before = ward_wheel(world, "bjorn", "?kind=collisions")
    seat = enrol(world, "noah", course)
    proposed = ward_wheel(world, "bjorn", "?kind=collisions")
    world.declare()
    type(seat).objects.filter(pk=seat.pk).update(status="accepted", decided_at=AT)
    after = ward_wheel(world, "bjorn", "?kind=collisions")

    assert "er borte" not in before
    assert "er borte" not in proposed
    assert "4 av 4 er borte" in after
    assert "og enheten kan avse 3." in after
    assert "Samme dag: Kurs i hlr. Flytt det ene." in after
    assert "1 kollisjon" in after


def test_organisation_names_some_units_and_counts_the_rest(world: World) -> None:
    world.declare()
    everybody = {"starts_on": date(2026, 12, 28), "ends_on": date(2026, 12, 29), "hours_per_person": 7}
    for person in ("frida", "sofie"):
        _copy_employment(world, person)
    add_measure(world, add_plan(world), **everybody)

    shown = text(world.client_of("gunnar").get(reverse("organisation_wheel")))
    assert "28. desember er i juleuka. Velg en dag før eller etter." in shown
    assert "Det gjelder 1 enhet til." in shown


def _copy_employment(world: World, person: str) -> None:
    """One more colleague in the same unit, so that the unit cannot spare all of them."""
    from fagloft.contexts.organisations.models import Employment, Person

    mine = Employment.objects.get(person=world.people[person])
    colleague = Person.objects.create(
        tenant=world.municipality,
        employee_number=f"2{mine.person.employee_number}",
        given_name="Ny",
        family_name="Kollega",
        born_on=date(1990, 1, 1),
    )
    mine.pk, mine.person = None, colleague
    mine.save()


def test_number_of_questions_does_not_grow(planned: World) -> None:
    client = planned.client_of("bjorn")
    url = reverse("unit_wheel", args=[planned.units["ward"].pk])
    client.get(url)
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    planned.declare()
    for number in range(5):
        add_measure(planned, add_plan(planned, title=f"Plan {number}"), starts_on=DAY, recurrence="monthly")
    with CaptureQueriesContext(connection) as many:
        client.get(url)

    assert len(many) == len(few) <= 40


def make(world: World, who: str, **told: object) -> Any:
    return world.client_of(who).post(reverse("calendar_feed_make"), told)


def test_address_is_shown_once_and_taken_back(world: World) -> None:
    made = make(world, "bjorn", whose="unit", unit=world.units["ward"].pk)
    assert "Adressen er klar. Kopier den nå" in text(made)
    assert f"http://testserver/calendar/{world.municipality.pk}/" in text(made)
    assert "no-store" in made["Cache-Control"]
    assert 'href="webcal://testserver/calendar/' in text(made)
    assert "Laget av Bjørn Haugen 22.11.2026" in ward_wheel(world, "bjorn")
    assert "/calendar/1" not in ward_wheel(world, "bjorn")

    world.declare()
    number = CalendarFeed.objects.get().pk
    client = world.client_of("bjorn")
    ended = text(client.post(reverse("calendar_feed_end", args=[number]), follow=True))
    assert "Adressen er tatt tilbake og svarer ikke lenger." in ended
    assert "Adresser i bruk" not in ended
    kept = text(client.post(reverse("calendar_feed_keep", args=[number]), follow=True))
    assert "Adressen virker igjen." in kept
    assert "Adresser i bruk" in kept


@pytest.mark.parametrize(
    ("who", "told", "status"),
    [
        ("anna", {"whose": "person"}, 200),
        ("anna", {"whose": "unit", "unit": "ward"}, 404),
        ("anna", {"whose": "organisation"}, 404),
        ("bjorn", {"whose": "organisation"}, 200),
        ("gunnar", {"whose": "person"}, 404),
        ("bjorn", {"whose": "unit", "unit": "x"}, 404),
        ("bjorn", {"whose": "unit", "unit": "9" * 30}, 404),
        ("bjorn", {}, 404),
        ("clara", {"whose": "unit", "unit": "ward"}, 404),
    ],
)
def test_address_is_made_of_what_one_may_see(world: World, who: str, told: dict[str, str], status: int) -> None:
    sent = {name: world.units["ward"].pk if value == "ward" else value for name, value in told.items()}

    assert make(world, who, **sent).status_code == status


def test_address_of_another_is_not_taken_back(world: World) -> None:
    make(world, "anna", whose="person")
    world.declare()
    number = CalendarFeed.objects.get().pk

    for page in ("calendar_feed_end", "calendar_feed_keep"):
        assert world.client_of("bjorn").post(reverse(page, args=[number])).status_code == 404
    mine = text(world.client_of("anna").get(reverse("my_wheel")))
    assert "Laget av Anna Vik" in mine
    assert world.client_of("anna").post(reverse("calendar_feed_end", args=[number])).status_code == 302


def test_organisation_s_address_leads_back_to_its_wheel(world: World) -> None:
    assert f'href="{reverse("organisation_wheel")}"' in text(make(world, "gunnar", whose="organisation"))


def test_few_seats_are_spread_over_all_they_are_for(world: World) -> None:
    """Of seven people four work in the ward: three seats take one or two of them away, five seats three."""
    world.declare()
    session = add_session(world, DAY, capacity=5)
    add_measure(world, add_plan(world), offer=session.offer)
    assert "3 av 4 er borte 3. desember, og enheten kan avse 1. Fordel plassene" in _plain(ward_wheel(world, "bjorn"))

    world.declare()
    session.capacity = 2
    session.save()
    assert "Kolliderer" not in ward_wheel(world, "bjorn").split("Få årshjulet")[0].split("wheel-list-title")[1]


def _plain(shown: str) -> str:
    return " ".join(re.sub("<[^>]+>", " ", shown).split())


def test_leader_above_is_told_which_unit(planned: World) -> None:
    planned.lead_alone("frida")
    url = reverse("unit_wheel", args=[planned.units["top"].pk])

    shown = text(planned.client_of("frida").get(url))
    assert "4 av 4 i Avdeling 2 er borte 3. desember, og enheten kan avse 1." in shown
