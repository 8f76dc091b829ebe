"""What is asked of whom, and why."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from fagloft.contexts.organisations.models import Employment
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import DIRECTOR, Scope
from fagloft.contexts.requirements.models import (  # type: ignore[attr-defined] # history: made by the tracking
    LegalBasis,
    Requirement,
    RequirementEvent,
)
from fagloft.contexts.requirements.queries.law_titles import law_title
from fagloft.contexts.requirements.queries.layers import ORGANISATION_WIDE, Target, get_people_decided_for


@dataclass(frozen=True)
class RequirementRow:
    """`may_be_changed`: the reader decides, and no end is set; `may_be_kept`: the reader may take the set end back."""

    id: int
    target: Target
    target_name: str
    competence_id: int
    competence_name: str
    level: int
    obligation: str
    legal_basis: str
    legal_basis_code: str
    profile_name: str
    is_demo: bool
    is_shared: bool
    starts_on: date
    ends_on: date | None
    may_be_changed: bool
    may_be_kept: bool


@dataclass(frozen=True)
class RequirementFilter:
    layer: str = ""
    competence_id: int | None = None
    obligation: str = ""
    unit_id: int | None = None
    profile_id: int | None = None


class NoSuchRequirement(Exception):
    """The requirement does not exist, or is none the reader may know of."""


def get_requirements(
    *, scope: Scope, tree: UnitTree, on: date, wanted: RequirementFilter
) -> tuple[RequirementRow, ...]:
    """Requirements in force or to come that concern the reader's units; those of single people only where one leads."""
    rows = _in_sight(scope, tree, on)
    if wanted.layer:
        rows = rows.filter(layer=wanted.layer)
    if wanted.competence_id is not None:
        rows = rows.filter(competence_id=wanted.competence_id)
    if wanted.obligation:
        rows = rows.filter(obligation=wanted.obligation)
    if wanted.profile_id is not None:
        rows = rows.filter(profile_id=wanted.profile_id)
    if wanted.unit_id is not None:
        rows = rows.filter(_asked_in(wanted.unit_id, tree, on))
    return _describe(scope, rows, on)


def get_requirement(*, scope: Scope, tree: UnitTree, requirement_id: int, on: date) -> RequirementRow:
    """One requirement in force or to come."""
    rows = _describe(scope, _in_sight(scope, tree, on).filter(pk=requirement_id), on)
    if not rows:
        raise NoSuchRequirement
    return rows[0]


def get_successor(*, scope: Scope, tree: UnitTree, requirement_id: int, on: date) -> RequirementRow:
    """What is asked now instead of a requirement that was changed or ended meanwhile."""
    was = RequirementEvent.objects.filter(tenant_id=scope.tenant_id, pgh_obj_id=requirement_id).last()
    if was is None:
        raise NoSuchRequirement
    asked_now = _in_sight(scope, tree, on).filter(
        ends_on=None,
        layer=was.layer,
        competence_id=was.competence_id,
        profile_id=was.profile_id,
        **{f"{was.layer}_id": getattr(was, f"{was.layer}_id")},
    )
    rows = _describe(scope, asked_now, on)
    if not rows:
        raise NoSuchRequirement
    return rows[0]


def get_legal_bases(*, scope: Scope) -> tuple[tuple[str, str], ...]:
    """Code and name of every law, regulation and agreement."""
    titles = ((basis.code, basis.title(scope.language)) for basis in LegalBasis.objects.all())
    return tuple(sorted(titles, key=lambda title: title[1]))


def get_laws_by_competence(*, scope: Scope, on: date) -> dict[int, tuple[str, ...]]:
    """Laws and agreements that requirements in force or to come rest on, each once for every competence."""
    rows = (
        Requirement.objects.filter(tenant_id__in=[scope.tenant_id, scope.shared_id], legal_basis__isnull=False)
        .filter(Q(ends_on=None) | Q(ends_on__gt=on))
        .annotate(law=law_title(scope.language))
        .order_by("competence_id", "law")
        .values_list("competence_id", "law")
        .distinct()
    )
    laws: dict[int, list[str]] = {}
    for competence_id, law in rows:
        laws.setdefault(competence_id, []).append(law)
    return {competence_id: tuple(names) for competence_id, names in laws.items()}


