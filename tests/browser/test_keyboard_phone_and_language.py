"""Without a mouse, on a phone, and in the three languages."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser import personas, steps
from tests.browser.visitor import PHONE, Doors

LANGUAGES = {
    "Nynorsk": ("nn", "Kompetansen min"),
    "English": ("en", "My competence"),
    "Bokmål": ("nb", "Min kompetanse"),
}


def test_first_tab_stop_skips_to_the_content(doors: Doors) -> None:
    page = doors.open_as(personas.LEADER)
    page.keyboard.press("Tab")
    assert focused(page).startswith("Hopp til innholdet")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_arrow_keys_move_through_the_matrix_and_enter_opens(doors: Doors) -> None:
    page = doors.open_as(personas.LEADER)
    steps.main_menu(page, "Matrise")
    table = page.locator(".matrix")
    table.locator("tbody [tabindex='0']").first.focus()
    start = cell_in_focus(page)
    for key, step in (("ArrowDown", (1, 0)), ("ArrowRight", (0, 1)), ("ArrowUp", (-1, 0)), ("ArrowLeft", (0, -1))):
        before = cell_in_focus(page)
        page.keyboard.press(key)
        after = cell_in_focus(page)
        assert (after[0] - before[0], after[1] - before[1]) == step
    assert cell_in_focus(page) == start
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/person/\d+/"))


def focused(page: Page) -> str:
    text: str = page.evaluate("document.activeElement.innerText")
    return text


def cell_in_focus(page: Page) -> tuple[int, int]:
    """Row among those with people, and column."""
    place = page.evaluate(
        """() => {
            const cell = document.activeElement.closest("td, th");
            const rows = [...document.querySelectorAll(".matrix tbody tr:not(.matrix-group)")];
            return [rows.indexOf(cell.parentElement), cell.cellIndex];
        }"""
    )
    return place[0], place[1]


def test_menu_opens_on_a_phone_and_closes_with_escape(doors: Doors) -> None:
    page = doors.open_as(personas.LEADER, size=PHONE)
    menu = page.locator(".top-menu")
    menu.locator("summary").click()
    assert menu.get_by_role("link", name="Matrise").is_visible()
    page.keyboard.press("Escape")
    assert not menu.get_by_role("link", name="Matrise").is_visible()
    menu.locator("summary").click()
    menu.get_by_role("link", name="Matrise").click()
    assert "mangler noe som kreves" in steps.heading(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_chosen_language_is_spoken_and_stays(doors: Doors, language: str) -> None:
    code, title = LANGUAGES[language]
    page = doors.open_as(personas.EMPLOYEE)
    page.locator(".top-account > summary").click()
    page.locator(".top-account").get_by_role("button", name=language).click()
    page.wait_for_load_state()
    page.goto("/my-competence/")
    assert page.locator("html").get_attribute("lang") == code
    assert page.title().startswith(title)
