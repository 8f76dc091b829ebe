"""From a gap to a decided, published plan with documents: the leader, the director and the employee."""

from pathlib import Path

import docx
import pypdf
import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page

from tests.browser import personas, steps
from tests.browser.visitor import Doors

UNIT_PLAN = "Kompetanseplan for avdelingen 2027 (demo)"
WITH_SCRIPT, WITHOUT_SCRIPT = True, False


@pytest.mark.parametrize("script", [WITH_SCRIPT, WITHOUT_SCRIPT], ids=["with script", "without script"])
def test_leader_proposes_director_decides_and_employee_reads(doors: Doors, tmp_path: Path, script: bool) -> None:
    leader = doors.open_as(personas.LEADER, script=script)
    title = when_the_leader_proposes_a_measure_from_a_gap(leader)
    then_the_measure_stands_in_the_plan(leader, title)

    director = doors.open_as(personas.DIRECTOR, script=script)
    when_the_director_decides_and_publishes(director)
    then_the_plan_is_published(director, title)

    employee = doors.open_as(personas.EMPLOYEE, script=script)
    when_the_employee_reads(employee)
    then_the_documents_tell_the_same(leader, title, tmp_path)


def when_the_leader_proposes_a_measure_from_a_gap(page: Page) -> str:
    page.get_by_role("link", name="Foreslå tiltak").first.click()
    title = page.get_by_label("Hva skal gjøres?").input_value()
    page.get_by_role("button", name="Se hva som finnes alt").click()
    found = page.get_by_role("heading", name="Dette finnes alt")
    found.wait_for()
    assert "Hos deg:" in page.locator("main").inner_text()
    page.get_by_role("button", name="Lagre tiltaket").first.click()
    page.get_by_text("Tiltaket er foreslått i planen.").wait_for()
    return title


def then_the_measure_stands_in_the_plan(page: Page, title: str) -> None:
    steps.main_menu(page, "Kompetanseplan")
    assert "tiltak" in steps.heading(page)
    assert page.get_by_role("link", name=title, exact=True).count() >= 1


def when_the_director_decides_and_publishes(page: Page) -> None:
    steps.main_menu(page, "Kompetanseplaner")
    page.get_by_role("link", name=UNIT_PLAN).first.click()
    page.get_by_role("link", name="Registrer vedtaket").or_(
        page.get_by_role("link", name="Vedta på nytt")
    ).first.click()
    page.get_by_label("Administrativt vedtak").check()
    page.get_by_label("Hva er vedtatt?").fill("Planen for 2027 vedtas.")
    page.get_by_label("Hvem gjelder det?").fill("Alle på avdelingen")
    page.get_by_label("Hvem følger det opp?").select_option(index=1)
    page.get_by_role("button", name="Registrer vedtaket").click()
    page.get_by_role("button", name="Publiser").click()


def then_the_plan_is_published(page: Page, title: str) -> None:
    shown = page.locator("main").inner_text()
    assert "Publisert" in shown
    assert "Planen for 2027 vedtas." in shown
    assert title in shown


def when_the_employee_reads(page: Page) -> None:
    steps.main_menu(page, "Det som gjelder deg")
    page.get_by_role("link", name=UNIT_PLAN).first.click()
    page.get_by_role("button", name="Jeg har lest planen").click()
    page.get_by_text("Takk").first.wait_for()


def then_the_documents_tell_the_same(page: Page, title: str, folder: Path) -> None:
    steps.main_menu(page, "Kompetanseplan")
    page.get_by_role("link", name="Kostnader").click()
    assert "Planen koster" in steps.heading(page)
    page.get_by_role("link", name="Dokumenter").click()
    word = steps.download(page, page.locator("a[href$='/plan/word/']"), folder)
    assert title in "\n".join(cell.text for table in docx.Document(str(word)).tables for cell in table._cells)
    pdf = steps.download(page, page.locator("a[href$='/plan/pdf/']"), folder)
    text = " ".join(" ".join(one.extract_text() for one in pypdf.PdfReader(pdf).pages).split())
    assert title.split()[0] in text
    workbook = load_workbook(steps.download(page, page.locator("a[href$='/measures/excel/']"), folder))
    cells = {cell for sheet in workbook for row in sheet.iter_rows(values_only=True) for cell in row}
    assert title in cells
