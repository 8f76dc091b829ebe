"""Every page that anybody is led to: no barrier, nothing sideways, a title and a heading of its own."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser import personas, steps
from tests.browser.page_walk import Visit, ask_axe, walk
from tests.browser.visitor import Doors
from tests.cli.product import Product

# Whoever comes first shows what others also see, so those with a page full of names come first.
WALKERS = (
    personas.LEADER,
    personas.EMPLOYEE,
    personas.DIRECTOR,
    personas.REGIONAL_ADVISER,
    personas.ADMINISTRATOR,
    personas.AUDITOR,
)
A4_WIDTH_STANDING = 703  # px at 96 to the inch, between the margins
BEFORE_SIGN_IN = ("/demo/", "/account/login/", "/account/password/reset/")
# A sample of what is met on the way, from every journey: a walk that lost its way would find no faults either.
MUST_BE_REACHED = {
    "/my-competence/",
    "/unit/<n>/",
    "/unit/<n>/matrix/",
    "/unit/<n>/report/",
    "/person/<n>/",
    "/person/<n>/register/",
    "/competence/",
    "/competence/<n>/",
    "/who-can/",
    "/organisation/",
    "/region/",
    "/requirements/",
    "/requirements/add/",
    "/requirements/coverage/add/",
    "/requirements/questions/",
    "/imports/",
    "/administration/",
    "/administration/users/new/",
    "/administration/users/<n>/",
    "/administration/units/<n>/",
    "/administration/readings/",
    "/account/security/",
    *BEFORE_SIGN_IN,
}


@pytest.fixture(scope="module")
def walked(product: Product, browser: Browser) -> Iterator[tuple[Doors, list[Visit]]]:
    doors = Doors(browser, f"http://127.0.0.1:{product.port}")
    known: set[str] = set()
    page = doors.open()
    visits = walk(page, who="nobody", starts=[doors.address + path for path in BEFORE_SIGN_IN], known=known)
    for persona in WALKERS:
        page = doors.open_as(persona)
        visits += walk(page, who=persona, starts=[page.url], known=known)
    yield doors, visits
    doors.close()


def test_walk_reaches_every_journey(walked: tuple[Doors, list[Visit]]) -> None:
    assert {visit.kind for visit in walked[1]} >= MUST_BE_REACHED


def test_axe_finds_no_barrier(walked: tuple[Doors, list[Visit]]) -> None:
    assert {f"{visit.who} {visit.kind}": visit.violations for visit in walked[1] if visit.violations} == {}


def test_no_page_scrolls_sideways(walked: tuple[Doors, list[Visit]]) -> None:
    assert {f"{visit.who} {visit.kind}": visit.too_wide_at for visit in walked[1] if visit.too_wide_at} == {}


def test_every_page_has_a_title_and_a_heading(walked: tuple[Doors, list[Visit]]) -> None:
    bare = [visit.kind for visit in walked[1] if not visit.heading.strip() or visit.title.strip().startswith("–")]
    assert bare == []


def test_browser_complains_of_nothing(walked: tuple[Doors, list[Visit]]) -> None:
    """Neither errors of script nor breaches of the content security policy."""
    assert walked[0].complaints == []


def test_colours_of_the_dark_are_told_apart(doors: Doors) -> None:
    page = doors.open_as(personas.LEADER)
    page.emulate_media(color_scheme="dark")
    for label in ("Matrise", "Hele organisasjonen", "Oversikt"):
        steps.main_menu(page, label)
        page.wait_for_load_state()
        assert ask_axe(page) == [], label


def test_printed_matrix_holds_every_column(doors: Doors) -> None:
    page = doors.open_as(personas.LEADER)
    steps.main_menu(page, "Matrise")
    page.wait_for_load_state()
    page.emulate_media(media="print")
    page.set_viewport_size({"width": A4_WIDTH_STANDING, "height": 1000})
    heads = page.locator(".matrix thead th")
    cut = heads.evaluate_all("heads => heads.filter(h => h.getBoundingClientRect().right > innerWidth + 1).length")

    assert heads.count() > 20
    assert cut == 0
