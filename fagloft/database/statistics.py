"""What PostgreSQL knows of its own tables, and plans its answers by."""

import psycopg


def refresh_statistics(owner_url: str) -> None:
    """Right after a large load the planner would otherwise guess for a minute, and guess ten times too slow."""
    with psycopg.connect(owner_url, autocommit=True) as connection:
        connection.execute("VACUUM (ANALYZE)")
