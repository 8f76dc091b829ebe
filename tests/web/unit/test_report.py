from io import BytesIO

import pytest
from docx import Document

from fagloft.contexts.audit.models import Reading
from tests.world import World


def page_of(world: World, unit: str = "ward") -> str:
    return f"/unit/{world.units[unit].pk}/report/"


ON = "on=2026-11-22"


def words_of(content: bytes) -> str:
    document = Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def test_bjorn_sees_the_answer_and_the_files(world: World) -> None:
    page = world.client_of("bjorn").get(f"{page_of(world)}?{ON}").content.decode()

    assert "57\u00a0% av de pålagte kravene er oppfylt" in page
    assert "Med navn" in page
    assert "Anna" not in page


def test_pdf_is_tagged(world: World) -> None:
    answer = world.client_of("bjorn").get(f"{page_of(world)}pdf/?{ON}")

    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert b"/StructTreeRoot" in answer.content


def test_word_without_names_names_nobody_and_logs_nothing(world: World) -> None:
    answer = world.client_of("bjorn").get(f"{page_of(world)}word/?{ON}")

    assert "Hjerte-lungeredning" in words_of(answer.content)
    assert "Anna Vik" not in words_of(answer.content)
    world.declare()
    assert not Reading.objects.exists()


def test_word_with_names_is_logged_person_by_person(world: World) -> None:
    answer = world.client_of("bjorn").get(f"{page_of(world)}word/?{ON}&names=1")

    assert "Anna Vik" in words_of(answer.content)
    world.declare()
    logged = set(Reading.objects.values_list("person_name", "page", "reader_name"))
    assert logged == {(name, "unit_report", "Bjørn Haugen") for name in ("Anna Vik", "Noah Berg", "Jonas Moe")}


def test_gunnar_gets_numbers_even_when_he_asks_for_names(world: World) -> None:
    address = page_of(world, "top")

    assert "Med navn" not in world.client_of("gunnar").get(f"{address}?{ON}").content.decode()
    written = words_of(world.client_of("gunnar").get(f"{address}word/?{ON}&names=1").content)
    assert "Vik" not in written
    assert "2 linjer er utelatt" in written


def test_gunnar_is_told_who_makes_the_report_of_a_part(world: World) -> None:
    page = world.client_of("gunnar").get(f"{page_of(world)}?{ON}").content.decode()

    assert "Den som leder Avdeling 2, lager rapporten" in page
    assert world.client_of("gunnar").get(f"{page_of(world)}pdf/?{ON}").status_code == 404


def test_clara_finds_no_report_of_the_ward(world: World) -> None:
    for address in (page_of(world), f"{page_of(world)}pdf/", f"{page_of(world)}word/"):
        assert world.client_of("clara").get(f"{address}?{ON}").status_code == 404


@pytest.mark.parametrize("who", ["anna", "hanne", "ivar"])
def test_those_who_lead_nothing_may_not(world: World, who: str) -> None:
    assert world.client_of(who).get(page_of(world)).status_code == 403


def test_before_the_ward_was_opened_there_is_no_report(world: World) -> None:
    client = world.client_of("bjorn")

    assert "finnes ikke" in client.get(f"{page_of(world)}?on=2018-12-31").content.decode()
    assert client.get(f"{page_of(world)}pdf/?on=2018-12-31").status_code == 404


def test_community_has_no_people_to_report_on(world: World) -> None:
    world.declare(world.community)
    from fagloft.contexts.organisations.models import Unit, UnitKind

    kind = UnitKind.objects.create(
        tenant=world.community, code="office", name_nb="Kontor", name_nn="Kontor", name_en="Office"
    )
    office = Unit.objects.create(
        tenant=world.community, code="office", name="Kontoret", kind=kind, starts_on="2019-01-01"
    )

    page = world.client_of("dag").get(f"/unit/{office.pk}/report/?{ON}").content.decode()

    assert "Ingen er ansatt i Kontoret denne dagen" in page
