"""Two leaders want the last seat at the same moment, on two connections."""

import threading
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.db import connection

from fagloft.contexts.offers.models import Session
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.participation.actions import enrolments
from fagloft.contexts.participation.actions.enrolments import Accepted
from fagloft.contexts.participation.models import Enrolment
from fagloft.database.roles import DATABASE, OWNER
from fagloft.database.tenancy import transaction_of
from tests.conftest import TODAY
from tests.contexts.participation.sessions import AT, enrol, hold_session
from tests.world import World, build_world

EMPTIED = "organisations_organisation, organisations_profession, access_user"


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: Any, database_server: Any) -> Iterator[World]:
    """A world that other connections see too; the owner empties it afterwards."""
    with django_db_blocker.unblock():
        yield build_world(TODAY)
        connection.close()
        with psycopg.connect(database_server.url(user=OWNER, database=DATABASE)) as owner:
            owner.execute(f"TRUNCATE {EMPTIED} CASCADE")


def accept_at_once(asked: list[tuple[Scope, int]]) -> list[Accepted]:
    """Each on a connection of its own; all begin together."""
    together, answers = threading.Barrier(len(asked)), []

    def accept(scope: Scope, number: int) -> None:
        try:
            with transaction_of(tenant_id=scope.tenant_id, shared_id=scope.shared_id):
                together.wait()
                answers.append(enrolments.accept(scope=scope, enrolment_ids=[number], at=AT, today=TODAY))
        finally:
            connection.close()

    threads = [threading.Thread(target=accept, args=one) for one in asked]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return answers


@pytest.mark.parametrize("owner", ["municipality", "community"])
def test_the_last_seat_is_given_once(committed: World, owner: str) -> None:
    world = committed
    with transaction_of(tenant_id=None):
        scopes = {name: world.scope_of(name) for name in ("bjorn", "clara")}
        session: Session = hold_session(world, "hlr", capacity=1, tenant=getattr(world, owner))
        rows = [enrol(world, "anna", session), enrol(world, "sofie", session, unit="other")]
    answers = accept_at_once([(scopes["bjorn"], rows[0].pk), (scopes["clara"], rows[1].pk)])

    assert sorted(answer.count for answer in answers) == [0, 1]
    assert [answer.left_out for answer in answers if not answer.count] == [{"full": 1}]
    with transaction_of(tenant_id=world.municipality.pk):
        assert Enrolment.objects.filter(status="accepted").count() == 1


def test_two_municipalities_share_the_last_seat_of_the_community(committed: World) -> None:
    world = committed
    with transaction_of(tenant_id=None):
        scopes = {name: world.scope_of(name) for name in ("bjorn", "sigrid")}
        session = hold_session(world, "hlr", capacity=1, tenant=world.community)
        mine = enrol(world, "anna", session)
        world.declare(world.neighbour)
        theirs = Enrolment.objects.create(
            tenant=world.neighbour,
            person=world.people["extra"],
            session=session,
            unit=world.units["far"],
            asked_at=AT,
            asked_by_name="Sigrid Foss",
        )
    answers = accept_at_once([(scopes["bjorn"], mine.pk), (scopes["sigrid"], theirs.pk)])

    assert sorted(answer.count for answer in answers) == [0, 1]


@pytest.fixture(autouse=True)
def _one_more_at_the_neighbours(committed: World) -> None:
    from fagloft.contexts.organisations.models import Employment, Person
    from tests.world import HIRED

    with transaction_of(tenant_id=committed.neighbour.pk):
        person = Person.objects.create(
            tenant=committed.neighbour, employee_number="2002", given_name="Ida", family_name="Sund"
        )
        Employment.objects.create(
            tenant=committed.neighbour, person=person, unit=committed.units["far"], fte=1, starts_on=HIRED
        )
        committed.people["extra"] = person
