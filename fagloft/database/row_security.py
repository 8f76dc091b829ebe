"""Row-level security as migration operations: the second wall between organisations."""

from django.db import migrations

TENANT_FUNCTIONS = """
CREATE FUNCTION fagloft_tenant() RETURNS bigint LANGUAGE sql STABLE AS
  $$ SELECT nullif(current_setting('fagloft.tenant', true), '')::bigint $$;
CREATE FUNCTION fagloft_shared() RETURNS bigint LANGUAGE sql STABLE AS
  $$ SELECT nullif(current_setting('fagloft.shared', true), '')::bigint $$;
CREATE FUNCTION fagloft_user() RETURNS bigint LANGUAGE sql STABLE AS
  $$ SELECT nullif(current_setting('fagloft.user', true), '')::bigint $$;
"""
DROP_TENANT_FUNCTIONS = "DROP FUNCTION fagloft_tenant(); DROP FUNCTION fagloft_shared(); DROP FUNCTION fagloft_user();"

# The sub-select makes PostgreSQL ask once per statement, not once per row.
OWN_ROWS = "tenant_id = (SELECT fagloft_tenant())"
SHARED_ROWS = "tenant_id = (SELECT fagloft_shared())"
ADDRESSED_ROWS = "addressee_id = (SELECT fagloft_tenant())"
OWN_ACCOUNT = "user_id = (SELECT fagloft_user())"


def create_tenant_functions() -> migrations.RunSQL:
    """The three settings of a transaction that the policies ask for."""
    return migrations.RunSQL(TENANT_FUNCTIONS, DROP_TENANT_FUNCTIONS)


def protect(
    table: str, *, shared: bool = False, addressed: bool = False, own_account: bool = False
) -> migrations.RunSQL:
    """Let a transaction see and write its own organisation's rows of `table` only.

    `shared` rows of the health community may also be read; with `addressed` so may rows that another organisation has
    written to this one, and with `own_account` the signed-in user's own rows.
    """
    policies = [f"CREATE POLICY own_rows ON {table} USING ({OWN_ROWS}) WITH CHECK ({OWN_ROWS});"]
    if shared:
        policies.append(f"CREATE POLICY shared_rows ON {table} FOR SELECT USING ({SHARED_ROWS});")
    if addressed:
        policies.append(f"CREATE POLICY addressed_rows ON {table} FOR SELECT USING ({ADDRESSED_ROWS});")
    if own_account:
        policies.append(f"CREATE POLICY own_account ON {table} FOR SELECT USING ({OWN_ACCOUNT});")
    undo = [f"DROP POLICY {line.split()[2]} ON {table};" for line in policies]
    return migrations.RunSQL(
        [f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;", *policies],
        [*undo, f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;"],
    )
