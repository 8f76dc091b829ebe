from typing import Any

from django.urls import reverse

from fagloft.contexts.audit.models import Reading
from fagloft.contexts.competence.models import Competence, ValidityRule
from fagloft.contexts.gaps.models import SharedFigure
from tests.world import World


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


def shown(world: World, reader: str, competence: str = "hlr") -> str:
    return text(world.client_of(reader).get(reverse("competence", args=[world.competences[competence].pk])))


def test_leader_sees_by_name_who_holds_it_and_who_needs_it(world: World) -> None:
    page = shown(world, "bjorn")

    assert "Hjerte-lungeredning: 2 av 4 mangler det" in page
    assert "Noah Berg" in page
    assert f"/unit/{world.units['ward'].pk}/matrix/?competence={world.competences['hlr'].pk}" in page


def test_readings_of_others_are_logged(world: World) -> None:
    shown(world, "bjorn")
    world.declare()

    assert sorted(Reading.objects.values_list("person_name", "page")) == [
        ("Anna Vik", "competence"),
        ("Jonas Moe", "competence"),
        ("Noah Berg", "competence"),
    ]


def test_others_in_the_organisation_are_told_in_numbers_and_small_ones_hidden(world: World) -> None:
    page = shown(world, "clara", "legemiddel")

    assert "Clara Nguyen" in page
    assert "Bjørn Haugen" not in page
    assert "Avdeling 2" in page
    assert "skjult" in page


def test_employee_sees_what_it_is_and_nobody(world: World) -> None:
    page = shown(world, "anna")

    assert "Den beste gyldige registreringen teller." in page
    assert "Noah Berg" not in page
    assert "Skal ha det" not in page


def test_who_has_it_without_being_asked_is_told(world: World) -> None:
    assert "Har det, uten at det kreves" in shown(world, "clara", "picc")


def test_nobody_missing_is_said_first(world: World) -> None:
    world.declare()
    world.hold("anna", "hlr")
    world.hold("noah", "hlr")

    assert "Hjerte-lungeredning: alle som skal ha det, har det" in shown(world, "bjorn")


def test_other_members_are_told_as_they_published_it(world: World) -> None:
    world.declare(world.community)
    SharedFigure.objects.create(
        tenant=world.community,
        about=world.neighbour,
        competence=world.competences["picc"],
        taken_on=world.today,
        computed_at="2026-11-22T03:00Z",
        holders=12,
    )
    page = shown(world, "anna", "picc")

    assert "Larvik kommune: 12 har det" in page
    assert "spør Rådgiver" in page
    assert "Sigrid" not in page


def test_item_of_nobody_is_not_found(world: World) -> None:
    assert world.client_of("anna").get(reverse("competence", args=[0])).status_code == 404


def test_nobody_lacks_what_is_voluntary(world: World) -> None:
    world.declare()
    world.require("picc", unit=world.units["ward"], obligation="voluntary")

    page = shown(world, "bjorn", "picc")

    assert "mangler det" not in page
    assert "kan tilbys, frivillig" in page


def test_rule_for_a_profession_names_it_and_sources_are_spelled_out(world: World) -> None:
    world.declare(world.community)
    ValidityRule.objects.create(
        tenant=world.community,
        competence=world.competences["hlr"],
        profession=world.professions["SP"],
        months=24,
        effective_from=world.today,
        basis="stated",
        source="002_5d5d83e98ddc7ed8.txt:10104",
    )
    Competence.objects.filter(code="hlr").update(owner="USHT", source="assumed")
    page = shown(world, "bjorn")

    assert "Sykepleier: Hvert 2. år (oppgitt i kilde)" in page
    assert "Alle andre: Hvert år" in page
    assert "Kartlegging av kompetanse i Vestfold, masteroppgave 2017" in page
    assert "Utviklingssenteret for sykehjem og hjemmetjenester" in page
    assert "002" not in page.partition('id="rules"')[2].replace("2002", "")
    assert "assumed" not in page
