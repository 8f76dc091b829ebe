"""Who writes the catalogue, and that nothing that was told is lost."""

import pytest
from django.urls import reverse

from fagloft.contexts.leadership.models import Programme
from tests.web.leadership.programme_steps import page, text, with_programmes
from tests.world import World


@pytest.fixture
def full(world: World) -> World:
    return with_programmes(world)


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
