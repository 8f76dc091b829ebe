from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    name = "fagloft.contexts.evaluation"
    label = "evaluation"
