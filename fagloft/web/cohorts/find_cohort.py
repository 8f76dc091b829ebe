"""The cohort that a page is about, and the way to it."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from fagloft.contexts.leadership.queries.cohorts import CohortDetail, NoSuchCohort, get_cohort
from fagloft.web.access import ReaderRequest
from fagloft.web.frame import Crumb

NOT_AN_EDITION = -1


def find_cohort(request: ReaderRequest, cohort_id: int) -> CohortDetail:
    try:
        return get_cohort(scope=request.reader.scope, cohort_id=cohort_id)
    except NoSuchCohort as absent:
        raise Http404 from absent


def trail(found: CohortDetail | None = None, here: str = "") -> tuple[Crumb, ...]:
    steps = [Crumb(_("Skreddersydde kull"), reverse("cohorts") if found else "")]
    if found:
        steps.append(Crumb(found.title, reverse("cohort", args=[found.id]) if here else ""))
    return (*steps, Crumb(here)) if here else tuple(steps)


def read_edition(request: ReaderRequest) -> int:
    told = request.POST.get("edition", "") or request.GET.get("edition", "")
    return int(told) if told.isascii() and told.isdigit() and len(told) < len("1000000000") else NOT_AN_EDITION
