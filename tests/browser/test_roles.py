"""Each role comes to its own first page, and sees what it may."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser import personas, steps
from tests.browser.visitor import Doors

FIRST_PAGES = {
    personas.EMPLOYEE: "Min kompetanse",
    personas.LEADER: "Sandefjord sykehjem øst, avdeling 2 (korttid)",
    personas.DEPUTY: "Sandefjord sykehjem øst, avdeling 2 (korttid)",
    personas.DEVELOPMENT_NURSE: "Sandefjord sykehjem øst, avdeling",
    personas.REGIONAL_ADVISER: "Helsefellesskapet",
    personas.ADMINISTRATOR: "Brukere og roller",
    personas.AUDITOR: "Innsynslogg",
    personas.HOSPITAL_LEADER: "Medisinsk sengepost lunge",
    personas.LEAVER: "Min kompetanse",
}


@pytest.mark.parametrize("persona", FIRST_PAGES)
def test_sign_in_leads_to_the_page_of_the_role_and_the_menu_opens(doors: Doors, persona: str) -> None:
    """The links are asked outside the window, since a refusal would only be a line in its console."""
    page = doors.open_as(persona)
    assert page.title().startswith(FIRST_PAGES[persona])
    assert steps.heading(page)
    addresses = page.locator(".side a").evaluate_all("links => links.map(link => link.href)")
    assert addresses
    assert [address for address in addresses if page.request.get(address).status != 200] == []


def test_nurse_switches_between_the_units_that_she_serves(doors: Doors) -> None:
    page = doors.open_as(personas.DEVELOPMENT_NURSE)
    page.locator(".unit-switch > summary").click()
    others = page.locator(".unit-switch a:not([aria-current])")
    name = others.first.inner_text()
    others.first.click()
    page.wait_for_url(re.compile(r"/unit/\d+/$"))
    assert page.title().startswith(name)


def test_director_follows_a_number_of_the_heat_map_to_the_unit_below(doors: Doors) -> None:
    page = doors.open_as(personas.DIRECTOR)
    steps.main_menu(page, "Hele organisasjonen")
    assert "av de pålagte kravene er oppfylt" in steps.heading(page)
    then_a_chart_with_a_table_behind_it_is_drawn(page)
    row = page.locator(".heat-map tbody th a").first
    below = row.inner_text()
    row.click()
    page.wait_for_load_state()
    assert below in way_here(page)


def then_a_chart_with_a_table_behind_it_is_drawn(page: Page) -> None:
    figure = page.locator("figure").first
    assert figure.locator("svg").first.bounding_box()
    figure.get_by_text("Vis tallene bak").click()
    assert figure.get_by_role("table").is_visible()


def test_regional_adviser_sees_numbers_and_no_people(doors: Doors) -> None:
    page = doors.open_as(personas.REGIONAL_ADVISER)
    assert "Sandefjord kommune" in page.locator(".heat-map").inner_text()
    page.get_by_role("searchbox").first.fill(personas.EMPLOYEE.split()[1])
    page.get_by_role("searchbox").first.press("Enter")
    page.wait_for_url(re.compile("/search/"))
    assert personas.EMPLOYEE not in page.locator("main").inner_text()


def test_auditor_sees_that_the_leader_has_read_of_the_employee(doors: Doors) -> None:
    leader = doors.open_as(personas.LEADER)
    steps.main_menu(leader, "Matrise")
    leader.get_by_role("link", name=personas.EMPLOYEE).first.click()
    leader.wait_for_url(re.compile("/person/"))
    auditor = doors.open_as(personas.AUDITOR)
    line = auditor.get_by_role("row").filter(has_text=personas.LEADER).filter(has_text=personas.EMPLOYEE)
    assert line.count() >= 1


def test_administrator_gives_and_ends_no_role_unseen(doors: Doors) -> None:
    page = doors.open_as(personas.ADMINISTRATOR)
    page.get_by_role("link", name=personas.EMPLOYEE, exact=True).click()
    assert steps.heading(page) == personas.EMPLOYEE
    assert "HLR" not in page.locator("main").inner_text(), "administrators see no competence"


def test_deputy_opens_the_matrix_of_the_unit(doors: Doors, tmp_path: Path) -> None:
    page = doors.open_as(personas.DEPUTY)
    steps.main_menu(page, "Matrise")
    assert personas.EMPLOYEE in page.locator(".matrix").inner_text()
    workbook = steps.download(page, page.get_by_role("link", name="Last ned til Excel"), tmp_path)
    assert workbook.read_bytes().startswith(b"PK")


def test_one_with_two_employers_sees_one_at_a_time_and_changes(doors: Doors) -> None:
    page = doors.open_as(personas.TWO_EMPLOYERS)
    employers = {"Sykehuset i Vestfold HF", "Tønsberg kommune"}
    now = way_here(page)[0]
    (other,) = employers - {now}
    page.locator(".top-account > summary").click()
    page.locator(".top-account").get_by_role("button", name=other).click()
    page.wait_for_load_state()
    assert way_here(page)[0] == other


def way_here(page: Page) -> list[str]:
    """The names in the breadcrumb."""
    return page.get_by_role("navigation", name="Du er her").get_by_role("listitem").all_inner_texts()
