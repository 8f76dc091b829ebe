from django.apps import AppConfig


class AdmissionConfig(AppConfig):
    name = "fagloft.contexts.admission"
    label = "admission"
