"""An intake in plain words: what it is, where somebody stands, and why."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fagloft.contexts.admission.queries.intakes import IntakeRow
from fagloft.contexts.admission.queries.nominations import NominationRow
from fagloft.contexts.admission.queries.standings import Step
from fagloft.web.frame import Crumb
from fagloft.web.templatetags.formats import short_date

STATUS_COLOURS = {
    "open": "success",
    "draft": "neutral",
    "closed": "info",
    "finished": "neutral",
    "cancelled": "neutral",
}
STANDING_COLOURS = {"offered": "warning", "accepted": "success"}


def status_word(status: str) -> str:
    return {
        "draft": _("Utkast"),
        "open": _("Åpent"),
        "closed": _("Lukket"),
        "finished": _("Avsluttet"),
        "cancelled": _("Avlyst"),
    }[status]


def who_word(who: str) -> str:
    return {
        "recommended": _("Anbefalt av direktøren"),
        "small_municipality": _("Fra kommuner under 5 000 innbyggere"),
        "remote_municipality": _("Fra de minst sentrale kommunene"),
        "first_time_leader": _("Ledere for første gang"),
        "hospital": _("Fra sykehuset"),
        "municipality": _("Fra kommunene"),
        "everybody": _("Alle"),
    }[who]


def priority_word(who: str) -> str:
    """Why somebody came before others; empty for one of everybody."""
    return who_word(who) if who and who != "everybody" else ""


def who_choices() -> list[tuple[str, str]]:
    names = ("recommended", "small_municipality", "remote_municipality", "first_time_leader", "hospital")
    return [(name, who_word(name)) for name in (*names, "municipality", "everybody")]


def order_choices() -> list[tuple[str, str]]:
    return [("first_come", _("Den som søkte først")), ("draw", _("Loddtrekning med oppgitt startord"))]


def group_choices() -> list[tuple[str, str]]:
    return [
        ("all_or_nothing", _("Hele gruppa i samme kull, eller ingen")),
        ("as_many_as_fit", _("Sammen så langt det går")),
    ]


def standing_word(kind: str) -> str:
    return {
        "applied": _("Søkt"),
        "offered": _("Har tilbud"),
        "accepted": _("Har takket ja"),
        "declined": _("Har takket nei"),
        "expired": _("Svarte ikke i tide"),
        "withdrawn": _("Trukket"),
        "waiting": _("Venter"),
        "refused": _("Kan ikke tas opp"),
    }[kind]


def why_word(why: str) -> str:
    """Why somebody has no place; empty where there is nothing to say."""
    return {
        "closed": _("Fyller ikke kravene til utdanning eller erfaring."),
        "unknown": _("Det er uklart om kravene er oppfylt. Programkontoret avklarer det."),
        "group_not_eligible": _("Gruppa tas opp samlet, og en i gruppa er ikke avklart eller fyller ikke kravene."),
        "no_class": _("Ingen av kullene søkeren ønsker, finnes."),
        "places_taken": _("Alle plassene i ønskede kull gikk til søkere som står foran."),
        "group_does_not_fit": _("Gruppa tas opp samlet, og det er ikke nok ledige plasser i ett kull."),
        "other_group": _("Plassen gikk til en gruppe som ble holdt samlet."),
        "equity": _("Plassen var reservert for en prioritert gruppe."),
        "time_is_over": _("Svarfristen gikk ut, og plassen gikk videre."),
    }.get(why, "")


def rule_word(rule: str) -> str:
    """How the programme's requirements were met or not."""
    return {
        "lacks_education": _("For kort utdanning"),
        "lacks_experience": _("For kort erfaring"),
        "asks_education": _("Utdanning må avklares"),
        "asks_experience": _("Erfaring må avklares"),
        "by_prior_learning": _("Oppfylt med realkompetanse"),
    }.get(rule, _("Oppfylt"))


def standing_detail(row: NominationRow) -> str:
    """What goes with the word: until when, which class, which number, why not."""
    step, kind = row.standing.step, row.standing.kind
    if kind == "applied":
        return _("Plassene er ikke fordelt.")
    if step is None or kind == "withdrawn":
        return ""
    if kind == "offered":
        told = {"class": step.class_name, "day": short_date(step.answer_by_on)}
        return _("%(class)s. Svar innen %(day)s.") % told
    if kind in ("accepted", "declined"):
        return step.class_name
    if kind == "expired":
        return why_word("time_is_over")
    return " ".join(part for part in (_number(step), step.words or why_word(step.why)) if part)


def _number(step: Step) -> str:
    return _("Nr. %(number)d på ventelista.") % {"number": step.number} if step.number else ""


def step_words(step: Step, name: str) -> str:
    """A line of the log."""
    told = {"name": name, "class": step.class_name, "day": short_date(step.answer_by_on), "number": step.number}
    words = {
        "offered": _("%(name)s får tilbud om plass i %(class)s, med svar innen %(day)s."),
        "accepted": _("%(name)s takker ja til %(class)s."),
        "declined": _("%(name)s takker nei til %(class)s."),
        "expired": _("%(name)s svarte ikke i tide. Plassen i %(class)s er ledig."),
        "withdrawn": _("%(name)s trekker søknaden."),
        "waiting": _("%(name)s venter, som nr. %(number)d.") if step.number else _("%(name)s venter."),
        "refused": _("%(name)s kan ikke tas opp."),
    }[step.kind]
    said = words % told
    reason = step.words or (why_word(step.why) if step.kind in ("waiting", "refused") else "")
    first = priority_word(step.why) if step.kind == "offered" else ""
    priority = _("Prioritert: %s.") % first if first else ""
    return " ".join(part for part in (said, reason, priority) if part)


def places_words(count: int) -> str:
    return ngettext("%(count)d plass", "%(count)d plasser", count) % {"count": count}


def applicants_words(count: int) -> str:
    return ngettext("%(count)d søker", "%(count)d søkere", count) % {"count": count}


def rules_of(intake: IntakeRow) -> list[tuple[str, str]]:
    """The stated rules, as all may read them."""
    text = intake.text
    rules = [
        (_("Søknadsfrist"), short_date(text.apply_by_on)),
        (_("Rekkefølge"), _order(intake)),
        (_("Grupper"), dict(group_choices())[text.groups]),
        (_("Svarfrist på tilbud"), ngettext("%(n)d dag", "%(n)d dager", text.answer_days) % {"n": text.answer_days}),
    ]
    first = [_priority(one.who, one.reserved) for one in text.priorities]
    return [*rules, (_("Prioritert"), "; ".join(first) or _("Ingen foran andre"))]


def _order(intake: IntakeRow) -> str:
    word = dict(order_choices())[intake.text.order]
    return f"{word}: {intake.text.draw_seed}" if intake.text.order == "draw" else word


def _priority(who: str, reserved: int) -> str:
    kept = ngettext("%(count)d plass reservert", "%(count)d plasser reservert", reserved) % {"count": reserved}
    return f"{who_word(who)} ({kept})" if reserved else who_word(who)


def trail(intake: IntakeRow | None = None, *more: str) -> tuple[Crumb, ...]:
    steps = [Crumb(_("Opptak"), reverse("intakes") if intake or more else "")]
    if intake:
        steps.append(Crumb(intake.text.title, reverse("intake", args=[intake.id]) if more else ""))
    return (*steps, *(Crumb(one) for one in more))


def join_names(names: Iterable[str]) -> str:
    return ", ".join(names)
