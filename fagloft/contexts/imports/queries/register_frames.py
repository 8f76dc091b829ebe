"""The register of one organisation as frames, to compare a file with."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import polars as pl
from django.db.models import Q, QuerySet

from fagloft.contexts.competence.models import Competence, Level, ValidityRule
from fagloft.contexts.organisations.models import (
    Duty,
    Employment,
    Function,
    Person,
    Place,
    Profession,
    Unit,
    UnitKind,
)
from fagloft.contexts.requirements.models import LegalBasis, Requirement
from fagloft.database.copying import copy_out

NUMBER, TEXT, DAY, SHARE = pl.Int64, pl.String, pl.Date, pl.Float64
LAW_NAMES = ("name", "name_nn", "name_en")
NAMES = {"name_nb": TEXT, "name_nn": TEXT, "name_en": TEXT}

# Holdings may be a million: they come by COPY, without those that are withdrawn.
_HOLDINGS = """
    SELECT h.person_id, h.competence_id, h.level, h.valid_from, h.source
    FROM competence_holding h
    WHERE h.tenant_id = %s AND h.competence_id = ANY(%s)
    AND NOT EXISTS (SELECT 1 FROM competence_withdrawal w WHERE w.holding_id = h.id)"""


def people(tenant_id: int) -> pl.DataFrame:
    wanted = {
        "id": NUMBER,
        "employee_number": TEXT,
        "hpr_number": TEXT,
        "given_name": TEXT,
        "family_name": TEXT,
        "born_on": DAY,
    }
    frame = _frame(Person.objects.filter(tenant_id=tenant_id), wanted)
    return frame.with_columns(pl.col("hpr_number").replace("", None))


def employments(tenant_id: int) -> pl.DataFrame:
    wanted = {
        "id": NUMBER,
        "person_id": NUMBER,
        "unit_id": NUMBER,
        "function_id": NUMBER,
        "profession_id": NUMBER,
        "fte": SHARE,
        "starts_on": DAY,
        "ends_on": DAY,
    }
    return _frame(Employment.objects.filter(tenant_id=tenant_id), wanted)


def duties(tenant_id: int, *, on: date) -> pl.DataFrame:
    """Duties that have not ended by the day."""
    wanted = {"id": NUMBER, "person_id": NUMBER, "unit_id": NUMBER, "kind": TEXT, "starts_on": DAY, "ends_on": DAY}
    unended = Q(ends_on=None) | Q(ends_on__gt=on)
    return _frame(Duty.objects.filter(unended, tenant_id=tenant_id), wanted)


def units(tenant_id: int) -> pl.DataFrame:
    wanted = {
        "id": NUMBER,
        "code": TEXT,
        "name": TEXT,
        "parent_id": NUMBER,
        "kind_id": NUMBER,
        "place_id": NUMBER,
        "starts_on": DAY,
        "ends_on": DAY,
    }
    return _frame(Unit.objects.filter(tenant_id=tenant_id), wanted)


def unit_kinds(tenant_id: int) -> pl.DataFrame:
    return _frame(UnitKind.objects.filter(tenant_id=tenant_id), {"id": NUMBER, "code": TEXT, **NAMES})


def places(tenant_id: int) -> pl.DataFrame:
    return _frame(Place.objects.filter(tenant_id=tenant_id), {"id": NUMBER, "code": TEXT, "name": TEXT})


def functions(tenant_id: int) -> pl.DataFrame:
    return _frame(Function.objects.filter(tenant_id=tenant_id), {"id": NUMBER, "code": TEXT, **NAMES})


def professions() -> pl.DataFrame:
    return _frame(Profession.objects.all(), {"id": NUMBER, "code": TEXT, **NAMES})


def legal_bases() -> pl.DataFrame:
    wanted = {"id": NUMBER, "code": TEXT, "section": TEXT, "section_en": TEXT, **dict.fromkeys(LAW_NAMES, TEXT)}
    return _frame(LegalBasis.objects.all(), wanted)


def competences(tenant_id: int, shared_id: int | None) -> pl.DataFrame:
    """The catalogue the organisation uses: what is in use first, then what is its own (`is_own`)."""
    wanted = {
        "id": NUMBER,
        "tenant_id": NUMBER,
        "code": TEXT,
        **NAMES,
        "short_name": TEXT,
        "short_name_nn": TEXT,
        "short_name_en": TEXT,
        "component": TEXT,
        "competence_class": TEXT,
        "retired_on": DAY,
    }
    frame = _frame(Competence.objects.filter(tenant_id__in=[tenant_id, shared_id]), wanted)
    own = frame.with_columns((pl.col("tenant_id") == tenant_id).alias("is_own")).drop("tenant_id")
    return own.sort(pl.col("retired_on").is_not_null(), ~pl.col("is_own"), "id")


def levels(tenant_id: int, shared_id: int | None) -> pl.DataFrame:
    wanted = {"id": NUMBER, "competence_id": NUMBER, "level": NUMBER, **NAMES}
    return _frame(Level.objects.filter(tenant_id__in=[tenant_id, shared_id]), wanted)


def validity_rules(tenant_id: int, shared_id: int | None) -> pl.DataFrame:
    wanted = {
        "id": NUMBER,
        "tenant_id": NUMBER,
        "competence_id": NUMBER,
        "profession_id": NUMBER,
        "months": NUMBER,
        "effective_from": DAY,
    }
    frame = _frame(ValidityRule.objects.filter(tenant_id__in=[tenant_id, shared_id]), wanted)
    return frame.with_columns((pl.col("tenant_id") == tenant_id).alias("is_own")).drop("tenant_id")


def holdings(tenant_id: int, competence_ids: list[int]) -> pl.DataFrame:
    wanted = {"person_id": NUMBER, "competence_id": NUMBER, "level": NUMBER, "valid_from": DAY, "source": TEXT}
    return copy_out(_HOLDINGS, [tenant_id, competence_ids], wanted)


def requirements(tenant_id: int) -> pl.DataFrame:
    """Those made one by one; the ones of a profile come and go with it."""
    wanted = {
        "id": NUMBER,
        "layer": TEXT,
        "person_id": NUMBER,
        "function_id": NUMBER,
        "profession_id": NUMBER,
        "unit_id": NUMBER,
        "unit_kind_id": NUMBER,
        "competence_id": NUMBER,
        "level": NUMBER,
        "obligation": TEXT,
        "legal_basis_id": NUMBER,
        "starts_on": DAY,
        "ends_on": DAY,
    }
    return _frame(Requirement.objects.filter(tenant_id=tenant_id, profile=None), wanted)


def _frame(rows: QuerySet[Any, Any], wanted: Mapping[str, Any]) -> pl.DataFrame:
    values = list(rows.order_by("pk").values_list(*wanted))
    if "fte" in wanted:
        place = list(wanted).index("fte")
        values = [(*row[:place], float(row[place]), *row[place + 1 :]) for row in values]
    return pl.DataFrame(values, schema=dict(wanted), orient="row")
