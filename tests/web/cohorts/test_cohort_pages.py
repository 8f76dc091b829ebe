"""The office tailors a cohort: says what is wished, reads the answer, answers requirements and orders."""

import re
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from docx import Document
from procrastinate.contrib.django.models import ProcrastinateJob
from pypdf import PdfReader

from fagloft.contexts.audit.models import Reading
from fagloft.contexts.leadership.models import Cohort
from fagloft.contexts.leadership.queries.cohort_results import Days, WishResult
from fagloft.engine.cohorts import WishKind
from fagloft.jobs.tailor_cohort import tailor_cohort
from fagloft.web.cohorts import cohort_steps
from fagloft.web.cohorts.cohort_words import hours, joined, period
from fagloft.web.cohorts.collision_words import EXPLAIN, explain
from fagloft.web.cohorts.wishes_form import WishesForm
from tests.contexts.leadership.market import offer
from tests.contexts.leadership.office import begin, nominate, open_office, work_out
from tests.web.leadership.test_leader_profile import text
from tests.world import World

FORM = {
    "size_least": "3",
    "size_most": "6",
    "municipality_least": "0",
    "hospital_least": "0",
    "gatherings_least": "4",
    "gatherings_most": "5",
    "days_least": "3",
    "days_most": "3",
    "credits_least": "7,5",
    "price_most": "100000",
    "start_1": "2027-03-02",
    "weeks_between": "5",
    "venues": ["tonsberg", "gardermoen"],
    "lodging_per_day": "1800",
    "substitute_per_day": "3000",
    "unknown_is_longest": "on",
    "weight_need": "1000",
    "weight_minute": "1",
    "weight_worst_minute": "10",
    "weight_alone": "500",
    "level_unit_leader": "2",
    "edition": "1",
}


def solved(world: World, count: int = 6, **wishes: Any) -> int:
    intake = open_office(world)
    nominate(world, intake, count)
    cohort_id = begin(world, intake, **wishes)
    work_out(world, cohort_id)
    return cohort_id


@pytest.mark.parametrize(
    ("who", "status"), [("dag", 200), ("gunnar", 403), ("bjorn", 403), ("anna", 403), ("sigrid", 403)]
)
def test_the_office_alone_sees_cohorts(world: World, who: str, status: int) -> None:
    cohort_id = solved(world)
    client = world.client_of(who)
    for name in ("cohort", "cohort_wishes", "cohort_requirements", "cohort_order_pdf"):
        assert client.get(reverse(name, args=[cohort_id])).status_code == status
    assert client.get(reverse("cohorts")).status_code == status


def test_list_tells_how_far_each_cohort_is(world: World, django_assert_max_num_queries: Any) -> None:
    dag = world.client_of("dag")
    assert "Ingen skreddersydde kull ennå" in text(dag.get(reverse("cohorts")))
    cohort_id = solved(world)
    open_office(world, "Et til")
    with django_assert_max_num_queries(16):
        shown = text(dag.get(reverse("cohorts")))
    assert "1 av 2 kull er regnet ut" in shown
    assert "Beste kull, bevist" in shown
    assert "Tønsberg" in shown
    assert "Sett opp ønsker" in shown
    assert reverse("cohort", args=[cohort_id]) in dag.get(reverse("cohorts")).text
    assert "Skreddersydde kull" in text(dag.get(reverse("region_overview")))


def test_from_wishes_to_an_answer(world: World) -> None:
    intake = open_office(world)
    nominate(world, intake, 4)
    dag = world.client_of("dag")
    begun = dag.post(reverse("cohort_begin"), {"intake": intake.pk})
    assert dag.post(reverse("cohort_begin"), {"intake": "x"}).status_code == 404
    cohort = Cohort.objects.get()
    assert begun["Location"] == reverse("cohort_wishes", args=[cohort.pk])
    assert "4 ledere er nominert; kullet er ikke regnet ut" in text(dag.get(reverse("cohort", args=[cohort.pk])))
    unasked = dag.post(reverse("cohort_work_out", args=[cohort.pk]), {"edition": "1"})
    assert unasked["Location"] == begun["Location"]

    answer = dag.post(begun["Location"], FORM | {"work_out": "1"}, follow=True)
    shown = text(answer)
    assert "4 ledere møtes i Tønsberg, 4 samlinger fra 02.03.2027" in shown
    assert "Ingen annen sammensetning er verd mer" in shown
    assert "Leder Nr00" in shown
    assert "Gardermoen" in shown
    assert "krav er oppfylt" in shown
    assert Reading.objects.filter(page="cohort").exists()

    again = dag.post(reverse("cohort_begin"), {"intake": intake.pk})
    assert again["Location"] == reverse("cohort", args=[cohort.pk])
    assert "Sett sammen kullet" in text(dag.get(reverse("intake", args=[intake.pk])))
    saved = dag.post(begun["Location"], FORM | {"edition": "3", "size_most": "5", "credits_least": ""}, follow=True)
    assert "Ønskene er lagret." in text(saved)
    assert "Regn ut på nytt" in text(saved)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"size_most": "2"}, "Skriv minst så mange som i «fra»."),
        ({"start_1": ""}, "Velg minst én mulig start."),
        ({"start_1": "2027-02-30"}, "Velg en dato."),
        ({"size_least": "mange"}, "Skriv et helt tall fra 1 til 200."),
        ({"gatherings_least": "1", "days_least": "1"}, "Det gir for mange former"),
        ({"venues": ["månen"]}, "Velg fra lista."),
    ],
)
def test_what_makes_no_sense_is_told_at_its_field(world: World, changed: dict[str, Any], told: str) -> None:
    cohort_id = begin(world, open_office(world))
    answer = world.client_of("dag").post(reverse("cohort_wishes", args=[cohort_id]), FORM | changed)
    assert told in text(answer)
    assert Cohort.objects.get().edition == 2


