from django.urls import path

from fagloft.web.competence.catalogue import competence_catalogue
from fagloft.web.competence.catalogue_edit import (
    competence_add,
    competence_retire,
    competence_rewrite,
    validity_rule_add,
)
from fagloft.web.competence.competence import competence
from fagloft.web.competence.rule_apply import validity_rule_apply, validity_rule_take_back
from fagloft.web.competence.who_can import who_can

urlpatterns = [
    path("competence/", competence_catalogue, name="competence_catalogue"),
    path("competence/add/", competence_add, name="competence_add"),
    path("competence/<int:competence_id>/", competence, name="competence"),
    path("competence/<int:competence_id>/rewrite/", competence_rewrite, name="competence_rewrite"),
    path("competence/<int:competence_id>/retire/", competence_retire, name="competence_retire"),
    path("competence/<int:competence_id>/rules/add/", validity_rule_add, name="validity_rule_add"),
    path("competence/<int:competence_id>/rules/<int:rule_id>/apply/", validity_rule_apply, name="validity_rule_apply"),
    path(
        "competence/<int:competence_id>/rules/<int:rule_id>/take-back/",
        validity_rule_take_back,
        name="validity_rule_take_back",
    ),
    path("who-can/", who_can, name="who_can"),
]
