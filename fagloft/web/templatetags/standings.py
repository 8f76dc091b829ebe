"""How it stands with a competence, said in sign, colour and words."""

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

register = template.Library()

SIGNS = {"holds": "●", "lapses_soon": "◐", "lapsed": "○", "missing": "✕", "may_be_offered": "+", "not_required": "·"}
WORDS = {
    "holds": pgettext_lazy("standing", "har"),
    "lapses_soon": gettext_lazy("går ut innen 90 dager"),
    "lapsed": gettext_lazy("gått ut"),
    "missing": pgettext_lazy("standing", "mangler"),
    "may_be_offered": gettext_lazy("kan tilbys, frivillig"),
    "not_required": gettext_lazy("ikke krav"),
}


@register.filter
def standing_sign(standing: str) -> str:
    return SIGNS[standing]


@register.filter
def standing_text(standing: str) -> str:
    return str(WORDS[standing])


@register.inclusion_tag("components/standing_legend.html")
def standing_legend() -> dict[str, object]:
    standings = [(standing, SIGNS[standing], words) for standing, words in WORDS.items()]
    return {"standings": standings, "label": _("Tegnforklaring")}
