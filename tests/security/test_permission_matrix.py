"""Every URL asked by everybody, compared with the table in docs/access.md."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from fagloft.contexts.gaps.actions import snapshots
from fagloft.contexts.imports.queries.runs import OPEN_TO
from tests.architecture.source_files import joined
from tests.security.kept_imports import keep_import
from tests.security.url_walk import (
    HIDDEN,
    NO,
    SIGN_IN,
    WHO,
    YES,
    Route,
    answer_of,
    documented,
    documented_routes,
    routes,
    sample_ids,
)
from tests.world import World

ALL = tuple(routes())
NO_SUCH = 987654321
# The walk tells who gets in, not whether pages are right; measured it would take twice as long.
WALK = pytest.mark.no_cover
# Whoever opens what another has just ended is sent to what is asked now, and whoever guesses a number likewise.
MAY_HAVE_ENDED = ("requirement_change", "requirement_end", "coverage_end")
BROUGHT_BY = {
    "administrator": {"staff_list", "people", "employments", "units", "holdings"},
    "director": {"requirements", "catalogue"},
    "regional adviser": {"catalogue"},
}


@pytest.fixture(autouse=True)
def _own_evidence_folder(settings: Any, tmp_path: Path) -> None:
    settings.EVIDENCE_FOLDER = tmp_path


def url_of(route: Route, world: World) -> str:
    samples = sample_ids(world)
    unknown = set(route.parameters) - set(samples)
    assert not unknown, f"{route.pattern}: add {sorted(unknown)} to sample_ids in tests/security/url_walk.py"
    return reverse(route.name, kwargs={name: samples[name]() for name in route.parameters})


def test_the_table_has_every_url_and_no_other() -> None:
    assert {route.name: route.pattern for route in ALL} == documented_routes()


def test_the_table_knows_only_four_answers() -> None:
    assert {answer for row in documented().values() for answer in row.values()} <= {SIGN_IN, YES, NO, HIDDEN}


@WALK
@pytest.mark.parametrize("who", WHO)
def test_everybody_gets_what_the_table_says(world: World, who: str) -> None:
    expected = documented()
    snapshots.take(tenant_id=world.municipality.pk, on=world.today, at=world.now)
    client = world.client_of(WHO[who]) if WHO[who] else Client()
    faults = []
    for route in ALL:
        world.declare()
        answer = answer_of(client, url_of(route, world))
        if answer != expected[route.name][who]:
            faults.append(f"{route.name}: {who} gets {answer}, docs/access.md says {expected[route.name][who]}")

    assert not faults, joined(faults)


@WALK
@pytest.mark.parametrize("who", [who for who in WHO if who != "anonymous"])
def test_an_id_that_does_not_exist_is_never_there(world: World, who: str) -> None:
    """What one may not see and what is not there answer alike, so that ids cannot be tried out."""
    client = world.client_of(WHO[who])
    for route in ALL:
        if route.parameters and all(route.converters) and route.name not in MAY_HAVE_ENDED:
            url = reverse(route.name, kwargs=dict.fromkeys(route.parameters, NO_SUCH))
            assert answer_of(client, url) in {HIDDEN, NO}, url


@pytest.mark.parametrize("name", MAY_HAVE_ENDED)
@pytest.mark.parametrize("who", ["clara", "sigrid"])
def test_anothers_requirement_answers_as_one_that_does_not_exist(world: World, who: str, name: str) -> None:
    (route,) = (route for route in ALL if route.name == name)
    world.declare()
    theirs, client = url_of(route, world), world.client_of(who)
    answers = []
    for url in (theirs, reverse(name, args=[NO_SUCH])):
        page = client.get(url, follow=True)
        said = [str(message) for message in page.context["messages"]]
        answers.append((page.redirect_chain, page.status_code, said))

    assert answers[0] == answers[1]
    assert [(url.partition("#")[0], status) for url, status in answers[0][0]] == [("/requirements/", 302)]


@pytest.mark.parametrize("who", BROUGHT_BY)
@pytest.mark.parametrize("template", OPEN_TO)
def test_each_brings_and_sees_imports_of_their_own_templates_only(world: World, who: str, template: str) -> None:
    client, is_open = world.client_of(WHO[who]), template in BROUGHT_BY[who]
    world.declare()
    run = reverse("import_run", args=[keep_import(world, template)])
    is_seen = is_open and who != "regional adviser"

    assert answer_of(client, reverse("import_template", args=[template, "xlsx"])) == (YES if is_open else HIDDEN)
    assert answer_of(client, run) == (YES if is_seen else HIDDEN)


def test_nobody_is_let_in_by_the_name_of_a_role_alone(world: World) -> None:
    """The table itself: pages about named people are hidden from all who do not follow them up."""
    for name in ("person", "unit_matrix"):
        row = documented()[name]
        for who in ("director", "administrator", "regional adviser", "auditor", "other employer's leader", "leaver"):
            assert row[who] in {NO, HIDDEN}, (name, who)
