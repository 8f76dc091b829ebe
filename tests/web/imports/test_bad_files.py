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
    "too large a share": ("staff_list", csv_file([staff(Stillingsprosent="175 %")]), "En andel fra 0 til 150 %"),
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


@pytest.mark.parametrize(
    ("template", "row", "messages"),
    [
        (
            "staff_list",
            staff(Enhet="nowhere", Yrke="trollmann", Stillingsprosent="175 %"),
            ("En andel fra 0 til 150 %", "Koden til en enhet som er registrert", "Koden eller navnet på et yrke"),
        ),
        (
            "holdings",
            holding("4711", Kompetansekode="xyz", **{"Gyldig fra": "31.02.2026"}),
            ("Datoen finnes ikke", "Importer personen først", "Koden eller navnet på en kompetanse"),
        ),
    ],
)
def test_row_that_cannot_be_read_is_looked_up_in_the_same_round(
    pages: Pages, template: str, row: dict[str, object], messages: tuple[str, ...]
) -> None:
    page = pages.read(template, csv_file([row]))[1]

    assert [message for message in messages if message not in page] == []


def test_stranger_in_another_row_is_told_in_the_same_round(pages: Pages) -> None:
    unreadable, strange = staff(**{"Fra dato": "i fjor"}), staff("1002", Enhet="nowhere")
    page = pages.read("staff_list", csv_file([unreadable, strange]))[1]

    assert "2 feil å rette" in page


def test_column_is_told_as_the_file_calls_it(pages: Pages) -> None:
    row = staff(Enhet="nowhere")
    row["enhetskode"] = row.pop("Enhet")
    page = pages.read("staff_list", csv_file([row]))[1]

    assert "enhetskode" in page


def test_column_with_no_header_like_it_points_at_none(pages: Pages) -> None:
    page = pages.read("holdings", csv_file([{"Farge": "blå"}]))[1]

    assert "Kolonnen «Kilde» mangler." in page
    assert "«»" not in page


def test_what_only_is_named_as_excel_is_told_to_be_none(pages: Pages) -> None:
    page = pages.read("staff_list", b"dette er ingen tabell", name="ansatte.xlsx")[1]

    assert "er ikke en Excel-fil" in page
    assert "1 feil å rette" in page
    as_csv = pages.read("holdings", csv_file([holding()]), name="kurs.xlsx")[1]
    assert "Klar til å lagres" in as_csv


def test_file_with_nothing_new_waits_for_nobody(pages: Pages) -> None:
    pages.read("staff_list", csv_file([staff()]))
    shown = pages.page("/imports/")

    assert "ingenting nytt" in shown
    assert "venter på deg" not in shown


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
