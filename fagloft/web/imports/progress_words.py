"""How far an import has come, in words and per cent."""

from django.urls import reverse
from django.utils.translation import gettext as _

from fagloft.contexts.imports.queries.runs import RunDetail
from fagloft.web.progress import Progress
from fagloft.web.templatetags.formats import number

# The last step moves everything at once and tells nothing of itself.
SET_ASIDE = 90


def present_progress(run: RunDetail) -> Progress:
    page = reverse("import_run", args=[run.summary.id])
    return Progress(
        label=_label(run),
        percent=_percent(run),
        text=_text(run),
        is_finished=not run.is_under_way,
        poll_url=reverse("import_progress", args=[run.summary.id]),
        cancel_url="" if run.is_being_cancelled else reverse("import_cancel", args=[run.summary.id]),
        result_url=page,
        result_label=_("Se resultatet"),
    )


def _label(run: RunDetail) -> str:
    if run.is_being_cancelled and run.is_under_way:
        return _("Importen avbrytes")
    return {
        "waiting": _("Filen venter på å bli lest"),
        "reading": _("Filen leses og sammenlignes med registeret"),
        "confirmed": _("Importen venter på å bli lagret"),
        "storing": _("Importen lagres"),
    }.get(run.summary.status, _("Ferdig"))


def _percent(run: RunDetail) -> float | None:
    if not run.is_under_way:
        return 100
    if run.summary.status != "storing" or not run.rows_done:
        return None
    return SET_ASIDE * run.rows_done / max(run.rows_done, run.rows_total)


def _text(run: RunDetail) -> str:
    if run.waits_for_another:
        return _("En annen import i organisasjonen lagres nå. Denne lagres etterpå.")
    if run.summary.status == "storing" and run.rows_done:
        numbers = {"done": number(run.rows_done), "total": number(run.rows_total)}
        return _("%(done)s av %(total)s rader er klargjort") % numbers
    if run.is_under_way:
        return _("Du kan gå videre til noe annet og komme tilbake hit.")
    return ""
