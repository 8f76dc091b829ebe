from datetime import UTC, datetime
from typing import Any

import pytest

from fagloft.contexts.audit.actions import readings
from tests.world import World


@pytest.fixture
def log(world: World) -> World:
    scope = world.scope_of("bjorn")
    for name, at in (("Anna Vik", 1), ("=HYPERLINK(1)", 2)):
        moment = datetime(2026, 11, at, 12, tzinfo=UTC)
        readings.record(scope=scope, person_id=at + 10**6, person_name=name, page="person", at=moment)
    return world


def test_the_auditor_reads_the_log(log: World, django_assert_max_num_queries: Any) -> None:
    client = log.client_of("ivar")
    with django_assert_max_num_queries(16):
        page = client.get("/administration/readings/").content.decode()

    for words in ("2 innsyn", "Bjørn Haugen", "Anna Vik", "Én ansatt", "01.11.2026 kl. 13.00"):
        assert words in page


@pytest.mark.parametrize("who", ["hanne", "bjorn", "gunnar", "anna"])
def test_nobody_else_does(log: World, who: str) -> None:
    client = log.client_of(who)

    assert client.get("/administration/readings/").status_code == 403
    assert client.get("/administration/readings/export/").status_code == 403


@pytest.mark.parametrize(
    ("query", "is_there"),
    [
        ("person=anna", True),
        ("reader=clara", False),
        ("until=2026-10-31", False),
        ("begins_on=2026-11-01&until=2026-11-01", True),
    ],
)
def test_the_log_is_filtered_on_the_page_and_in_the_file(log: World, query: str, is_there: bool) -> None:
    client = log.client_of("ivar")
    page = client.get(f"/administration/readings/?{query}").content.decode()
    file = b"".join(client.get(f"/administration/readings/export/?{query}").streaming_content).decode()  # type: ignore[attr-defined]

    assert ("Anna Vik</td>" in page) is is_there
    assert ("Anna Vik" in file) is is_there


def test_a_period_that_ends_before_it_begins_is_explained(log: World) -> None:
    page = log.client_of("ivar").get("/administration/readings/?begins_on=2026-11-02&until=2026-11-01").content.decode()

    assert "samme dag som eller etter" in page


def test_a_name_in_the_file_is_never_a_formula(log: World) -> None:
    answer = log.client_of("ivar").get("/administration/readings/export/")
    file = b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]

    assert "'=HYPERLINK(1)" in file
    assert file.startswith("\ufeffTidspunkt;Hvem leste;Om hvem;Side\r\n")
    assert answer.headers["Content-Disposition"].startswith("attachment")
