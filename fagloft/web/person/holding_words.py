"""A recorded holding in words: what, how we know, how long, and under which rule."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from fagloft.contexts.competence.actions.holdings import OTHERS_SOURCES, OWN_SOURCES
from fagloft.contexts.competence.queries.validity import Rule
from fagloft.contexts.gaps.queries.holding_histories import HoldingRule, RecordedHolding
from fagloft.web.templatetags.formats import short_date

# Looked up in the language of whoever reads, and only the one that is asked for: a page shows hundreds of holdings.
SOURCES = {
    "self": gettext_lazy("egenvurdering"),
    "leader": gettext_lazy("vurdert av leder"),
    "assessor": gettext_lazy("signert av fagansvarlig"),
    "test": gettext_lazy("test"),
    "document": gettext_lazy("dokumentert"),
    "formal_education": gettext_lazy("utdanning"),
    "authorisation": gettext_lazy("autorisasjon"),
}
GROUNDS = {
    "stated": gettext_lazy("etter kilden"),
    "assumed": gettext_lazy("antatt"),
    "law": gettext_lazy("etter lov"),
    "local": gettext_lazy("lokal regel"),
}


@dataclass(frozen=True)
class ShownHolding:
    id: int
    what: str
    source: str
    period: str
    rule: str
    recorded: str
    note: str
    withdrawn: str
    evidence_id: int | None
    evidence_name: str
    may_be_withdrawn: bool


def show_holding(holding: RecordedHolding, level_names: dict[int, str], *, is_own: bool) -> ShownHolding:
    """One may withdraw what one might have vouched for."""
    vouched = OWN_SOURCES if is_own else OTHERS_SOURCES
    return ShownHolding(
        id=holding.id,
        what=level_names.get(holding.level) or _("nivå %d") % holding.level,
        source=source_word(holding.source),
        period=_period(holding),
        rule=_made_under(holding.rule),
        recorded=_recorded(holding),
        note=holding.note,
        withdrawn=_withdrawn(holding),
        evidence_id=holding.evidence_id,
        evidence_name=holding.evidence_name,
        may_be_withdrawn=holding.withdrawal is None and holding.source in vouched,
    )


def show_rule(rule: Rule | None) -> str:
    """The rule for what is recorded now; what stands already keeps its own."""
    if rule is None:
        return ""
    return _("Registreres det nå, gjelder regelen fra %(day)s: %(rule)s.") % {
        "day": short_date(rule.effective_from),
        "rule": _lasting(rule.months, rule.basis),
    }


def source_word(source: str) -> str:
    """Kinds of knowledge are kept apart and never weighed together."""
    return str(SOURCES[source])


def _period(holding: RecordedHolding) -> str:
    if holding.valid_to is None:
        return _("fra %(day)s, uten utløp") % {"day": short_date(holding.valid_from)}
    return _("%(start)s–%(end)s") % {"start": short_date(holding.valid_from), "end": short_date(holding.valid_to)}


def _made_under(rule: HoldingRule | None) -> str:
    if rule is None:
        return _("registrert uten regel for varighet")
    return _("regelen fra %(day)s: %(rule)s") % {
        "day": short_date(rule.effective_from),
        "rule": _lasting(rule.months, rule.basis),
    }


def _lasting(months: int | None, basis: str) -> str:
    lasting = (
        ngettext("%(count)d måned", "%(count)d måneder", months) % {"count": months}
        if months is not None
        else _("uten utløp")
    )
    return f"{lasting} ({GROUNDS[basis]})"


def _recorded(holding: RecordedHolding) -> str:
    day = short_date(holding.recorded_at)
    if holding.recorded_by_name:
        return _("registrert %(day)s av %(name)s") % {"day": day, "name": holding.recorded_by_name}
    return _("registrert %(day)s") % {"day": day}


def _withdrawn(holding: RecordedHolding) -> str:
    if holding.withdrawal is None:
        return ""
    return _("Trukket tilbake %(day)s av %(name)s: %(reason)s") % {
        "day": short_date(holding.withdrawal.withdrawn_at),
        "name": holding.withdrawal.withdrawn_by_name,
        "reason": holding.withdrawal.reason,
    }
