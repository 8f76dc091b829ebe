"""Tell the database, for one transaction, whose rows may be seen."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


def declare(*, tenant_id: int | None, shared_id: int | None = None, user_id: int | None = None) -> None:
    """Set the reader of the current transaction; outside a transaction it would be forgotten at once."""
    values = [str(value) if value is not None else "" for value in (tenant_id, shared_id, user_id)]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('fagloft.tenant', %s, true), set_config('fagloft.shared', %s, true),"
            " set_config('fagloft.user', %s, true)",
            values,
        )


@contextmanager
def transaction_of(
    *, tenant_id: int | None, shared_id: int | None = None, user_id: int | None = None
) -> Iterator[None]:
    """One transaction that sees the rows of one organisation (and the shared rows of its health community)."""
    with transaction.atomic():
        before = _declared()
        declare(tenant_id=tenant_id, shared_id=shared_id, user_id=user_id)
        yield
        declare(**before)


def _declared() -> dict[str, int | None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT fagloft_tenant(), fagloft_shared(), fagloft_user()")
        tenant_id, shared_id, user_id = cursor.fetchone()
    return {"tenant_id": tenant_id, "shared_id": shared_id, "user_id": user_id}
