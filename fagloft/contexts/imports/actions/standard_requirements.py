"""The shipped requirement profiles, made into requirements of one organisation."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from fagloft.contexts.competence.models import Competence
from fagloft.contexts.imports.actions.shipped_tables import read_rows
from fagloft.contexts.organisations.models import Employment, Function, Organisation, Profession, UnitKind
from fagloft.contexts.requirements.models import CoverageRequirement, LegalBasis, Requirement, RequirementProfile

type Numbers = dict[str, int]


@transaction.atomic
def load_standard_requirements(*, organisation: Organisation, starts_on: date) -> int:
    """Requirements for the functions, professions and kinds of unit that the organisation has; returns how many.

    Declare the organisation, and its health community as shared, first.
    """
    layers = _read_layers(organisation)
    competences = _by_code(Competence.objects.filter(tenant_id=organisation.community_id))
    requirements = _build_requirements(organisation, layers, competences, starts_on)
    Requirement.objects.bulk_create(requirements)
    CoverageRequirement.objects.bulk_create(
        CoverageRequirement(
            tenant=organisation,
            unit_kind_id=layers["unit_kind"][row["scope_code"]],
            competence_id=competences[row["competence_code"]],
            level=int(row["level"]),
            minimum=int(row["minimum"]),
            starts_on=starts_on,
        )
        for row in read_rows("requirements/coverage.csv")
        if row["scope_code"] in layers["unit_kind"]
    )
    return len(requirements)


def _build_requirements(
    organisation: Organisation, layers: dict[str, Numbers], competences: Numbers, starts_on: date
) -> list[Requirement]:
    bases = dict(LegalBasis.objects.values_list("code", "pk"))
    profiles = _by_code(RequirementProfile.objects.filter(tenant_id=organisation.community_id))
    return [
        Requirement(
            tenant=organisation,
            layer=row["scope"],
            competence_id=competences[row["competence_code"]],
            level=int(row["level"]),
            obligation=row["obligation"],
            legal_basis_id=bases[row["legal_basis_code"]] if row["legal_basis_code"] else None,
            profile_id=profiles[row["profile_code"]],
            starts_on=starts_on,
            **{f"{row['scope']}_id": layers[row["scope"]][row["scope_code"]]},
        )
        for row in read_rows("requirements/profile_requirements.csv")
        if row["scope_code"] in layers[row["scope"]]
    ]


def _read_layers(organisation: Organisation) -> dict[str, Numbers]:
    own = {"tenant": organisation}
    practised = Employment.objects.filter(**own).values("profession")
    return {
        "function": _by_code(Function.objects.filter(**own)),
        "unit_kind": _by_code(UnitKind.objects.filter(**own)),
        "profession": _by_code(Profession.objects.filter(pk__in=practised)),
    }


def _by_code(rows: QuerySet[Any]) -> Numbers:
    return dict(rows.values_list("code", "pk"))
