"""What the overview of § 6 f tells beside numbers: the law behind a requirement, and what nobody has made clear."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.requirements.models import BarQuestion, Requirement
from fagloft.contexts.requirements.queries.law_titles import law_title


@dataclass(frozen=True)
class OpenQuestion:
    competence: str
    unit: str
    raised_on: date
    question: str


def get_legal_bases(*, scope: Scope, on: date) -> dict[tuple[str, str], str]:
    """By competence and obligation: the laws and agreements that requirements of the day rest on."""
    rows = (
        Requirement.objects.filter(
            Q(ends_on=None) | Q(ends_on__gt=on),
            tenant_id__in=[scope.tenant_id, scope.shared_id],
            starts_on__lte=on,
            legal_basis__isnull=False,
        )
        .annotate(law=law_title(scope.language))
        .order_by("law")
        .values_list("competence_id", "obligation", "law")
        .distinct()
    )
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for competence_id, obligation, law in rows:
        found[str(competence_id), obligation].append(law)
    return {key: "; ".join(texts) for key, texts in found.items()}


def get_open_questions(*, scope: Scope, unit_ids: Iterable[int], on: date) -> tuple[OpenQuestion, ...]:
    """Asked by the day and not answered by then, the oldest first."""
    rows = (
        BarQuestion.objects.filter(
            Q(answered_on=None) | Q(answered_on__gt=on),
            tenant_id=scope.tenant_id,
            unit_id__in=list(unit_ids),
            raised_on__lte=on,
        )
        .order_by("raised_on", "id")
        .values_list(f"competence__name_{scope.language}", "unit__name", "raised_on", "question")
    )
    return tuple(OpenQuestion(*row) for row in rows)
