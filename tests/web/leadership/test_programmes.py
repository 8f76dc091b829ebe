"""What leaders can study, in the browser: found, compared, printed, written, imported; and who may not write."""

import csv
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from fagloft.contexts.imports.actions.leadership_programmes import load_leadership_programmes
from fagloft.contexts.imports.actions.reference import load_municipalities
from fagloft.contexts.leadership.models import Programme
from tests.world import World


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


@pytest.fixture
def full(world: World) -> World:
    """The community has the shipped catalogue, the fictitious ones too."""
    load_municipalities()
    world.declare(world.community)
    load_leadership_programmes(community_id=world.community.pk, on=world.today)
    world.declare()
    return world


def number(code: str, year: int | None = None) -> int:
    found = Programme.objects.filter(code=code, **({"year": year} if year else {}))
    return found.latest("year").pk


def page(code: str, name: str = "programme") -> str:
    return reverse(name, args=[number(code)])


def test_list_tells_what_is_current_and_what_else_there_is(full: World) -> None:
    client, url = full.client_of("anna"), reverse("programmes")

    first = text(client.get(url))
    assert "19 aktuelle lederutdanninger" in first
    assert "81 til passer, men er avsluttet eller ikke bekreftet på to år." in first
    assert "Master i verdibasert" not in first
    everything = text(client.get(url, {"age": "all"}))
    assert "100 lederutdanninger, 19 aktuelle nå" in everything
    assert "Slik det var i 2014, ikke bekreftet siden" in everything
    assert "Oppdiktet eksempel" in first


FOUND: tuple[tuple[dict[str, str], str, str], ...] = (
    ({"q": "endringsledelsen"}, "1 aktuell lederutdanning passer", "Endringsledelse og tjenesteutvikling"),
    ({"q": "turnusplanlegging"}, "1 aktuell lederutdanning passer", "Turnus, bemanning"),
    ({"topic": "law_health"}, "1 aktuell lederutdanning passer", "Helserett og forvaltning"),
    ({"level": "master"}, "1 aktuell lederutdanning passer", "Erfaringsbasert master"),
    ({"part_time": "no"}, "Ingen aktuelle lederutdanninger passer", "7 til passer"),
    ({"part_time": "unknown", "age": "all"}, "lederutdanninger", "Bachelor of Management"),
    ({"delivery": "online", "audience": "public"}, "2 aktuelle lederutdanninger passer", "velferdsteknologi"),
    ({"leader_level": "first_line", "provider": "Fjordhøgskolen (oppdiktet)"}, "3 aktuelle", "første gang"),
    ({"q": "xyz"}, "Ingen lederutdanninger passer", "Ingenting passer til det du har valgt"),
    ({"level": "nonsense", "topic": "x' OR 1=1"}, "19 aktuelle lederutdanninger", "Fjordhøgskolen"),
)


def test_list_is_searched_and_filtered(full: World) -> None:
    client = full.client_of("anna")
    for asked, heading, shown in FOUND:
        answer = text(client.get(reverse("programmes"), asked))
        assert heading in answer, asked
        assert shown in answer, asked


def test_list_is_sorted_with_the_unknown_last(full: World) -> None:
    client, url = full.client_of("anna"), reverse("programmes")

    cheap = text(client.get(url, {"sort": "price"}))
    assert cheap.index("Nasjonal lederutdanning") < cheap.index("Turnus, bemanning") < cheap.index("Bachelor i ledelse")
    dear = text(client.get(url, {"sort": "-price", "age": "all"}))
    assert (
        dear.index("Erfaringsbasert master i helse- og")
        < dear.index("Turnus, bemanning")
        < dear.index("MBA i strategisk")
    )
    titles = text(client.get(url, {"sort": "-title"}))
    assert titles.index("Årsstudium i ledelse") < titles.index("Bachelor i ledelse")


def test_list_asks_the_database_as_often_however_many_there_are(full: World) -> None:
    client, url = full.client_of("anna"), reverse("programmes")
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(url, {"topic": "law_health"})
    with CaptureQueriesContext(connection) as many:
        client.get(url, {"age": "all"})

    assert len(few) == len(many)


def test_empty_catalogue_says_what_will_stand_there(world: World) -> None:
    load_municipalities()
    client = world.client_of("anna")

    assert "Her kommer lederutdanninger" in text(client.get(reverse("programmes")))
    assert "Ingenting er kjent fra dette året." in text(client.get(reverse("programme_print")))
    world.declare(world.community)
    load_leadership_programmes(community_id=world.community.pk)
    Programme.objects.filter(year=2026).delete()
    assert "Ingenting er bekreftet på to år" in text(client.get(reverse("programmes")))


