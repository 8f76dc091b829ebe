"""The programme office: a cohort is looked at, asked for otherwise, held against the report and ordered."""

import pytest
from playwright.sync_api import Page

from tests.browser import personas, steps
from tests.browser.visitor import DESKTOP, PHONE, Doors

TITLE = "Lederutdanning for fire kommuner"
ASKED = "Ekstern evaluering"


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_office_tailors_and_orders_a_cohort(doors: Doors, script: bool) -> None:
    office = doors.open_as(personas.REGIONAL_ADVISER, size=PHONE if script else DESKTOP, script=script)
    given_the_cohort_of_four_municipalities(office)
    when_wishes_collide_they_are_named(office)
    then_looser_wishes_have_a_proven_answer(office)
    then_an_unknown_requirement_is_answered(office)
    then_the_order_is_downloaded(office)


def given_the_cohort_of_four_municipalities(page: Page) -> None:
    page.goto("/kull/")
    page.get_by_role("link", name=TITLE).click()
    assert steps.heading(page).startswith("12 ledere møtes i")


def when_wishes_collide_they_are_named(page: Page) -> None:
    ask(page, "Minst fra sykehus", "3")
    assert steps.heading(page) == "Ønskene lar seg ikke oppfylle sammen"
    page.get_by_text("Minst 3 fra sektoren sykehus.", exact=True).wait_for()


def then_looser_wishes_have_a_proven_answer(page: Page) -> None:
    ask(page, "Minst fra sykehus", "0")
    page.get_by_text("Beste kull, bevist").wait_for()


def ask(page: Page, wish: str, amount: str) -> None:
    page.get_by_role("link", name="Endre ønskene").click()
    page.get_by_label(wish).fill(amount)
    page.get_by_role("button", name="Lagre og regn ut").click()


def then_an_unknown_requirement_is_answered(page: Page) -> None:
    page.get_by_role("link", name="Se og svar på kravene").click()
    row = page.locator("tr").filter(has_text=ASKED)
    row.locator("summary").click()
    row.get_by_label("Merknad").fill("Tilbyderen lyser det ut")
    row.get_by_role("button", name="Lagre svaret").click()
    page.get_by_text("Tilbyderen lyser det ut").wait_for()
    page.get_by_role("link", name="Til kullet").click()


def then_the_order_is_downloaded(page: Page) -> None:
    with page.expect_download() as told:
        page.get_by_role("link", name="Last ned som PDF").click()
    assert told.value.suggested_filename.endswith(".pdf")
