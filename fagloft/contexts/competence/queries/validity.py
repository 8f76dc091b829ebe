"""Which rule a holding is made under, and when it lapses by that rule."""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fagloft.contexts.competence.models import ValidityRule
from fagloft.contexts.organisations.models import Profession


@dataclass(frozen=True)
class Rule:
    """`profession_names` has the language first, and is empty where the rule is for everybody."""

    id: int
    months: int | None
    basis: str
    source: str
    effective_from: date
    profession_code: str
    is_own: bool
    profession_names: tuple[tuple[str, str], ...] = ()

    def profession_name(self, language: str) -> str:
        return dict(self.profession_names).get(language, "")


def add_months(day: date, months: int) -> date:
    """The same day of the month; the last day where the month has no such day (29 February + 12 = 28 February)."""
    year, month_index = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month_index + 1, min(day.day, calendar.monthrange(year, month_index + 1)[1]))


def lapses_on(valid_from: date, months: int | None) -> date | None:
    """The first day on which a holding made on `valid_from` no longer counts."""
    return None if months is None else add_months(valid_from, months)


def get_rules(*, tenant_id: int, competence_ids: Iterable[int]) -> dict[int, tuple[Rule, ...]]:
    """All rules of the competences, the newest first; an organisation's own before those of the community."""
    found: dict[int, list[Rule]] = {}
    rules = ValidityRule.objects.filter(competence_id__in=list(competence_ids)).order_by("-effective_from", "-id")
    for rule in rules.select_related("profession"):
        found.setdefault(rule.competence_id, []).append(
            Rule(
                id=rule.pk,
                months=rule.months,
                basis=rule.basis,
                source=rule.source,
                effective_from=rule.effective_from,
                profession_code=rule.profession.code if rule.profession else "",
                is_own=rule.tenant_id == tenant_id,
                profession_names=_names(rule.profession),
            )
        )
    return {competence_id: tuple(rows) for competence_id, rows in found.items()}


def _names(profession: Profession | None) -> tuple[tuple[str, str], ...]:
    if profession is None:
        return ()
    return (("nb", profession.name_nb), ("nn", profession.name_nn), ("en", profession.name_en))


def choose_rule(rules: Iterable[Rule], *, on: date, profession_codes: frozenset[str] = frozenset()) -> Rule | None:
    """The rule in force: the organisation's own first, then the one for the profession, then the newest."""
    in_force = [
        rule
        for rule in rules
        if rule.effective_from <= on and (not rule.profession_code or rule.profession_code in profession_codes)
    ]
    return max(
        in_force, key=lambda rule: (rule.is_own, bool(rule.profession_code), rule.effective_from, rule.id), default=None
    )


def get_rule_in_force(
    *, tenant_id: int, competence_id: int, on: date, profession_codes: frozenset[str] = frozenset()
) -> Rule | None:
    """The rule a holding of the competence would be made under on the day."""
    rules = get_rules(tenant_id=tenant_id, competence_ids=[competence_id])
    return choose_rule(rules.get(competence_id, ()), on=on, profession_codes=profession_codes)
