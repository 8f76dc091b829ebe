"""What the page of a plan's costs says."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fagloft.contexts.planning.queries.costs import AlternativeCost, CostedMeasure, PlanCosts, Sums
from fagloft.engine.costing import sum_by
from fagloft.engine.costing.measures import KINDS
from fagloft.web.offers.words import hours_words, learning_form_word
from fagloft.web.plan_costs.money_words import kroner, kroner_alone
from fagloft.web.plans.words import attendance_word, cost_word, financing_word, recurrence_word
from fagloft.web.templatetags.formats import number, short_date

MOST_ROWS = 8


@dataclass(frozen=True)
class AlternativeLine:
    name: str
    detail: str
    amount: str
    difference: str


@dataclass(frozen=True)
class CostLine:
    """`amounts` are by kind, in the order of `KINDS`."""

    measure: CostedMeasure
    how: str
    people: str
    amounts: tuple[str, ...]
    total: str
    alternatives: tuple[AlternativeLine, ...]
    alternatives_words: str


@dataclass(frozen=True)
class SumTable:
    heading: str
    head: str
    id: str
    rows: tuple[tuple[str, str], ...]
    more: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class CostPage:
    costs: PlanCosts
    heading: str
    lead: str
    budget: str
    kinds: tuple[str, ...]
    lines: tuple[CostLine, ...]
    total: tuple[str, ...]
    total_kinds: tuple[str, ...]
    sums: tuple[SumTable, ...]
    without_rate: str
    sees_documents: bool


def present(costs: PlanCosts, *, sees_numbers: bool) -> CostPage:
    by_kind = dict(costs.by_kind)
    return CostPage(
        costs=costs,
        heading=_answer(costs),
        lead=f"{costs.plan.title} · {costs.plan.whose}",
        budget=_budget(costs),
        kinds=tuple(cost_word(kind) for kind in KINDS),
        lines=tuple(_line(measure) for measure in costs.measures),
        total=(*(_amount(by_kind.get(kind, 0)) for kind in KINDS), kroner_alone(costs.total)),
        total_kinds=(*(cost_word(kind) for kind in KINDS), _("I alt")),
        sums=(
            _sum(_("Hvem som betaler"), _("Betales av"), "by-financing", costs.by_financing, financing_word),
            _sum(_("Per mål"), _("Mål"), "by-goal", costs.by_goal, lambda name: name or _("Uten mål")),
            _sum(_("Per enhet"), _("Enhet"), "by-unit", costs.by_unit, lambda name: name or _("Ikke fordelt på enhet")),
        ),
        without_rate=_without_rate(costs.people_without_rate),
        sees_documents=sees_numbers and costs.plan.level != "person",
    )


def _answer(costs: PlanCosts) -> str:
    if not costs.measures:
        return _("Planen har ingen tiltak ennå, og koster ingenting")
    told = {"total": kroner(costs.total), "substitute": kroner(costs.substitute)}
    if not costs.substitute:
        return _("Planen koster %(total)s, uten vikarer") % told
    return _("Planen koster %(total)s; %(substitute)s er vikar") % told


def _budget(costs: PlanCosts) -> str:
    told = {"own": kroner(costs.own_new_money)}
    return (
        _("%(own)s må dekkes av eget budsjett. Resten er arbeidstid som alt er lønnet, tilskudd eller gratis.") % told
    )


def _without_rate(people: int) -> str:
    if not people:
        return ""
    return ngettext(
        "For %(count)d ansatt er ingen timesats satt. Timene er ikke regnet med.",
        "For %(count)d ansatte er ingen timesats satt. Timene deres er ikke regnet med.",
        people,
    ) % {"count": people}


def _line(measure: CostedMeasure) -> CostLine:
    by_kind = sum_by(measure.cost.parts, lambda part: part.kind)
    return CostLine(
        measure=measure,
        how=_how(measure),
        people=number(measure.cost.people),
        amounts=tuple(_amount(by_kind.get(kind, 0)) for kind in KINDS),
        total=kroner_alone(measure.cost.total),
        alternatives=tuple(_alternative(measure, one) for one in measure.alternatives),
        alternatives_words=_alternatives_words(measure),
    )


def _amount(ore: int) -> str:
    """Nothing is left out, so that what there is stands out."""
    return kroner_alone(ore) if ore else ""


def _how(measure: CostedMeasure) -> str:
    """How one learns, how long it takes and how often, so that every amount can be followed."""
    text = measure.row.text
    hours = _("%(hours)s per deltaker") % {"hours": hours_words(measure.hours)}
    parts = [learning_form_word(text.learning_form), attendance_word(text.attendance_time), hours]
    if measure.is_from_offer:
        parts.append(_("etter tilbudet %(offer)s") % {"offer": measure.row.offer_title})
    if text.recurrence != "once":
        often = {"often": recurrence_word(text.recurrence), "count": measure.times}
        parts.append(ngettext("%(often)s, %(count)d gang", "%(often)s, %(count)d ganger", measure.times) % often)
    return " · ".join(parts)


def _alternatives_words(measure: CostedMeasure) -> str:
    """The cheapest first: whoever opens it looks for that."""
    if not measure.alternatives:
        return ""
    cheapest = measure.alternatives[0].cost.total
    others = ngettext("%(count)d annen måte", "%(count)d andre måter", len(measure.alternatives)) % {
        "count": len(measure.alternatives)
    }
    return _("%(others)s, fra %(amount)s") % {"others": others, "amount": kroner(cheapest)}


def _alternative(measure: CostedMeasure, one: AlternativeCost) -> AlternativeLine:
    place = [f"{one.place} {short_date(one.starts_on)}"] if one.starts_on else []
    reckoned = [] if one.offer_title else [_("regnet med like lang tid, uten kursavgift og reise")]
    form = learning_form_word(one.learning_form)
    return AlternativeLine(
        name=f"{form}: {one.offer_title}" if one.offer_title else form,
        detail=" · ".join([hours_words(one.hours), *place, *reckoned]),
        amount=kroner(one.cost.total),
        difference=_difference(one.cost.total - measure.cost.total),
    )


def _difference(ore: int) -> str:
    if not ore:
        return _("like dyrt")
    words = _("%(amount)s mindre") if ore < 0 else _("%(amount)s mer")
    return words % {"amount": kroner(abs(ore))}


def _sum(heading: str, head: str, anchor: str, sums: Sums, name: Callable[[str], str]) -> SumTable:
    rows = tuple((name(key), kroner_alone(amount)) for key, amount in sums)
    return SumTable(heading, head, anchor, rows[:MOST_ROWS], rows[MOST_ROWS:])
