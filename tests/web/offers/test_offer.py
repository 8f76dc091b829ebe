from typing import Any

import pytest
from django.urls import reverse

from fagloft.contexts.offers.models import Offer, Session
from tests.contexts.offers.calendar import add_offer, add_session, add_shared, days_ahead
from tests.world import World

EDIT_PAGES = ("offer_change", "offer_retire", "offer_restore", "session_add")


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


def filled_in(world: World, **changed: Any) -> dict[str, Any]:
    return {
        "title": "Sårkurs",
        "learning_form": "course",
        "competence_1": f"{world.competences['picc'].pk}-1",
        "provider_name": "USHT",
        "description": "Kroniske sår",
        "edition": 1,
    } | changed


def test_offer_says_first_when_it_is_held_next(world: World) -> None:
    number = add_offer(world)
    add_session(world, number)
    shown = world.client_of("anna").get(reverse("offer", args=[number]))

    assert "HLR på avdelingen: neste 02.12.2026, Sandefjord" in text(shown)
    assert "Ferdighetstrening · Sandefjord kommune · Lokalt tilbud" in text(shown)
    assert "Hjerte-lungeredning" in text(shown)
    assert "Ny samling" not in text(shown)


def test_offer_without_sessions_asks_who_may_for_one(world: World) -> None:
    url = reverse("offer", args=[add_offer(world, competences=())])

    assert "Legg til en, så kan andre planlegge med den." in text(world.client_of("bjorn").get(url))
    shown = text(world.client_of("anna").get(url))
    assert "Legg til en" not in shown
    assert "Tilbudet er ikke knyttet til en kompetanse i katalogen." in shown


def test_sessions_far_ahead_are_folded_away(world: World) -> None:
    number = add_offer(world)
    for days in range(1, 13):
        add_session(world, number, starts_on=days_ahead(world, days))

    assert "Vis 2 til" in text(world.client_of("anna").get(reverse("offer", args=[number])))


def test_sessions_of_the_last_year_are_kept_apart(world: World) -> None:
    number = add_offer(world)
    add_session(world, number)
    Session.objects.update(starts_on=days_ahead(world, -20))
    shown = world.client_of("bjorn").get(reverse("offer", args=[number]))

    assert "Vis 1 samling det siste året" in text(shown)
    assert "Avlys" not in text(shown)


def test_leader_adds_an_offer_and_goes_on_to_its_sessions(world: World) -> None:
    client = world.client_of("bjorn")
    added = client.post(reverse("offer_add"), filled_in(world), follow=True)

    assert "Tilbudet er lagret. Legg til når og hvor det holdes." in text(added)
    world.declare()
    offer = Offer.objects.get(title="Sårkurs")
    assert (offer.tenant, offer.code) == (world.municipality, "sarkurs")


def test_competence_one_comes_from_is_chosen_beforehand(world: World) -> None:
    chosen = f"{world.competences['picc'].pk}-1"
    shown = world.client_of("bjorn").get(reverse("offer_add"), {"competence": chosen})

    assert f'<option value="{chosen}" selected>' in shown.content.decode()


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"title": " "}, "Skriv hva tilbudet heter."),
        ({"learning_form": "osmosis"}, "Velg en læringsform fra lista."),
        ({"competence_1": "99-9"}, "Velg en kompetanse fra lista."),
        ({"edition": ""}, "Rett dette først"),
    ],
)
def test_bad_input_is_told_at_its_field_and_kept(world: World, changed: dict[str, Any], words: str) -> None:
    client = world.client_of("bjorn")
    number = add_offer(world)
    for url in (reverse("offer_add"), reverse("offer_change", args=[number])):
        shown = client.post(url, filled_in(world, **changed))
        assert words in text(shown)
        assert "Kroniske sår" in text(shown)


