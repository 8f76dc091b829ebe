"""Whether the database holds nothing but the demo."""

from fagloft.contexts.organisations.models import Organisation


def is_demo_only() -> bool:
    """True when there are organisations and every one of them is fictitious; no setting can say otherwise."""
    kinds = set(Organisation.objects.values_list("is_demo", flat=True).distinct())
    return kinds == {True}
