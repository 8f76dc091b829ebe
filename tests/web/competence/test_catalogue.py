import re
from typing import Any

import pytest
from django.urls import reverse

from fagloft.contexts.competence.models import Competence, Holding, ValidityRule
from tests.world import World


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


def filled_in(**changed: str) -> dict[str, str]:
    return {
        "name_nb": "Sårstell",
        "component": "skill",
        "competence_class": "specialist",
        "counting": "best",
        "levels": "Kjenner til\nKan\n",
    } | changed


def test_catalogue_is_searched_with_endings_and_filters(world: World) -> None:
    client = world.client_of("anna")
    url = reverse("competence_catalogue")

    assert "4 kompetanser" in text(client.get(url))
    assert "Hvert år (antatt)" in text(client.get(url, {"q": "lungeredninga"}))
    assert "Ingen kompetanse passer til «xyz»" in text(client.get(url, {"q": "xyz"}))
    assert "Ingen kompetanse passer til filteret" in text(client.get(url, {"owner": "own"}))
    assert "4 kompetanser" in text(client.get(url, {"class": "nonsense"}))


def test_director_adds_an_item_of_the_own_organisation(world: World) -> None:
    client = world.client_of("gunnar")
    added = client.post(reverse("competence_add"), filled_in(), follow=True)

    assert "Kompetansen er lagt i katalogen." in text(added)
    world.declare()
    item = Competence.objects.get(name_nb="Sårstell")
    assert item.tenant == world.municipality
    rewritten = client.post(
        reverse("competence_rewrite", args=[item.pk]),
        filled_in(counting="latest", description="Kroniske sår"),
        follow=True,
    )
    assert "Den siste registreringen teller" in text(rewritten)
    assert "Kroniske sår" in text(client.get(reverse("competence_rewrite", args=[item.pk])))
    retired = client.post(reverse("competence_retire", args=[item.pk]), follow=True)
    assert "Sårstell er tatt ut av bruk." in text(retired)
    assert "Tatt ut av bruk 22.11.2026" in text(client.get(reverse("competence", args=[item.pk])))


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"name_nb": ""}, "Skriv et navn."),
        ({"name_nb": "isbar"}, "Katalogen har alt en kompetanse med dette navnet."),
        ({"levels": " \n "}, "Skriv minst ett nivå."),
        ({"levels": "\n".join(str(level) for level in range(10))}, "Skriv mellom 1 og 9 nivåer"),
    ],
)
def test_what_is_wrong_is_told(world: World, changed: dict[str, str], words: str) -> None:
    assert words in text(world.client_of("gunnar").post(reverse("competence_add"), filled_in(**changed)))


def test_shared_item_is_changed_by_the_community_only(world: World) -> None:
    url = reverse("competence_rewrite", args=[world.competences["hlr"].pk])

    assert world.client_of("gunnar").get(url).status_code == 404
    assert world.client_of("dag").get(url).status_code == 200


@pytest.mark.parametrize("reader", ["anna", "bjorn", "frida", "hanne"])
def test_nobody_else_edits_the_catalogue(world: World, reader: str) -> None:
    client, hlr = world.client_of(reader), world.competences["hlr"].pk

    assert client.get(reverse("competence_add")).status_code == 403
    assert client.get(reverse("validity_rule_add", args=[hlr])).status_code == 403
    assert client.post(reverse("competence_retire", args=[hlr])).status_code == 403


def test_new_rule_leaves_old_registrations_until_somebody_decides(world: World) -> None:
    client, hlr = world.client_of("gunnar"), world.competences["hlr"].pk
    told = {"months": "24", "effective_from": "2026-11-22", "basis": "local", "source": ""}
    added = text(client.post(reverse("validity_rule_add", args=[hlr]), told, follow=True))
    assert "Hvert 2. år (bestemt lokalt)" in added
    assert "3 registreringer følger en eldre regel. Med den nye får de en annen sluttdato." in added


def new_rule(world: World, months: int = 24) -> int:
    world.declare()
    return ValidityRule.objects.create(
        tenant=world.municipality,
        competence=world.competences["hlr"],
        months=months,
        effective_from=world.today,
        basis="local",
    ).pk


def test_rule_is_applied_after_a_preview_and_undone(world: World) -> None:
    rule, client = new_rule(world), world.client_of("gunnar")
    url = reverse("validity_rule_apply", args=[world.competences["hlr"].pk, rule])

    shown = text(client.get(url))
    assert "Regelen endrer sluttdatoen for 3 registreringer av Hjerte-lungeredning" in shown
    assert "Endringen berører 3 ansatte i 1 enhet." in shown
    assert "Slik er det nå." in text(client.post(url, {"holdings": "2"}))
    assert "Slik er det nå." in text(client.post(url, {"holdings": "mange"}))
    applied = text(client.post(url, {"holdings": "3"}, follow=True))
    assert "3 registreringer følger nå den nye regelen." in applied
    assert "følger en eldre regel" not in applied
    world.declare()
    assert Holding.objects.filter(rule=rule).count() == 3
    (undo,) = re.findall(r'action="([^"]*take-back[^"]*)"', applied)
    undone = text(client.post(undo.replace("&amp;", "&"), follow=True))
    assert "3 registreringer varer som før." in undone
    assert "3 registreringer følger en eldre regel" in undone


def test_rule_that_changes_nothing_says_so(world: World) -> None:
    world.declare(world.community)
    isbar = ValidityRule.objects.get(competence=world.competences["isbar"]).pk

    shown = text(
        world.client_of("gunnar").get(reverse("validity_rule_apply", args=[world.competences["isbar"].pk, isbar]))
    )

    assert "Regelen endrer ingen registreringer av ISBAR" in shown


@pytest.mark.parametrize("moment", ["", "i+morgen", "2026-13-01T09:00Z", "2026-11-22T09:00", "2026-11-22T09:00Z"])
def test_moment_that_is_none_takes_nothing_back(world: World, moment: str) -> None:
    url = reverse("validity_rule_take_back", args=[world.competences["hlr"].pk, new_rule(world)])

    assert "Det er ingenting å angre." in text(
        world.client_of("gunnar").post(f"{url}?applied_at={moment}", follow=True)
    )


def test_rule_is_applied_by_those_who_decide_alone(world: World) -> None:
    args = [world.competences["hlr"].pk, new_rule(world)]
    for name in ("validity_rule_apply", "validity_rule_take_back"):
        assert world.client_of("bjorn").post(reverse(name, args=args)).status_code == 403


def test_rule_from_the_same_day_and_bad_months_are_told(world: World) -> None:
    client, url = world.client_of("gunnar"), reverse("validity_rule_add", args=[world.competences["hlr"].pk])
    told = {"months": "24", "effective_from": "2026-11-22", "basis": "local"}
    client.post(url, told)

    assert "Det er alt en regel fra denne dagen." in text(client.post(url, told))
    assert 'aria-invalid="true"' in text(client.post(url, told | {"months": "0"}))


def test_unknown_rule_and_item_are_not_found(world: World) -> None:
    client = world.client_of("gunnar")

    assert client.post(reverse("validity_rule_apply", args=[world.competences["hlr"].pk, 0])).status_code == 404
    assert client.get(reverse("validity_rule_add", args=[0])).status_code == 404


def test_number_of_queries_does_not_grow_with_the_catalogue(world: World, django_assert_max_num_queries: Any) -> None:
    client = world.client_of("gunnar")
    for number in range(5):
        client.post(reverse("competence_add"), filled_in(name_nb=f"Prosedyre {number}"))
    with django_assert_max_num_queries(20):
        client.get(reverse("competence_catalogue"))
