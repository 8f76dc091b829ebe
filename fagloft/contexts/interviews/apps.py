from django.apps import AppConfig


class InterviewsConfig(AppConfig):
    name = "fagloft.contexts.interviews"
    label = "interviews"
