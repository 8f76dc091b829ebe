"""A leader finds what fits and applies, the director recommends, and the office admits."""

import pytest
from playwright.sync_api import Page

from tests.browser import personas, steps
from tests.browser.visitor import PHONE, Doors

FAR_OFF = "2090-09-01"


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_leader_applies_director_recommends_and_office_admits(doors: Doors, script: bool) -> None:
    title = f"Lederprogram {'med' if script else 'uten'} skript"
    office = doors.open_as(personas.REGIONAL_ADVISER, script=script)
    given_an_open_intake(office, title)
    leader = doors.open_as(personas.LEADER, size=PHONE, script=script)
    when_the_leader_finds_what_fits(leader)
    when_the_leader_applies(leader, title)
    director = doors.open_as(personas.DIRECTOR, script=script)
    when_the_director_recommends(director, title)
    when_the_office_offers_places(office, title)
    then_the_leader_says_yes(leader, title)
    then_the_office_sees_why(office, title)


def given_an_open_intake(page: Page, title: str) -> None:
    steps.main_menu(page, "Opptak")
    page.get_by_role("link", name="Nytt opptak", exact=True).click()
    page.get_by_label("Navn på opptaket").fill(title)
    page.get_by_label("Kull 1: navn").fill("Kull Tønsberg")
    page.get_by_label("Kull 1: sted").fill("Tønsberg")
    page.get_by_label("Kull 1: første dag").fill(FAR_OFF)
    page.get_by_label("Kull 1: plasser").fill("10")
    page.get_by_role("button", name="Lagre utkastet").click()
    page.get_by_role("button", name="Åpne opptaket").click()
    page.get_by_text("Opptaket er åpent").first.wait_for()


def when_the_leader_finds_what_fits(page: Page) -> None:
    page.goto("/ledere/meg/")
    page.get_by_role("link", name="Se forslag til lederutdanning").click()
    assert "tilbud dekker" in steps.heading(page)
    page.locator("summary", has_text="Hva som teller, og hvor mye").click()
    page.get_by_label("Pris", exact=False).first.fill("60")
    page.get_by_role("button", name="Regn på nytt").click()
    assert "price=60" in page.url
    page.locator(".match").first.get_by_role("link").first.click()
    assert "/lederutdanning/" in page.url


def when_the_leader_applies(page: Page, title: str) -> None:
    page.goto("/opptak/")
    page.get_by_role("link", name=title, exact=True).first.click()
    page.get_by_role("link", name="Søk plass").first.click()
    steps.choose(page, "Hvem søker?", personas.LEADER)
    page.get_by_label("Ønsket kull").select_option("Kull Tønsberg")
    page.get_by_label("Søkeren har lest hva som deles, og sier ja").check()
    page.get_by_role("button", name="Send søknaden").click()
    page.get_by_text("Søknaden er sendt").first.wait_for()


def when_the_director_recommends(page: Page, title: str) -> None:
    page.goto("/opptak/")
    page.get_by_role("link", name=title, exact=True).first.click()
    page.get_by_role("link", name="Skriv anbefaling").first.click()
    page.get_by_label("Hvorfor bør denne lederen få plass?").fill("Skal lede to avdelinger fra høsten.")
    page.get_by_role("button", name="Send anbefalingen").click()
    page.get_by_text("Anbefalingen er sendt").first.wait_for()


def when_the_office_offers_places(page: Page, title: str) -> None:
    steps.main_menu(page, "Opptak")
    page.get_by_role("link", name=title, exact=True).first.click()
    page.get_by_role("button", name="Lukk opptaket").click()
    page.get_by_role("link", name="Se forslaget").first.click()
    assert personas.LEADER in page.locator("main").inner_text()
    page.get_by_role("button", name="Send tilbud").click()
    page.get_by_text("1 tilbud er sendt").first.wait_for()


def then_the_leader_says_yes(page: Page, title: str) -> None:
    page.goto("/opptak/")
    page.get_by_role("link", name=title, exact=True).first.click()
    page.get_by_role("link", name="Svar på tilbudet").first.click()
    page.get_by_role("button", name="Takk ja").click()
    page.get_by_text("Plassen er tatt").first.wait_for()


def then_the_office_sees_why(page: Page, title: str) -> None:
    steps.main_menu(page, "Opptak")
    page.get_by_role("link", name=title, exact=True).first.click()
    page.get_by_role("link", name="Les hvert steg i loggen").click()
    assert f"{personas.LEADER} takker ja til Kull Tønsberg." in page.locator("main").inner_text()
