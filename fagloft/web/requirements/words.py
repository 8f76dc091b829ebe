"""Requirements in plain words: how strongly they bind, whom they reach, who decides."""

from django.utils.translation import gettext as _

from fagloft.contexts.requirements.queries.coverage import CoverageRow
from fagloft.contexts.requirements.queries.requirements import RequirementRow

OBLIGATIONS = ("mandatory", "expected", "voluntary")
LAYERS = ("unit", "unit_kind", "function", "profession", "person")


def obligation_word(obligation: str) -> str:
    return {"mandatory": _("Pålagt"), "expected": _("Forventet"), "voluntary": _("Frivillig")}[obligation]


def layer_word(layer: str) -> str:
    return {
        "unit": _("Enhet"),
        "unit_kind": _("Type enhet"),
        "function": _("Stilling"),
        "profession": _("Profesjon"),
        "person": _("Enkeltperson"),
    }[layer]


def decided_by(row: RequirementRow | CoverageRow) -> str:
    """Whom to turn to about what one cannot change oneself."""
    if isinstance(row, RequirementRow) and row.is_shared:
        return _("Helsefellesskapet bestemmer")
    if row.target.layer == "unit":
        return _("Lederen for %(unit)s bestemmer") % {"unit": row.target_name}
    if row.target.layer == "person":
        return _("Nærmeste leder bestemmer")
    return _("Kommunalsjefen eller virksomhetslederen bestemmer")
