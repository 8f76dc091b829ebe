from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from procrastinate.contrib.django.models import ProcrastinateJob

from fagloft.contexts.gaps.actions import snapshots
from fagloft.contexts.requirements.models import Requirement
from tests.contexts.gaps.test_figures import hire
from tests.world import World

PAGE = "/organisation/"


def take(world: World, *tenants: Any) -> None:
    for tenant in tenants or (world.municipality,):
        snapshots.take(tenant_id=tenant.pk, on=world.today, at=world.now)


def text_of(world: World, who: str, address: str = PAGE) -> str:
    answer = world.client_of(who).get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_before_the_first_snapshot_the_page_says_how_to_begin(world: World) -> None:
    page = text_of(world, "gunnar")

    assert "er ikke beregnet ennå" in page
    assert "Beregn på nytt" in page


def test_who_may_not_have_it_counted_sees_no_button(world: World) -> None:
    assert "Beregn på nytt" not in text_of(world, "frida")


def test_bjorn_sees_his_own_part_with_its_answer(world: World) -> None:
    take(world)

    page = text_of(world, "bjorn")

    assert "57\u00a0% av de pålagte kravene er oppfylt; Hjerte-lungeredning mangler oftest" in page
    assert "Beregnet 22.11.2026 kl. 07.00" in page
    assert "Sone 3" not in page


def test_leader_of_it_all_comes_down_to_the_matrix(world: World) -> None:
    world.lead_alone("frida")
    take(world)

    page = text_of(world, "frida")

    hlr = world.competences["hlr"].pk
    assert f"/unit/{world.units['ward'].pk}/matrix/?competence={hlr}&amp;standing=unmet" in page
    assert "Slik står kravene" in page


def test_leader_above_comes_to_the_matrix_of_the_nearest_staff(world: World) -> None:
    world.declare()
    world.appoint("frida", "top")
    take(world)

    page = text_of(world, "frida")

    link = f'href="/unit/{world.units["top"].pk}/matrix/">Dine nærmeste ansatte</a>'
    assert link in page
    assert "Dine nærmeste ansatte" not in text_of(world, "frida", f"{PAGE}?unit={world.units['other'].pk}")
    assert f'href="{PAGE}?unit={world.units["other"].pk}"' in page


@pytest.mark.parametrize("who", ["bjorn", "gunnar"])
def test_who_leads_all_or_nothing_of_it_needs_no_way_to_the_nearest_staff(world: World, who: str) -> None:
    take(world)

    assert "Dine nærmeste ansatte" not in text_of(world, who)


def test_who_leads_two_units_side_by_side_has_no_single_matrix(world: World) -> None:
    world.declare()
    world.appoint("bjorn", "other", "deputy")
    take(world)

    assert "Dine nærmeste ansatte" not in text_of(world, "bjorn")


def test_gunnar_sees_hidden_groups_explained_and_no_names(world: World) -> None:
    take(world)

    page = text_of(world, "gunnar")

    assert "skjult: færre enn fem" in page
    assert "fordi gruppa er liten" in page
    assert "Anna" not in page
    assert "/matrix/" not in page


def test_places_are_shown_in_their_own_division(world: World) -> None:
    hire(world, "ward", 120)
    take(world)

    page = text_of(world, "gunnar", f"{PAGE}?by=place")

    assert "Stokke" in page
    assert "avrundet til nærmeste 5" in page


@pytest.mark.parametrize("who", ["anna", "hanne", "ivar"])
def test_those_without_a_part_may_not(world: World, who: str) -> None:
    for address in (PAGE, f"{PAGE}excel/"):
        assert world.client_of(who).get(address).status_code == 403


def test_units_one_does_not_follow_are_not_found(world: World) -> None:
    take(world)
    for unit in (world.units["other"].pk, world.units["far"].pk, 987654):
        assert world.client_of("bjorn").get(f"{PAGE}?unit={unit}").status_code == 404


def test_adviser_is_sent_to_the_region(world: World) -> None:
    assert world.client_of("dag").get(PAGE).headers["Location"] == "/region/"


@pytest.mark.parametrize("query", ["page=99", "page=-1", "page=x", "unit=x", "unit=" + "9" * 40, "by=moon", "page=²"])
def test_strange_addresses_are_borne(world: World, query: str) -> None:
    take(world)
    assert world.client_of("bjorn").get(f"{PAGE}?{query}").status_code == 200


def test_a_choice_that_fits_nothing_says_so(world: World) -> None:
    take(world)
    assert "Ingen krav passer" in text_of(world, "bjorn", f"{PAGE}?competence_class=specialist")


