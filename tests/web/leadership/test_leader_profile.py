"""A leader's profile and needs, in the browser: the leader, the leader above, and those who may not."""

from typing import Any

import pytest
from django.urls import reverse

from fagloft.contexts.audit.models import Reading
from fagloft.contexts.leadership.models import LeaderNeed, LeaderProfile
from tests.contexts.leadership.line import begin_duty, draw_line
from tests.world import World

PAGES = ("leader_profile", "leader_profile_edit", "needs_assess", "onboarding")


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


def page(name: str, world: World, of: str = "bjorn", *more: str) -> str:
    return reverse(name, args=[world.people[of].pk, *more])


def fingerprint(response: Any) -> str:
    return str(response.context["form"]["seen"].value())


def told(**changed: object) -> dict[str, object]:
    return {
        "part": "tell",
        "tell-level": "unit_leader",
        "tell-leader_since_on": "2018-01-01",
        "tell-education_years": "4",
        "tell-wanted_credits": "60",
        "tell-edition": "0",
    } | {f"tell-{name}": value for name, value in changed.items()}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(
    ("who", "status"), [("bjorn", 200), ("frida", 200), ("clara", 404), ("jonas", 404), ("gunnar", 403), ("anna", 403)]
)
def test_leader_and_leader_above_see_the_pages(world: World, name: str, who: str, status: int) -> None:
    draw_line(world)

    assert world.client_of(who).get(page(name, world)).status_code == status


def test_what_the_leader_above_reads_is_logged(world: World) -> None:
    draw_line(world)
    for who in ("bjorn", "frida"):
        world.client_of(who).get(page("leader_profile", world))
    world.declare()

    assert list(Reading.objects.values_list("reader_name", "person_name", "page")) == [
        ("Frida Moen", "Bjørn Haugen", "leader_profile")
    ]


def test_leader_finds_the_own_profile(world: World) -> None:
    shown = text(world.client_of("bjorn").get(reverse("leader_own"), follow=True))

    assert "Du har ikke sagt hva du trenger å lære" in shown
    assert "Førstelinjeleder · Avdeling 2 · leder i 7 år" in shown
    assert "3 personer" in shown
    assert "Ingen har fylt ut profilen ennå." in shown


def test_deputy_is_a_leader_too(world: World) -> None:
    assert "Stedfortreder, Avdeling 2" in text(world.client_of("jonas").get(reverse("leader_own"), follow=True))


def test_leader_tells_and_leader_above_sets_limits(world: World) -> None:
    draw_line(world)
    bjorn, frida = world.client_of("bjorn"), world.client_of("frida")
    assert "Sett budsjett og dager borte" in text(frida.get(page("leader_profile", world)))

    shown = text(bjorn.post(page("leader_profile_edit", world), told(), follow=True))
    assert "Profilen er lagret." in shown
    assert "60 studiepoeng" in shown
    limits = {"part": "limit", "limit-days_away_max": "1", "limit-budget": "50000", "limit-edition": "1"}
    assert "50 000 kr" in text(frida.post(page("leader_profile_edit", world), limits, follow=True))
    seen = text(bjorn.get(page("leader_profile", world)))
    assert "1 dag" in seen
    assert "Lederen din setter rammene." in seen


def test_neither_saves_what_is_the_other_s(world: World) -> None:
    draw_line(world)
    limits = {"part": "limit", "limit-budget": "1", "limit-edition": "0"}

    assert world.client_of("bjorn").post(page("leader_profile_edit", world), limits).status_code == 404
    assert world.client_of("frida").post(page("leader_profile_edit", world), told()).status_code == 404
    assert not LeaderProfile.objects.exists()


def test_two_at_once_see_both_texts_and_lose_nothing(world: World) -> None:
    bjorn = world.client_of("bjorn")
    bjorn.post(page("leader_profile_edit", world), told())
    changed = bjorn.post(page("leader_profile_edit", world), told(wanted_credits="90"))
    assert "Noen har lagret siden du åpnet siden" in text(changed)
    assert "60 studiepoeng" in text(changed)
    assert 'value="90"' in text(changed)

    again = changed.context["tell"]["edition"].value()
    assert "90 studiepoeng" in text(
        bjorn.post(page("leader_profile_edit", world), told(wanted_credits="90", edition=again), follow=True)
    )
    limits = {"part": "limit", "limit-budget": "7", "limit-edition": "1"}
    assert "Ikke satt" in text(bjorn.post(page("leader_profile_edit", world), limits))


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"level": "king"}, "Velg et nivå."),
        ({"leader_since_on": "2099-01-01"}, "Velg i dag eller en tidligere dag."),
        ({"education_years": "-1"}, "Skriv et helt tall fra 0 til 20."),
        ({"wanted_credits": "mange"}, "Skriv studiepoeng som et tall"),
        ({"edition": "x"}, "Nivå"),
    ],
)
def test_what_is_wrong_is_told_and_kept(world: World, changed: dict[str, object], words: str) -> None:
    answer = world.client_of("bjorn").post(page("leader_profile_edit", world), told(**changed))

    assert answer.status_code == 422
    assert words in text(answer)
    assert 'value="2018-01-01"' in text(answer) or "leader_since_on" in changed


