from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from fagloft.contexts.requirements.models import Requirement
from tests.world import World


def told(world: World, **changed: object) -> str:
    asked: dict[str, object] = {
        "target": f"unit-{world.units['ward'].pk}",
        "competence": world.competences["picc"].pk,
        "level": 1,
        "obligation": "mandatory",
        "starts_on": world.today.isoformat(),
        "legal_basis": "",
    } | changed
    return urlencode(asked)


def add_url(world: World, **changed: object) -> str:
    return f"{reverse('requirement_add')}?{told(world, **changed)}"


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


def undo(client: Client, response: Any) -> None:
    told_of = response.content.decode().split('<div class="ds-alert message"', 1)[1]
    url = told_of.split('<form action="', 1)[1].split('"', 1)[0].replace("&amp;", "&")
    client.post(url)


def picc(world: World) -> list[tuple[str, int, str, bool]]:
    world.declare()
    rows = Requirement.objects.filter(competence=world.competences["picc"]).order_by("pk")
    return [(row.layer, row.level, row.obligation, row.ends_on is None) for row in rows]


def test_leader_sees_what_a_new_requirement_means_before_it_is_saved(world: World) -> None:
    shown = world.client_of("bjorn").get(add_url(world))

    assert "Endringen berører 4 ansatte i 1 enhet. 4 nye mangler kommer til." in text(shown)
    assert not picc(world)


def test_leader_changes_a_requirement_and_sees_the_gap_at_once(world: World) -> None:
    client = world.client_of("bjorn")
    saved = client.post(add_url(world), follow=True)

    assert saved.redirect_chain[-1][0] == reverse("unit_overview", args=[world.units["ward"].pk])
    assert "PICC-line" in text(saved)
    assert picc(world) == [("unit", 1, "mandatory", True)]


def test_new_requirement_is_undone(world: World) -> None:
    client = world.client_of("bjorn")
    undo(client, client.post(add_url(world), follow=True))

    assert not picc(world)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"starts_on": "2026-11-21"}, "Velg i dag eller en senere dag."),
        ({"starts_on": "31.02.2026"}, "Skriv en dag som finnes"),
        ({"starts_on": ""}, "Velg en dag."),
        ({"level": 7}, "Kompetansen har ikke dette nivået."),
        ({"competence": "x"}, "Velg en kompetanse fra lista."),
        ({"competence": "9" * 40}, "Velg en kompetanse fra lista."),
        ({"competence": 0}, "Velg en kompetanse fra lista."),
        ({"target": ""}, "Velg hvem kravet gjelder."),
        ({"obligation": "must"}, "Velg hvor forpliktende kravet er."),
    ],
)
def test_what_is_wrong_is_told_and_what_was_filled_in_is_kept(
    world: World, changed: dict[str, object], words: str
) -> None:
    client = world.client_of("bjorn")
    for response in (client.get(add_url(world, **changed)), client.post(add_url(world, **changed))):
        assert words in text(response)
        assert f'value="unit-{world.units["ward"].pk}" selected' in text(response) or "target" in changed
    assert not picc(world)


def test_same_requirement_twice_is_told(world: World) -> None:
    world.require("picc", unit=world.units["ward"])

    assert "Dette kreves allerede" in text(world.client_of("bjorn").post(add_url(world)))


def test_unit_of_another_leader_is_no_choice(world: World) -> None:
    other = f"unit-{world.units['other'].pk}"

    assert "Velg hvem kravet gjelder." in text(world.client_of("bjorn").post(add_url(world, target=other)))
    assert not picc(world)


def test_leader_asks_of_one_person(world: World) -> None:
    noah = f"person-{world.people['noah'].pk}"
    client = world.client_of("bjorn")

    assert "Endringen berører 1 ansatt i 1 enhet. 1 ny mangel kommer til." in text(
        client.get(add_url(world, target=noah))
    )
    assert client.post(add_url(world, target=noah)).status_code == 302
    assert picc(world) == [("person", 1, "mandatory", True)]


@pytest.mark.parametrize(
    ("layer", "row"), [("profession", "SP"), ("unit_kind", "nursing_home"), ("function", "nurse"), ("unit", "top")]
)
def test_director_asks_organisation_wide_and_sees_no_small_group(world: World, layer: str, row: str) -> None:
    rows = {
        "profession": world.professions,
        "unit_kind": world.kinds,
        "function": world.functions,
        "unit": world.units,
    }[layer]
    client = world.client_of("gunnar")
    shown = text(client.get(add_url(world, target=f"{layer}-{rows[row].pk}")))  # type: ignore[index]

    assert "Endringen berører" in shown
    assert client.post(add_url(world, target=f"{layer}-{rows[row].pk}")).status_code == 302  # type: ignore[index]
    assert picc(world) == [(layer, 1, "mandatory", True)]


def test_small_group_is_hidden_from_the_director(world: World) -> None:
    target = f"function-{world.functions['nurse'].pk}"

    assert "er skjult, fordi gruppa er liten" in text(world.client_of("gunnar").get(add_url(world, target=target)))


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("mandatory", "voluntary", "4 mangler faller bort. For 4 som ikke har kompetansen, blir den frivillig."),
        ("voluntary", "mandatory", "4 nye mangler kommer til."),
        ("expected", "mandatory", "4 mangler blir pålagt."),
    ],
)
def test_change_of_obligation_says_what_becomes_of_the_gaps(world: World, before: str, after: str, says: str) -> None:
    row = world.require("picc", unit=world.units["ward"], obligation=before)
    url = f"{reverse('requirement_change', args=[row.pk])}?level=1&obligation={after}&starts_on={world.today}"

    assert says in text(world.client_of("bjorn").get(url))


