from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "fagloft.contexts.access"
    label = "access"
