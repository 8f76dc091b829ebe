"""The way to a page of follow-up."""

from django.urls import reverse
from django.utils.translation import gettext as _

from fagloft.web.frame import Crumb


def trail(*steps: str | Crumb) -> tuple[Crumb, ...]:
    named = (step if isinstance(step, Crumb) else Crumb(step) for step in steps)
    return (Crumb(_("Oppfølging"), reverse("evaluations")), *named)