def test_change_shows_what_it_means_and_is_undone(world: World) -> None:
    row = world.require("picc", unit=world.units["ward"])
    client = world.client_of("bjorn")
    url = f"{reverse('requirement_change', args=[row.pk])}?level=1&obligation=expected&starts_on={world.today}"

    assert "Endringen berører 4 ansatte i 1 enhet. 4 mangler er ikke lenger pålagt" in text(client.get(url))
    saved = client.post(url, follow=True)
    assert picc(world) == [("unit", 1, "mandatory", False), ("unit", 1, "expected", True)]
    undo(client, saved)
    assert picc(world) == [("unit", 1, "mandatory", True)]


def test_unfilled_change_shows_what_is_asked_now(world: World) -> None:
    row = world.require("picc", unit=world.units["ward"], obligation="voluntary")
    shown = text(world.client_of("bjorn").get(reverse("requirement_change", args=[row.pk])))

    assert "Endre kravet om PICC-line" in shown
    assert shown.index('value="voluntary"') < shown.index("checked")


def test_end_shows_what_it_means_and_is_undone(world: World) -> None:
    row = world.require("picc", unit=world.units["ward"])
    client = world.client_of("bjorn")
    url = f"{reverse('requirement_end', args=[row.pk])}?ends_on={world.today}"

    assert "4 mangler faller bort." in text(client.get(url))
    saved = client.post(url, follow=True)
    assert picc(world) == [("unit", 1, "mandatory", False)]
    undo(client, saved)
    assert picc(world) == [("unit", 1, "mandatory", True)]


def test_end_of_what_has_not_begun_is_undone_too(world: World) -> None:
    row = world.require("picc", unit=world.units["ward"], since=world.today + timedelta(days=3))
    client = world.client_of("bjorn")
    saved = client.post(f"{reverse('requirement_end', args=[row.pk])}?ends_on={world.today}", follow=True)
    assert not picc(world)
    undo(client, saved)

    assert picc(world) == [("unit", 1, "mandatory", True)]


def test_end_in_the_past_is_told(world: World) -> None:
    row = world.require("picc", unit=world.units["ward"])
    url = f"{reverse('requirement_end', args=[row.pk])}?ends_on=2026-11-01"
    client = world.client_of("bjorn")

    assert "Velg i dag eller en senere dag." in text(client.get(url))
    assert "Velg i dag eller en senere dag." in text(client.post(url))


def test_second_of_two_leaders_sees_what_changed_and_loses_nothing(world: World) -> None:
    row = world.require("picc", unit=world.units["ward"])
    url = reverse("requirement_change", args=[row.pk])
    world.client_of("bjorn").post(f"{url}?level=1&obligation=expected&starts_on={world.today}")
    second = world.client_of("jonas").post(f"{url}?level=1&obligation=voluntary&starts_on={world.today}", follow=True)

    assert "Noen har endret kravet siden du åpnet det. Nå er det nivå 1, forventet." in text(second)
    assert "obligation=voluntary" in second.redirect_chain[-1][0]
    assert picc(world)[-1] == ("unit", 1, "expected", True)


def test_second_of_two_leaders_is_told_that_the_first_has_ended_it(world: World) -> None:
    row = world.require("picc", unit=world.units["ward"])
    url = f"{reverse('requirement_end', args=[row.pk])}?ends_on={world.today}"
    world.client_of("bjorn").post(url)

    assert "Noen har avsluttet kravet siden du åpnet det." in text(world.client_of("jonas").post(url, follow=True))


def test_end_of_what_is_asked_anew_is_not_taken_back(world: World) -> None:
    row = world.require("picc", unit=world.units["ward"], until=world.today)
    world.require("picc", unit=world.units["ward"], since=world.today)
    kept = world.client_of("bjorn").post(reverse("requirement_keep", args=[row.pk]), follow=True)

    assert "noen har bestemt noe nytt siden" in text(kept)


@pytest.mark.parametrize("page", ["requirement_change", "requirement_end", "requirement_keep"])
def test_requirement_of_others_is_not_found(world: World, page: str) -> None:
    row = world.require("picc", unit=world.units["top"])
    client = world.client_of("bjorn")
    url = f"{reverse(page, args=[row.pk])}?level=1&obligation=expected&starts_on={world.today}&ends_on={world.today}"

    assert client.post(url).status_code == 404
    assert picc(world) == [("unit", 1, "mandatory", True)]


@pytest.mark.parametrize("page", ["requirement_add", "requirements", "requirements_export"])
@pytest.mark.parametrize("reader", ["anna", "hanne", "ivar"])
def test_editor_is_closed_to_those_who_decide_nothing(world: World, page: str, reader: str) -> None:
    assert world.client_of(reader).get(reverse(page)).status_code == 403


def test_nurse_reads_the_list_and_does_not_edit(world: World) -> None:
    client = world.client_of("frida")

    assert client.get(reverse("requirements")).status_code == 200
    assert client.get(reverse("requirement_add")).status_code == 403
