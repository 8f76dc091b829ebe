"""Documents of a plan, and the template they are made with."""

from io import BytesIO

import docx
import openpyxl
import pypdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from fagloft.contexts.planning.models import DocumentTemplate, Plan
from tests.world import World

TEMPLATE = "/document-template/"


def upload(client: Client, content: bytes, name: str = "mal.docx") -> str:
    return client.post(TEMPLATE, {"file": SimpleUploadedFile(name, content)}, follow=True).content.decode()


def word_file(*lines: str) -> bytes:
    document, written = docx.Document(), BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(written)
    return written.getvalue()


@pytest.mark.parametrize("document", ["plan", "case", "status"])
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_document_is_made_in_every_language(world: World, plan: Plan, document: str, language: str) -> None:
    client = world.client_of("gunnar")
    client.post("/language/", {"language": language})
    client.cookies["django_language"] = language
    pdf = client.get(f"/plans/{plan.pk}/documents/{document}/pdf/?frame=1000", HTTP_ACCEPT_LANGUAGE=language)
    word = client.get(f"/plans/{plan.pk}/documents/{document}/word/", HTTP_ACCEPT_LANGUAGE=language)

    text = " ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf.content)).pages)
    assert "HLR-kurs" in text
    assert plan.title in docx.Document(BytesIO(word.content)).paragraphs[0].text
    assert "attachment" in word["Content-Disposition"]


def test_measures_as_excel_have_amounts_as_numbers(world: World, plan: Plan) -> None:
    response = world.client_of("gunnar").get(f"/plans/{plan.pk}/documents/measures/excel/")
    sheet = openpyxl.load_workbook(BytesIO(response.content)).worksheets[0]
    rows = [row for row in sheet.iter_rows(values_only=True) if row[0] == "HLR-kurs"]

    assert rows[0][15] == 7000
    assert isinstance(rows[0][20], int | float)


def test_page_offers_every_document_and_keeps_the_frame(world: World, plan: Plan) -> None:
    text = world.client_of("gunnar").get(f"/plans/{plan.pk}/documents/?frame=500").content.decode()

    for document in ("plan", "case", "status"):
        assert f"/plans/{plan.pk}/documents/{document}/pdf/?frame=500" in text
    assert "standardmalen" in text
    assert world.client_of("gunnar").get(f"/plans/{plan.pk}/documents/annet/pdf/").status_code == 404


def test_own_template_is_tried_kept_used_and_taken_away(world: World, plan: Plan) -> None:
    client = world.client_of("gunnar")
    standard = client.get(f"{TEMPLATE}standard/").content
    assert "Malen er lagret" in upload(client, standard, "C:\\maler\\vår mal.docx")
    own = word_file("Sandefjord: {{ plan }}", "{{ content }}", "Slutt")
    upload(client, own)
    made = docx.Document(BytesIO(client.get(f"/plans/{plan.pk}/documents/plan/word/").content))
    texts = [paragraph.text for paragraph in made.paragraphs]

    assert texts[0] == f"Sandefjord: {plan.title}"
    assert texts[-1] == "Slutt"
    assert "Kort sagt" in texts
    assert client.get(f"{TEMPLATE}own/").content == own
    assert "deres egen mal" in client.get(TEMPLATE).content.decode()
    assert "mal.docx" in client.get(f"/plans/{plan.pk}/documents/").content.decode()
    client.post(f"{TEMPLATE}remove/")
    world.declare()
    assert not DocumentTemplate.objects.exists()
    assert client.get(f"{TEMPLATE}own/").status_code == 404


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "ikke en Word-fil"),
        (b"%PDF-1.7", "ikke en Word-fil"),
        (b"x" * (2 * 1024 * 1024 + 1), "for stor"),
        (word_file("{{ kommune }}"), "et felt vi ikke kjenner"),
        (word_file("{{ title"), "skrevet feil"),
        (word_file("{{ title.__class__ }}"), "regne eller kjøre"),
    ],
)
def test_broken_template_is_explained_and_the_standard_stays(world: World, content: bytes, words: str) -> None:
    text = upload(world.client_of("gunnar"), content)

    assert words in text
    assert "begynne på nytt med standardmalen" in text
    assert not DocumentTemplate.objects.exists()


def test_no_file_is_asked_for_and_others_may_not(world: World) -> None:
    assert "Velg en fil" in world.client_of("gunnar").post(TEMPLATE, {}).content.decode()
    for who in ("bjorn", "hanne", "anna"):
        assert world.client_of(who).get(TEMPLATE).status_code == 403
