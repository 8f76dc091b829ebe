"""Write down that somebody read another person's competence."""

from collections.abc import Iterable
from datetime import datetime

from django.db import connection

from fagloft.contexts.audit.queries.readings import ReaderScope


def record(*, scope: ReaderScope, person_id: int, person_name: str, page: str, at: datetime) -> None:
    """Record one reading; nothing when the reader reads about themselves."""
    record_many(scope=scope, people=[(person_id, person_name)], page=page, at=at)


def record_many(*, scope: ReaderScope, people: Iterable[tuple[int, str]], page: str, at: datetime) -> None:
    """Record that a page with many people was read, in one statement: (person id, name) of each."""
    read = [(person_id, name) for person_id, name in people if person_id not in scope.person_ids]
    if not read:
        return
    ids, names = zip(*read, strict=True)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO audit_reading (tenant_id, reader_id, reader_name, person_id, person_name, page, read_at)"
            " SELECT %s, %s, %s, person_id, person_name, %s, %s"
            " FROM unnest(%s::bigint[], %s::text[]) AS read (person_id, person_name)",
            [scope.tenant_id, scope.user_id, scope.user_name, page, at, list(ids), list(names)],
        )
