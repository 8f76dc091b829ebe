from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from fagloft.contexts.offers.models import Session
from tests.contexts.offers.calendar import add_offer, add_session, add_shared, days_ahead
from tests.world import World


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


def filled_in(**changed: Any) -> dict[str, Any]:
    return {
        "starts_on": "2026-12-14",
        "days": "2",
        "hours_per_day": "7,5",
        "place": "Stokke",
        "capacity": "16",
        "seat_cost": "0",
        "edition": "1",
    } | changed


def test_leader_plans_a_session(world: World) -> None:
    number, client = add_offer(world), world.client_of("bjorn")
    url = reverse("session_add", args=[number])
    assert "Ny samling" in text(client.get(url))
    shown = client.post(url, filled_in(), follow=True)

    assert "Samlingen er lagret." in text(shown)
    assert "14.12.–15.12.2026" in text(shown)
    assert "2 dager à 7,5 timer" in text(shown)
    assert "Gratis" in text(shown)


def test_new_session_begins_as_the_last_one_was(world: World) -> None:
    number, client = add_offer(world), world.client_of("bjorn")
    url = reverse("session_add", args=[number])
    assert client.get(url).context["form"].initial == {"days": 1, "seat_cost": 0}
    add_session(world, number, place="Stokke")
    form = client.get(url).context["form"]

    assert (form.initial["place"], form.initial["capacity"], form.initial["starts_on"]) == ("Stokke", 12, None)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"starts_on": "2026-11-21"}, "Dagen har vært."),
        ({"starts_on": "2226-12-14"}, "Se om årstallet er riktig."),
        ({"starts_on": "31.31."}, "Skriv en dag som finnes"),
        ({"days": "31"}, "legger du inn flere samlinger."),
        ({"days": "to"}, "Skriv antall dager"),
        ({"hours_per_day": "0"}, "Skriv mer enn 0 og høyst 24 timer."),
        ({"hours_per_day": "mange"}, "Skriv timer per dag"),
        ({"capacity": "0"}, "Skriv 1 til 2000 plasser."),
        ({"seat_cost": "-1"}, "Skriv 0 til 200 000 kroner for en plass."),
        ({"seat_cost": "999999"}, "Skriv 0 til 200 000 kroner for en plass."),
        ({"seat_cost": "gratis"}, "Er det gratis, skriver du 0."),
        ({"place": " "}, "Skriv hvor det er"),
    ],
)
def test_bad_input_is_told_at_its_field_and_kept(world: World, changed: dict[str, Any], words: str) -> None:
    offer = add_offer(world)
    session, client = add_session(world, offer), world.client_of("bjorn")
    for url in (reverse("session_add", args=[offer]), reverse("session_change", args=[session])):
        shown = client.post(url, filled_in(**changed))
        assert words in text(shown)
        assert 'value="16"' in text(shown) or "capacity" in changed
    world.declare()
    assert Session.objects.count() == 1


def test_session_is_moved(world: World) -> None:
    session, client = add_session(world, add_offer(world)), world.client_of("jonas")
    url = reverse("session_change", args=[session])
    opened = client.get(url)
    assert "Endre samlingen 02.12.2026" in text(opened)
    assert 'value="450"' in text(opened)
    assert 'value="3,50"' in text(opened)
    moved = client.post(url, filled_in(hours_per_day="7.5", seat_cost="1250,50"), follow=True)

    assert "Endringen er lagret." in text(moved)
    assert "14.12.–15.12.2026" in text(moved)


def test_second_of_two_editors_sees_both_texts(world: World) -> None:
    session = add_session(world, add_offer(world))
    url = reverse("session_change", args=[session])
    world.client_of("jonas").post(url, filled_in(place="Andebu"))
    client = world.client_of("bjorn")
    refused = client.post(url, filled_in(starts_on="2026-12-20"))

    assert {(one.label, one.stands_now) for one in refused.context["differences"]} == {
        ("Første dag", "14.12.2026"),
        ("Sted", "Andebu"),
    }
    assert 'value="Stokke"' in text(refused)
    assert "20.12.–21.12.2026" in text(client.post(url, filled_in(starts_on="2026-12-20", edition="2"), follow=True))


