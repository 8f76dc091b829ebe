from django.apps import AppConfig


class CompetenceConfig(AppConfig):
    name = "fagloft.contexts.competence"
    label = "competence"
