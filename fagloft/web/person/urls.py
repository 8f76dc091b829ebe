from django.urls import path

from fagloft.web.person.evidence_file import evidence_file
from fagloft.web.person.person import person
from fagloft.web.person.register_holding import register_holding
from fagloft.web.person.withdraw_holding import withdraw_holding

urlpatterns = [
    path("person/<int:person_id>/", person, name="person"),
    path("person/<int:person_id>/register/", register_holding, name="register_holding"),
    path("holding/<int:holding_id>/withdraw/", withdraw_holding, name="withdraw_holding"),
    path("evidence/<int:evidence_id>/", evidence_file, name="evidence_file"),
]
