"""One intake: how many places, how many have applied, who stands where, and what is next."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from fagloft.contexts.admission.actions import waiting_lists
from fagloft.contexts.admission.queries.fairness import get_fairness
from fagloft.contexts.admission.queries.intakes import IntakeRow
from fagloft.contexts.admission.queries.nominations import get_nominations
from fagloft.contexts.admission.queries.proposals import propose
from fagloft.contexts.audit.actions import readings
from fagloft.contexts.leadership.queries.nominees import judge_nominees
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.admission import employer_words, office_words
from fagloft.web.admission.fairness_words import tell_fairness
from fagloft.web.admission.find import ALL, find_intake
from fagloft.web.admission.words import rules_of, trail


@require_safe
@may_be_seen_by(*ALL)
def intake(request: ReaderRequest, intake_id: int) -> HttpResponse:
    row = find_intake(request, intake_id)
    return _show_office(request, row) if row.is_own else _show_employer(request, row)


def _show_office(request: ReaderRequest, row: IntakeRow) -> HttpResponse:
    """Offers that have lapsed go on before the page is shown."""
    today, now = timezone.localdate(), timezone.now()
    waiting_lists.move(office_id=row.office_id, intake_id=row.id, on=today, at=now)
    rows = get_nominations(scope=request.reader.scope, tree=request.reader.tree, on=today, intake_id=row.id)
    judged = judge_nominees(intake=row, rows=rows)
    proposal = propose(intake=row, eligibility={one: word.eligibility for one, word in judged.items()}, on=today)
    named = [(one.person_id, one.person_name) for one in rows]
    readings.record_many(scope=request.reader.scope, people=named, page="intake", at=now)
    context = {
        "intake": row,
        "heading": office_words.heading(row, proposal),
        "lead": office_words.lead(row),
        "todos": office_words.next_steps(row, proposal),
        "classes": office_words.class_table(row, proposal),
        "table": office_words.applicant_table(proposal, judged) if rows else None,
        "rules": rules_of(row),
        "fairness": tell_fairness(get_fairness(proposal)) if rows else None,
        "may_edit": row.status == "draft",
        "moves": office_words.quiet_moves(row, proposal),
        "breadcrumb": trail(row),
    }
    return render(request, "admission/intake_office.html", context)


def _show_employer(request: ReaderRequest, row: IntakeRow) -> HttpResponse:
    today = timezone.localdate()
    scope = request.reader.scope
    rows = get_nominations(scope=scope, tree=request.reader.tree, on=today, intake_id=row.id)
    named = [(one.person_id, one.person_name) for one in rows]
    readings.record_many(scope=scope, people=named, page="intake", at=timezone.now())
    context = {
        "intake": row,
        "heading": employer_words.heading(row, rows, today),
        "lead": office_words.lead(row),
        "todos": employer_words.next_steps(row, rows, scope, today),
        "classes": employer_words.class_table(row),
        "table": employer_words.own_table(rows) if rows else None,
        "rules": rules_of(row),
        "breadcrumb": trail(row),
    }
    return render(request, "admission/intake_employer.html", context)