def test_needs_are_saved_in_one_go_and_compared(world: World) -> None:
    draw_line(world)
    bjorn, frida, url = world.client_of("bjorn"), world.client_of("frida"), page("needs_assess", world)
    opened = bjorn.get(url)
    assert "Vanlig på dette nivået" in text(opened)
    assert "Nevnt på alle nivåer" in text(opened)
    sent = {"change_management": "3", "recruitment": "0", "f1": "2", "seen": fingerprint(opened)}
    saved = text(bjorn.post(url, sent, follow=True))
    assert "Vurderingen er lagret." in saved
    assert "Du har behov for å lære ett tema" in saved

    superior = {"change_management": "1", "recruitment": "2", "coaching": "2", "seen": fingerprint(frida.get(url))}
    shown = text(frida.post(url, superior, follow=True))
    assert "Bjørn Haugen trenger 2 temaer, dere ser ulikt på 2" in shown
    assert "Leder over: 2 mindre" in shown
    assert "Bare én har svart" in shown
    assert "Lederen din: 2 mer" in text(bjorn.get(page("leader_profile", world)))


def test_suggestions_are_marked_and_nothing_is_saved_of_them(world: World) -> None:
    bjorn, url = world.client_of("bjorn"), page("needs_assess", world)
    plain, suggested = bjorn.get(url), bjorn.get(url, {"suggest": ""})

    assert "checked" not in text(plain)
    assert "Ingenting er lagret ennå" in text(suggested)
    assert suggested.context["form"]["rota_planning"].value() == 2
    assert suggested.context["form"]["f1"].value() is None
    world.declare()
    assert not LeaderNeed.objects.exists()


def test_two_who_assess_at_once_lose_nothing(world: World) -> None:
    bjorn, url = world.client_of("bjorn"), page("needs_assess", world)
    seen = fingerprint(bjorn.get(url))
    bjorn.post(url, {"f1": "2", "f2": "1", "seen": seen})
    changed = bjorn.post(url, {"f1": "0", "f2": "1", "seen": seen})
    assert "Noen har lagret siden du åpnet siden" in text(changed)
    assert "Overordnet strategisk planlegging: Ja" in text(changed)
    assert "Økonomistyring: Litt" not in text(changed)

    bjorn.post(url, {"f1": "0", "f2": "1", "seen": fingerprint(changed)})
    world.declare()
    assert LeaderNeed.objects.get(topic="f1").weight == 0


@pytest.mark.parametrize(
    ("sent", "words"),
    [({}, "Svar på minst ett tema før du lagrer."), ({"f1": "9"}, "Velg ett av de fire svarene.")],
)
def test_what_is_wrong_in_an_assessment_is_told(world: World, sent: dict[str, str], words: str) -> None:
    bjorn, url = world.client_of("bjorn"), page("needs_assess", world)
    answer = bjorn.post(url, {"seen": fingerprint(bjorn.get(url)), **sent})

    assert answer.status_code == 422
    assert words in text(answer)


def test_leader_without_people_below_is_told_so(world: World) -> None:
    assert "Du leder ingen andre ledere" in text(world.client_of("clara").get(reverse("leaders")))


def test_leaders_below_are_listed_and_logged(world: World, django_assert_max_num_queries: Any) -> None:
    draw_line(world)
    begin_duty(world, "clara", world.today.replace(month=1))
    frida = world.client_of("frida")
    with django_assert_max_num_queries(24):
        shown = text(frida.get(reverse("leaders")))

    assert "0 av 3 ledere har sagt hva de trenger" in shown
    assert "Ny som leder: begynn løpet" in shown
    world.declare()
    assert set(Reading.objects.values_list("person_name", flat=True)) == {"Bjørn Haugen", "Clara Nguyen", "Jonas Moe"}
