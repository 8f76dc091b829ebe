from django.apps import AppConfig


class PlanningConfig(AppConfig):
    name = "fagloft.contexts.planning"
    label = "planning"
