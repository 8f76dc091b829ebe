from django.apps import AppConfig


class LeadershipConfig(AppConfig):
    name = "fagloft.contexts.leadership"
    label = "leadership"
