"""Everything the world can put in a file: told with place and remedy, and nothing stored."""

import zipfile
from io import BytesIO

import pytest

from fagloft.contexts.competence.models import Holding
from fagloft.contexts.imports.actions.stored_files import LARGEST
from fagloft.contexts.organisations.models import Person
from tests.contexts.imports.staff_files import csv_file, holding, staff, xlsx_file
from tests.web.imports.conftest import Pages
from tests.world import World


def zip_bomb() -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (120 * 1024 * 1024))
    return packed.getvalue()


BAD = {
    "wrong columns": ("holdings", csv_file([{"Farge": "blå", "Form": "rund"}]), "mangler"),
    "unknown unit": ("staff_list", csv_file([staff(Enhet="nowhere")]), "Koden til en enhet som er registrert"),
    "impossible date": ("holdings", csv_file([holding(**{"Gyldig fra": "31.02.2026"})]), "Datoen finnes ikke"),
    "duplicate": ("holdings", csv_file([holding(), holding()]), "Raden er den samme som rad 2"),
    "formula": ("holdings", xlsx_file([holding(Merknad="=1+1")]), "Cellen inneholder en formel"),
    "zip bomb": ("holdings", zip_bomb(), "blir mye større når den pakkes ut"),
    "wrong encoding": (
        "staff_list",
        csv_file([staff(Fornavn="Bjørn")], encoding="utf-8").replace("ø".encode(), b"\xc3\x83\xc2\xb8"),
        "Bokstavene er ødelagt",
    ),
    "not text": ("holdings", b"Ansattnummer;Kilde\0\0", "Bokstavene i filen kan ikke leses"),
    "empty": ("holdings", b"", "Filen er tom"),
    "pdf": ("holdings", b"%PDF-1.7 ...", "Filen må være CSV eller Excel"),
    "unknown level": ("holdings", csv_file([holding(Nivå=7)]), "Det høyeste er 1"),
    "nobody": ("holdings", csv_file([holding("4711")]), "Importer personen først"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_file_is_told_and_not_stored(world: World, pages: Pages, name: str) -> None:
    template, content, message = BAD[name]
    url, page = pages.read(template, content, name="kurs.xlsx" if content.startswith(b"PK") else "kurs.csv")

    assert "Ingenting er lagret" in page
    assert message in page
    pages.client.post(f"{url}confirm/")
    assert "Ingenting er lagret" in pages.page(url)
    world.declare()
    assert not Holding.objects.filter(valid_from__gte="2026-11-01").exists()
    assert Person.objects.count() == 8


def test_file_over_the_limit_is_refused_with_words(pages: Pages) -> None:
    answer = pages.upload("holdings", b"x" * (LARGEST + 1))

    assert answer.status_code == 413
    assert "Filen er for stor: 104,9" in answer.content.decode()


def test_form_without_file_says_what_is_missing(pages: Pages) -> None:
    page = pages.client.post("/imports/", {"template": "holdings"}).content.decode()

    assert "Velg en fil." in page


def test_template_of_another_role_is_no_choice(pages_of: object, pages: Pages) -> None:
    assert "requirements" in pages.upload("requirements", b"x").content.decode()
    assert pages.client.get("/imports/templates/requirements.xlsx").status_code == 404
    assert pages.client.get("/imports/templates/holdings.pdf").status_code == 404