def test_old_entry_says_its_year_its_source_and_what_is_unknown(full: World) -> None:
    shown = text(full.client_of("anna").get(page("lp036")))

    assert "MBA i økonomisk styring og ledelse: 60 studiepoeng" in shown
    assert "Ingen har bekreftet dette på to år" in shown
    assert "høyere utdanning, antall år ikke oppgitt og 3 års relevant yrkeserfaring" in shown
    assert "Rapport 001 (2014), linje 3372" in shown
    assert "ikke oppgitt; lærestedet ligger i Bergen" in shown
    assert 'href="http://www.nhh.no' in shown
    assert "Endre" not in shown


def test_entry_shows_its_modules_and_what_it_counts_towards(full: World) -> None:
    client = full.client_of("anna")

    whole = text(client.get(page("lo01")))
    assert "4 kurs eller moduler teller med" in whole
    assert "Kommunen bestiller, alene eller sammen med andre; enkeltpersoner kan ikke melde seg på" in whole
    part = text(client.get(page("demo-change")))
    assert "Teller mot" in part
    assert "Erfaringsbasert master i helse- og omsorgsledelse" in part
    assert "3 samlinger, 3 dager hver gang, fra tirsdag" in part
    assert "24 800 kr" in part.replace("\xa0", " ")
    assert "3 års høyere utdanning og 2 års relevant yrkeserfaring, eller realkompetanse" in part


def test_newer_word_leads_and_the_older_stays_readable(full: World) -> None:
    client = full.client_of("anna")
    newest = text(client.get(page("lo25")))
    older = text(client.get(reverse("programme", args=[number("lo25", 2020)])))

    assert "Opplysninger fra 2026" in newest
    assert "Fortalt i flere år" in newest
    assert "om lag 216 plasser" in newest
    assert "gratis" in newest
    assert "Det finnes nyere opplysninger." in older
    assert "én klasse i Stavanger og tre i Oslo" in older
    assert client.get(reverse("programme", args=[999_999])).status_code == 404


def test_compare_says_in_words_what_differs(full: World) -> None:
    client, url = full.client_of("anna"), reverse("programme_compare")
    chosen = [number("demo-law"), number("demo-quality")]

    shown = text(client.get(url, {"id": chosen}))
    assert "2 lederutdanninger er ulike på" in shown
    assert shown.index("Dette er ulikt") < shown.index("Oslo") < shown.index("Dette er likt")
    assert "Velg to til fire" in text(client.get(url, {"id": ["x", "999999999999", chosen[0]]}))
    many = [number(code) for code in ("demo-law", "demo-quality", "demo-first", "demo-rota", "demo-digital")]
    assert "Du valgte mer enn fire." in text(client.get(url, {"id": many}))


def test_print_has_the_sections_of_the_report(full: World) -> None:
    client, url = full.client_of("anna"), reverse("programme_print")

    then = text(client.get(url, {"year": "2014"}))
    assert "Lederutdanning slik det var i 2014: 78 tilbud" in then
    for heading in ("For ledere i helse og omsorg (21)", "For ledere i offentlig sektor (7)", "For alle ledere (26)"):
        assert heading in then
    assert "Bestilte, skreddersydde og andre tilbud (24)" in then
    assert "Lederutdanning: 19 tilbud" in text(client.get(url))
    assert "Lederutdanning: 100 tilbud" in text(client.get(url, {"year": "all"}))
    assert "Lederutdanning: 19 tilbud" in text(client.get(url, {"year": "1850"}))


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


def test_import_tells_every_fault_with_row_and_column_and_keeps_nothing(full: World) -> None:
    dag = full.client_of("dag")
    lines = (
        "Kode;År;Tittel;Tilbyder;Nivå;Studiepoeng, minst;Studiepoeng, mest;Kommunenummer;Inngår i kode;Temaer;Nettsted",
        "a;2026;God;Skolen;;;;;;;",
        "b;;;Skolen;doktor;30;15;9999;finnes-ikke;trolldom;javascript:alert(1)",
        "c;2026;=1+1;Skolen;;tretti;;;c;;",
        "a;2026;Igjen;Skolen;;;;;;;",
        "d;2026;Uten minst;Skolen;;;15;9999;finnes-ikke;trolldom;javascript:alert(1)",
    )
    shown = text(upload(dag, "\n".join(lines)))

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


def told(**changed: object) -> dict[str, object]:
    return {"code": "ny", "year": 2026, "title": "Ny modul", "provider_name": "Skolen", "status": "active"} | changed


