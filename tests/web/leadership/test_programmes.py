"""What leaders can study, in the browser: found, read, compared and printed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fagloft.contexts.imports.actions.leadership_programmes import load_leadership_programmes
from fagloft.contexts.imports.actions.reference import load_municipalities
from fagloft.contexts.leadership.models import Programme
from tests.web.leadership.programme_steps import number, page, text, with_programmes
from tests.world import World


@pytest.fixture
def full(world: World) -> World:
    return with_programmes(world)


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
    assert "Velg to til fire" in text(client.get(url, {"id": ["x", "999999999999", str(chosen[0])]}))
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


def test_list_says_how_much_is_made_up_and_keeps_the_column_to_numbers(full: World) -> None:
    shown = text(full.client_of("anna").get(reverse("programmes")))

    assert "16 av dem er oppdiktede eksempler. 81 til passer" in shown
    assert '<td class="second" data-label="Studiepoeng">7,5</td>' in shown
