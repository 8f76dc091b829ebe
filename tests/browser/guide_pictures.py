"""Which page each picture of the guide shows, and how to come there."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.browser import personas, steps

DESKTOP_PICTURE = (1280, 800)
PHONE_PICTURE = (390, 844)
UNIT = "Sandefjord sykehjem øst, avdeling 2 (korttid)"


@dataclass(frozen=True)
class Picture:
    name: str
    persona: str
    go: Callable[[Page], None]
    size: tuple[int, int] = DESKTOP_PICTURE


def stay(page: Page) -> None:
    """The page that one comes to."""


def by_menu(label: str) -> Callable[[Page], None]:
    return lambda page: steps.main_menu(page, label)


def open_register(page: Page) -> None:
    page.get_by_role("link", name="Registrer kompetanse").click()


def open_employee(page: Page) -> None:
    steps.main_menu(page, "Matrise")
    page.get_by_role("link", name=personas.EMPLOYEE).first.click()


def preview_requirement(page: Page) -> None:
    steps.require_of_unit(page, "Diabetes", UNIT)
    page.locator("#impact").scroll_into_view_if_needed()


def open_unit_of_administrator(page: Page) -> None:
    page.get_by_role("link", name="Enheter og ledere").click()
    page.get_by_role("link", name=UNIT).first.click()


PICTURES = (
    Picture("my_competence", personas.EMPLOYEE, stay, PHONE_PICTURE),
    Picture("register_holding", personas.EMPLOYEE, open_register, PHONE_PICTURE),
    Picture("unit_overview", personas.LEADER, stay),
    Picture("unit_matrix", personas.LEADER, by_menu("Matrise")),
    Picture("person", personas.LEADER, open_employee),
    Picture("requirement_preview", personas.LEADER, preview_requirement),
    Picture("unit_report", personas.LEADER, by_menu("Rapport til tilsyn")),
    Picture("who_can", personas.LEADER, by_menu("Hvem kan …?")),
    Picture("administration", personas.ADMINISTRATOR, stay),
    Picture("administer_unit", personas.ADMINISTRATOR, open_unit_of_administrator),
    Picture("imports", personas.ADMINISTRATOR, by_menu("Import")),
    Picture("organisation_overview", personas.DIRECTOR, by_menu("Hele organisasjonen")),
)
