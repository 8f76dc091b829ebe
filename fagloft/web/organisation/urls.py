from django.urls import path

from fagloft.web.organisation.overview import organisation_export, organisation_overview
from fagloft.web.organisation.recompute import organisation_recompute
from fagloft.web.organisation.region import region_overview

urlpatterns = [
    path("organisation/", organisation_overview, name="organisation_overview"),
    path("organisation/excel/", organisation_export, name="organisation_export"),
    path("organisation/recompute/", organisation_recompute, name="organisation_recompute"),
    path("region/", region_overview, name="region_overview"),
]
