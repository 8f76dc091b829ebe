"""Two who act on one intake at the same moment take turns: steps then stand in the order in which they were taken."""

from django.db import connection

LOCK = 7_310_004


def wait_for_turn(intake_id: int) -> None:
    """Hold the intake until the transaction ends; a reader cannot lock a row of another organisation."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s::int, %s::int)", [LOCK, intake_id])
