"""Tailored cohorts of the reader's office: what is asked, who is nominated, what was worked out."""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from fagloft.contexts.admission.models import Intake, Nomination
from fagloft.contexts.leadership.models import Cohort
from fagloft.contexts.leadership.queries.cohort_applicants import Applicant, get_applicants
from fagloft.contexts.leadership.queries.cohort_requirements import JudgedRequirement, RequirementAnswer, judge_cohort
from fagloft.contexts.leadership.queries.cohort_results import CohortResult, ParticipantResult
from fagloft.contexts.leadership.queries.cohort_wishes import CohortWishes
from fagloft.contexts.leadership.queries.plain_records import pack, unpack
from fagloft.contexts.organisations.scope import REGIONAL_ADVISER, Scope

OFFICE = (REGIONAL_ADVISER,)


class NoSuchCohort(Exception):
    """The office has no tailored cohort with the number."""


class NotTheOffice(Exception):
    """The regional adviser tailors cohorts."""


@dataclass(frozen=True)
class KeptCohort:
    """A row as records; `worked_out_from` are the wishes of the result, `of` the nominations it chose among.

    `goes_on` while a longer search for a better cohort is under way.
    """

    wishes: CohortWishes
    answers: tuple[RequirementAnswer, ...] = ()
    result: CohortResult | None = None
    worked_out_from: CohortWishes | None = None
    of: tuple[int, ...] = ()
    goes_on: bool = False

    def pack_wishes(self) -> dict[str, Any]:
        return {"asked": pack(self.wishes), "answers": pack(self.answers)}

    def pack_result(self) -> dict[str, Any]:
        return {
            "found": pack(self.result),
            "asked": pack(self.worked_out_from),
            "of": list(self.of),
            "goes_on": self.goes_on,
        }


@dataclass(frozen=True)
class CohortRow:
    """`cohort_id` is None where nobody has said what is wished."""

    intake_id: int
    cohort_id: int | None
    title: str
    apply_by_on: date
    nominated: int
    status: str
    venue: str
    provider: str
    starts_on: date | None
    participants: int
    ordered_on: date | None


@dataclass(frozen=True)
class Participant:
    """Somebody who goes along, with what it costs."""

    applicant: Applicant
    told: ParticipantResult


@dataclass(frozen=True)
class CohortDetail:
    """`withdrawn` counts those who went along when it was worked out and have withdrawn since."""

    id: int
    intake_id: int
    title: str
    description: str
    edition: int
    is_asked: bool
    kept: KeptCohort
    applicants: tuple[Applicant, ...]
    participants: tuple[Participant, ...]
    worked_out_at: datetime | None
    worked_out_by_name: str
    ordered_on: date | None
    requirements: tuple[JudgedRequirement, ...] = field(repr=False)

    @property
    def withdrawn(self) -> int:
        return len(self.kept.result.participants) - len(self.participants) if self.kept.result else 0

    @property
    def is_outdated(self) -> bool:
        """Whether wishes or nominations are others than those it was worked out from."""
        now = tuple(sorted(one.nomination_id for one in self.applicants))
        told = self.kept
        return told.result is not None and (now != told.of or _counted(told.wishes) != _counted(told.worked_out_from))


def require_office(scope: Scope) -> None:
    if not scope.has(*OFFICE):
        raise NotTheOffice


def get_cohorts(*, scope: Scope) -> tuple[CohortRow, ...]:
    """All tailored intakes of the office, the newest first, with what was worked out."""
    require_office(scope)
    intakes = Intake.objects.filter(tenant_id=scope.tenant_id, is_tailored=True).order_by("-opens_on", "-pk")
    kept = {row.intake_id: row for row in Cohort.objects.filter(tenant_id=scope.tenant_id)}
    nominated = Counter(
        Nomination.objects.filter(
            addressee_id=scope.tenant_id, status=Nomination.Status.APPLIED, intake__is_tailored=True
        ).values_list("intake_id", flat=True)
    )
    return tuple(_row(intake, kept.get(intake.pk), nominated[intake.pk]) for intake in intakes)


def get_cohort(*, scope: Scope, cohort_id: int) -> CohortDetail:
    """One cohort with the names that were shared with the office."""
    require_office(scope)
    row = Cohort.objects.select_related("intake").filter(tenant_id=scope.tenant_id, pk=cohort_id).first()
    if row is None:
        raise NoSuchCohort
    kept = read_kept(row)
    applicants = get_applicants(scope=scope, intake_id=row.intake_id)
    by_number = {one.nomination_id: one for one in applicants}
    going = kept.result.participants if kept.result else ()
    joined = [Participant(by_number[one.nomination_id], one) for one in going if one.nomination_id in by_number]
    return CohortDetail(
        id=row.pk,
        intake_id=row.intake_id,
        title=row.intake.title,
        description=row.intake.description,
        edition=row.edition,
        is_asked=bool(row.wishes),
        kept=kept,
        applicants=applicants,
        participants=tuple(sorted(joined, key=lambda one: (one.applicant.organisation_name, one.applicant.name))),
        worked_out_at=row.worked_out_at,
        worked_out_by_name=row.worked_out_by_name,
        ordered_on=row.ordered_on,
        requirements=judge_cohort(kept.result, kept.answers),
    )


def read_kept(row: Cohort) -> KeptCohort:
    """The row's two fields as records."""
    wishes, result = row.wishes, row.result
    return KeptCohort(
        wishes=unpack(CohortWishes, wishes.get("asked", {})),
        answers=tuple(unpack(RequirementAnswer, one) for one in wishes.get("answers", [])),
        result=unpack(CohortResult, result["found"]) if result else None,
        worked_out_from=unpack(CohortWishes, result["asked"]) if result else None,
        of=tuple(result.get("of", ())),
        goes_on=result.get("goes_on", False),
    )


def _counted(wishes: CohortWishes | None) -> CohortWishes | None:
    """The wishes without what only the order tells."""
    return wishes and replace(wishes, contact="", answer_by_on=None)


def _row(intake: Intake, cohort: Cohort | None, nominated: int) -> CohortRow:
    result = read_kept(cohort).result if cohort else None
    return CohortRow(
        intake_id=intake.pk,
        cohort_id=cohort.pk if cohort else None,
        title=intake.title,
        apply_by_on=intake.apply_by_on,
        nominated=nominated,
        status=result.status if result else "",
        venue=result.venue if result else "",
        provider=result.provider if result else "",
        starts_on=result.dates[0].first if result and result.dates else None,
        participants=len(result.participants) if result else 0,
        ordered_on=cohort.ordered_on if cohort else None,
    )
