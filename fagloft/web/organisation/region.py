"""Where in the health community is the need largest, who has what, and whom does one ask?"""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from fagloft.contexts.gaps.queries.regions import get_region_figures
from fagloft.contexts.organisations.scope import DIRECTOR, REGIONAL_ADVISER
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.organisation.region_words import present

COLUMNS_PER_PAGE = 12


@may_be_seen_by(DIRECTOR, REGIONAL_ADVISER)
def region_overview(request: ReaderRequest) -> HttpResponse:
    figures = get_region_figures(scope=request.reader.scope, on=timezone.localdate())
    paging = Paginator(figures.competences, COLUMNS_PER_PAGE).get_page(request.GET.get("page"))
    page = present(figures, tuple(paging.object_list), chosen=request.GET.get("competence", ""))
    return render(request, "organisation/region_overview.html", {"page": page, "paging": paging})
