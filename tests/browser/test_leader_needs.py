"""A leader says what is needed, the leader above answers, and the numbers show it."""

import pytest
from playwright.sync_api import Page

from tests.browser import personas, steps
from tests.browser.visitor import PHONE, Doors

TOPIC = "Turnusplanlegging"


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_leader_and_leader_above_talk_of_needs(doors: Doors, script: bool) -> None:
    leader = doors.open_as(personas.LEADER, size=PHONE, script=script)
    when_the_leader_assesses(leader)
    director = doors.open_as(personas.DIRECTOR, script=script)
    then_the_leader_above_sees_it_and_answers(director)
    then_both_stand_side_by_side(leader)
    then_the_numbers_are_of_all_leaders(director)


def when_the_leader_assesses(page: Page) -> None:
    page.goto("/ledere/meg/")
    page.get_by_role("link", name="Vurder behov", exact=True).first.click()
    answer(page, "Mye")


def answer(page: Page, word: str) -> None:
    page.get_by_role("radiogroup", name=TOPIC).get_by_label(word, exact=True).check()
    page.get_by_role("button", name="Lagre vurderingen").click()
    page.get_by_text("Vurderingen er lagret.").wait_for()


def then_the_leader_above_sees_it_and_answers(page: Page) -> None:
    page.goto("/ledere/")
    assert "ledere har sagt hva de trenger" in steps.heading(page)
    page.get_by_role("link", name=personas.LEADER, exact=True).click()
    assert steps.heading(page).startswith(personas.LEADER)
    page.get_by_role("link", name="Vurder behov", exact=True).first.click()
    answer(page, "Litt")


def then_both_stand_side_by_side(page: Page) -> None:
    page.goto("/ledere/meg/")
    row = page.locator("tr").filter(has_text=TOPIC)
    assert row.inner_text().split()[-3:] == ["din:", "2", "mindre"]


def then_the_numbers_are_of_all_leaders(page: Page) -> None:
    steps.main_menu(page, "Lederbehov")
    assert "ledere har sagt hva de trenger å lære" in steps.heading(page)
    page.get_by_role("link", name="Hele helsefellesskapet").click()
    assert "organisasjoner" in page.locator("p.lead").inner_text()
