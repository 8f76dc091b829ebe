"""The second wall: the application's own role, on a raw connection, sees and writes one organisation's rows only."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import psycopg
import pytest
from psycopg import sql

from fagloft.database.roles import APPLICATION, DATABASE, OWNER
from tests.security.sample_rows import Connection, SampleRows, key_of, tenant_tables

# Rows of the health community that its members may read.
SHARED = {
    "admission_intake",
    "admission_intakeevent",
    "admission_intakeclass",
    "admission_priorityclass",
    "competence_competence",
    "competence_competenceevent",
    "competence_level",
    "competence_validityrule",
    "competence_way",
    "competence_waystep",
    "gaps_sharedfigure",
    "leadership_gathering",
    "leadership_leaderneedfigure",
    "leadership_programme",
    "leadership_programmeevent",
    "offers_offer",
    "offers_offerevent",
    "offers_offercompetence",
    "offers_session",
    "offers_sessionevent",
    "offers_seatshare",
    "participation_seattaken",
    "planning_costline",
    "planning_decision",
    "planning_focusarea",
    "planning_focusareaevent",
    "planning_goal",
    "planning_goalevent",
    "planning_measure",
    "planning_measureevent",
    "planning_measurecompetence",
    "planning_plan",
    "planning_planevent",
    "planning_planversion",
    "requirements_requirementprofile",
    "requirements_requirement",
    "requirements_requirementevent",
    "requirements_coveragerequirement",
    "requirements_coveragerequirementevent",
}
# Rows that an organisation writes for one other to read.
ADDRESSED = {
    "admission_admissionstep",
    "admission_nomination",
    "leadership_attendance",
    "leadership_developmentproject",
    "leadership_developmentprojectevent",
    "leadership_outcome",
    "leadership_outcomeevent",
    "leadership_programmeevaluation",
}
APPEND_ONLY = {
    "admission_admissionstep",
    "audit_reading",
    "competence_holding",
    "competence_withdrawal",
    "planning_decision",
    "planning_planversion",
    "surveys_deletionreceipt",
    "interviews_studyreceipt",
}


@dataclass
class Wall:
    """Two organisations with a row in every table, in a transaction that is rolled back."""

    connection: Connection
    own: int
    other: int
    tables: list[str]

    def declare(self, tenant: int | None, *, shared: int | None = None) -> None:
        self.connection.execute(
            "SELECT set_config('fagloft.tenant', %s, true), set_config('fagloft.shared', %s, true),"
            " set_config('fagloft.user', '', true)",
            ["" if tenant is None else str(tenant), "" if shared is None else str(shared)],
        )

    def count(self, table: str, tenant: int) -> int:
        question = sql.SQL("SELECT count(*) FROM {} WHERE tenant_id = %s").format(sql.Identifier(table))
        row = self.connection.execute(question, [tenant]).fetchone()
        assert row is not None
        return int(row[0])

    def refuses(self, statement: sql.Composed, values: list[Any]) -> bool:
        """Whether the database raises, or touches no row."""
        try:
            with self.connection.transaction():
                return self.connection.execute(statement, values).rowcount == 0
        except psycopg.Error:
            return True


@pytest.fixture(scope="module")
def wall(django_db_setup: None, database_server: Any) -> Iterator[Wall]:
    address = database_server.url(user=APPLICATION, database=DATABASE)
    with psycopg.connect(address) as connection:
        tables = tenant_tables(connection)
        own, other = (_add_organisation(connection, code) for code in ("own", "other"))
        user = _add_user(connection)
        _add_profession(connection)
        wall = Wall(connection, own, other, tables)
        for tenant in (own, other):
            wall.declare(tenant)
            rows = SampleRows(connection, tenant, user)
            for table in tables:
                rows.make(table)
        yield wall
        connection.rollback()


def _add_organisation(connection: Connection, code: str) -> int:
    return _insert(
        connection,
        "INSERT INTO organisations_organisation (code, name, kind, contact_function, is_demo)"
        " VALUES (%s, %s, 'municipality', '', false) RETURNING id",
        [code, code],
    )


def _add_user(connection: Connection) -> int:
    return _insert(
        connection,
        "INSERT INTO access_user (password, is_superuser, email, name, language, is_active, persona,"
        " persona_description, persona_description_nn, persona_description_en)"
        " VALUES ('', false, 'wall@example.org', 'W', 'nb', true, '', '', '', '') RETURNING id",
        [],
    )


def _add_profession(connection: Connection) -> int:
    return _insert(
        connection,
        "INSERT INTO organisations_profession (code, name_nb, name_nn, name_en, is_authorised)"
        " VALUES ('wall', 'x', 'x', 'x', false) RETURNING id",
        [],
    )


def _insert(connection: Connection, statement: str, values: list[str]) -> int:
    row = connection.execute(statement.encode(), values).fetchone()
    assert row is not None
    return int(row[0])


def test_every_table_with_a_tenant_has_row_security(wall: Wall) -> None:
    rows = wall.connection.execute(
        "SELECT relname FROM pg_class WHERE relkind = 'r' AND relrowsecurity AND relnamespace = 'public'::regnamespace"
    ).fetchall()
    protected = {name for (name,) in rows}

    assert len(wall.tables) > 30
    assert not set(wall.tables) - protected


def test_every_table_with_a_tenant_has_a_row_of_each_organisation(wall: Wall) -> None:
    for tenant in (wall.own, wall.other):
        wall.declare(tenant)
        assert not [table for table in wall.tables if wall.count(table, tenant) == 0]


def test_another_organisations_rows_are_not_seen(wall: Wall) -> None:
    wall.declare(wall.own)

    assert not [table for table in wall.tables if wall.count(table, wall.other)]


def test_without_a_declared_organisation_nothing_is_seen(wall: Wall) -> None:
    wall.declare(None)

    assert not [table for table in wall.tables if wall.count(table, wall.own) or wall.count(table, wall.other)]


def test_another_organisations_rows_cannot_be_changed(wall: Wall) -> None:
    wall.declare(wall.own)
    change = "UPDATE {} SET tenant_id = tenant_id WHERE tenant_id = %s"
    let_through = [
        table for table in wall.tables if not wall.refuses(sql.SQL(change).format(sql.Identifier(table)), [wall.other])
    ]

    assert not let_through


def test_own_rows_cannot_be_given_to_another_organisation(wall: Wall) -> None:
    wall.declare(wall.own)
    change = "UPDATE {} SET tenant_id = %s WHERE tenant_id = %s"
    let_through = [
        table
        for table in wall.tables
        if not wall.refuses(sql.SQL(change).format(sql.Identifier(table)), [wall.other, wall.own])
    ]

    assert not let_through


def test_another_organisations_rows_cannot_be_deleted(wall: Wall) -> None:
    wall.declare(wall.own)
    removal = "DELETE FROM {} WHERE tenant_id = %s"
    let_through = [
        table for table in wall.tables if not wall.refuses(sql.SQL(removal).format(sql.Identifier(table)), [wall.other])
    ]

    assert not let_through


def test_rows_cannot_be_added_to_another_organisation(wall: Wall) -> None:
    """A copy of an own row, moved to the other organisation: the wall must be what stops it."""
    wall.declare(wall.own)
    let_through = []
    for table in wall.tables:
        try:
            with wall.connection.transaction():
                _copy_to_other(wall, table)
            let_through.append(table)
        except psycopg.errors.InsufficientPrivilege:
            continue

    assert not let_through


def _copy_to_other(wall: Wall, table: str) -> None:
    rows = wall.connection.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_name = %s AND table_schema = 'public'"
        " AND is_generated = 'NEVER'",
        [table],
    ).fetchall()
    names = [name for (name,) in rows if name not in {"tenant_id", key_of(wall.connection, table)}]
    listed = sql.SQL(", ").join([sql.SQL("tenant_id"), *map(sql.Identifier, names)])
    values = sql.SQL(", ").join([sql.Placeholder(), *map(sql.Identifier, names)])
    statement = sql.SQL("INSERT INTO {} ({}) SELECT {} FROM {} WHERE tenant_id = %s LIMIT 1").format(
        sql.Identifier(table), listed, values, sql.Identifier(table)
    )
    wall.connection.execute(statement, [wall.other, wall.own])


def test_rows_of_the_health_community_are_read_and_not_written(wall: Wall) -> None:
    wall.declare(wall.own, shared=wall.other)
    seen = {table for table in wall.tables if wall.count(table, wall.other)}
    change = "UPDATE {} SET tenant_id = tenant_id WHERE tenant_id = %s"
    removal = "DELETE FROM {} WHERE tenant_id = %s"

    assert seen == SHARED
    for table in SHARED:
        assert wall.refuses(sql.SQL(change).format(sql.Identifier(table)), [wall.other]), table
        assert wall.refuses(sql.SQL(removal).format(sql.Identifier(table)), [wall.other]), table
        with pytest.raises(psycopg.errors.InsufficientPrivilege), wall.connection.transaction():
            _copy_to_other(wall, table)


def test_rows_addressed_to_an_organisation_are_read_there_and_not_written(wall: Wall) -> None:
    """A copy of the sender's row, addressed to the other: the sender still owns it, nobody else sees it."""
    wall.declare(wall.own)
    with wall.connection.transaction(force_rollback=True):
        for table in ADDRESSED - APPEND_ONLY:
            change = sql.SQL("UPDATE {} SET addressee_id = %s").format(sql.Identifier(table))
            wall.connection.execute(change, [wall.other])
        wall.connection.execute(
            "INSERT INTO admission_admissionstep (tenant_id, addressee_id, intake_id, nomination_id, kind, reason,"
            " taken_at, taken_by_name) SELECT tenant_id, %s, intake_id, nomination_id, kind, reason, taken_at,"
            " taken_by_name FROM admission_admissionstep",
            [wall.other],
        )
        wall.declare(wall.other)
        assert {table for table in wall.tables if wall.count(table, wall.own)} == ADDRESSED
        for table in ADDRESSED:
            for statement in (
                "UPDATE {} SET tenant_id = tenant_id WHERE tenant_id = %s",
                "DELETE FROM {} WHERE tenant_id = %s",
            ):
                assert wall.refuses(sql.SQL(statement).format(sql.Identifier(table)), [wall.own]), table


