from django.urls import path

from fagloft.web.requirements.add import requirement_add
from fagloft.web.requirements.bar_questions import bar_question_answer, bar_question_ask, bar_questions
from fagloft.web.requirements.change import requirement_change, requirement_end, requirement_keep
from fagloft.web.requirements.coverage import coverage_add, coverage_end, coverage_keep
from fagloft.web.requirements.requirements import requirements, requirements_export

urlpatterns = [
    path("requirements/", requirements, name="requirements"),
    path("requirements/export/", requirements_export, name="requirements_export"),
    path("requirements/add/", requirement_add, name="requirement_add"),
    path("requirements/<int:requirement_id>/change/", requirement_change, name="requirement_change"),
    path("requirements/<int:requirement_id>/end/", requirement_end, name="requirement_end"),
    path("requirements/<int:requirement_id>/keep/", requirement_keep, name="requirement_keep"),
    path("requirements/coverage/add/", coverage_add, name="coverage_add"),
    path("requirements/coverage/<int:coverage_id>/end/", coverage_end, name="coverage_end"),
    path("requirements/coverage/<int:coverage_id>/keep/", coverage_keep, name="coverage_keep"),
    path("requirements/questions/", bar_questions, name="bar_questions"),
    path("requirements/questions/ask/", bar_question_ask, name="bar_question_ask"),
    path("requirements/questions/<int:question_id>/", bar_question_answer, name="bar_question_answer"),
]
