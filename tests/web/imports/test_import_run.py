"""From a file to the register, through the pages."""

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from fagloft.contexts.competence.models import Holding
from fagloft.contexts.imports.models import ImportRun
from tests.contexts.imports.staff_files import csv_file, holding, staff, xlsx_file
from tests.web.imports.conftest import Pages, deferred, number_in
from tests.world import World

TWO = csv_file([holding(), holding("1002")])


def test_holdings_are_shown_then_confirmed_then_stored(world: World, pages: Pages, folder: Path) -> None:
    url, page = pages.read("holdings", TWO)

    assert "Klar til å lagres: 2 nye, 0 endret" in page
    assert "Anna Vik" in page
    assert not Holding.objects.filter(valid_from=date(2026, 11, 1)).exists()
    assert list(folder.iterdir())

    page = pages.store(url)
    assert "Lagret: 2 nye, 0 endret" in page
    world.declare()
    assert Holding.objects.filter(valid_from=date(2026, 11, 1)).count() == 2
    assert deferred() == ["read_import", "store_import", "take_snapshot"]


def test_the_same_file_again_has_nothing_new(pages: Pages) -> None:
    url, _page = pages.read("holdings", TWO)
    pages.store(url)

    _url, page = pages.read("holdings", TWO)

    assert "Ingenting er nytt: 0 nye, 0 endret" in page
    assert "confirm/" not in page


def test_staff_list_shows_what_differs(pages: Pages) -> None:
    rows = [staff(Etternavn="Vik Lund", Stillingsprosent="50 %"), staff("1999", Fornavn="Nils")]

    _url, page = pages.read("staff_list", xlsx_file(rows), name="liste.xlsx", end_leavers="on")

    assert "<del>Vik</del>" in page
    assert "Vik Lund" in page
    assert "<del>80\u00a0%</del>" in page
    assert "ansettelser blir avsluttet" in page


@pytest.mark.parametrize("name", ["anna", "bjorn"])
def test_imports_are_not_for_employees_and_leaders(world: World, pages: Pages, name: str) -> None:
    url, _page = pages.read("holdings", TWO)
    client = world.client_of(name)

    assert client.get("/imports/").status_code == 403
    assert client.get("/imports/templates/holdings.csv").status_code == 403
    for action in ("", "progress/", "faults.xlsx"):
        assert client.get(f"{url}{action}").status_code == 403
    for action in ("confirm/", "cancel/"):
        assert client.post(f"{url}{action}").status_code == 403


def test_run_of_another_organisation_or_role_is_not_found(world: World, pages: Pages) -> None:
    url, _page = pages.read("holdings", TWO)
    gunnar = world.client_of("gunnar")

    for action in ("", "progress/", "faults.xlsx"):
        assert gunnar.get(f"{url}{action}").status_code == 404
    assert gunnar.post(f"{url}confirm/").status_code == 404
    assert world.client_of("dag").get(url).status_code == 404


def test_director_brings_requirements_and_catalogue_only(pages_of: Any) -> None:
    page = pages_of("gunnar").page("/imports/")

    assert 'value="requirements"' in page
    assert 'value="staff_list"' not in page
    assert "Avslutt ansettelser" not in page


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("template", ["staff_list", "people", "employments", "units", "holdings"])
def test_template_can_be_downloaded_and_is_read_again(pages: Pages, template: str, ending: str) -> None:
    answer = pages.client.get(f"/imports/templates/{template}.{ending}")
    assert answer.status_code == 200

    _url, page = pages.read(template, answer.content, name=f"mal.{ending}")

    assert "ingen rader" in page


def test_import_waits_and_tells_how_far_it_is(world: World, pages: Pages) -> None:
    url = pages.upload("holdings", TWO).url
    page = pages.page(url)
    assert "Filen venter på å bli lest" in page
    assert 'http-equiv="refresh"' in page
    assert "HX-Redirect" not in pages.client.get(f"{url}progress/").headers

    world.declare()
    ImportRun.objects.update(status="storing", rows_done=1, rows_total=2)
    assert "1 av 2 rader er klargjort" in pages.page(url)
    assert pages.client.get(f"{url}progress/").status_code == 200

    pages.client.post(f"{url}cancel/")
    assert "Importen avbrytes" in pages.page(url)


def test_finished_import_opens_the_page_anew(pages: Pages) -> None:
    url, _page = pages.read("holdings", TWO)

    assert pages.client.get(f"{url}progress/").headers["HX-Redirect"] == url


def test_second_import_says_that_it_waits_for_the_first(world: World, pages: Pages) -> None:
    first, _page = pages.read("holdings", TWO)
    second, _page = pages.read("people", csv_file([{"Ansattnummer": "9", "Fornavn": "A", "Etternavn": "B"}]))
    world.declare()
    ImportRun.objects.filter(pk=number_in(first)).update(status="storing")
    pages.client.post(f"{second}confirm/")

    assert "En annen import i organisasjonen lagres nå" in pages.page(second)


def test_cancelled_import_can_be_begun_again_and_not_cancelled_twice(pages: Pages) -> None:
    url, _page = pages.read("holdings", TWO)
    pages.client.post(f"{url}cancel/")

    page = pages.page(url)
    assert "Importen er avbrutt. Ingenting er lagret" in page
    assert "Last opp på nytt" in page
    again = pages.client.post(f"{url}cancel/", follow=True).content.decode()
    assert "kan ikke avbrytes" in again
    assert "ikke klar til å bekreftes" in pages.client.post(f"{url}confirm/", follow=True).content.decode()


def test_changed_register_is_told_before_a_new_confirmation(world: World, pages: Pages) -> None:
    url, _page = pages.read("holdings", TWO)
    other, _page = pages.read("holdings", csv_file([holding()]))
    pages.store(other)

    page = pages.store(url)

    assert "Registeret er endret siden sist" in page
    assert "Lagret: 1 ny, 0 endret" in pages.store(url)


def test_import_that_stopped_says_why(world: World, pages: Pages) -> None:
    url, _page = pages.read("holdings", TWO)
    world.declare()
    for failure, words in (("register_changed", "Noen endret registeret"), ("broken", "Noe gikk galt hos oss")):
        ImportRun.objects.update(status="failed", failure=failure)
        assert words in pages.page(url)


def test_list_of_faults_is_paged_and_can_be_downloaded(pages: Pages) -> None:
    url, page = pages.read("holdings", csv_file([holding(str(number)) for number in range(150)]))
    assert "150 feil å rette" in page
    assert "Viser 1–100 av 150" in page

    answer = pages.client.get(f"{url}faults.xlsx")
    rows = list(load_workbook(BytesIO(answer.content)).active.iter_rows(values_only=True))
    assert len([row for row in rows if row[2] == "Ansattnummer"]) == 150
    stored, _page = pages.read("holdings", TWO)
    assert pages.client.get(f"{stored}faults.xlsx").status_code == 404


def test_list_of_imports_asks_a_fixed_number_of_questions(pages: Pages, django_assert_max_num_queries: Any) -> None:
    for _time in range(4):
        pages.read("holdings", TWO)

    with django_assert_max_num_queries(20):
        assert "venter på deg" in pages.page("/imports/")
