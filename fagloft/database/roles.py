"""The two roles: an owner that migrates, and an application that row-level security binds."""

import psycopg
from psycopg import sql

OWNER = "fagloft_owner"
APPLICATION = "fagloft_app"
DATABASE = "fagloft"


def create_roles_and_database(superuser_url: str, *, database: str = DATABASE) -> None:
    """Make what is missing of roles and database in the embedded server."""
    with psycopg.connect(superuser_url, autocommit=True) as connection:
        for role in (OWNER, APPLICATION):
            if not _exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = %s", role):
                connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(role)))
        if not _exists(connection, "SELECT 1 FROM pg_database WHERE datname = %s", database):
            connection.execute(
                sql.SQL("CREATE DATABASE {} OWNER {} ENCODING 'UTF8' TEMPLATE template0").format(
                    sql.Identifier(database), sql.Identifier(OWNER)
                )
            )


def grant_rights(owner_url: str, application_role: str) -> None:
    """Let the application read and write rows, and nothing else; run after each migration."""
    role = sql.Identifier(application_role)
    statements = (
        "GRANT USAGE ON SCHEMA public TO {}",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {}",
        "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {}",
        "GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO {}",
        "REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {}",
    )
    with psycopg.connect(owner_url) as connection:
        for statement in statements:
            connection.execute(sql.SQL(statement).format(role))


def reads_past_row_security(application_url: str) -> bool:
    """Whether the role owns protected tables or is above the rules, so that row-level security does not bind it."""
    question = """
        SELECT rolsuper OR rolbypassrls OR EXISTS (
            SELECT 1 FROM pg_class WHERE relrowsecurity AND pg_has_role(current_user, relowner, 'USAGE'))
        FROM pg_roles WHERE rolname = current_user"""
    with psycopg.connect(application_url) as connection:
        return connection.execute(question).fetchone() == (True,)


def _exists(connection: "psycopg.Connection[tuple[object, ...]]", question: str, name: str) -> bool:
    return connection.execute(question, [name]).fetchone() is not None
