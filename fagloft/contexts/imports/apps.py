from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "fagloft.contexts.imports"
    label = "imports"
