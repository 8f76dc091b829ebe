from django.urls import path

from fagloft.web.cohorts.cohort import cohort, cohort_progress
from fagloft.web.cohorts.cohort_steps import cohort_begin, cohort_mark_ordered, cohort_work_out
from fagloft.web.cohorts.cohort_wishes import cohort_wishes
from fagloft.web.cohorts.cohorts import cohorts
from fagloft.web.cohorts.order import cohort_order_pdf, cohort_order_word
from fagloft.web.cohorts.requirements import cohort_requirements

urlpatterns = [
    path("kull/", cohorts, name="cohorts"),
    path("kull/begynn/", cohort_begin, name="cohort_begin"),
    path("kull/<int:cohort_id>/", cohort, name="cohort"),
    path("kull/<int:cohort_id>/fremdrift/", cohort_progress, name="cohort_progress"),
    path("kull/<int:cohort_id>/onsker/", cohort_wishes, name="cohort_wishes"),
    path("kull/<int:cohort_id>/regn-ut/", cohort_work_out, name="cohort_work_out"),
    path("kull/<int:cohort_id>/krav/", cohort_requirements, name="cohort_requirements"),
    path("kull/<int:cohort_id>/bestilt/", cohort_mark_ordered, name="cohort_mark_ordered"),
    path("kull/<int:cohort_id>/bestilling/word/", cohort_order_word, name="cohort_order_word"),
    path("kull/<int:cohort_id>/bestilling/pdf/", cohort_order_pdf, name="cohort_order_pdf"),
]
