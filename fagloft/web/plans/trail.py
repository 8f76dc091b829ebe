"""The way to a page of the plans."""

from django.urls import reverse
from django.utils.translation import gettext as _

from fagloft.web.frame import Crumb


def trail(*here: str | tuple[str, str]) -> tuple[Crumb, ...]:
    """From the list of plans to here; a step with an address is a pair."""
    steps = (Crumb(step) if isinstance(step, str) else Crumb(*step) for step in here)
    return (Crumb(_("Kompetanseplaner"), reverse("plans")), *steps)
