"""What is wished of the cohort?"""

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fagloft.contexts.leadership.actions import cohorts as actions
from fagloft.contexts.leadership.queries.cohort_modules import get_cohort_modules
from fagloft.contexts.leadership.queries.cohorts import OFFICE
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.cohorts.cohort_steps import cohort_work_out
from fagloft.web.cohorts.find_cohort import find_cohort, read_edition, trail
from fagloft.web.cohorts.wishes_form import WishesForm, start_of
from fagloft.web.offers.meanwhile import Difference, reopen, tell_differences

LONG_LISTS = ("topics", "modules", "providers", "venues")


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(*OFFICE)
def cohort_wishes(request: ReaderRequest, cohort_id: int) -> HttpResponseBase:
    found = find_cohort(request, cohort_id)
    modules = get_cohort_modules(scope=request.reader.scope, on=timezone.localdate())
    start = start_of(found.kept.wishes, found.edition)
    form = WishesForm(request.POST or None, initial=start, modules=modules)
    differences: list[Difference] = []
    if form.is_valid():
        edition = read_edition(request)
        try:
            actions.ask(scope=request.reader.scope, cohort_id=cohort_id, edition=edition, wishes=form.wishes())
        except actions.ChangedMeanwhile:
            form = WishesForm(reopen(request.POST, found.edition), initial=start, modules=modules)
            differences = tell_differences(form)
        else:
            return _go_on(request, cohort_id, edition + 1)
    context = {
        "form": form,
        "found": found,
        "differences": differences,
        "long_lists": LONG_LISTS,
        "cancel_url": reverse("cohort", args=[cohort_id]),
        "breadcrumb": trail(found, _("Ønsker")),
    }
    return render(request, "cohorts/cohort_wishes.html", context)


def _go_on(request: ReaderRequest, cohort_id: int, edition: int) -> HttpResponseBase:
    """Saved only, or worked out at once."""
    if "work_out" not in request.POST:
        messages.success(request, _("Ønskene er lagret."))
        return redirect("cohort", cohort_id)
    told = request.POST.copy()
    told["edition"] = str(edition)
    request.POST = told  # type: ignore[assignment]
    return cohort_work_out(request, cohort_id)