def test_number_of_queries_does_not_grow_with_the_organisation(
    world: World, django_assert_max_num_queries: Any
) -> None:
    hire(world, "ward", 60, holding=30)
    take(world)
    client = world.client_of("gunnar")
    with django_assert_max_num_queries(21):
        client.get(PAGE)


def test_excel_holds_the_same_rows_and_hides_the_same(world: World) -> None:
    world.lead_alone("frida")
    take(world)

    answer = world.client_of("frida").get(f"{PAGE}excel/")

    sheet = load_workbook(BytesIO(answer.content)).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert ["Avdeling 2", "Hjerte-lungeredning", 4, 2, "50\u00a0%"] in rows
    hidden = load_workbook(BytesIO(world.client_of("gunnar").get(f"{PAGE}excel/").content)).worksheets[0]
    assert ["Avdeling 2", "Hjerte-lungeredning", None, None, None] in [
        [cell.value for cell in row] for row in hidden.iter_rows()
    ]


def test_there_is_no_excel_before_the_first_snapshot(world: World) -> None:
    assert world.client_of("gunnar").get(f"{PAGE}excel/").status_code == 404


def test_counting_anew_is_put_in_the_queue(world: World) -> None:
    answer = world.client_of("gunnar").post(f"{PAGE}recompute/")

    assert answer.status_code == 302
    job = ProcrastinateJob.objects.get()
    assert (job.task_name.rsplit(".", 1)[-1], job.args) == ("take_snapshot", {"tenant_id": world.municipality.pk})


def test_counting_anew_is_for_those_who_lead_and_by_post(world: World) -> None:
    assert world.client_of("anna").post(f"{PAGE}recompute/").status_code == 403
    assert world.client_of("gunnar").get(f"{PAGE}recompute/").status_code == 405


def test_region_before_anybody_shared_says_so(world: World) -> None:
    assert "Ingen i helsefellesskapet har delt tall" in text_of(world, "dag", "/region/")


def test_dag_sees_members_in_numbers_without_units_and_people(world: World) -> None:
    hire(world, "ward", 20, holding=10)
    take(world, world.municipality, world.neighbour)

    page = text_of(world, "dag", "/region/")

    assert "23\u00a0% av kravene i helsefellesskapet er oppfylt; ISBAR mangler oftest" in page
    assert "Sandefjord kommune" in page
    assert "Avdeling 2" not in page
    assert "Anna" not in page


def test_only_hidden_numbers_are_said_to_be_hidden(world: World) -> None:
    take(world, world.neighbour)
    assert "Alle tallene er skjult" in text_of(world, "dag", "/region/")


def test_region_tells_who_has_most_and_whom_to_ask(world: World) -> None:
    hire(world, "ward", 20, holding=10)
    take(world, world.municipality, world.neighbour)

    page = text_of(world, "gunnar", f"/region/?competence={world.competences['hlr'].pk}")

    table = page[page.index("Hvem har Hjerte-lungeredning?") :]
    assert table.index("Sandefjord kommune") < table.index("Larvik kommune")
    assert "Fagkoordinator" in table


@pytest.mark.parametrize("who", ["anna", "bjorn", "hanne", "ivar", "frida"])
def test_the_region_is_for_advisers_and_directors(world: World, who: str) -> None:
    assert world.client_of(who).get("/region/").status_code == 403


def test_number_of_queries_of_the_region_is_fixed(world: World, django_assert_max_num_queries: Any) -> None:
    take(world, world.municipality, world.neighbour)
    client = world.client_of("dag")
    with django_assert_max_num_queries(18):
        client.get("/region/")


def test_development_is_drawn_with_the_numbers_behind_it(world: World) -> None:
    snapshots.take(tenant_id=world.municipality.pk, on=world.today - timedelta(days=60), at=world.now)
    take(world)

    page = text_of(world, "bjorn")

    assert "Andelen oppfylte krav har gått fra 55\u00a0% til 57\u00a0% siden 23.09.2026" in page
    assert '<td data-label="Dag" class="first">' in page
    assert page.count("<svg") > text_of(world, "gunnar").count("<svg")


def test_development_where_nothing_is_mandatory_is_said(world: World) -> None:
    world.declare()
    Requirement.objects.filter(obligation="mandatory").delete()
    snapshots.take(tenant_id=world.municipality.pk, on=world.today - timedelta(days=60), at=world.now)
    take(world)

    assert "Ingen pålagte krav i perioden" in text_of(world, "bjorn")
    assert "ISBAR mangler oftest" in text_of(world, "bjorn")
