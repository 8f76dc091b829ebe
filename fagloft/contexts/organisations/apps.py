from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "fagloft.contexts.organisations"
    label = "organisations"
