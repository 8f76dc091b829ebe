from django.apps import AppConfig


class ParticipationConfig(AppConfig):
    name = "fagloft.contexts.participation"
    label = "participation"
