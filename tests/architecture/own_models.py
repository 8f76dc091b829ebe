"""The models of our contexts, as Django has loaded them."""

from collections.abc import Iterable

import pghistory.models
from django.apps import apps
from django.db import models

from tests.architecture.source_files import CONTEXTS


def context_of(model: type[models.Model]) -> str | None:
    """Return the context that owns a model, or None where it is not one of ours."""
    label = model._meta.app_label
    return label if label in CONTEXTS else None


def own_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if context_of(model)]


def without_history(found: Iterable[type[models.Model]]) -> list[type[models.Model]]:
    """Leave out the event tables that pghistory makes beside the models it follows."""
    return [model for model in found if not issubclass(model, pghistory.models.Event)]
