from django.apps import AppConfig


class RequirementsConfig(AppConfig):
    name = "fagloft.contexts.requirements"
    label = "requirements"
