from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "fagloft.web"
    label = "web"
