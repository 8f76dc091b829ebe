"""Where a requirement comes from: the layer it is made in, and the law or agreement it rests on."""

from collections.abc import Iterable
from dataclasses import dataclass

from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.requirements.models import Requirement


@dataclass(frozen=True)
class RequirementSource:
    """`name` says which unit, function, profession or kind of unit; empty where it is asked of the person alone."""

    requirement_id: int
    layer: str
    name: str
    level: int
    obligation: str
    legal_basis: str
    profile_name: str


def get_requirement_sources(*, scope: Scope, requirement_ids: Iterable[str]) -> dict[str, RequirementSource]:
    """By the id the engine uses."""
    name = f"name_{scope.language}"
    rows = Requirement.objects.filter(id__in={int(number) for number in requirement_ids}).select_related(
        "function", "profession", "unit", "unit_kind", "legal_basis", "profile"
    )
    return {
        str(row.pk): RequirementSource(
            requirement_id=row.pk,
            layer=row.layer,
            name=_name_of_layer(row, name),
            level=row.level,
            obligation=row.obligation,
            legal_basis=row.legal_basis.title(scope.language) if row.legal_basis else "",
            profile_name=getattr(row.profile, name) if row.profile else "",
        )
        for row in rows
    }


def _name_of_layer(row: Requirement, name: str) -> str:
    if row.layer == Requirement.Layer.PERSON:
        return ""
    if row.layer == Requirement.Layer.UNIT:
        return str(row.unit)
    return str(getattr(getattr(row, row.layer), name))
