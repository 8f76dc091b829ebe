from django.urls import path

from fagloft.web.evaluation.evaluate import evaluate
from fagloft.web.evaluation.evaluations import evaluations
from fagloft.web.evaluation.follow_up import evaluation_schedule, follow_up

urlpatterns = [
    path("evaluation/", evaluations, name="evaluations"),
    path("evaluation/<int:evaluation_id>/", evaluate, name="evaluate"),
    path("plan/<int:plan_id>/follow-up/", follow_up, name="follow_up"),
    path("plan/<int:plan_id>/follow-up/schedule/", evaluation_schedule, name="evaluation_schedule"),
]
