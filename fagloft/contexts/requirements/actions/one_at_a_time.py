"""Two who ask for the same at the same moment wait for each other, so that each sees what the other has done."""

from django.db import connection


def wait_for_turn(*, tenant_id: int, competence_id: int) -> None:
    """Hold the organisation's requirements of one competence until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s::int, %s::int)", [tenant_id, competence_id])