def test_same_competence_twice_is_told(world: World) -> None:
    client, number = world.client_of("bjorn"), add_offer(world)
    twice = filled_in(world, competence_2=f"{world.competences['picc'].pk}-1")

    for url in (reverse("offer_add"), reverse("offer_change", args=[number])):
        assert "Du har valgt samme kompetanse to ganger." in text(client.post(url, twice))


def test_offer_is_changed(world: World) -> None:
    number, client = add_offer(world), world.client_of("frida")
    url = reverse("offer_change", args=[number])
    assert "HLR på avdelingen" in text(client.get(url))
    changed = client.post(url, filled_in(world, competence_2=f"{world.competences['hlr'].pk}-1"), follow=True)

    assert "Endringen er lagret." in text(changed)
    assert "PICC-line" in text(changed)
    assert "USHT" in text(changed)


def test_second_of_two_editors_sees_both_texts_and_can_go_on(world: World) -> None:
    number = add_offer(world)
    url = reverse("offer_change", args=[number])
    world.client_of("jonas").post(url, filled_in(world, title="Jonas sitt kurs"))
    client = world.client_of("bjorn")
    refused = client.post(url, filled_in(world, title="Bjørn sitt kurs", competence_1="", description=""))

    assert "Noen har endret dette siden du åpnet det." in text(refused)
    assert "Jonas sitt kurs" in text(refused)
    assert 'value="Bjørn sitt kurs"' in refused.content.decode()
    assert {difference.stands_now for difference in refused.context["differences"]} == {
        "Jonas sitt kurs",
        "PICC-line",
        "Kroniske sår",
    }
    kept = client.post(url, filled_in(world, title="Bjørn sitt kurs", edition=2), follow=True)
    assert "Bjørn sitt kurs" in text(kept)


def test_what_stood_empty_is_shown_as_empty(world: World) -> None:
    number = add_offer(world, provider_name="")
    url = reverse("offer_change", args=[number])
    world.client_of("jonas").post(url, filled_in(world, provider_name=""))
    refused = world.client_of("bjorn").post(url, filled_in(world))

    assert [(one.label, one.stands_now) for one in refused.context["differences"]] == [("Hvem holder det?", "–")]


def test_offer_is_retired_and_taken_back(world: World) -> None:
    number, client = add_offer(world), world.client_of("gunnar")
    retired = client.post(reverse("offer_retire", args=[number]), follow=True)
    assert "HLR på avdelingen er tatt ut av bruk." in text(retired)
    assert reverse("offer_restore", args=[number]) in text(retired)
    shown = client.get(reverse("offer", args=[number]))
    assert "Tatt ut av bruk 22.11.2026." in text(shown)
    assert "Ta i bruk igjen" in text(shown)
    refused = client.get(reverse("session_add", args=[number]), follow=True)
    assert "Ta det i bruk igjen før du legger til en samling." in text(refused)
    back = client.post(reverse("offer_restore", args=[number]), follow=True)
    assert "HLR på avdelingen er i bruk igjen." in text(back)


def test_offer_with_sessions_to_come_stays(world: World) -> None:
    number = add_offer(world)
    add_session(world, number)
    refused = world.client_of("bjorn").post(reverse("offer_retire", args=[number]), follow=True)

    assert "har samlinger framover. Avlys dem først" in text(refused)


@pytest.mark.parametrize("page", EDIT_PAGES)
def test_shared_offer_is_changed_by_the_regional_adviser_only(world: World, page: str) -> None:
    number, _session = add_shared(world)
    url = reverse(page, args=[number])
    ask = "post" if page in {"offer_retire", "offer_restore"} else "get"

    assert getattr(world.client_of("dag"), ask)(url).status_code in {200, 302}
    for reader, status in (("bjorn", 404), ("gunnar", 404), ("anna", 403)):
        assert getattr(world.client_of(reader), ask)(url).status_code == status


def test_shared_offer_says_so(world: World) -> None:
    number, _session = add_shared(world)

    assert "Felles for helsefellesskapet" in text(world.client_of("anna").get(reverse("offer", args=[number])))
