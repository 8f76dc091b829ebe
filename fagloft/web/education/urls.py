from django.urls import path

from fagloft.web.education.application import education_application, education_start, education_withdraw
from fagloft.web.education.apply import education_apply
from fagloft.web.education.decide import education_decide
from fagloft.web.education.education import education
from fagloft.web.education.follow_up import education_follow_up

urlpatterns = [
    path("education/", education, name="education"),
    path("education/apply/", education_apply, name="education_apply"),
    path("education/<int:application_id>/", education_application, name="education_application"),
    path("education/<int:application_id>/withdraw/", education_withdraw, name="education_withdraw"),
    path("education/<int:application_id>/decide/", education_decide, name="education_decide"),
    path("education/<int:application_id>/start/", education_start, name="education_start"),
    path("education/<int:application_id>/follow-up/", education_follow_up, name="education_follow_up"),
]