def test_cancelled_session_says_why_and_is_held_after_all(world: World) -> None:
    offer = add_offer(world)
    session, client = add_session(world, offer), world.client_of("bjorn")
    url = reverse("session_cancel", args=[session])
    assert "Avlys samlingen 02.12.2026" in text(client.get(url))
    assert "Skriv hvorfor." in text(client.post(url, {"reason": " "}))
    cancelled = client.post(url, {"reason": "Instruktøren er syk"}, follow=True)
    assert "Samlingen er avlyst." in text(cancelled)
    assert "Avlyst 22.11.2026: Instruktøren er syk" in text(cancelled)
    for page in ("session_cancel", "session_change"):
        again = client.get(reverse(page, args=[session]), follow=True)
        assert "Hold den likevel før du endrer den." in text(again)
    held = client.post(reverse("session_restore", args=[session]), follow=True)
    assert "Samlingen holdes likevel." in text(held)
    assert "Avlyst 22.11.2026" not in text(held)


def test_what_has_been_is_not_changed(world: World) -> None:
    session, client = add_session(world, add_offer(world)), world.client_of("bjorn")
    Session.objects.update(starts_on=world.today - timedelta(days=1))

    for page in ("session_cancel", "session_change"):
        assert "Samlingen har vært" in text(client.get(reverse(page, args=[session]), follow=True))
    held = client.post(reverse("session_restore", args=[session]), follow=True)
    assert "Dagen har vært, så samlingen blir stående som avlyst." in text(held)


def test_session_of_a_retired_offer_is_not_held(world: World) -> None:
    offer = add_offer(world)
    session, client = add_session(world, offer), world.client_of("bjorn")
    client.post(reverse("session_cancel", args=[session]), {"reason": "Få påmeldte"})
    client.post(reverse("offer_retire", args=[offer]))
    held = client.post(reverse("session_restore", args=[session]), follow=True)

    assert "Ta det i bruk igjen først." in text(held)


def test_regional_adviser_divides_the_places(world: World) -> None:
    offer, session = add_shared(world)
    client, url = world.client_of("dag"), reverse("seat_shares", args=[session])
    own, neighbour = f"seats_{world.municipality.pk}", f"seats_{world.neighbour.pk}"
    assert "Fordel 20 plasser 02.12.2026" in text(client.get(url))
    assert "Du har fordelt flere plasser enn samlingen har." in text(client.post(url, {own: 15, neighbour: 6}))
    assert "Skriv et helt tall, 0 eller mer." in text(client.post(url, {own: -1}))
    saved = client.post(url, {own: 15, neighbour: ""}, follow=True)
    assert "Fordelingen er lagret." in text(saved)

    page = reverse("offer", args=[offer])
    assert "15 er deres" in text(world.client_of("bjorn").get(page))
    assert "er deres" not in text(world.client_of("sigrid").get(page))
    few = client.post(reverse("session_change", args=[session]), filled_in(capacity="14"))
    assert "Flere plasser enn dette er fordelt på medlemmene." in text(few)


def test_places_of_a_session_that_has_been_are_not_divided(world: World) -> None:
    _offer, session = add_shared(world)
    world.scope_of("dag")
    Session.objects.update(starts_on=days_ahead(world, -1))

    assert world.client_of("dag").post(reverse("seat_shares", args=[session]), {"x": 1}).status_code == 404


@pytest.mark.parametrize("page", ["session_change", "session_cancel", "session_restore", "seat_shares"])
def test_anothers_session_is_not_there(world: World, page: str) -> None:
    session, (_offer, shared) = add_session(world, add_offer(world)), add_shared(world)
    for reader, number in (("sigrid", session), ("dag", session), ("gunnar", shared)):
        status = world.client_of(reader).post(reverse(page, args=[number])).status_code
        assert status == (403 if page == "seat_shares" and reader != "dag" else 404)
