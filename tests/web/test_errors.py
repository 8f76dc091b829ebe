"""What is shown when a page cannot be: asked through the whole product, with pages that fail on purpose."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import include, path
from django.utils import translation

from fagloft.web import errors
from fagloft.web.access import EVERYBODY, may_be_seen_by
from tests.world import World


class SecretFault(Exception):
    """Its words are for the log, never for the page."""


@may_be_seen_by(EVERYBODY)
def breaks(request: HttpRequest, how: str) -> HttpResponse:
    raise {"broken": SecretFault, "absent": Http404, "refused": PermissionDenied}[how]("Anna Vik")


@may_be_seen_by(EVERYBODY)
def takes_a_form(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


urlpatterns = [
    path("fails/<slug:how>/", breaks),
    path("form/", takes_a_form),
    path("", include("fagloft.web.urls")),
]
handler403, handler404, handler500 = errors.forbidden, errors.not_found, errors.broken

FAULTS = {
    "broken": (500, "Noe gikk galt hos oss"),
    "absent": (404, "Vi finner ikke siden"),
    "refused": (403, "Du har ikke tilgang til denne siden"),
}


@pytest.fixture(params=["nobody", "hanne"])
def browser(request: pytest.FixtureRequest, world: World) -> Client:
    client = Client() if request.param == "nobody" else world.client_of(request.param)
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize("how", FAULTS)
@override_settings(ROOT_URLCONF=__name__)
def test_each_fault_has_its_page_that_tells_no_secrets(browser: Client, how: str) -> None:
    answer = browser.get(f"/fails/{how}/")
    status, heading = FAULTS[how]
    page = answer.content.decode()

    assert answer.status_code == status
    assert heading in page
    assert "Anna Vik" not in page
    assert "SecretFault" not in page
    assert "Traceback" not in page


@override_settings(ROOT_URLCONF=__name__)
def test_a_form_without_its_token_says_that_nothing_is_stored(world: World) -> None:
    answer = Client(enforce_csrf_checks=True).post("/form/")

    assert answer.status_code == 403
    assert "Siden har stått åpen for lenge" in answer.content.decode()
    assert "Ingenting er lagret" in answer.content.decode()


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@override_settings(ROOT_URLCONF=__name__)
def test_the_pages_come_in_every_language(world: World, language: str) -> None:
    client = Client(raise_request_exception=False, headers={"Accept-Language": language})
    with translation.override("nb"):  # puts back what the requests choose
        answers = {how: client.get(f"/fails/{how}/") for how in FAULTS}

    assert [answer.status_code for answer in answers.values()] == [status for status, _ in FAULTS.values()]
    assert all(f'<html lang="{language}"' in answer.content.decode() for answer in answers.values())
