from decimal import Decimal

import pytest

from fagloft.contexts.audit.models import Reading
from fagloft.contexts.gaps.actions import snapshots
from fagloft.contexts.gaps.queries.unit_facts import Vacancy
from fagloft.contexts.gaps.queries.who_can_help import Help, Helper, HelpingOrganisation, HelpingUnit
from fagloft.contexts.organisations.models import Employment, Person
from fagloft.contexts.requirements.models import BarQuestion, CoverageRequirement, Requirement
from fagloft.web.unit.help_words import help_lines, join_names
from tests.world import HIRED, World


def read(world: World, who: str, path: str = "") -> str:
    response = world.client_of(who).get(f"/unit/{world.units['ward'].pk}/{path}")
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def test_answer_stands_in_the_heading(world: World) -> None:
    html = read(world, "bjorn")

    assert "2 av 4 mangler HLR, og 1 kompetanse går ut innen 90 dager" in html
    assert "4 ansatte · 3,2 årsverk" in html


def test_each_lack_names_people_and_who_can_help(world: World) -> None:
    html = read(world, "bjorn")

    anna = world.people["anna"].pk
    assert (
        f'<a class="ds-link" href="/person/{anna}/#competence-{world.competences["hlr"].pk}">Anna Vik</a> (01.10.2026)'
        in html
    )
    assert "Bjørn Haugen, Jonas Moe har det." in html
    assert f"/unit/{world.units['ward'].pk}/matrix/?competence={world.competences['hlr'].pk}&amp;standing=unmet" in html


@pytest.mark.parametrize("who", ["jonas", "frida"])
def test_deputy_and_nurse_see_it_as_the_leader_does(world: World, who: str) -> None:
    assert "Noah Berg" in read(world, who)


@pytest.mark.parametrize("unit", ["ward", "top"])
def test_director_is_sent_where_small_groups_are_hidden_over_the_whole_tree(world: World, unit: str) -> None:
    snapshots.take(tenant_id=world.municipality.pk, on=world.today, at=world.now)
    address = f"/unit/{world.units[unit].pk}/"

    answer = world.client_of("gunnar").get(address, follow=True)

    assert answer.redirect_chain == [(f"/organisation/?unit={world.units[unit].pk}", 302)]
    html = answer.content.decode()
    assert "fordi gruppa er liten" in html
    assert "Noah Berg" not in html
    assert "Åpne matrisen" not in html


@pytest.mark.parametrize("unit", ["top", "other"])
def test_leader_above_is_sent_on_from_what_others_lead(world: World, unit: str) -> None:
    world.declare()
    world.appoint("frida", "top")

    answer = world.client_of("frida").get(f"/unit/{world.units[unit].pk}/")

    assert answer.headers["Location"] == f"/organisation/?unit={world.units[unit].pk}"


def test_leader_above_has_the_matrix_of_the_own_staff_alone(world: World) -> None:
    world.declare()
    world.appoint("frida", "top")
    client = world.client_of("frida")

    html = client.get(f"/unit/{world.units['top'].pk}/matrix/").content.decode()

    assert "Frida Moen" in html
    assert f'href="/person/{world.people["noah"].pk}/' in html
    for name in ("Clara Nguyen", "Sofie Dahl"):
        assert name not in html
    assert client.get(f"/unit/{world.units['other'].pk}/matrix/").status_code == 404


def test_who_leads_it_all_stays(world: World) -> None:
    assert "Åpne matrisen" in read(world, "bjorn")


@pytest.mark.parametrize(
    ("who", "status"), [("clara", 404), ("anna", 403), ("ivar", 403), ("dag", 404), ("sigrid", 404)]
)
def test_others_do_not_find_the_unit(world: World, who: str, status: int) -> None:
    assert world.client_of(who).get(f"/unit/{world.units['ward'].pk}/").status_code == status


def test_coming_day_is_told_apart_from_today(world: World) -> None:
    html = read(world, "bjorn", "?on=2027-03-01")

    assert "3 av 4 mangler HLR" in html
    assert "Du ser hvordan det står til 01.03.2027" in html
    assert f"/person/{world.people['anna'].pk}/?on=2027-03-01#competence" in html
    assert "on=2027-03-01" in html


@pytest.mark.parametrize("on", ["", "tulleball", "2026-02-30", "9999-12-31", "0001-01-01"])
def test_day_that_is_none_is_today_and_that_is_told(world: World, on: str) -> None:
    html = read(world, "bjorn", f"?on={on}")

    assert "Du ser hvordan det står til" not in html
    assert ("Dagen i adressen finnes ikke." in html) == bool(on)


def test_day_before_the_unit_was_opened_says_so(world: World) -> None:
    assert "Avdeling 2 finnes ikke 01.01.2018" in read(world, "bjorn", "?on=2018-01-01")


def test_unit_that_lacks_nothing_is_told_so(world: World) -> None:
    world.declare()
    Requirement.objects.exclude(competence=world.competences["hlr"]).delete()
    world.hold("noah", "hlr")
    world.hold("anna", "hlr", until=None)

    assert "Alle har det som kreves, men 1 kompetanse går ut innen 90 dager" in read(world, "bjorn")
    world.declare()
    world.hold("jonas", "hlr")
    assert "Alle har det som kreves" in read(world, "bjorn")


