from django.apps import AppConfig


class GapsConfig(AppConfig):
    name = "fagloft.contexts.gaps"
    label = "gaps"
