from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from fagloft.contexts.requirements.models import CoverageRequirement, RequirementProfile
from fagloft.web.requirements import requirements as requirement_page
from tests.world import World


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


def competences(response: Any) -> list[str]:
    return [line.row.competence_name for group in response.context["groups"] for line in group.lines]


def test_leader_sees_what_is_asked_and_who_decides_it(world: World) -> None:
    shown = world.client_of("bjorn").get(reverse("requirements"))

    assert "3 krav, 2 av dem pålagt" in text(shown)
    assert "Lederen for Helse og omsorg bestemmer" in text(shown)
    assert "Kommunalsjefen eller virksomhetslederen bestemmer" in text(shown)


def test_own_requirements_come_first_and_who_else_decides_is_said_once(world: World) -> None:
    world.require("picc", unit=world.units["ward"])
    world.require("picc", function=world.functions["nurse"])
    shown = world.client_of("bjorn").get(reverse("requirements"))
    groups = [(group.decided_by, group.count, group.is_open) for group in shown.context["groups"]]

    assert groups == [
        ("", 1, False),
        ("Kommunalsjefen eller virksomhetslederen bestemmer", 3, False),
        ("Lederen for Helse og omsorg bestemmer", 1, False),
    ]
    assert text(shown).count("Kommunalsjefen eller virksomhetslederen bestemmer") == 1


def test_who_decides_nothing_of_it_is_told_and_a_filter_unfolds(world: World) -> None:
    client, url = world.client_of("bjorn"), reverse("requirements")

    assert "Du har ikke bestemt noe av dette selv." in text(client.get(url))
    assert all(group.is_open for group in client.get(url, {"obligation": "mandatory"}).context["groups"])


def test_long_list_has_pages(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(requirement_page, "ROWS_PER_PAGE", 2)
    client, url = world.client_of("gunnar"), reverse("requirements")

    assert "Viser 1–2 av 3" in text(client.get(url))
    assert len(competences(client.get(url, {"page": 2}))) == 1


def test_list_is_filtered_and_sorted_by_its_address(world: World) -> None:
    client = world.client_of("bjorn")
    url = reverse("requirements")

    assert competences(client.get(url, {"obligation": "mandatory"})) == ["Hjerte-lungeredning", "Legemiddelhåndtering"]
    assert competences(client.get(url, {"sort": "-competence"}))[0] == "Legemiddelhåndtering"
    assert competences(client.get(url, {"sort": "nonsense", "layer": "nonsense", "unit": "x"}))[0] == (
        "Hjerte-lungeredning"
    )
    filtered = client.get(f"{url}?unit={world.units['ward'].pk}&layer=person&sort=target")
    assert "Ingen krav passer til det du har valgt" in text(filtered)
    assert "Enhet: Avdeling 2" in text(filtered)


def test_leader_begins_with_the_own_unit_and_can_see_all(world: World) -> None:
    world.require("picc", function=world.functions["nurse"])
    world.require("picc", unit_kind=world.kinds["home_care"])
    client, url = world.client_of("bjorn"), reverse("requirements")

    assert "4 krav" in text(client.get(url))
    assert "5 krav" in text(client.get(url, {"unit": ""}))


def test_demo_profiles_are_marked(world: World) -> None:
    world.declare(world.community)
    profile = RequirementProfile.objects.create(
        tenant=world.community, code="p", name_nb="Sykehjem", name_nn="S", name_en="S", is_demo=True
    )
    world.declare()
    row = world.require("picc", unit=world.units["ward"])
    row.profile = profile
    row.save()

    assert "Sykehjem (demo)" in text(world.client_of("bjorn").get(reverse("requirements"), {"profile": profile.pk}))


def test_export_has_exactly_the_rows_of_the_list(world: World) -> None:
    answer = world.client_of("bjorn").get(reverse("requirements_export"), {"obligation": "expected"})
    sheet = load_workbook(BytesIO(answer.content)).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]

    assert rows[-1][:5] == ["ISBAR", 1, "Enhet", "Helse og omsorg", "Forventet"]
    assert any(row[0] == "Plikt: Forventet" for row in rows)


def test_minimum_stands_on_the_list_with_who_decides(world: World) -> None:
    CoverageRequirement.objects.create(
        tenant=world.municipality,
        unit_kind=world.kinds["nursing_home"],
        competence=world.competences["picc"],
        minimum=2,
        starts_on=world.today,
    )
    client, url = world.client_of("bjorn"), reverse("requirements")
    (group,) = client.get(url).context["minimum_groups"]

    assert (group.count, group.decided_by) == (1, "Kommunalsjefen eller virksomhetslederen bestemmer")
    elsewhere = world.client_of("gunnar").get(url, {"unit": world.units["other"].pk})
    assert elsewhere.context["minimum_groups"] == []


def test_minimum_of_the_own_unit_stands_open(world: World) -> None:
    CoverageRequirement.objects.create(
        tenant=world.municipality,
        unit=world.units["ward"],
        competence=world.competences["picc"],
        minimum=2,
        starts_on=world.today,
    )
    (group,) = world.client_of("bjorn").get(reverse("requirements")).context["minimum_groups"]

    assert group.decided_by == ""


def test_number_of_queries_does_not_grow_with_the_list(world: World, django_assert_max_num_queries: Any) -> None:
    for name in ("ward", "other"):
        world.require("picc", unit=world.units[name])
    client = world.client_of("gunnar")
    with django_assert_max_num_queries(30):
        client.get(reverse("requirements"))
    for name in ("anna", "noah", "jonas", "clara", "sofie"):
        world.require("picc", person=world.people[name])
        world.require("hlr", person=world.people[name])
    with django_assert_max_num_queries(30):
        client.get(reverse("requirements"))
