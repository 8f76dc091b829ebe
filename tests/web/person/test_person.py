from datetime import date

import pytest

from fagloft.contexts.audit.models import Reading
from fagloft.contexts.competence.models import Holding, ValidityRule, Way, WayStep, Withdrawal
from fagloft.contexts.requirements.models import Requirement
from fagloft.database.tenancy import declare
from tests.world import World


def read(world: World, who: str, whom: str, query: str = "") -> str:
    response = world.client_of(who).get(f"/person/{world.people[whom].pk}/{query}")
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def test_leader_reads_what_anna_lacks_and_why(world: World) -> None:
    html = read(world, "bjorn", "anna")

    assert "Anna Vik mangler 2 av det som kreves" in html
    assert "gikk ut 01.10.2026" in html
    assert "Alle enheter av typen Sykehjemsavdeling: nivå 1, pålagt" in html
    assert "Registreres det nå, gjelder regelen fra 01.01.2019: 12 måneder (antatt)." in html
    assert f'id="competence-{world.competences["hlr"].pk}"' in html


def test_reading_by_others_is_logged_and_by_oneself_is_not(world: World) -> None:
    read(world, "anna", "anna")
    world.declare()
    assert not Reading.objects.exists()

    read(world, "bjorn", "anna")
    world.declare()
    assert list(Reading.objects.values_list("reader_name", "person_name", "page")) == [
        ("Bjørn Haugen", "Anna Vik", "person")
    ]


@pytest.mark.parametrize("who", ["clara", "gunnar", "dag", "noah", "hanne", "ivar", "sigrid"])
def test_others_do_not_find_anna(world: World, who: str) -> None:
    assert world.client_of(who).get(f"/person/{world.people['anna'].pk}/").status_code == 404


def test_one_who_has_left_is_not_found(world: World) -> None:
    assert world.client_of("bjorn").get(f"/person/{world.people['eva'].pk}/").status_code == 404


def test_own_page_speaks_to_the_reader(world: World) -> None:
    html = read(world, "bjorn", "bjorn")

    assert "Du mangler ISBAR" in html
    assert "innsynsloggen" not in html


def test_lapse_and_all_in_place_are_told(world: World) -> None:
    assert "Jonas Moe mangler 2 av det som kreves, og 1 går ut innen 90 dager" in read(world, "bjorn", "jonas")
    world.declare()
    Requirement.objects.exclude(competence=world.competences["hlr"]).delete()
    html = read(world, "bjorn", "jonas")
    assert "Jonas Moe har det som kreves, men 1 går ut innen 90 dager" in html
    assert "gyldig til 20.12.2026" in html
    assert "Bjørn Haugen" in read(world, "frida", "bjorn")


def test_day_without_employment_says_so(world: World) -> None:
    html = read(world, "anna", "anna", "?on=2018-06-01")

    assert "Du er ikke ansatt denne dagen" in html
    assert "Du ser hvordan det står til 01.06.2018" in html


def test_all_in_place_is_told_so(world: World) -> None:
    world.declare()
    Requirement.objects.filter(competence=world.competences["isbar"]).delete()

    assert "Bjørn Haugen har det som kreves" in read(world, "frida", "bjorn")


def test_history_tells_rule_recorder_note_and_withdrawal(world: World) -> None:
    world.declare()
    wrong = Holding.objects.create(
        tenant=world.municipality,
        person=world.people["anna"],
        competence=world.competences["isbar"],
        valid_from=date(2026, 5, 1),
        valid_to=date(2027, 5, 1),
        source="test",
        rule=ValidityRule.objects.get(competence=world.competences["hlr"]),
        note="Sal B",
        recorded_at="2026-05-01T08:00Z",
        recorded_by_name="Frida Moen",
    )
    Withdrawal.objects.create(
        tenant=world.municipality,
        holding=wrong,
        reason="Feil person",
        withdrawn_at="2026-05-03T08:00Z",
        withdrawn_by_name="Bjørn Haugen",
    )

    html = read(world, "bjorn", "anna")

    assert "<s>Kan, 01.05.2026–01.05.2027</s> · test" in html
    assert "regelen fra 01.01.2019: 12 måneder (antatt) · registrert 01.05.2026 av Frida Moen · Sal B" in html
    assert f"/holding/{wrong.pk}/withdraw/" not in html
    assert html.count("Trekk tilbake") == 2
    assert f"/person/{world.people['anna'].pk}/register/" in html
    assert "Trukket tilbake 03.05.2026 av Bjørn Haugen: Feil person" in html


def test_way_level_and_layers_are_told(world: World) -> None:
    declare(tenant_id=world.community.pk)
    way = Way.objects.create(
        tenant=world.community, competence=world.competences["isbar"], code="w", level=2, name_nb="To kurs"
    )
    WayStep.objects.create(tenant=world.community, way=way, competence=world.competences["legemiddel"], level=1)
    WayStep.objects.create(tenant=world.community, way=way, competence=world.competences["picc"], level=1)
    world.declare()
    world.require("isbar", level=2, person=world.people["anna"])
    world.hold("anna", "isbar")
    world.hold("anna", "picc", until=date(2026, 6, 1))

    html = read(world, "bjorn", "anna")

    assert "mangler nivå 2" in html
    assert "Vei dit: To kurs" in html
    assert "Eget krav til personen: nivå 2, pålagt" in html
    assert " og 1 til" in html
    assert "gjelder ikke nå, ikke krav" in html


def test_what_counts_by_the_latest_says_so(world: World) -> None:
    declare(tenant_id=world.community.pk)
    hlr = world.competences["hlr"]
    hlr.counting = "latest"
    hlr.save(update_fields=["counting"])

    assert "Det siste som er registrert, teller." in read(world, "bjorn", "anna")


def test_page_takes_a_bounded_number_of_queries(world: World, django_assert_max_num_queries: object) -> None:
    client = world.client_of("bjorn")

    with django_assert_max_num_queries(45):  # type: ignore[operator]
        client.get(f"/person/{world.people['anna'].pk}/")


def test_what_is_voluntary_stands_apart_from_what_is_missing(world: World) -> None:
    world.declare()
    Requirement.objects.all().delete()
    world.require("picc", person=world.people["anna"], obligation="voluntary")

    html = read(world, "bjorn", "anna")

    assert "Anna Vik har det som kreves" in html
    assert "Frivillig, kan tilbys" in html
    assert "Dette mangler" not in html
