"""Whose an offer is, and who decides about it."""

from fagloft.contexts.organisations.scope import (
    DEPUTY,
    DEVELOPMENT_NURSE,
    DIRECTOR,
    LEADER,
    REGIONAL_ADVISER,
    Scope,
)

LOCAL_EDITORS = (LEADER, DEPUTY, DEVELOPMENT_NURSE, DIRECTOR)
EDITORS = (*LOCAL_EDITORS, REGIONAL_ADVISER)


class NotYoursToDecide(Exception):
    """Leaders, deputies, development nurses and the director decide locally; the regional adviser what is shared."""


def may_edit(scope: Scope) -> bool:
    """Whether the reader adds and changes the offers of the organisation the scope is of."""
    return scope.has(REGIONAL_ADVISER) if is_shared(scope, scope.tenant_id) else scope.has(*LOCAL_EDITORS)


def is_shared(scope: Scope, tenant_id: int) -> bool:
    """Whether rows of the organisation are the health community's, open to its members."""
    return tenant_id == scope.shared_id


def require_editor(scope: Scope) -> None:
    if not may_edit(scope):
        raise NotYoursToDecide
