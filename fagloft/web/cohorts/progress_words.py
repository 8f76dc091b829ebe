"""How a longer search stands."""

from django.urls import reverse
from django.utils.translation import gettext as _

from fagloft.contexts.leadership.queries.cohorts import CohortDetail
from fagloft.web.progress import Progress


def present_progress(found: CohortDetail) -> Progress:
    is_finished = not found.kept.goes_on
    best_so_far = _("Det beste så langt står under. Du kan gå videre til noe annet og komme tilbake hit.")
    return Progress(
        label=_("Ferdig") if is_finished else _("Leter etter et bedre kull, eller beviset for at ingen er bedre"),
        percent=100 if is_finished else None,
        text="" if is_finished else best_so_far,
        is_finished=is_finished,
        poll_url=reverse("cohort_progress", args=[found.id]),
        cancel_url="",
        result_url=reverse("cohort", args=[found.id]),
        result_label=_("Se svaret"),
    )
