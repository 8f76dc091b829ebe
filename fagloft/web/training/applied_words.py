"""What became of a plan when it was proposed, and of enrolments when they were accepted."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fagloft.contexts.participation.actions.enrolments import Accepted
from fagloft.contexts.participation.actions.proposed_enrolments import Applied


def applied_sentence(applied: Applied) -> str:
    """How many wait for a yes now, how many did before, and what was left out and why."""
    if not applied.proposed and not applied.known and not applied.left_out:
        return _("Planen har ingen plasser å foreslå.")
    made = ngettext(
        "%(count)d påmelding er foreslått og venter på ja fra lederen.",
        "%(count)d påmeldinger er foreslått og venter på ja fra lederne.",
        applied.proposed,
    ) % {"count": applied.proposed}
    known = ngettext("%(count)d var foreslått fra før.", "%(count)d var foreslått fra før.", applied.known) % {
        "count": applied.known
    }
    return " ".join(
        part for part in (made, known if applied.known else "", left_out_sentence(applied.left_out)) if part
    )


def accepted_sentence(accepted: Accepted) -> str:
    """How many have a seat, and why the others have none."""
    made = ngettext("%(count)d påmelding er godtatt.", "%(count)d påmeldinger er godtatt.", accepted.count) % {
        "count": accepted.count
    }
    return " ".join(part for part in (made, left_out_sentence(accepted.left_out)) if part)


def left_out_sentence(left_out: dict[str, int]) -> str:
    if not left_out:
        return ""
    parts = [
        _("%(count)d fordi %(reason)s") % {"count": count, "reason": _reason(reason)}
        for reason, count in left_out.items()
    ]
    return _("Utelatt: %s.") % "; ".join(parts)


def _reason(reason: str) -> str:
    return {
        "cancelled": _("samlingen er avlyst"),
        "begun": _("samlingen har begynt"),
        "left": _("den ansatte slutter eller har sluttet"),
        "full": _("samlingen er full"),
        "refused": _("lederen har sagt nei før"),
        "clash": _("den ansatte er på en annen samling da, eller har plass på samme tilbud"),
    }[reason]
