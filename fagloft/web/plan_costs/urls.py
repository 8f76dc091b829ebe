from django.urls import path

from fagloft.web.plan_costs.consequences import plan_consequences
from fagloft.web.plan_costs.costs import plan_costs
from fagloft.web.plan_costs.document_template import (
    document_template,
    document_template_own,
    document_template_remove,
    document_template_standard,
)
from fagloft.web.plan_costs.documents import (
    plan_document_pdf,
    plan_document_word,
    plan_documents,
    plan_measures_excel,
)
from fagloft.web.plan_costs.rates import rate_add, rate_change, rate_remove, rates
from fagloft.web.plan_costs.travel_costs import travel_cost_add, travel_cost_change, travel_cost_remove

A_PLAN = "plans/<int:plan_id>/"

urlpatterns = [
    path(f"{A_PLAN}costs/", plan_costs, name="plan_costs"),
    path(f"{A_PLAN}consequences/", plan_consequences, name="plan_consequences"),
    path(f"{A_PLAN}documents/", plan_documents, name="plan_documents"),
    path(f"{A_PLAN}documents/measures/excel/", plan_measures_excel, name="plan_measures_excel"),
    path(f"{A_PLAN}documents/<slug:document>/word/", plan_document_word, name="plan_document_word"),
    path(f"{A_PLAN}documents/<slug:document>/pdf/", plan_document_pdf, name="plan_document_pdf"),
    path("rates/", rates, name="rates"),
    path("rates/add/", rate_add, name="rate_add"),
    path("rates/<int:rate_id>/change/", rate_change, name="rate_change"),
    path("rates/<int:rate_id>/remove/", rate_remove, name="rate_remove"),
    path("rates/travel/add/", travel_cost_add, name="travel_cost_add"),
    path("rates/travel/<int:travel_cost_id>/change/", travel_cost_change, name="travel_cost_change"),
    path("rates/travel/<int:travel_cost_id>/remove/", travel_cost_remove, name="travel_cost_remove"),
    path("document-template/", document_template, name="document_template"),
    path("document-template/standard/", document_template_standard, name="document_template_standard"),
    path("document-template/own/", document_template_own, name="document_template_own"),
    path("document-template/remove/", document_template_remove, name="document_template_remove"),
]