@pytest.mark.parametrize("table", sorted(APPEND_ONLY))
def test_what_is_only_added_to_is_neither_changed_nor_deleted(wall: Wall, table: str) -> None:
    wall.declare(wall.own)
    assert wall.count(table, wall.own)
    for statement in ("UPDATE {} SET tenant_id = tenant_id", "DELETE FROM {}"):
        with pytest.raises(psycopg.errors.RaiseException), wall.connection.transaction():
            wall.connection.execute(sql.SQL(statement).format(sql.Identifier(table)))


def test_the_application_role_is_bound_by_the_wall(wall: Wall) -> None:
    role = wall.connection.execute(
        "SELECT current_user, rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = current_user"
    ).fetchone()
    owned = wall.connection.execute(
        "SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND tableowner = current_user"
    ).fetchone()
    member = wall.connection.execute("SELECT pg_has_role(current_user, %s, 'member')", [OWNER]).fetchone()

    assert role == (APPLICATION, False, False, False)
    assert owned == (0,)
    assert member == (False,)


def test_the_application_role_cannot_take_the_wall_down(wall: Wall) -> None:
    for statement in (
        "ALTER TABLE organisations_person DISABLE ROW LEVEL SECURITY",
        "DROP POLICY own_rows ON organisations_person",
        "TRUNCATE organisations_person",
        "CREATE TABLE copied AS SELECT 1",
        "UPDATE django_migrations SET name = name",
    ):
        with pytest.raises(psycopg.errors.InsufficientPrivilege), wall.connection.transaction():
            wall.connection.execute(statement.encode())


def test_guard_sees_a_table_without_a_policy(database_server: Any, wall: Wall) -> None:
    """Break the wall once, as the owner, and see it: a new table without protection is found and named."""
    with psycopg.connect(database_server.url(user=OWNER, database=DATABASE)) as owner:
        owner.execute("CREATE TABLE forgotten (id bigint PRIMARY KEY, tenant_id bigint NOT NULL)")
        protected = owner.execute("SELECT relrowsecurity FROM pg_class WHERE relname = 'forgotten'").fetchone()
        found = tenant_tables(owner)
        owner.rollback()

    assert "forgotten" in found
    assert protected == (False,)
