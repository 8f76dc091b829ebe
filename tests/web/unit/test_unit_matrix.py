import io

import openpyxl
import pytest

from fagloft.contexts.audit.models import Reading
from fagloft.contexts.organisations.models import Employment
from fagloft.web.unit import matrix as matrix_page
from tests.world import World


def read(world: World, who: str, query: str = "") -> str:
    response = world.client_of(who).get(f"/unit/{world.units['ward'].pk}/matrix/{query}")
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def test_matrix_says_how_many_lack_something(world: World) -> None:
    html = read(world, "bjorn")

    assert "4 av 4 mangler noe som kreves, 3 av dem noe som er pålagt" in html
    assert "Helsefagarbeider" in html
    assert 'aria-label="Hjerte-lungeredning: gikk ut 01.10.2026"' in html
    assert f'href="/person/{world.people["noah"].pk}/#competence-{world.competences["hlr"].pk}"' in html


def test_filter_in_the_address_decides_what_is_shown(world: World) -> None:
    html = read(world, "bjorn", f"?competence={world.competences['hlr'].pk}&standing=unmet&sort=-gaps")

    assert "2 av 4 mangler HLR" in html
    assert "Jonas Moe" not in html
    assert "Status: Mangler eller gått ut" in html
    assert "?competence=" in html


def test_those_who_may_be_offered_something_are_counted(world: World) -> None:
    world.declare()
    world.require("picc", unit=world.units["ward"], obligation="voluntary")
    world.hold("anna", "picc")

    html = read(world, "bjorn", "?standing=may_be_offered")

    assert "3 av 4 kan få tilbud om noe frivillig" in html
    assert "Anna Vik" not in html


def test_nonsense_in_the_address_is_no_fault(world: World) -> None:
    html = read(world, "bjorn", "?function=tull&profession=%00&standing=x&obligation=y&sort=z&page=99&on=i+morgen")

    assert "Ingen passer med det du har valgt" in html


def test_unit_where_nobody_works_says_so(world: World) -> None:
    world.declare()
    Employment.objects.filter(unit=world.units["ward"]).exclude(person=world.people["bjorn"]).delete()
    Employment.objects.filter(unit=world.units["ward"]).delete()

    assert "Ingen er ansatt her denne dagen" in read(world, "bjorn")


def test_all_who_have_everything_is_told_so(world: World) -> None:
    assert "Alle har det som kreves" in read(
        world, "bjorn", "?standing=holds&competence=" + str(world.competences["legemiddel"].pk)
    )


def test_long_matrix_is_paged(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matrix_page, "ROWS_PER_PAGE", 3)

    assert "Anna Vik" not in read(world, "bjorn")
    assert "Anna Vik" in read(world, "bjorn", "?page=2")


@pytest.mark.parametrize(
    ("who", "status"), [("frida", 200), ("jonas", 200), ("clara", 404), ("anna", 403), ("gunnar", 403), ("dag", 403)]
)
def test_only_those_who_see_the_people_find_matrix_and_export(world: World, who: str, status: int) -> None:
    client = world.client_of(who)

    assert client.get(f"/unit/{world.units['ward'].pk}/matrix/").status_code == status
    assert client.get(f"/unit/{world.units['ward'].pk}/matrix/excel/").status_code == status


def test_export_has_exactly_what_the_page_shows(world: World) -> None:
    response = world.client_of("bjorn").get(
        f"/unit/{world.units['ward'].pk}/matrix/excel/?competence={world.competences['hlr'].pk}&standing=unmet"
    )

    assert response["Content-Disposition"].startswith("attachment; filename=")
    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).worksheets[0]
    rows = [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]
    assert ["Helsefagarbeider", "Noah Berg", "✕ mangler"] in rows
    assert ["Sykepleier", "Anna Vik", "○ gått ut"] in rows
    assert ["Status: Mangler eller gått ut"] in rows
    assert ["Demo: alle personer er oppdiktet"] in rows
    assert not any("Jonas Moe" in row for row in rows)


def test_before_the_unit_was_opened_there_is_no_matrix_to_export(world: World) -> None:
    assert "finnes ikke 01.01.2018" in read(world, "bjorn", "?on=2018-01-01")
    client = world.client_of("bjorn")
    assert client.get(f"/unit/{world.units['ward'].pk}/matrix/excel/?on=2018-01-01").status_code == 404


def test_everybody_shown_is_logged(world: World) -> None:
    client = world.client_of("bjorn")
    client.get(f"/unit/{world.units['ward'].pk}/matrix/?standing=lapsed")
    client.get(f"/unit/{world.units['ward'].pk}/matrix/excel/?standing=lapsed")

    world.declare()
    assert set(Reading.objects.values_list("person_name", "page")) == {
        ("Anna Vik", "unit_matrix"),
        ("Anna Vik", "unit_matrix_export"),
    }


def test_page_takes_a_bounded_number_of_queries(world: World, django_assert_max_num_queries: object) -> None:
    client = world.client_of("bjorn")

    with django_assert_max_num_queries(30):  # type: ignore[operator]
        client.get(f"/unit/{world.units['ward'].pk}/matrix/")
