from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "fagloft.contexts.surveys"
    label = "surveys"
