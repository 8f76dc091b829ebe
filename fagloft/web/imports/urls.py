from django.urls import path

from fagloft.web.imports.download import import_template
from fagloft.web.imports.faults import import_faults
from fagloft.web.imports.imports import imports
from fagloft.web.imports.run import import_cancel, import_confirm, import_progress, import_run

urlpatterns = [
    path("imports/", imports, name="imports"),
    path("imports/templates/<slug:template>.<slug:ending>", import_template, name="import_template"),
    path("imports/<int:run_id>/", import_run, name="import_run"),
    path("imports/<int:run_id>/progress/", import_progress, name="import_progress"),
    path("imports/<int:run_id>/confirm/", import_confirm, name="import_confirm"),
    path("imports/<int:run_id>/cancel/", import_cancel, name="import_cancel"),
    path("imports/<int:run_id>/faults.xlsx", import_faults, name="import_faults"),
]