def test_what_is_weaker_than_a_duty_says_so_and_open_questions_stay_visible(world: World) -> None:
    world.declare()
    BarQuestion.objects.create(
        tenant=world.municipality,
        unit=world.units["ward"],
        raised_to=world.units["top"],
        competence=world.competences["picc"],
        question="Hvor mange?",
        raised_on=world.today,
        raised_by_name="Bjørn Haugen",
    )

    html = read(world, "bjorn")

    assert "Forventet, ikke pålagt." in html
    assert "1 spørsmål om hvor lista ligger, venter på svar." in html


def test_what_is_voluntary_stands_apart_and_is_not_in_the_answer(world: World) -> None:
    world.declare()
    Requirement.objects.all().delete()
    world.require("picc", unit=world.units["ward"], obligation="voluntary")

    html = read(world, "bjorn")

    assert "Alle har det som kreves" in html
    assert "Frivillig for dem det gjelder. Regnes ikke som mangel." in html
    assert f"competence={world.competences['picc'].pk}&amp;standing=may_be_offered" in html


def test_duty_of_some_says_of_how_many(world: World) -> None:
    world.declare()
    world.require("isbar", profession=world.professions["HF"])

    html = read(world, "bjorn")

    assert "Pålagt for 1, forventet av 3." in html
    assert "Pålagt." in html


def test_everybody_named_is_logged_once_but_the_reader(world: World) -> None:
    read(world, "bjorn")

    world.declare()
    assert set(Reading.objects.values_list("person_name", "page")) == {
        ("Anna Vik", "unit_overview"),
        ("Noah Berg", "unit_overview"),
        ("Jonas Moe", "unit_overview"),
    }


def test_page_takes_a_bounded_number_of_queries(world: World, django_assert_max_num_queries: object) -> None:
    client = world.client_of("bjorn")

    with django_assert_max_num_queries(42):  # type: ignore[operator]
        client.get(f"/unit/{world.units['ward'].pk}/")


def test_minimum_of_the_unit_says_how_many_have_it(world: World) -> None:
    world.declare()
    CoverageRequirement.objects.create(
        tenant=world.municipality,
        unit=world.units["ward"],
        competence=world.competences["picc"],
        minimum=2,
        starts_on=HIRED,
    )

    assert "Minst 2 på Avdeling 2 skal ha det, 0 har det." in read(world, "bjorn")
    assert "Sone 3 har det. Spør Clara Nguyen." in read(world, "bjorn")


def test_long_list_ends_in_those_left(world: World) -> None:
    world.declare()
    for number in range(8):
        person = Person(
            tenant=world.municipality, employee_number=f"9{number}", given_name="Nils", family_name=f"Nr{number}"
        )
        person.save()
        Employment.objects.create(
            tenant=world.municipality, person=person, unit=world.units["ward"], fte="1.0", starts_on=HIRED
        )

    assert "og 4 til" in read(world, "bjorn")


def test_unit_where_nobody_works_says_what_will_stand_there(world: World) -> None:
    world.declare()
    Employment.objects.filter(unit=world.units["ward"]).delete()

    assert "Ingen er ansatt i Avdeling 2 denne dagen" in read(world, "bjorn")


def test_rungs_of_the_ladder_are_told_in_their_order() -> None:
    helper = Helper(1, "Kari Fosse")
    everything = Help(
        mobilise=(helper,),
        share=(HelpingUnit(2, "Sone 3", "Clara Nguyen", is_near=True), HelpingUnit(3, "Sone 4", "", is_near=True)),
        teach=(helper, helper, helper),
        holders=(Helper(2, "Ole Vik"),),
        develop=("Fagbrev",),
    )

    assert help_lines(everything) == (
        "Kari Fosse kan det, uten at det kreves i stillingen.",
        "Kari Fosse, Kari Fosse og 1 til kan lære bort.",
        "Ole Vik har det.",
        "Sone 3 har det. Spør Clara Nguyen.",
        "Sone 4 har det.",
        "Vei dit: Fagbrev.",
    )


def test_neighbours_are_folded_where_somebody_in_the_unit_has_it(world: World) -> None:
    world.declare()
    world.hold("clara", "hlr")
    world.hold("clara", "isbar")

    html = read(world, "bjorn")

    fold = html.index("<summary>Andre enheter</summary>")
    assert html.count("<summary>Andre enheter</summary>") == html.count("har det.</div><details")
    assert html.index("Bjørn Haugen, Jonas Moe har det.") < fold < html.index("Sone 3 har det. Spør Clara Nguyen.")
    assert '<div class="todo-solution"><div>Sone 3 har det. Spør Clara Nguyen.</div>' in html


def test_neighbour_is_asked_where_the_organisation_has_nobody() -> None:
    asked = Help(neighbours=(HelpingOrganisation("Larvik kommune", "Rådgiver"),), acquire=True)
    unknown = Help(neighbours=(HelpingOrganisation("Larvik kommune", ""),))

    assert help_lines(asked)[0] == "Larvik kommune har det. Spør: Rådgiver."
    assert help_lines(asked)[1].startswith("Ingen i virksomheten har det")
    assert help_lines(unknown) == ("Larvik kommune har det.",)


def test_vacant_posts_are_a_chance_to_ask_for_what_nobody_has() -> None:
    vacant = (Vacancy("Sykepleier", Decimal("1.5")), Vacancy("Lege", Decimal("0.5")))

    (line,) = help_lines(Help(acquire=True), vacant)

    assert line == "Ingen i virksomheten har det: søk kurs, eller be om det når 2,0 årsverk lyses ut."


def test_names_beyond_the_first_are_counted() -> None:
    assert join_names(["A", "B"]) == "A, B"
    assert join_names(["A", "B", "C"]) == "A, B og 1 til"
