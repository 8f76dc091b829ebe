"""The feed is read with another project's parser, as somebody's calendar would."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
import vobject
from django.test import Client
from django.urls import reverse

from fagloft.contexts.planning.actions import calendar_feeds
from fagloft.contexts.planning.models import CalendarFeed, Measure
from tests.planned import add_measure, add_plan, add_session
from tests.world import World

DAY = date(2026, 12, 3)


def make(world: World, who: str = "bjorn", **told: object) -> str:
    told = told or {"whose": "unit", "unit": world.units["ward"].pk}
    shown = world.client_of(who).post(reverse("calendar_feed_make"), told).content.decode()
    found = re.search(r'value="http://testserver(/calendar/[^"]+)"', shown)
    assert found is not None
    return found[1]


def read(address: str, **headers: str) -> Any:
    return Client().get(address, headers=headers)


def parse(address: str) -> dict[str, Any]:
    """Each event by its UID, as the other parser understands it."""
    response = read(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    calendar = vobject.readOne(response.content.decode())
    events = {event.uid.value: event for event in calendar.vevent_list}
    assert len(events) == len(calendar.vevent_list)
    return events


@pytest.fixture
def planned(world: World) -> World:
    world.declare()
    add_measure(world, add_plan(world), starts_on=DAY, ends_on=DAY + timedelta(days=2), title="HLR-kurs")
    return world


def of_measures(address: str) -> list[Any]:
    return [event for uid, event in parse(address).items() if uid.startswith("measure-")]


def test_another_parser_reads_the_same_events(planned: World) -> None:
    (event,) = of_measures(make(planned))

    assert event.summary.value == "HLR-kurs"
    assert (event.dtstart.value, event.dtend.value) == (DAY, DAY + timedelta(days=2))
    assert (event.status.value, event.transp.value) == ("CONFIRMED", "TRANSPARENT")
    assert event.uid.value.endswith("@3907.fagloft")
    assert event.dtstamp.value == event.last_modified.value


def test_words_that_need_care_come_through(world: World) -> None:
    world.declare()
    hard = 'Sår, stell; "ren" teknikk\\prosedyre ' + "æøå " * 25 + "slutt"
    session = add_session(world, DAY, place="Rådhuset, sal 2; 3. etasje")
    session.offer.title = hard
    session.offer.save()
    add_measure(world, add_plan(world), offer=session.offer)
    address = make(world)
    (event,) = (event for uid, event in parse(address).items() if uid.startswith("session-"))

    assert event.summary.value == hard
    assert event.location.value == "Rådhuset, sal 2; 3. etasje"
    assert event.transp.value == "OPAQUE"
    lines = read(address).content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line for line in lines)


def test_change_keeps_the_uid_and_raises_the_sequence(planned: World) -> None:
    address = make(planned)
    (before,) = of_measures(address)
    planned.declare()
    measure = Measure.objects.get()
    measure.starts_on = date(2026, 12, 1)
    measure.save()
    (after,) = of_measures(address)

    assert after.uid.value == before.uid.value
    assert int(after.sequence.value) > int(before.sequence.value)
    assert after.dtstart.value == date(2026, 12, 1)
    assert after.last_modified.value >= before.last_modified.value


def test_dropped_measure_is_cancelled(planned: World) -> None:
    address = make(planned)
    planned.declare()
    measure = Measure.objects.get()
    measure.status, measure.dropped_reason = "dropped", "For dyrt"
    measure.save()
    (event,) = of_measures(address)

    assert (event.status.value, event.sequence.value) == ("CANCELLED", "1")


def test_what_a_shortened_measure_no_longer_has_is_cancelled(world: World) -> None:
    """Four months become two, and nobody looks back any more; what was never decided was never there."""
    world.declare()
    months = {"starts_on": date(2026, 12, 3), "ends_on": date(2027, 4, 1), "recurrence": "monthly"}
    measure = add_measure(world, add_plan(world), evaluation_on=date(2027, 5, 1), **months)
    address = make(world)
    before = parse(address)
    world.declare()
    Measure.objects.filter(pk=measure.pk).update(ends_on=date(2027, 1, 10), evaluation_on=None)
    after = parse(address)

    assert after.keys() == before.keys()
    gone = {uid.split("@")[0] for uid, event in after.items() if event.status.value == "CANCELLED"}
    assert gone == {f"measure-{measure.pk}-2", f"measure-{measure.pk}-3", f"evaluation-{measure.pk}"}
    assert all(int(after[uid].sequence.value) > 0 for uid in after if uid.split("@")[0] in gone)


def test_calendar_speaks_as_the_page_that_made_it(planned: World) -> None:
    client = planned.client_of("bjorn")
    client.post(reverse("set_language"), {"language": "nn"})
    told = {"whose": "unit", "unit": planned.units["ward"].pk}
    shown = client.post(reverse("calendar_feed_make"), told).content.decode()
    found = re.search(r'value="http://testserver(/calendar/[^"]+)"', shown)
    assert found is not None
    assert found[1].endswith("?language=nn")
    assert "Kvart år" in read(found[1]).content.decode()
    assert "Hvert år" in read(found[1].replace("=nn", "=tlh")).content.decode()


def test_what_is_not_published_is_not_in_a_calendar(world: World) -> None:
    world.declare()
    draft = add_plan(world, status="decided", published_number=None, published_at=None)
    add_measure(world, draft)
    add_measure(world, add_plan(world, title="Publisert"), status="proposed")

    assert not of_measures(make(world))


def test_unit_s_calendar_tells_nothing_of_single_persons(planned: World) -> None:
    planned.declare()
    own = add_plan(planned, "person", person=planned.people["anna"], title="Annas plan")
    add_measure(planned, own, title="Annas kurs", target_person=planned.people["anna"])
    add_measure(planned, add_plan(planned), title="Bare Anna", target_person=planned.people["anna"])
    units = read(make(planned)).content.decode()
    mine = read(make(planned, "anna", whose="person")).content.decode()

    assert "Anna" not in units
    assert "Bjørn" not in units
    assert "Annas kurs" in mine
    assert "Bare Anna" in mine


def test_organisation_has_a_calendar_too(planned: World) -> None:
    address = make(planned, "gunnar", whose="organisation")

    assert len(of_measures(address)) == 1
    told = read(address).content.decode()
    assert "X-WR-CALNAME:Årshjul: Sandefjord kommune" in told
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT6H" in told


def test_calendar_that_has_it_is_told_so(planned: World) -> None:
    address = make(planned)
    first = read(address)
    assert first["Last-Modified"].endswith("GMT")

    again = read(address, **{"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    planned.declare()
    add_measure(planned, add_plan(planned), title="Nytt")
    changed = read(address, **{"If-None-Match": first["ETag"]})
    assert changed.status_code == 200
    assert changed["ETag"] != first["ETag"]


def test_address_that_was_taken_back_is_not_there(planned: World) -> None:
    address = make(planned)
    scope = planned.scope_of("bjorn")
    calendar_feeds.end(scope=scope, feed_id=CalendarFeed.objects.get().pk, at=CalendarFeed.objects.get().made_at)

    assert read(address).status_code == 404


@pytest.mark.parametrize("change", [lambda a: a.replace(".ics", "x.ics"), lambda a: re.sub(r"/\d+/", "/99999999/", a)])
def test_unknown_address_is_not_there(planned: World, change: Any) -> None:
    assert read(change(make(planned))).status_code == 404


def test_unit_that_has_ended_has_no_calendar(planned: World) -> None:
    address = make(planned)
    planned.declare()
    planned.units["ward"].ends_on = planned.today
    planned.units["ward"].save()

    assert read(address).status_code == 404


def test_another_municipality_s_number_does_not_open_it(planned: World) -> None:
    address = make(planned).replace(f"/{planned.municipality.pk}/", f"/{planned.neighbour.pk}/")

    assert read(address).status_code == 404


def test_feed_is_only_read(planned: World) -> None:
    assert Client().post(make(planned)).status_code == 405
