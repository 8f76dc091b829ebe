"""What do the leaders need, how many have said so, and who has not? One's own organisation, or the region."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from fagloft.contexts.audit.actions import readings
from fagloft.contexts.leadership.queries.need_figures import add_up, get_need_figures, get_own_numbers
from fagloft.contexts.leadership.queries.needs_answers import AnswerShare, get_answer_share
from fagloft.contexts.organisations.scope import DIRECTOR, REGIONAL_ADVISER
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.leadership.leader_forms import AskForm
from fagloft.web.leadership.needs_overview_words import (
    answers_heading,
    draw_levels,
    draw_members,
    draw_topics,
    list_most_needed,
    members_note,
    missing_sentence,
    most_needed_heading,
    survey_sentence,
)

DAYS_TO_ANSWER = 21


@require_safe
@may_be_seen_by(DIRECTOR, REGIONAL_ADVISER)
def needs_overview(request: ReaderRequest) -> HttpResponse:
    return show_overview(request, None)


def show_overview(request: ReaderRequest, form: AskForm | None) -> HttpResponse:
    """The page, with the form as it was sent where something in it must be mended."""
    is_region = request.reader.workplace.is_community or "region" in request.GET
    context = _of_region(request) if is_region else _of_organisation(request, form)
    context |= {"is_region": is_region, "may_switch": not request.reader.workplace.is_community}
    status = 422 if form is not None and form.errors else 200
    return render(request, "leadership/needs_overview.html", context, status=status)


def _of_organisation(request: ReaderRequest, form: AskForm | None) -> dict[str, Any]:
    scope, today = request.reader.scope, timezone.localdate()
    share = get_answer_share(scope=scope, tree=request.reader.tree, on=today)
    people = [(leader.person_id, leader.name) for leader in share.missing]
    readings.record_many(scope=scope, people=people, page="leaders", at=timezone.now())
    told = get_own_numbers(scope=scope, tree=request.reader.tree, on=today)
    numbers = told.numbers if told else {}
    ask = form or AskForm(initial={"answer_by": today + timedelta(days=DAYS_TO_ANSWER)})
    return {
        "heading": answers_heading(share),
        "share": share,
        "missing": missing_sentence(share),
        "survey": survey_sentence(share.survey, today) if share.survey else "",
        "ask": ask if scope.has(DIRECTOR) and _somebody_is_missing(share) else None,
        "counted_on": told.counted_on if told else None,
        "most_needed": list_most_needed(numbers),
        "levels": draw_levels(numbers),
        "topics": draw_topics(numbers),
    }


def _of_region(request: ReaderRequest) -> dict[str, Any]:
    members = get_need_figures(scope=request.reader.scope)
    numbers = add_up(members)
    return {
        "heading": most_needed_heading(numbers),
        "counted_on": max((member.counted_on for member in members), default=None),
        "most_needed": list_most_needed(numbers),
        "note": members_note(members),
        "levels": draw_levels(numbers),
        "topics": draw_topics(numbers),
        "members": draw_members(members),
    }


def _somebody_is_missing(share: AnswerShare) -> bool:
    return share.answered is None or share.answered < share.leaders
