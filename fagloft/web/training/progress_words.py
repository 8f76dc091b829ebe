"""How far a calculation has come, in words and per cent."""

from django.urls import reverse
from django.utils.translation import gettext as _

from fagloft.contexts.participation.queries.proposal_details import ProposalDetail
from fagloft.web.progress import Progress


def present_progress(detail: ProposalDetail) -> Progress:
    number, is_finished = detail.summary.id, not detail.summary.is_under_way
    return Progress(
        label=_label(detail),
        percent=100 if is_finished else 100 * detail.done_share or None,
        text="" if is_finished else _("Du kan gå videre til noe annet og komme tilbake hit."),
        is_finished=is_finished,
        poll_url=reverse("training_progress", args=[number]),
        cancel_url=reverse("training_cancel", args=[number]) if detail.may_decide else "",
        result_url=reverse("training_proposal", args=[number]),
        result_label=_("Se svaret"),
    )


def _label(detail: ProposalDetail) -> str:
    if not detail.summary.is_under_way:
        return _("Ferdig")
    if detail.summary.status == "waiting":
        return _("Beregningen venter på tur")
    if detail.stage in {"", "tables"}:
        return _("Henter gap, samlinger og grenser")
    return _("Leter etter den beste planen")
