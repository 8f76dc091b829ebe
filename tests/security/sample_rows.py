"""Make a row in any table from what the database says of its columns, so that a new table is not forgotten."""

from collections.abc import Iterator
from typing import Any

import psycopg
from psycopg import sql
from psycopg.types.json import Jsonb

type Connection = psycopg.Connection[tuple[Any, ...]]

LATER = "2026-12-01"
# What constraints ask for and the types of columns do not tell.
NEEDED: dict[str, dict[str, Any]] = {
    "requirements_requirement": {"layer": "unit", "unit_id": "organisations_unit"},
    "requirements_barquestion": {"answer": ""},
    "requirements_coveragerequirement": {"unit_id": "organisations_unit"},
    "offers_session": {"cancelled_reason": ""},
    "planning_goal": {"level": "strategic"},
    "planning_plan": {"level": "organisation", "status": "proposed", "dropped_reason": "", "ends_on": LATER},
    "planning_measure": {"status": "proposed", "dropped_reason": "", "ends_on": LATER},
    "planning_decision": {"kind": "administrative"},
    "participation_absence": {"ends_on": LATER},
    "participation_trainingproposal": {"ends_on": LATER},
    "participation_enrolment": {"status": "proposed"},
    "education_educationapplication": {"status": "applied", "ends_on": LATER},
    "admission_intake": {"apply_by_on": LATER},
    "admission_nomination": {"recommended_by_name": ""},
    "leadership_onboardingstep": {"done_by_name": ""},
    "leadership_developmentproject": {"anchored_with_name": ""},
    "leadership_needsurvey": {"answer_by": LATER},
    "leadership_outcome": {"kind": "completed", "why": ""},
    "leadership_programme": {"part_of_code": "another"},
    "evaluation_evaluation": {"finding": ""},
    "surveys_survey": {"hidden_below": 5},
    "surveys_wave": {"closes_on": LATER},
    "surveys_response": {"signed_off_by": ""},
    "interviews_passage": {"ends": 2, "note_id": "interviews_interviewnote"},
    "interviews_quotation": {"approved_by_name": ""},
}
SAMPLES: dict[str, Any] = {
    "bytea": b"",
    "boolean": False,
    "date": "2026-01-01",
    "timestamp with time zone": "2026-01-01T08:00Z",
    "jsonb": Jsonb({}),
    "numeric": 1,
    "double precision": 1,
    "smallint": 1,
    "integer": 1,
    "bigint": 1,
    "text": "x",
    "ARRAY": "{}",
}


class SampleRows:
    """Rows of one organisation, with those they refer to, in the transaction of a raw connection."""

    def __init__(self, connection: Connection, tenant_id: int, user_id: int) -> None:
        self._connection = connection
        self._tenant_id = tenant_id
        self._user_id = user_id
        self._made: dict[str, int] = {}
        self._number = tenant_id * 1000

    def make(self, table: str) -> None:
        """Make a row, once per table."""
        if table not in self._made:
            self._made[table] = self.insert(table, self.values(table))

    def values(self, table: str) -> dict[str, Any]:
        """Values that the table accepts, by column."""
        referred = dict(referred_tables(self._connection, table))
        chosen: dict[str, Any] = {"tenant_id": self._tenant_id}
        needed = NEEDED.get(table, {})
        for name, kind, length in asked_columns(self._connection, table, also=needed):
            if name == "tenant_id":
                continue
            chosen[name] = self._value(name, kind, length, referred, needed)
        return chosen

    def insert(self, table: str, values: dict[str, Any]) -> int:
        statement = sql.SQL("INSERT INTO {} ({}) VALUES ({}) RETURNING {}").format(
            sql.Identifier(table),
            sql.SQL(", ").join(map(sql.Identifier, values)),
            sql.SQL(", ").join(sql.Placeholder() * len(values)),
            sql.Identifier(key_of(self._connection, table)),
        )
        row = self._connection.execute(statement, list(values.values())).fetchone()
        assert row is not None
        return int(row[0])

    def _value(self, name: str, kind: str, length: int | None, referred: dict[str, str], needed: dict[str, Any]) -> Any:
        if name == "user_id":
            return self._user_id
        if name == "addressee_id":
            return self._tenant_id
        if name in referred:
            return self._refer(referred[name])
        if name in needed:
            return needed[name]
        self._number += 1
        if kind == "character varying":
            return f"{self._number}"[-(length or 20) :]
        return SAMPLES[kind]

    def _refer(self, table: str) -> int:
        if has_tenant(self._connection, table):
            self.make(table)
        elif table not in self._made:
            found = self._connection.execute(sql.SQL("SELECT id FROM {} LIMIT 1").format(sql.Identifier(table)))
            row = found.fetchone()
            assert row is not None, f"{table} has no row to refer to"
            self._made[table] = row[0]
        return self._made[table]


def tenant_tables(connection: Connection) -> list[str]:
    """Every table with a tenant column, as the database itself says."""
    rows = connection.execute(
        "SELECT table_name FROM information_schema.columns JOIN information_schema.tables"
        " USING (table_schema, table_name) WHERE column_name = 'tenant_id' AND table_schema = 'public'"
        " AND table_type = 'BASE TABLE' ORDER BY table_name"
    )
    return [name for (name,) in rows.fetchall()]


def has_tenant(connection: Connection, table: str) -> bool:
    return table in tenant_tables(connection)


def asked_columns(connection: Connection, table: str, *, also: dict[str, Any]) -> Iterator[tuple[str, str, int | None]]:
    """Columns that must be given, and those `also` names."""
    rows = connection.execute(
        "SELECT column_name, data_type, character_maximum_length, is_nullable = 'NO' AND column_default IS NULL"
        " AND is_identity = 'NO' AND is_generated = 'NEVER' FROM information_schema.columns"
        " WHERE table_schema = 'public' AND table_name = %s ORDER BY ordinal_position",
        [table],
    ).fetchall()
    yield from ((name, kind, length) for name, kind, length, is_asked in rows if is_asked or name in also)


def referred_tables(connection: Connection, table: str) -> list[tuple[str, str]]:
    """The columns with a foreign key, and the tables they refer to."""
    return connection.execute(
        "SELECT attname, confrelid::regclass::text FROM pg_constraint JOIN pg_attribute"
        " ON attrelid = conrelid AND attnum = conkey[1] WHERE contype = 'f' AND conrelid = %s::regclass",
        [table],
    ).fetchall()


def key_of(connection: Connection, table: str) -> str:
    row = connection.execute(
        "SELECT attname FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = indkey[0]"
        " WHERE indisprimary AND indrelid = %s::regclass",
        [table],
    ).fetchone()
    assert row is not None
    return str(row[0])
