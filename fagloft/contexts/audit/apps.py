from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "fagloft.contexts.audit"
    label = "audit"