def test_two_who_edit_at_once_see_both_texts(world: World) -> None:
    cohort_id = solved(world)
    dag = world.client_of("dag")
    url = reverse("cohort_wishes", args=[cohort_id])
    shown = text(dag.post(url, FORM | {"edition": "1", "size_most": "9"}))
    assert "Noen har endret dette siden du åpnet det." in shown
    late = {"edition": "1"}
    for name in ("cohort_work_out", "cohort_mark_ordered"):
        assert "Noen har endret dette" in text(dag.post(reverse(name, args=[cohort_id]), late, follow=True))
    told = {**late, "key": "external_evaluation:essential", "is_met": "yes"}
    answered = dag.post(reverse("cohort_requirements", args=[cohort_id]), told, follow=True)
    assert "svar på nytt" in text(answered)


def test_colliding_wishes_lead_to_the_field_where_each_is_loosened(world: World) -> None:
    cohort_id = solved(world, 4, hospital_least=2)
    shown = world.client_of("dag").get(reverse("cohort", args=[cohort_id]))
    assert "Ønskene lar seg ikke oppfylle sammen" in text(shown)
    assert "Minst 2 fra sektoren sykehus" in text(shown)
    assert "#id_hospital_least" in shown.text
    assert world.client_of("dag").get(reverse("cohort_order_word", args=[cohort_id])).status_code == 404


def test_nobody_nominated_and_no_way_known(world: World) -> None:
    intake = open_office(world)
    cohort_id = begin(world, intake)
    dag, url = world.client_of("dag"), reverse("cohort", args=[cohort_id])
    assert "Trykk «Regn ut»" in text(dag.get(url))
    work_out(world, cohort_id)
    assert "Det er ingenting å velge blant ennå" in text(dag.get(url))
    nominate(world, intake, 4)
    nominate(world, intake, 1, place=None)
    work_out(world, cohort_id, edition=3)
    shown = text(dag.get(url))
    assert "Ingen vet hvor lang vei det er for: Leder Nr04." in shown
    assert "ukjent, regnet som lengst" in shown


def test_unknown_requirement_is_answered_on_the_page(world: World) -> None:
    cohort_id = solved(world)
    dag, url = world.client_of("dag"), reverse("cohort_requirements", args=[cohort_id])
    assert "Ekstern evaluering" in text(dag.get(url))
    told = {"edition": "3", "key": "external_evaluation:essential", "is_met": "yes", "note": "Avtalt med <NTNU>"}
    shown = text(dag.post(url, told, follow=True))
    assert "Svaret er lagret." in shown
    assert "Svar fra Dag Lien. Avtalt med &lt;NTNU&gt;" in shown
    assert "Velg ja, nei eller ukjent" in text(dag.post(url, told | {"is_met": "maybe"}, follow=True))
    unasked = dag.post(url, told | {"edition": "4", "key": "moon:near"}, follow=True)
    assert "Rapporten har ikke dette kravet." in text(unasked)


