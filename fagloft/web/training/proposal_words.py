"""The answer of a calculation in words: what can be closed, who goes, what stays open, what more money buys."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from fagloft.contexts.participation.queries.proposal_details import ProposalDetail
from fagloft.web.tables import Table
from fagloft.web.templatetags.formats import moment, money, number
from fagloft.web.training.collision_words import Collision, present_collisions
from fagloft.web.training.curve import CurveFigure, draw_curve, tabulate
from fagloft.web.training.reason_words import OpenReason, present_open
from fagloft.web.training.seat_tables import VIEWS, tabulate_people, tabulate_sessions, tabulate_units
from fagloft.web.training.words import budget_words, period_words

FEWEST = 5
PER_MILLE = 1000


@dataclass(frozen=True)
class ViewLink:
    label: str
    url: str
    is_current: bool


@dataclass(frozen=True)
class ProposalPage:
    heading: str
    lead: str
    unit_name: str
    status: str
    has_plan: bool
    empty_text: str
    advice: str
    again_url: str
    apply_url: str
    applied: str
    waiting_url: str
    views: tuple[ViewLink, ...]
    table: Table | None
    default_sort: str
    open_reasons: tuple[OpenReason, ...]
    figure: CurveFigure | None
    alternatives: Table | None
    collisions: tuple[Collision, ...]
    limits_url: str


def present(detail: ProposalDetail, chosen: Mapping[str, str]) -> ProposalPage:
    summary = detail.summary
    view = _view(detail, chosen.get("view", ""))
    figure = draw_curve(detail.budget_points, gaps=summary.gaps) if summary.has_plan else None
    follows = detail.sees_everybody
    return ProposalPage(
        heading=_answer(detail),
        lead=_facts(detail),
        unit_name=summary.unit_name,
        status=summary.status,
        has_plan=summary.has_plan,
        empty_text=_empty(detail),
        advice=_advice(summary.status),
        again_url=_again(detail),
        apply_url=reverse("training_apply", args=[summary.id]) if _may_apply(detail) else "",
        applied=_applied(detail),
        waiting_url=reverse("unit_training", args=[summary.unit_id]) if follows else "",
        views=_views(detail, view),
        table=_table(detail, view, chosen.get("sort", "")) if detail.seats_count else None,
        default_sort={"people": "name", "sessions": "day", "units": "name"}[view],
        open_reasons=present_open(detail),
        figure=figure,
        alternatives=tabulate(detail.budget_points) if len(detail.budget_points) > 1 and figure is None else None,
        collisions=present_collisions(detail.collisions),
        limits_url=reverse("training_limits", args=[summary.unit_id]) if follows else "",
    )


def _answer(detail: ProposalDetail) -> str:
    summary = detail.summary
    if not summary.has_plan:
        return {
            "waiting": _("Beregningen venter"),
            "running": _("Planen regnes ut"),
            "infeasible": _("De låste valgene kan ikke holdes samtidig"),
            "no_result": _("Tiden gikk ut før det ble noen plan"),
            "failed": _("Beregningen stoppet av en feil"),
            "cancelled": _("Beregningen ble avbrutt"),
        }[summary.status]
    if not summary.gaps:
        return _("Ingen gap å lukke i perioden")
    if not detail.sees_everybody and summary.gaps < FEWEST:
        return _("Planen er klar. Den gjelder så få at tallene er skjult")
    return _closed(detail)


def _closed(detail: ProposalDetail) -> str:
    summary = detail.summary
    numbers = {"closed": number(summary.gaps_closed), "gaps": number(summary.gaps), "kroner": money(summary.spent)}
    if not summary.gaps_closed:
        return _("Ingen av %(gaps)s gap kan lukkes i perioden") % numbers
    if detail.seats_count and not summary.spent:
        return _("%(closed)s av %(gaps)s gap kan lukkes uten kostnad") % numbers
    return _("%(closed)s av %(gaps)s gap kan lukkes for %(kroner)s") % numbers


def _facts(detail: ProposalDetail) -> str:
    summary = detail.summary
    parts = [
        summary.unit_name,
        period_words(summary.starts_on, summary.ends_on),
        _("budsjett: %(budget)s") % {"budget": budget_words(summary.budget).lower()},
        _proof(detail),
        _("bestilt %(moment)s av %(name)s")
        % {"moment": moment(timezone.localtime(summary.asked_at)), "name": summary.asked_by_name},
    ]
    return " · ".join(part for part in parts if part)


def _proof(detail: ProposalDetail) -> str:
    """How much better any plan could be: never more than this, which is proven."""
    summary = detail.summary
    if not summary.has_plan or not summary.gaps or detail.value is None or detail.bound is None:
        return ""
    if summary.status == "optimal" or detail.bound <= detail.value:
        return _("ingen plan kan gjøre det bedre (bevist)")
    if not detail.value:
        return ""
    better = ceil(PER_MILLE * (detail.bound - detail.value) / detail.value) / 10
    return _("ingen plan er mer enn %(share)s %% bedre (bevist)") % {"share": number(better, 1)}


def _empty(detail: ProposalDetail) -> str:
    if not detail.summary.has_plan or detail.seats_count:
        return ""
    if not detail.summary.gaps:
        return _("Alle har det som kreves, og ingenting går ut i perioden.")
    return _("Planen har ingen plasser. Under ser du hvorfor, og hva du kan gjøre.")


def _advice(status: str) -> str:
    return {
        "infeasible": _("Ta bort ett av valgene i hver linje, og regn på nytt."),
        "no_result": _("Prøv igjen med lengre tid, en kortere periode eller en mindre enhet."),
        "failed": _("Ingenting er endret. Prøv igjen, og si fra til administratoren hvis det skjer på nytt."),
        "cancelled": _("Ingenting er endret."),
    }.get(status, "")


def _again(detail: ProposalDetail) -> str:
    summary = detail.summary
    if not detail.may_decide or summary.is_under_way:
        return ""
    return f"{reverse('training_proposals')}?{urlencode({'unit': summary.unit_id})}"


def _may_apply(detail: ProposalDetail) -> bool:
    return detail.may_decide and detail.summary.has_plan and detail.seats_count > 0


def _applied(detail: ProposalDetail) -> str:
    at = detail.summary.applied_at
    if at is None:
        return ""
    return _("Foreslått som påmeldinger %(moment)s av %(name)s.") % {
        "moment": moment(timezone.localtime(at)),
        "name": detail.summary.applied_by_name,
    }


def _view(detail: ProposalDetail, asked: str) -> str:
    return asked if asked in _offered(detail) else VIEWS[0]


def _offered(detail: ProposalDetail) -> tuple[str, ...]:
    return tuple(view for view in VIEWS if detail.seats or view != "people")


def _views(detail: ProposalDetail, current: str) -> tuple[ViewLink, ...]:
    words = {"people": _("Per ansatt"), "sessions": _("Per samling"), "units": _("Per enhet")}
    return tuple(ViewLink(words[view], f"?view={view}#who", view == current) for view in _offered(detail))


def _table(detail: ProposalDetail, view: str, sort: str) -> Table:
    tabulate_view = {"people": tabulate_people, "sessions": tabulate_sessions, "units": tabulate_units}[view]
    return tabulate_view(detail, sort)
