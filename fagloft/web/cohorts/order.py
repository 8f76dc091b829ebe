"""The order of a cohort as Word and PDF, from the same facts."""

from collections import Counter
from collections.abc import Iterable

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from fagloft.contexts.leadership.queries.cohort_results import CohortResult, TopicResult
from fagloft.contexts.leadership.queries.cohorts import OFFICE, CohortDetail
from fagloft.contexts.leadership.queries.topics import get_topic_names
from fagloft.documents.order_document import compose
from fagloft.documents.order_facts import (
    GroupPart,
    ModuleLine,
    MoneyLine,
    NeedLine,
    OrderFacts,
    RequirementLine,
    VenueLine,
)
from fagloft.documents.report import Report
from fagloft.documents.report_pdf import report_to_pdf
from fagloft.documents.report_word import report_to_docx
from fagloft.documents.words import ORDER
from fagloft.engine.cohorts.group_numbers import join_small_parts
from fagloft.engine.gaps.small_groups import MINIMUM
from fagloft.engine.leader_needs.hiding import ALL, hide_needs
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.cohorts.cohort_words import credits_word, hours, level_name, place_name, sector_name, whole_hours
from fagloft.web.cohorts.find_cohort import find_cohort
from fagloft.web.cohorts.requirement_words import ground_word, judgement_word, requirement_word
from fagloft.web.leadership.needs_words import language, sentence_case

MOST_NEEDS, MOST_VENUES = 20, 8
PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
@may_be_seen_by(*OFFICE)
def cohort_order_word(request: ReaderRequest, cohort_id: int) -> HttpResponse:
    return _attach(report_to_docx(_compose(request, cohort_id)), WORD, cohort_id, "docx")


@require_safe
@may_be_seen_by(*OFFICE)
def cohort_order_pdf(request: ReaderRequest, cohort_id: int) -> HttpResponse:
    return _attach(report_to_pdf(_compose(request, cohort_id)), PDF, cohort_id, "pdf")


def _compose(request: ReaderRequest, cohort_id: int) -> Report:
    """There is nothing to order before a cohort is found."""
    found = find_cohort(request, cohort_id)
    result = found.kept.result
    if result is None or not found.participants:
        raise Http404
    return compose(_tell(request, found, result), ORDER[language()])


def _tell(request: ReaderRequest, found: CohortDetail, result: CohortResult) -> OrderFacts:
    who, wishes = [one.applicant for one in found.participants], found.kept.wishes
    return OrderFacts(
        title=found.title,
        orderer=request.reader.workplace.name,
        made_by=request.reader.scope.user_name,
        made_at=timezone.localtime(),
        on=timezone.localdate(),
        contact=wishes.contact,
        answer_by_on=wishes.answer_by_on,
        is_demo=request.reader.workplace.is_demo,
        people=len(who),
        sectors=_parts(sector_name(one.sector) for one in who),
        levels=_parts(level_name(one.level) for one in who),
        municipalities=_parts(one.municipality_name or "–" for one in who),
        needs=_needs(found, result),
        modules=_modules(result),
        credits=credits_word(result.credits),
        dates=tuple((days.first, days.last) for days in result.dates),
        days_each=result.days_each,
        venue=place_name(result.venue),
        venues=_venues(result),
        price_most=wishes.price_most,
        price=round(found.participants[0].told.without_travel),
        money=_money(found),
        requirements=_requirements(found),
    )


def _parts(names: Iterable[str]) -> tuple[GroupPart, ...]:
    return tuple(GroupPart(told, people) for told, people in join_small_parts(Counter(names)))


def _needs(found: CohortDetail, result: CohortResult) -> tuple[NeedLine, ...]:
    """Those who have withdrawn since are counted no more."""
    names, titles = get_topic_names(language()), {one.code: one.title for one in result.modules}
    counted = Counter(topic for one in found.participants for topic in one.applicant.needs)
    people = len(found.participants)

    def line(one: TopicResult) -> NeedLine:
        told = hide_needs({"together": (people, counted[one.topic])})[ALL]
        modules = ", ".join(titles[code] for code in one.modules) or "–"
        return NeedLine(sentence_case(names.get(one.topic, one.topic)), told, modules)

    return tuple(line(one) for one in result.topics if counted[one.topic] >= MINIMUM)[:MOST_NEEDS]


def _modules(result: CohortResult) -> tuple[ModuleLine, ...]:
    names = get_topic_names(language())
    return tuple(
        ModuleLine(
            title=one.title,
            credits=credits_word(one.credits),
            days=one.days,
            topics=", ".join(names.get(topic, topic) for topic in one.topics),
        )
        for one in result.modules
    )


def _venues(result: CohortResult) -> tuple[VenueLine, ...]:
    return tuple(
        VenueLine(
            place_name(one.code), whole_hours(one.travel_minutes), hours(one.worst_minutes), one.code == result.venue
        )
        for one in result.venues[:MOST_VENUES]
        if one.worth is not None
    )


def _money(found: CohortDetail) -> tuple[MoneyLine, ...]:
    told = [one.told for one in found.participants]
    sums = (
        ("price", sum(one.without_travel for one in told)),
        ("lodging", sum(one.lodging for one in told)),
        ("travel", sum(one.travel for one in told)),
        ("substitute", sum(one.substitute for one in told)),
        ("total", sum(one.with_substitute for one in told)),
    )
    return tuple(MoneyLine(key, round(total)) for key, total in sums)


def _requirements(found: CohortDetail) -> tuple[RequirementLine, ...]:
    return tuple(
        RequirementLine(
            requirement_word(one), judgement_word(one.judgement)[0], ground_word(one), f"{one.source}:{one.line}"
        )
        for one in found.requirements
    )


def _attach(content: bytes, content_type: str, cohort_id: int, ending: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=content_type)
    name = f"bestilling_kull_{cohort_id}_{timezone.localdate().isoformat()}.{ending}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
