"""The catalogue as a file: what goes out comes back the same, and nothing of a faulty file is kept."""

import csv
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from fagloft.contexts.leadership.models import Programme
from tests.web.leadership.programme_steps import page, text, with_programmes
from tests.world import World


@pytest.fixture
def full(world: World) -> World:
    return with_programmes(world)


def csv_of(client: Client, **asked: str) -> str:
    return client.get(reverse("programme_export", args=["csv"]), asked).content.decode("utf-8-sig")


def test_export_gives_what_the_list_shows(full: World) -> None:
    client = full.client_of("anna")
    rows = list(csv.DictReader(StringIO(csv_of(client, topic="law_health")), delimiter=";"))

    assert [(row["Tittel"], row["Studiepoeng, minst"], row["Pris, kroner"]) for row in rows] == [
        ("Helserett og forvaltning for ledere", "7,5", "11500")
    ]
    book = load_workbook(BytesIO(client.get(reverse("programme_export", args=["xlsx"]), {"age": "all"}).content))
    assert book.worksheets[0].max_row > 100
    assert client.get(reverse("programme_export", args=["pdf"])).status_code == 404


def upload(client: Client, content: str | bytes, name: str = "katalog.csv") -> Any:
    raw = content.encode() if isinstance(content, str) else content
    return client.post(reverse("programme_import"), {"file": SimpleUploadedFile(name, raw)})


def keep(client: Client, shown: Any) -> Any:
    told = {name: shown.context[name] for name in ("content", "name")}
    told["fingerprint"] = shown.context["plan"].fingerprint
    return client.post(reverse("programme_import_save"), told, follow=True)


def test_export_read_back_confirms_everything_and_changes_nothing(full: World) -> None:
    dag = full.client_of("dag")
    shown = upload(dag, csv_of(dag, age="all"))

    assert "Filen gir 0 nye, 0 endrede og 100 bekreftede" in text(shown)
    assert "100 rader er lagret." in text(keep(dag, shown))
    assert "100 lederutdanninger, 98 aktuelle nå" in text(dag.get(reverse("programmes"), {"age": "all"}))


def test_import_shows_new_newer_changed_and_unconfirmed_first(full: World) -> None:
    dag = full.client_of("dag")
    lines = (
        "Kode;År;Tittel;Tilbyder;Temaer;Nivå",
        "ny-1;2026;Ny modul;Fjordhøgskolen;endringsleiing; ",
        "lp001;2026;Master i verdibasert ledelse;VID;;Master",
        "demo-law;2026;Helserett for ledere;Ledelsesakademiet Øst (oppdiktet);;",
        "lo25;2019;Nasjonal lederutdanning;BI;leadership;",
    )
    shown = upload(dag, "\n".join(lines))

    words = text(shown)
    assert "Filen gir 1 nye, 3 endrede og 0 bekreftede" in words
    assert "Helserett og forvaltning for ledere blir Helserett for ledere" in words
    assert "Står ikke i filen og blir ikke bekreftet" in words
    assert Programme.objects.filter(code="ny-1").count() == 0
    assert "4 rader er lagret." in text(keep(dag, shown))
    full.declare(full.community)
    assert Programme.objects.get(code="ny-1").topics == ["change_management"]
    assert [row.title for row in Programme.objects.filter(code="lp001").order_by("year")] == [
        "Erfaringsbasert master",
        "Master i verdibasert ledelse",
    ]
    # Of the same year, what the file does not say stands; of a new year it is not known.
    assert Programme.objects.get(code="lp001", year=2026).credits_max is None
    assert Programme.objects.get(code="demo-law").price == 11500
    assert Programme.objects.get(code="demo-law").is_fictitious
    assert Programme.objects.get(code="lo25", year=2019).confirmed_on is None


FAULTY = (
    "Kode;År;Tittel;Tilbyder;Nivå;Studiepoeng, minst;Studiepoeng, mest;Kommunenummer;Inngår i kode;Temaer;Nettsted",
    "a;2026;God;Skolen;;;;;;;",
    "b;;;Skolen;doktor;30;15;9999;finnes-ikke;trolldom;javascript:alert(1)",
    "c;2026;=1+1;Skolen;;tretti;;;c;;",
    "a;2026;Igjen;Skolen;;;;;;;",
    "d;2026;Uten minst;Skolen;;;15;9999;finnes-ikke;trolldom;javascript:alert(1)",
)


def test_import_tells_every_fault_with_row_and_column_and_keeps_nothing(full: World) -> None:
    dag = full.client_of("dag")
    shown = text(upload(dag, "\n".join(FAULTY)))

    assert "Ingenting er lagret" in shown
    for words in (
        "Her må det stå noe.",
        "Ett av ordene: enkeltemner, årsstudium",
        "Teksten begynner med et tegn som starter en formel",
        "Et tall, for eksempel 0,75.",
        "Raden er den samme som rad 2.",
        "Minst og mest må begge stå",
        "Et kommunenummer på fire siffer",
        "som ikke selv er en del av et annet",
        "Et ord fra lista i eksporten.",
        "En nettadresse som begynner med",
        "trolldom",
    ):
        assert words in shown
    assert "Kolonnen «Tilbyder» mangler." in text(upload(dag, "Kode;År;Tittel\na;2026;x"))
    assert "Filen er tom." in text(upload(dag, ""))
    assert "Velg en fil." in text(dag.post(reverse("programme_import"), {}))
    full.declare(full.community)
    assert Programme.objects.count() == 101


def test_import_is_shown_again_when_the_catalogue_or_the_form_is_another(full: World) -> None:
    dag = full.client_of("dag")
    shown = upload(dag, "Kode;År;Tittel;Tilbyder\nny-1;2026;Ny;Skolen")
    dag.post(page("demo-law", "programme_confirm"), {"edition": 1})

    again = keep(dag, shown)
    assert "Katalogen er endret siden du så på dette." in text(again)
    assert "1 rad er lagret." in text(keep(dag, again))
    broken = dag.post(reverse("programme_import_save"), {"content": "%%%", "name": "x.csv", "fingerprint": ""})
    assert "Filen er tom." in text(broken)


def test_formula_and_markup_come_out_harmless(full: World) -> None:
    full.declare(full.community)
    Programme.objects.create(
        tenant=full.community,
        code="x",
        year=2026,
        title="=cmd|' /C calc'!A0",
        provider_name="<script>alert(1)</script>",
    )
    dag = full.client_of("dag")

    assert "'=cmd" in csv_of(dag, q="cmd")
    assert "<script>alert" not in text(dag.get(reverse("programmes")))
    assert "Filen gir 0 nye, 0 endrede og 1 bekreftede" in text(upload(dag, csv_of(dag, q="cmd")))
