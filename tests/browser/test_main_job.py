"""From staff and requirements to gaps: the leader and the administrator, from sign-in to the report."""

import re
from pathlib import Path

import docx
import pypdf
import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page

from tests.browser import personas, steps
from tests.browser.visitor import Doors

UNIT = "Sandefjord sykehjem øst, avdeling 2 (korttid)"
EXCEL_FOR_HOLDINGS = re.compile("Excel.*Kompetanse hos ansatte")
WITH_SCRIPT, WITHOUT_SCRIPT = True, False
# One competence for each journey, which the unit does not require from before.
ASKED_FOR = {WITH_SCRIPT: "Diabetes", WITHOUT_SCRIPT: "ABC Utviklingshemming"}


@pytest.mark.parametrize("script", [WITH_SCRIPT, WITHOUT_SCRIPT], ids=["with script", "without script"])
def test_leader_requires_administrator_imports_and_leader_reports(doors: Doors, tmp_path: Path, script: bool) -> None:
    competence = ASKED_FOR[script]
    leader = given_the_leader_sees_the_gaps_of_the_unit(doors, script)
    lacking = when_the_leader_requires(leader, competence)
    then_the_gap_is_something_to_do(leader, competence, lacking)

    administrator = doors.open_as(personas.ADMINISTRATOR, script=script)
    template = when_the_template_is_filled_in(administrator, competence, tmp_path)
    when_the_file_is_uploaded_and_confirmed(administrator, template)
    then_the_import_is_stored(administrator)

    then_the_leader_sees_the_holding(leader, competence)
    then_the_report_is_a_real_pdf_and_a_real_word_file(leader, tmp_path)


def given_the_leader_sees_the_gaps_of_the_unit(doors: Doors, script: bool) -> Page:
    page = doors.open_as(personas.LEADER, script=script)
    assert page.title().startswith(UNIT)
    assert "mangler" in steps.heading(page)
    return page


def when_the_leader_requires(page: Page, competence: str) -> int:
    assert page.locator("ol.todo").get_by_role("link", name=competence, exact=True).count() == 0
    sentence = steps.require_of_unit(page, competence, UNIT)
    steps.confirm_requirement(page)
    return steps.number_before("nye mangler", sentence)


def then_the_gap_is_something_to_do(page: Page, competence: str, lacking: int) -> None:
    steps.main_menu(page, "Oversikt")
    task = page.locator("ol.todo > li").filter(has=page.get_by_role("link", name=competence, exact=True))
    assert f"Se de {lacking} i matrisen" in task.inner_text()


def when_the_template_is_filled_in(page: Page, competence: str, folder: Path) -> Path:
    steps.main_menu(page, "Import")
    template = steps.download(page, page.get_by_role("link", name=EXCEL_FOR_HOLDINGS), folder)
    book = load_workbook(template)
    sheet = book.worksheets[0]
    columns = {str(cell.value).rstrip(" *"): cell.column for cell in sheet[1]}
    row = {
        "Ansattnummer": personas.EMPLOYEE_NUMBER_OF_EMPLOYEE,
        "Kompetanse": competence,
        "Nivå": 1,
        "Gyldig fra": "20.11.2026",
        "Kilde": "kursbevis",
    }
    for header in columns:
        sheet.cell(row=2, column=columns[header]).value = row.get(header)
    book.save(template)
    return template


def when_the_file_is_uploaded_and_confirmed(page: Page, file: Path) -> None:
    steps.upload(page, "Kompetanse hos ansatte", file)
    page.get_by_role("heading", level=1, name="Klar til å lagres: 1 ny").wait_for()
    page.get_by_role("button", name="Lagre", exact=True).click()


def then_the_import_is_stored(page: Page) -> None:
    """The worker stores it while the page waits."""
    page.get_by_role("heading", level=1, name="Lagret: 1 ny").wait_for()


def then_the_leader_sees_the_holding(page: Page, competence: str) -> None:
    steps.main_menu(page, "Matrise")
    page.get_by_role("row", name=personas.EMPLOYEE).get_by_role("link", name=personas.EMPLOYEE).click()
    line = page.get_by_role("listitem").filter(has=page.get_by_role("link", name=competence, exact=True))
    assert "gyldig til" in line.last.inner_text() or "har" in line.last.inner_text()


def then_the_report_is_a_real_pdf_and_a_real_word_file(page: Page, folder: Path) -> None:
    page.goto("/")
    steps.main_menu(page, "Rapport til tilsyn")
    pdf = pypdf.PdfReader(steps.download(page, page.get_by_role("button", name="Last ned PDF"), folder))
    assert UNIT in " ".join(pdf.pages[0].extract_text().split())
    word = docx.Document(str(steps.download(page, page.get_by_role("button", name="Last ned Word"), folder)))
    assert any(UNIT in paragraph.text for paragraph in word.paragraphs)
