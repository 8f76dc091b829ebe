"""An employee sees what is hers, and registers what she has done."""

import io
from pathlib import Path

import pypdf

from tests.browser import personas, steps
from tests.browser.visitor import PHONE, Doors


def test_employee_registers_a_course_with_proof_and_finds_both(doors: Doors, tmp_path: Path) -> None:
    page = doors.open_as(personas.EMPLOYEE, size=PHONE)
    assert "mangler" in steps.heading(page)
    page.get_by_role("link", name="Registrer kompetanse").click()
    steps.choose(page, "Kompetanse", "Hjerte-lungeredning (HLR)")
    page.get_by_label("Bevis").set_input_files(given_a_course_certificate(tmp_path))
    page.get_by_role("button", name="Registrer").click()
    page.get_by_text("Registrert. Det teller fra nå av.").wait_for()
    line = page.get_by_role("listitem").filter(has=page.get_by_role("link", name="Hjerte-lungeredning (HLR)"))
    assert "gyldig til" in line.last.inner_text()
    for history in line.last.locator("details > summary").all():
        history.click()
    evidence = steps.download(page, line.last.get_by_role("link", name="kursbevis.pdf"), tmp_path / "kept")
    assert len(pypdf.PdfReader(evidence).pages) == 1


def test_what_is_no_proof_is_refused_and_what_was_chosen_is_kept(doors: Doors, tmp_path: Path) -> None:
    file = tmp_path / "kursbevis.pdf"
    file.write_text("not a PDF at all")
    page = doors.open_as(personas.EMPLOYEE)
    page.get_by_role("link", name="Registrer kompetanse").click()
    steps.choose(page, "Kompetanse", "Hjerte-lungeredning (HLR)")
    page.get_by_label("Bevis").set_input_files(file)
    page.get_by_role("button", name="Registrer").click()
    assert "Filen er ikke en lesbar PDF, JPEG eller PNG." in page.locator("main").inner_text()
    assert page.get_by_label("Kompetanse", exact=True).evaluate("e => e.selectedOptions[0].label").startswith("Hjerte")
    doors.expect_refusal(422)


def given_a_course_certificate(folder: Path) -> Path:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(width=210, height=297)
    content = io.BytesIO()
    writer.write(content)
    file = folder / "kursbevis.pdf"
    file.write_bytes(content.getvalue())
    return file
