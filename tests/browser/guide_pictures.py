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


def open_costs(page: Page) -> None:
    steps.main_menu(page, "Kompetanseplan")
    page.get_by_role("link", name="Kostnader").click()


def calculate_training(page: Page) -> None:
    """Small enough to be ready while one waits."""
    steps.main_menu(page, "Beregn opplæringsplan")
    page.get_by_label("Budsjett i kroner").fill("200000")
    page.get_by_role("button", name="Vis hva det regnes på").click()
    page.get_by_role("button", name="Start beregningen").click()
    page.get_by_role("button", name="Foreslå påmeldinger").wait_for(timeout=120_000)


def wheel_of_next_year(page: Page) -> None:
    steps.main_menu(page, "Årshjul")
    page.locator(".page-head").get_by_role("link", name="Se 20").click()


def apply_for_education(page: Page) -> None:
    page.goto("/education/")
    page.get_by_role("link", name="Ny søknad").click()


def follow_up_of_plan(page: Page) -> None:
    steps.main_menu(page, "Oppfølging")
    page.get_by_role("link", name="Kompetanseplan for helse og omsorg").first.click()


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
    Picture("unit_plan", personas.LEADER, by_menu("Kompetanseplan")),
    Picture("plan_costs", personas.LEADER, open_costs),
    Picture("training_proposal", personas.LEADER, calculate_training),
    Picture("unit_wheel", personas.LEADER, wheel_of_next_year),
    Picture("education_apply", personas.EMPLOYEE, apply_for_education, PHONE_PICTURE),
    Picture("follow_up", personas.DIRECTOR, follow_up_of_plan),
    Picture("organisation_overview", personas.DIRECTOR, by_menu("Hele organisasjonen")),
)
