from django.apps import AppConfig


class OffersConfig(AppConfig):
    name = "fagloft.contexts.offers"
    label = "offers"
