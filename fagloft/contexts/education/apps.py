from django.apps import AppConfig


class EducationConfig(AppConfig):
    name = "fagloft.contexts.education"
    label = "education"