def test_adviser_writes_confirms_ends_and_takes_back(full: World) -> None:
    dag = full.client_of("dag")
    added = dag.post(
        reverse("programme_new"),
        told(topics=["ethics"], credits_min="7,5", credits_max="7,5", part_of_code="demo-master", is_part_time="yes"),
        follow=True,
    )
    assert "Lederutdanningen er lagt i katalogen." in text(added)
    assert "Ny modul: 7,5 studiepoeng" in text(added)
    assert "Erfaringsbasert master i helse- og omsorgsledelse" in text(added)
    assert "7,5" in text(dag.get(page("ny", "programme_edit")))

    edit = page("ny", "programme_edit")
    changed = dag.post(edit, told(edition=1, price="1250,50", municipality_code="3905"), follow=True)
    assert "Endringen er lagret." in text(changed)
    late = dag.post(edit, told(edition=1, title="Min tittel"))
    assert "Noen har endret dette siden du åpnet det." in text(late)
    assert 'value="Min tittel"' in text(late)
    ended = dag.post(page("ny", "programme_retire"), {"edition": 2}, follow=True)
    assert "Ny modul står som avsluttet." in text(ended)
    back = dag.post(f"{page('ny', 'programme_resume')}?edition=3&status=pilot", follow=True)
    assert "Ny modul tilbys igjen." in text(back)
    assert "Pilot" in text(back)
    confirmed = dag.post(page("ny", "programme_confirm"), {"edition": 4}, follow=True)
    assert "Ny modul er bekreftet i dag." in text(confirmed)
    undone = dag.post(f"{page('ny', 'programme_unconfirm')}?edition=5&before=2025-01-01", follow=True)
    assert "Bekreftet 01.01.2025" in text(undone)


def test_what_was_changed_meanwhile_is_looked_at_again(full: World) -> None:
    dag = full.client_of("dag")
    for name in ("programme_confirm", "programme_unconfirm", "programme_retire", "programme_resume"):
        answer = dag.post(page("demo-law", name), {"edition": "999"}, follow=True)
        assert "Noen har endret dette siden du åpnet det." in text(answer)


def test_later_year_is_a_newer_word_and_nothing_is_lost(full: World) -> None:
    dag = full.client_of("dag")
    edit = page("lp012", "programme_edit")
    start = {"code": "lp012", "title": "Helserett", "provider_name": "UiT", "status": "active", "edition": 1}

    assert "Dette er fortalt for et senere år." in text(dag.post(edit, start | {"year": 2013}))
    newer = dag.post(edit, start | {"year": 2026}, follow=True)
    assert "Fortalt i flere år" in text(newer)
    assert Programme.objects.filter(code="lp012").count() == 2
    assert dag.get(edit).status_code == 404


WRONG: tuple[tuple[dict[str, object], str], ...] = (
    ({"title": ""}, "Skriv noe her."),
    ({"code": "demo-law"}, "Koden er brukt."),
    ({"year": 1890}, "Skriv et tall fra 1990 til 2100."),
    ({"year": 2031}, "Et år fra 1990 til neste år."),
    ({"credits_min": "30", "credits_max": "15"}, "Minst og mest må begge stå"),
    ({"study_competence_is_enough": "yes", "education_years": "3"}, "Studiekompetanse kan ikke være nok"),
    ({"gatherings": "0", "first_weekday": "2"}, "Uten samlinger er det verken dager"),
    ({"website": "javascript:alert(1)"}, "En nettadresse som begynner med"),
    ({"municipality_code": "0000"}, "Et kommunenummer på fire siffer"),
    ({"price": "1e9"}, "Skriv et tall fra 0 til 2000000."),
    ({"level": "phd"}, "Velg fra lista."),
)


def test_what_is_wrong_is_told_at_its_field(full: World) -> None:
    dag = full.client_of("dag")
    for changed, words in WRONG:
        answer = text(dag.post(reverse("programme_new"), told(**changed)))
        assert words in answer, changed
        assert "Rett dette først" in answer


def test_members_keep_their_own_and_leave_the_shared_alone(full: World) -> None:
    gunnar, sigrid = full.client_of("gunnar"), full.client_of("sigrid")

    assert gunnar.get(page("demo-law", "programme_edit")).status_code == 404
    assert "Endre" not in text(gunnar.get(page("demo-law"))).split("<main")[1]
    assert "Lederutdanningen er lagt" in text(gunnar.post(reverse("programme_new"), told(), follow=True))
    full.declare()
    own = page("ny")
    assert gunnar.get(own).status_code == 200
    assert sigrid.get(own).status_code == 404
    assert "Ny modul" in text(full.client_of("anna").get(reverse("programmes")))


def test_readers_do_not_write(full: World) -> None:
    for who in ("anna", "bjorn", "ivar"):
        client = full.client_of(who)
        assert "Ny lederutdanning" not in text(client.get(reverse("programmes")))
        for name in ("programme_new", "programme_import"):
            assert client.get(reverse(name)).status_code == 403
        assert client.post(page("demo-law", "programme_retire"), {"edition": 1}).status_code == 403
