"""From what is missing to a session that gives it: the leader plans one, and a colleague finds it."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import Page

from tests.browser import personas, steps
from tests.browser.visitor import PHONE, Doors

WITH_SCRIPT, WITHOUT_SCRIPT = True, False


@pytest.mark.parametrize("script", [WITH_SCRIPT, WITHOUT_SCRIPT], ids=["with script", "without script"])
def test_leader_plans_a_session_that_a_colleague_finds(doors: Doors, script: bool) -> None:
    title = f"Journalkurs {'med' if script else 'uten'} skript"
    leader = doors.open_as(personas.LEADER, script=script)
    competence = what_the_unit_misses_first(leader)
    when_the_leader_offers(leader, title, competence)
    when_a_session_is_planned(leader, days_ahead=1 if script else 2)
    then_the_overview_leads_to_it(leader, title, competence)
    then_an_employee_finds_it_on_a_phone(doors, title, script)
    then_it_can_be_cancelled_and_held_after_all(leader, title)


def what_the_unit_misses_first(page: Page) -> str:
    """Other stories mend the unit's gaps meanwhile: it is read, not remembered."""
    steps.main_menu(page, "Oversikt")
    return page.locator("ol.todo > li .todo-what a").first.inner_text()


def when_the_leader_offers(page: Page, title: str, competence: str) -> None:
    steps.main_menu(page, "Tilbud og samlinger")
    assert "neste samling" in steps.heading(page)
    page.get_by_role("link", name="Nytt tilbud", exact=True).click()
    page.get_by_label("Hva heter tilbudet?").fill(title)
    steps.choose(page, "Læringsform", "Internundervisning")
    page.get_by_label("Kompetanse det gir").first.select_option(label=competence)
    page.get_by_role("button", name="Lagre tilbudet").click()
    page.get_by_text("Tilbudet er lagret.").wait_for()


def when_a_session_is_planned(page: Page, *, days_ahead: int) -> None:
    page.get_by_role("link", name="Ny samling", exact=True).click()
    page.get_by_label("Første dag").fill((date.today() + timedelta(days=days_ahead)).isoformat())  # noqa: DTZ011
    page.get_by_label("Timer per dag").fill("1,5")
    page.get_by_label("Sted").fill("Møterommet")
    page.get_by_label("Antall plasser").fill("8")
    page.get_by_role("button", name="Lagre samlingen").click()
    page.get_by_text("Samlingen er lagret.").wait_for()
    assert "Møterommet" in steps.heading(page)


def then_the_overview_leads_to_it(page: Page, title: str, competence: str) -> None:
    steps.main_menu(page, "Oversikt")
    task = page.locator("ol.todo > li").filter(has=page.get_by_role("link", name=competence, exact=True)).first
    assert "Neste samling:" in task.inner_text()
    steps.main_menu(page, "Tilbud og samlinger")
    page.get_by_role("link", name=title, exact=True).click()


def then_an_employee_finds_it_on_a_phone(doors: Doors, title: str, script: bool) -> None:
    page = doors.open_as(personas.EMPLOYEE, size=PHONE, script=script)
    page.goto(f"/offers/?q={title}")
    assert steps.heading(page).startswith("1 tilbud, neste samling")
    page.get_by_role("link", name=title, exact=True).click()
    assert "1,5 timer" in page.locator("table").inner_text().replace("\u00a0", " ")
    assert page.get_by_role("link", name="Avlys").count() == 0


def then_it_can_be_cancelled_and_held_after_all(page: Page, title: str) -> None:
    page.get_by_role("link", name="Avlys").first.click()
    page.get_by_label("Hvorfor avlyses samlingen?").fill("Instruktøren er syk")
    page.get_by_role("button", name="Avlys samlingen").click()
    page.get_by_text("Instruktøren er syk").wait_for()
    assert steps.heading(page) == title
    page.get_by_role("button", name="Angre").click()
    page.get_by_text("Samlingen holdes likevel.").wait_for()
