"""Posts nobody fills, questions nobody has answered, and who leads: what stands around a unit's gaps."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import connection
from django.db.models import Q

from fagloft.contexts.organisations.models import Duty
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.requirements.models import BarQuestion

# Compared post by post: what is overfilled in one does not fill another.
VACANCIES = """
WITH authorised AS (
    SELECT unit_id, function_id, sum(fte) AS fte FROM organisations_authorisedposition
    WHERE tenant_id = %(tenant)s AND unit_id = ANY(%(units)s)
      AND starts_on <= %(on)s AND (ends_on IS NULL OR ends_on > %(on)s)
    GROUP BY unit_id, function_id
), filled AS (
    SELECT unit_id, function_id, sum(fte) AS fte FROM organisations_employment
    WHERE tenant_id = %(tenant)s AND unit_id = ANY(%(units)s)
      AND starts_on <= %(on)s AND (ends_on IS NULL OR ends_on > %(on)s)
    GROUP BY unit_id, function_id
)
SELECT f.name_{language}, sum(a.fte - COALESCE(b.fte, 0))
FROM authorised a
LEFT JOIN filled b USING (unit_id, function_id)
JOIN organisations_function f ON f.id = a.function_id
WHERE a.fte > COALESCE(b.fte, 0)
GROUP BY 1 ORDER BY 2 DESC, 1
"""


@dataclass(frozen=True)
class Vacancy:
    function_name: str
    fte: Decimal


def get_vacancies(*, scope: Scope, unit_ids: Iterable[int], on: date) -> tuple[Vacancy, ...]:
    """Posts of these units that nobody fills on the day, the largest first."""
    with connection.cursor() as cursor:
        cursor.execute(
            VACANCIES.format(language=scope.language), {"tenant": scope.tenant_id, "units": list(unit_ids), "on": on}
        )
        return tuple(Vacancy(*row) for row in cursor.fetchall())


def count_open_questions(*, scope: Scope, unit_ids: Iterable[int], on: date) -> int:
    """How often these units have asked where the bar is, without an answer by the day."""
    asked = BarQuestion.objects.filter(tenant_id=scope.tenant_id, unit_id__in=list(unit_ids), raised_on__lte=on)
    return asked.filter(Q(answered_on=None) | Q(answered_on__gt=on)).count()


def get_leader_names(*, scope: Scope, unit_ids: Iterable[int], on: date) -> dict[int, str]:
    """Who leads each of these units on the day; where several do, the one who began first."""
    duties = (
        Duty.objects.filter(
            Q(ends_on=None) | Q(ends_on__gt=on),
            tenant_id=scope.tenant_id,
            unit_id__in=list(unit_ids),
            kind=Duty.Kind.LEADER,
            starts_on__lte=on,
        )
        .order_by("-starts_on", "-id")
        .values_list("unit_id", "person__given_name", "person__family_name")
    )
    return {unit_id: f"{given} {family}" for unit_id, given, family in duties}
