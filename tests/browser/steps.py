"""What people do on the pages, in the words of the pages."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page


def heading(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text().replace("\n", " ")


def main_menu(page: Page, label: str) -> None:
    page.locator(".side").get_by_role("link", name=label, exact=True).click()


def choose(page: Page, label: str, option: str) -> None:
    """By the words of the option, which may be one of many in a group."""
    page.get_by_label(label, exact=True).select_option(label=option)


def require_of_unit(page: Page, competence: str, unit: str) -> str:
    """Fill in a new requirement; gives the sentence of whom it touches."""
    main_menu(page, "Krav")
    page.get_by_role("link", name="Nytt krav", exact=True).click()
    choose(page, "Hvem gjelder det?", unit)
    choose(page, "Kompetanse", competence)
    page.get_by_role("button", name="Vis hva det betyr").click()
    page.get_by_role("heading", name="Dette skjer når du lagrer").wait_for()
    return page.locator("section", has=page.locator("#impact")).inner_text()


def confirm_requirement(page: Page) -> None:
    page.get_by_role("button", name="Lagre kravet").click()
    page.get_by_text("Kravet er lagret.").wait_for()


def number_before(words: str, sentence: str) -> int:
    """The 37 of "37 nye mangler kommer til"."""
    found = re.search(rf"(\d+) {words}", sentence)
    assert found, sentence
    return int(found.group(1))


def download(page: Page, link_or_button: Locator, into: Path) -> Path:
    """Press it, and keep what comes."""
    with page.expect_download() as coming:
        link_or_button.click()
    kept = into / coming.value.suggested_filename
    coming.value.save_as(kept)
    return kept


def upload(page: Page, what: str, file: Path) -> None:
    main_menu(page, "Import")
    choose(page, "Hva inneholder filen?", what)
    page.get_by_label("Fil", exact=True).set_input_files(file)
    page.get_by_role("button", name="Les filen").click()
