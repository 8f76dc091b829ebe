"""Those who are nominated to a tailored cohort, as their employers have told of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from fagloft.contexts.admission.models import Nomination
from fagloft.contexts.organisations.scope import Scope
from fagloft.engine.cohorts import Sector

HOSPITAL = "hospital"
REMOTE = (5, 6)
"""Centrality classes of Statistics Norway from which two should go rather than one."""


@dataclass(frozen=True)
class Applicant:
    """`municipality_code` is empty where nobody has told where the leader works."""

    nomination_id: int
    person_id: int
    name: str
    organisation_name: str
    sector: Sector
    municipality_code: str
    municipality_name: str
    is_remote: bool
    unit_key: str
    unit_name: str
    level: str
    group: str
    needs: Mapping[str, int]


def get_applicants(*, scope: Scope, intake_id: int) -> tuple[Applicant, ...]:
    """Everybody who has not withdrawn, addressed to the reader's own office; by name."""
    found = Nomination.objects.filter(
        addressee_id=scope.tenant_id, intake_id=intake_id, status=Nomination.Status.APPLIED
    )
    return tuple(_applicant(one) for one in found.select_related("municipality").order_by("person_name", "pk"))


def _applicant(one: Nomination) -> Applicant:
    place = one.municipality
    return Applicant(
        nomination_id=one.pk,
        person_id=one.person_id,
        name=one.person_name,
        organisation_name=one.organisation_name,
        sector=Sector.HOSPITAL if one.sector.startswith(HOSPITAL) else Sector.MUNICIPALITY,
        municipality_code=place.code if place else "",
        municipality_name=place.name if place else "",
        is_remote=bool(place and place.centrality_class in REMOTE),
        unit_key=f"{one.tenant_id}:{one.unit_code or one.pk}",
        unit_name=one.unit_name,
        level=one.leader_level,
        group=one.group,
        needs={topic: int(weight) for topic, weight in one.needs.items() if weight},
    )
