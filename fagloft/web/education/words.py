"""Education in plain words: stages, reasons behind a score, what binds whom."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fagloft.contexts.education.queries.applications import ApplicationRow
from fagloft.engine.applications import Reason
from fagloft.web.templatetags.formats import money, short_date


def kind_word(kind: str) -> str:
    return {"further": _("Videreutdanning"), "basic": _("Grunnutdanning")}[kind]


def financing_word(financing: str) -> str:
    return {"own": _("Egne midler"), "grant": _("Tilskudd"), "free": _("Gratis")}[financing]


def status_word(row: ApplicationRow) -> str:
    if row.returned_unchanged:
        return _("Fullført, uten ny oppgave")
    return {
        "applied": _("Venter på svar"),
        "granted": _("Innvilget"),
        "refused": _("Avslått"),
        "withdrawn": _("Trukket"),
        "under_way": _("I gang"),
        "completed": _("Fullført"),
        "discontinued": _("Avbrutt"),
    }[row.status]


def status_colour(row: ApplicationRow) -> str:
    """Colour only where somebody has something to do."""
    return "warning" if row.status == "applied" or row.returned_unchanged else "neutral"


def reason_sentence(reason: Reason, names: Mapping[str, str]) -> str:
    """Why a part of the score is what it is."""
    name = names.get(reason.competence_id, "")
    return {"gap": _gap, "minimum": _minimum, "plan": _plan, "strategy": _strategy}[reason.part](reason, name)


def _gap(reason: Reason, name: str) -> str:
    if not reason.of:
        return _("Enheten krever ikke noe av det utdanningen gir.")
    words = _("%(name)s: %(count)d av %(of)d i enheten mangler det.")
    return words % {"name": name, "count": reason.count, "of": reason.of}


def _minimum(reason: Reason, name: str) -> str:
    if not reason.count:
        return _("Ingen dekningskrav i enheten er brutt.")
    sentence = ngettext(
        "%(name)s: enheten mangler %(count)d på det minste antallet.",
        "%(name)s: enheten mangler %(count)d på det minste antallet.",
        reason.count,
    )
    return sentence % {"name": name, "count": reason.count}


def _plan(reason: Reason, name: str) -> str:
    return {
        "not": _("Står ikke i noen kompetanseplan."),
        "proposed": _("Står i en plan som ikke er vedtatt."),
        "decided": _("Står i en vedtatt plan."),
    }[reason.grade]


def _strategy(reason: Reason, name: str) -> str:
    return {
        "none": _("Hører ikke til et mål eller satsningsområde."),
        "department": _("Hører til et mål for avdelingen."),
        "strategic": _("Hører til et strategisk mål eller et satsningsområde."),
    }[reason.grade]


def terms_lines(row: ApplicationRow) -> list[tuple[str, str]]:
    """What was given, and what is asked in return; nothing before it is granted."""
    if row.status not in {"granted", "under_way", "completed", "discontinued"}:
        return []
    paid = _("med lønn") if row.leave_is_paid else _("uten lønn")
    days = ngettext("%(count)d dag", "%(count)d dager", row.leave_days) % {"count": row.leave_days}
    grant = f"{money(row.grant_amount)} ({row.grant_name})" if row.grant_name else money(row.grant_amount)
    return [
        (_("Permisjon"), f"{days} {paid}" if row.leave_days else _("Ingen")),
        (_("Studieavgift"), money(row.fee)),
        (_("Vikar"), money(row.substitute_cost)),
        (_("Tilskudd"), grant if row.grant_amount else _("Ingen")),
        (_("Koster oss"), money(row.cost)),
        (_("Bindingstid"), _binding(row)),
    ]


def _binding(row: ApplicationRow) -> str:
    if not row.binding_months:
        return _("Ingen")
    months = ngettext("%(count)d måned", "%(count)d måneder", row.binding_months) % {"count": row.binding_months}
    if row.bound_until is None:
        return _("%(months)s etter fullført utdanning") % {"months": months}
    return _("%(months)s, til %(day)s") % {"months": months, "day": short_date(row.bound_until)}
