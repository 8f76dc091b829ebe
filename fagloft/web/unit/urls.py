from django.urls import path

from fagloft.web.unit.matrix import unit_matrix, unit_matrix_export
from fagloft.web.unit.overview import unit_overview
from fagloft.web.unit.report import unit_report, unit_report_pdf, unit_report_word

urlpatterns = [
    path("unit/<int:unit_id>/", unit_overview, name="unit_overview"),
    path("unit/<int:unit_id>/matrix/", unit_matrix, name="unit_matrix"),
    path("unit/<int:unit_id>/matrix/excel/", unit_matrix_export, name="unit_matrix_export"),
    path("unit/<int:unit_id>/report/", unit_report, name="unit_report"),
    path("unit/<int:unit_id>/report/pdf/", unit_report_pdf, name="unit_report_pdf"),
    path("unit/<int:unit_id>/report/word/", unit_report_word, name="unit_report_word"),
]