def test_order_tells_the_group_in_numbers_and_no_names(world: World) -> None:
    cohort_id = solved(world)
    dag = world.client_of("dag")
    word = dag.get(reverse("cohort_order_word", args=[cohort_id]))
    document = Document(BytesIO(word.content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    told = " ".join([*(one.text for one in document.paragraphs), *cells])
    pdf = " ".join(
        page.extract_text()
        for page in PdfReader(BytesIO(dag.get(reverse("cohort_order_pdf", args=[cohort_id])).content)).pages
    )
    for content in (told, pdf):
        content = re.sub(r"\s+", " ", content)
        assert "Hva tilbudet skal svare på" in content
        assert "Dag Lien, dag.lien@example.org" in content
        assert "Ekstern evaluering" in content
        assert "Tønsberg (ønsket)" in content
        assert "Nr0" not in content
    assert "6 ledere" in told


def test_order_is_marked_as_sent_and_taken_back(world: World) -> None:
    cohort_id = solved(world)
    dag, url = world.client_of("dag"), reverse("cohort_mark_ordered", args=[cohort_id])
    assert "bestilt 22.11.2026" in text(dag.post(url, {"edition": "3"}, follow=True))
    assert "Kullet står ikke lenger som bestilt." in text(dag.post(f"{url}?off=1&edition=4", follow=True))


def test_too_many_courses_are_told_of_on_the_page(world: World) -> None:
    intake = open_office(world)
    for number in range(4):
        offer(world, f"kurs{number}", level="single_courses", topics=["leadership"])
    cohort_id = begin(world, intake)
    shown = world.client_of("dag").post(reverse("cohort_work_out", args=[cohort_id]), {"edition": "2"}, follow=True)
    assert "for mange moduler" in text(shown)


@pytest.mark.parametrize("kind", sorted(EXPLAIN))
def test_every_wish_has_words_and_a_field_where_it_is_loosened(kind: str) -> None:
    about = {"sector_least": "hospital", "level_least": "top_leader", "topic": "collaboration"}.get(kind, "hjemme")
    told = explain(WishResult(kind, 12, about))
    assert told.wish
    assert told.loosen
    assert told.field in WishesForm(modules=[]).fields


def test_wishes_that_the_form_never_asks_have_no_words() -> None:
    asked = set(EXPLAIN) | {WishKind.PARTICIPANT.value, WishKind.CREDITS_MOST.value}
    assert asked == {kind.value for kind in WishKind}
    assert explain(WishResult("topic", 0, "whole cohort")).field == "cohort_price"


def test_hours_days_and_lists_in_words() -> None:
    assert [hours(None), hours(45), hours(120), hours(160)] == ["–", "45 min", "2 t", "2 t 40 min"]
    assert joined([]) == ""
    assert joined(["a", "b", "c"]) == "a, b og c"
    assert period(Days(date(2027, 3, 2), date(2027, 3, 2))) == "02.03.2027"


def test_participants_of_several_places_cost_from_to_and_an_impossible_place_is_told(world: World) -> None:
    intake = open_office(world)
    nominate(world, intake, 3)
    nominate(world, intake, 1, place="4601")
    nominate(world, intake, 1, place=None)
    cohort_id = begin(world, intake, size_least=5, unknown_is_longest=False)
    dag, url = world.client_of("dag"), reverse("cohort", args=[cohort_id])
    work_out(world, cohort_id)
    assert "Minst 5 deltakere" in text(dag.get(url))
    cohort_id = begin_again(world, cohort_id)
    shown = text(dag.get(url))
    assert "i snitt (" in shown
    assert dag.get(reverse("cohort", args=[cohort_id + 100])).status_code == 404


def begin_again(world: World, cohort_id: int) -> int:
    """The same, with room for four."""
    dag = world.client_of("dag")
    told = FORM | {"edition": "3", "size_least": "4", "size_most": "4", "work_out": "1", "unknown_is_longest": ""}
    told |= {"venues": ["tonsberg", "gardermoen", "bergen", "oslo", "moss", "larvik", "horten"], "modules": []}
    dag.post(reverse("cohort_wishes", args=[cohort_id]), told)
    return cohort_id


def test_long_search_goes_on_in_the_background(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cohort_steps, "SECONDS", 0.0)
    intake = open_office(world)
    nominate(world, intake, 4)
    cohort_id = begin(world, intake)
    dag, url = world.client_of("dag"), reverse("cohort", args=[cohort_id])
    waiting = text(dag.post(reverse("cohort_work_out", args=[cohort_id]), {"edition": "2"}, follow=True))
    assert "Leter etter et bedre kull" in waiting
    assert "Gi færre valg" not in waiting
    asked = ProcrastinateJob.objects.get(task_name="fagloft.jobs.tailor_cohort.tailor_cohort").args
    assert asked == {"tenant_id": world.community.pk, "cohort_id": cohort_id, "edition": 3}

    tailor_cohort(**asked)
    assert "Se svaret" in text(dag.get(reverse("cohort_progress", args=[cohort_id])))
    assert "4 ledere møtes i Tønsberg" in text(dag.get(url))
