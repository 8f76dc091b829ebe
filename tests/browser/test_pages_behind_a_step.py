"""Pages that nobody is led to before something is done: no barrier and nothing sideways there either."""

from collections.abc import Callable, Iterator

from playwright.sync_api import Page

from tests.browser import personas, steps
from tests.browser.guide_pictures import apply_for_education, calculate_training
from tests.browser.page_walk import kind_of, measure
from tests.browser.test_plan_journey import UNIT_PLAN
from tests.browser.visitor import Doors

LOCAL_OFFER = "Forflytning og bruk av heis"
type Way = Callable[[Page], Iterator[None]]


def own_measure(page: Page) -> Iterator[None]:
    steps.main_menu(page, "Kompetanseplan")
    page.locator("#measures ~ table td.first a").first.click()
    yield
    for link in ("Endre tiltaket", "Legg til kostnad", "Dropp tiltaket"):
        page.get_by_role("link", name=link).click()
        yield
        page.go_back()


def training(page: Page) -> Iterator[None]:
    calculate_training(page)
    yield
    page.get_by_role("button", name="Foreslå påmeldinger").click()
    steps.main_menu(page, "Opplæringsplan")
    yield
    page.get_by_role("link", name="Si nei").first.click()
    yield


def calendar_address(page: Page) -> Iterator[None]:
    steps.main_menu(page, "Årshjul")
    page.get_by_role("button", name="Lag adresse for meg").click()
    yield


def decision_and_evaluation(page: Page) -> Iterator[None]:
    steps.main_menu(page, "Kompetanseplaner")
    page.get_by_role("link", name=UNIT_PLAN).first.click()
    decide = page.get_by_role("link", name="Registrer vedtaket").or_(page.get_by_role("link", name="Vedta på nytt"))
    if decide.count():  # another story of the same product may have decided the plan already
        decide.first.click()
        yield
    steps.main_menu(page, "Oppfølging")
    page.get_by_role("link", name="Kompetanseplan for helse og omsorg").first.click()
    page.get_by_role("button", name="Legg inn datoer for evaluering").click()
    yield
    page.get_by_role("link", name="Evaluer").first.click()
    yield


def offer_and_session(page: Page) -> Iterator[None]:
    steps.main_menu(page, "Tilbud og samlinger")
    page.get_by_role("link", name=LOCAL_OFFER).first.click()
    yield
    for link in ("Endre tilbudet", "Ny samling", "Endre", "Avlys"):
        page.locator("main").get_by_role("link", name=link).first.click()
        yield
        page.go_back()


def rates_and_template(page: Page) -> Iterator[None]:
    for address in ("/rates/add/", "/rates/travel/add/", "/document-template/"):
        page.goto(address)
        yield
    page.goto("/rates/")
    page.locator("main").get_by_role("link", name="Endre").first.click()
    yield


def application(page: Page) -> Iterator[None]:
    apply_for_education(page)
    page.get_by_label("Hva heter utdanningen?").fill("Videreutdanning i kreftsykepleie")
    page.get_by_label("Hvor tas den?").fill("Universitetet i Sørøst-Norge")
    page.get_by_label("Begynner").fill("2027-08-15")
    page.get_by_label("Slutter").fill("2028-06-15")
    page.get_by_role("button", name="Send søknaden").click()
    yield


def answer_to_application(page: Page) -> Iterator[None]:
    page.goto("/education/")
    page.get_by_role("link", name="Videreutdanning i kreftsykepleie").first.click()
    yield
    page.get_by_role("link", name="Svar på søknaden").click()
    yield


WAYS: tuple[tuple[str, tuple[Way, ...]], ...] = (
    (personas.EMPLOYEE, (application,)),
    (personas.LEADER, (own_measure, training, calendar_address, answer_to_application)),
    (personas.DIRECTOR, (decision_and_evaluation, offer_and_session, rates_and_template)),
)


def test_no_barrier_behind_a_step(doors: Doors) -> None:
    faults: dict[str, object] = {}
    kinds = set()
    for who, ways in WAYS:
        page = doors.open_as(who)
        for way in ways:
            for _ in way(page):
                page.wait_for_load_state()
                visit = measure(page, who, kind_of(page.url))
                kinds.add(visit.kind)
                if visit.violations or visit.too_wide_at:
                    faults[f"{who} {visit.kind}"] = (visit.violations, visit.too_wide_at)
                page.set_viewport_size({"width": 1280, "height": 800})

    assert faults == {}
    assert len(kinds) >= 17, kinds
