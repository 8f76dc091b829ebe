"""Let a rule decide over what is registered already: see whom it touches, confirm, and take it back."""

from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from fagloft.contexts.competence.actions import rules
from fagloft.contexts.competence.queries.catalogues import CompetenceDetail, NoSuchCompetence, get_competence
from fagloft.contexts.competence.queries.validity import Rule
from fagloft.contexts.gaps.queries.rule_impacts import RuleImpact, preview_rule
from fagloft.contexts.organisations.scope import DIRECTOR, REGIONAL_ADVISER
from fagloft.jobs.take_snapshot import defer_snapshot
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.competence.catalogue_words import rule_sentence
from fagloft.web.frame import Crumb, undo_tag
from fagloft.web.requirements.impact_words import impact_sentence
from fagloft.web.templatetags.formats import number


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(DIRECTOR, REGIONAL_ADVISER)
def validity_rule_apply(request: ReaderRequest, competence_id: int, rule_id: int) -> HttpResponse:
    """The separate decision that what is registered follows the new rule too."""
    detail, rule = _find(request, competence_id, rule_id)
    if request.method == "POST":
        applied = _apply(request, detail, rule)
        if applied is not None:
            return applied
    scope, today = request.reader.scope, timezone.localdate()
    found = preview_rule(scope=scope, tree=request.reader.tree, competence_id=competence_id, rule_id=rule_id, on=today)
    context = {
        "detail": detail,
        "found": found,
        "heading": _heading(detail, found),
        "rule": rule_sentence(rule),
        "impact": impact_sentence(found.impact),
        "breadcrumb": (
            Crumb(_("Kompetansekatalog"), reverse("competence_catalogue")),
            Crumb(detail.card.name, reverse("competence", args=[competence_id])),
            Crumb(_("La regelen gjelde")),
        ),
    }
    return render(request, "competence/validity_rule_apply.html", context)


@require_POST
@may_be_seen_by(DIRECTOR, REGIONAL_ADVISER)
def validity_rule_take_back(request: ReaderRequest, competence_id: int, rule_id: int) -> HttpResponse:
    """Undo, by the moment at which the rule was applied."""
    _find(request, competence_id, rule_id)
    scope, applied_at = request.reader.scope, _read_moment(request.GET.get("applied_at", ""))
    count = 0
    if applied_at is not None:
        count = rules.take_back_application(scope=scope, rule_id=rule_id, applied_at=applied_at, at=timezone.now())
    if count:
        defer_snapshot(tenant_id=scope.tenant_id)
        words = ngettext("%(count)s registrering varer som før.", "%(count)s registreringer varer som før.", count)
        messages.success(request, words % {"count": number(count)})
    else:
        messages.warning(request, _("Det er ingenting å angre. Slik er det nå."))
    return redirect(reverse("competence", args=[competence_id]) + "#rules")


def _read_moment(text: str) -> datetime | None:
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    return None if moment is None or timezone.is_naive(moment) else moment


def _find(request: ReaderRequest, competence_id: int, rule_id: int) -> tuple[CompetenceDetail, Rule]:
    try:
        detail = get_competence(scope=request.reader.scope, competence_id=competence_id, on=timezone.localdate())
    except NoSuchCompetence as absent:
        raise Http404 from absent
    rule = next((rule for rule in detail.rules if rule.id == rule_id), None)
    if rule is None:
        raise Http404
    return detail, rule


def _apply(request: ReaderRequest, detail: CompetenceDetail, rule: Rule) -> HttpResponse | None:
    """None where another number would change than the page told."""
    scope, at, told = request.reader.scope, timezone.now(), request.POST.get("holdings", "")
    expected = int(told) if told.isascii() and told.isdigit() and len(told) < 10 else 0
    try:
        rules.apply_to_old_holdings(scope=scope, rule_id=rule.id, expected=expected, on=timezone.localdate(), at=at)
    except rules.ChangedMeanwhile:
        messages.warning(request, _("Noen har registrert eller endret noe etter at du åpnet siden. Slik er det nå."))
        return None
    defer_snapshot(tenant_id=scope.tenant_id)
    words = ngettext(
        "%(count)s registrering følger nå den nye regelen.",
        "%(count)s registreringer følger nå den nye regelen.",
        expected,
    )
    undo = reverse("validity_rule_take_back", args=[detail.card.id, rule.id])
    moment = urlencode({"applied_at": at.isoformat()})
    messages.success(request, words % {"count": number(expected)}, extra_tags=undo_tag(f"{undo}?{moment}"))
    return redirect(reverse("competence", args=[detail.card.id]) + "#rules")


def _heading(detail: CompetenceDetail, found: RuleImpact) -> str:
    if not found.holdings:
        return _("Regelen endrer ingen registreringer av %(name)s") % {"name": detail.card.name}
    words = ngettext(
        "Regelen endrer sluttdatoen for %(count)s registrering av %(name)s",
        "Regelen endrer sluttdatoen for %(count)s registreringer av %(name)s",
        found.holdings,
    )
    return words % {"count": number(found.holdings), "name": detail.card.name}
