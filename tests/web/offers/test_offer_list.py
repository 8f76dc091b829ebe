from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from tests.contexts.offers.calendar import add_offer, add_session, add_shared, days_ahead
from tests.world import World


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


def titles(response: Any) -> list[str]:
    return [line.row.title for line in response.context["lines"]]


@pytest.fixture
def calendar(world: World) -> World:
    """A local offer with two sessions, a shared one with one, a local one with none."""
    local = add_offer(world)
    add_session(world, local, days=3)
    add_session(world, local, starts_on=days_ahead(world, 40))
    add_shared(world, competences=((world.competences["picc"].pk, 1),), learning_form="course")
    add_offer(world, title="E-læring i ISBAR", learning_form="e_learning", competences=(), provider_name="")
    return world


def test_leader_sees_what_is_held_when_and_what_it_costs(calendar: World) -> None:
    shown = calendar.client_of("bjorn").get(reverse("offers"))

    assert "3 tilbud, neste samling 02.12.2026" in text(shown)
    assert titles(shown) == ["HLR på avdelingen", "PICC-kurs", "E-læring i ISBAR"]
    assert "02.12.–04.12.2026" in text(shown)
    assert "3 dager à 3,5 timer" in text(shown)
    assert "450 kr" in text(shown)
    assert "og 1 til" in text(shown)
    assert "Ingen satt opp" in text(shown)
    assert "Ferdighetstrening · Sandefjord kommune · Lokalt" in text(shown)
    assert ">HLR</a>" in text(shown)
    assert "Nytt tilbud" in text(shown)


def test_employee_sees_it_too_and_changes_nothing(calendar: World) -> None:
    shown = calendar.client_of("anna").get(reverse("offers"))

    assert titles(shown) == ["HLR på avdelingen", "PICC-kurs", "E-læring i ISBAR"]
    assert "Nytt tilbud" not in text(shown)


def test_neighbour_sees_what_is_shared_only(calendar: World) -> None:
    assert titles(calendar.client_of("sigrid").get(reverse("offers"))) == ["PICC-kurs"]


def test_address_holds_filters_and_order(calendar: World) -> None:
    client, url = calendar.client_of("bjorn"), reverse("offers")
    picc = calendar.competences["picc"].pk

    assert titles(client.get(url, {"q": "picc"})) == ["PICC-kurs"]
    assert titles(client.get(url, {"competence": picc})) == ["PICC-kurs"]
    assert titles(client.get(url, {"form": "e_learning"})) == ["E-læring i ISBAR"]
    assert titles(client.get(url, {"owner": "own", "sort": "-title"})) == ["HLR på avdelingen", "E-læring i ISBAR"]
    assert titles(client.get(url, {"sort": "cost"}))[-1] == "E-læring i ISBAR"
    assert titles(client.get(url, {"place": "Tønsberg"})) == ["PICC-kurs"]
    assert titles(client.get(url, {"from": "2026-12-03"})) == ["HLR på avdelingen"]
    assert titles(client.get(url, {"to": "2026-12-02"})) == ["HLR på avdelingen", "PICC-kurs"]
    assert len(titles(client.get(url, {"competence": "x", "from": "x", "sort": "x", "place": "x"}))) == 3


def test_filters_in_use_can_be_taken_away(calendar: World) -> None:
    url = reverse("offers")
    picc = str(calendar.competences["picc"].pk)
    shown = calendar.client_of("bjorn").get(url, {"competence": picc, "from": "2026-12-01"})

    assert [chip.label for chip in shown.context["chips"]] == ["Gir kompetansen: PICC-line", "Holdes fra: 01.12.2026"]
    assert shown.context["chips"][0].url == "?from=2026-12-01"
    none = calendar.client_of("bjorn").get(url, {"q": "xyz"})
    assert "Ingen tilbud passer" in text(none)
    assert "Ingenting passer til det du har valgt" in text(none)
    assert [chip.label for chip in none.context["chips"]] == ["Søk: xyz"]


def test_offers_without_sessions_are_counted_as_such(world: World) -> None:
    add_offer(world)

    assert "1 tilbud, ingen samling satt opp" in text(world.client_of("anna").get(reverse("offers")))


def test_empty_list_says_what_will_stand_there(world: World) -> None:
    assert "Her kommer tilbud og samlinger" in text(world.client_of("anna").get(reverse("offers")))


def test_export_has_exactly_the_rows_of_the_list(calendar: World) -> None:
    answer = calendar.client_of("bjorn").get(reverse("offers_export"), {"owner": "own", "sort": "next"})
    sheet = load_workbook(BytesIO(answer.content)).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]

    assert rows[-2][0] == "HLR på avdelingen"
    assert rows[-2][4:10] == [2, "Sandefjord", 3, 3.5, 12, 450]
    assert rows[-1][:5] == ["E-læring i ISBAR", "E-læring", None, None, 0]
    assert any(row[0] == "Hvem er det for?: Bare oss" for row in rows)


def test_number_of_queries_does_not_grow_with_the_list(world: World, django_assert_max_num_queries: Any) -> None:
    for number in range(4):
        add_session(world, add_offer(world, title=f"Kurs {number}"))
    client = world.client_of("bjorn")
    with django_assert_max_num_queries(20):
        client.get(reverse("offers"))
