"""Who goes where, to learn what, with whom as provider, when, and what it costs; or which wishes collide."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from fagloft.contexts.audit.actions import readings
from fagloft.contexts.leadership.queries.cohorts import OFFICE, CohortDetail
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.cohorts import cohort_tables as tables
from fagloft.web.cohorts.cohort_words import heading, status_word
from fagloft.web.cohorts.collision_words import explain
from fagloft.web.cohorts.find_cohort import find_cohort, trail
from fagloft.web.cohorts.progress_words import present_progress
from fagloft.web.cohorts.requirement_words import count_words, tell_missed


@require_safe
@may_be_seen_by(*OFFICE)
def cohort(request: ReaderRequest, cohort_id: int) -> HttpResponse:
    found = find_cohort(request, cohort_id)
    result = found.kept.result
    people = [(one.person_id, one.name) for one in found.applicants]
    readings.record_many(scope=request.reader.scope, people=people, page="cohort", at=timezone.now())
    context = {
        "found": found,
        "heading": heading(found),
        "result": result,
        "status": status_word(result.status if result else ""),
        "collision": [explain(one) for one in result.collision] if result else [],
        "unknown": _unknown(found),
        "staying": tables.staying(found),
        "breadcrumb": trail(found),
        "progress": present_progress(found) if found.kept.goes_on else None,
        "requirements": count_words(found.requirements),
        "missed": tell_missed(found.requirements),
    }
    if result is not None and result.has_cohort:
        context |= tables.answer(found, result)
    return render(request, "cohorts/cohort.html", context)


@require_safe
@may_be_seen_by(*OFFICE)
def cohort_progress(request: ReaderRequest, cohort_id: int) -> HttpResponse:
    """The part of the page that is asked for anew while the search goes on."""
    found = find_cohort(request, cohort_id)
    return render(request, "components/progress.html", {"progress": present_progress(found)})


def _unknown(found: CohortDetail) -> list[str]:
    """Who has no known journey."""
    told = set(found.kept.result.unknown_travel) if found.kept.result else set()
    return [one.name for one in found.applicants if one.nomination_id in told]
