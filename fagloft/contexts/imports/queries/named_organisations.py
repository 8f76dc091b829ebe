"""Organisations by the code that a command line names them with."""

from dataclasses import dataclass

from fagloft.contexts.organisations.models import Organisation


@dataclass(frozen=True)
class NamedOrganisation:
    id: int
    code: str
    name: str
    kind: str
    shared_id: int | None
    is_demo: bool


def get_organisation_by_code(code: str) -> NamedOrganisation | None:
    """Public facts only, so it needs no scope."""
    return next((one for one in list_organisations() if one.code == code), None)


def list_organisations() -> tuple[NamedOrganisation, ...]:
    return tuple(
        NamedOrganisation(
            id=one.pk,
            code=one.code,
            name=one.name,
            kind=one.kind,
            shared_id=one.pk if one.kind == Organisation.Kind.HEALTH_COMMUNITY else one.community_id,
            is_demo=one.is_demo,
        )
        for one in Organisation.objects.order_by("code")
    )