def _in_sight(scope: Scope, tree: UnitTree, on: date) -> QuerySet[Requirement]:
    seen_units = scope.counted_units | scope.led_units
    above = frozenset(node.id for unit in seen_units for node in tree.path_to(unit))
    return (
        Requirement.objects.filter(tenant_id__in=[scope.tenant_id, scope.shared_id])
        .filter(Q(ends_on=None) | Q(ends_on__gt=on))
        .filter(
            Q(layer__in=ORGANISATION_WIDE)
            | Q(layer="unit", unit_id__in=above)
            | Q(layer="person", person_id__in=_led_people(scope, on) | scope.person_ids)
        )
        .select_related("competence", "legal_basis", "profile", "person", "function", "profession", "unit", "unit_kind")
        .defer("competence__search")
    )


def _asked_in(unit_id: int, tree: UnitTree, on: date) -> Q:
    """What is asked of anybody in the unit or below it; of the layers, only that of units is handed down the tree."""
    units = tree.below([unit_id])
    above = {node.id for node in tree.path_to(unit_id)}
    kinds = {tree.nodes[unit].kind_id for unit in units}
    staff = Employment.objects.filter(Q(ends_on=None) | Q(ends_on__gt=on), unit_id__in=units)
    return (
        Q(unit_id__in=units | above)
        | Q(unit_kind_id__in=kinds)
        | Q(layer="function", function_id__in=staff.values("function_id"))
        | Q(layer="profession", profession_id__in=staff.values("profession_id"))
        | Q(layer="person", person_id__in=staff.values("person_id"))
    )


def _led_people(scope: Scope, on: date) -> frozenset[int]:
    staff = Employment.objects.filter(Q(ends_on=None) | Q(ends_on__gt=on), unit_id__in=scope.led_units)
    return frozenset(staff.values_list("person_id", flat=True))


def _describe(scope: Scope, rows: QuerySet[Requirement], on: date) -> tuple[RequirementRow, ...]:
    decided_for = get_people_decided_for(scope=scope, on=on)
    ordered = rows.order_by(f"competence__name_{scope.language}", "layer", "id")
    return tuple(_row(scope, row, decided_for) for row in ordered)


def _row(scope: Scope, row: Requirement, decided_for: frozenset[int]) -> RequirementRow:
    target = Target(layer=row.layer, id=getattr(row, f"{row.layer}_id"))
    is_shared = row.tenant_id != scope.tenant_id
    decides = not is_shared and _decides(scope, target, decided_for)
    return RequirementRow(
        id=row.pk,
        target=target,
        target_name=_name(getattr(row, row.layer), scope.language),
        competence_id=row.competence_id,
        competence_name=_name(row.competence, scope.language),
        level=row.level,
        obligation=row.obligation,
        legal_basis=row.legal_basis.title(scope.language) if row.legal_basis else "",
        legal_basis_code=row.legal_basis.code if row.legal_basis else "",
        profile_name=_name(row.profile, scope.language) if row.profile else "",
        is_demo=bool(row.profile and row.profile.is_demo),
        is_shared=is_shared,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        may_be_changed=decides and row.ends_on is None,
        may_be_kept=decides and row.ends_on is not None,
    )


def _decides(scope: Scope, target: Target, decided_for: frozenset[int]) -> bool:
    if target.layer == "person":
        return target.id in decided_for
    return scope.has(DIRECTOR) or (target.layer == "unit" and scope.may_lead(target.id))


def _name(row: object, language: str) -> str:
    return str(getattr(row, f"name_{language}", "") or getattr(row, "name", ""))
