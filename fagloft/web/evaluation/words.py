"""Layers and progress in words, and shares of the whole group."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fagloft.contexts.evaluation.queries.follow_up import LayerRow
from fagloft.contexts.evaluation.queries.shares import BeforeAndNow
from fagloft.web.templatetags.formats import number, percent

COLOURS = {
    "reached": "success",
    "on_track": "success",
    "behind": "danger",
    "not_begun": "neutral",
    "unknown": "neutral",
}


def layer_word(layer: str) -> str:
    return {"carried_out": _("Gjennomført"), "developed": _("Utviklet"), "result": _("Resultat")}[layer]


def layer_question(layer: str) -> str:
    return {
        "carried_out": _("Ble tiltaket gjennomført slik det var planlagt?"),
        "developed": _("Kan de det gjelder, mer nå, og bruker de det?"),
        "result": _("Ga det resultatet målet ba om?"),
    }[layer]


def say_waiting(waiting: int) -> str:
    if not waiting:
        return _("Ingen evalueringer venter på deg")
    words = ngettext("%(count)d evaluering venter på deg", "%(count)d evalueringer venter på deg", waiting)
    return words % {"count": waiting}


def progress_word(progress: str) -> str:
    return {
        "reached": _("Nådd"),
        "on_track": _("I rute"),
        "behind": _("Henger etter"),
        "not_begun": _("Ikke begynt"),
        "unknown": _("Ikke målt"),
    }[progress]


def share_sentence(shares: BeforeAndNow) -> str:
    """61 % av hele målgruppen (24 av 39) kan det. Da planen begynte: 40 %."""
    now, before = shares.now, shares.before
    if now.percent is None:
        return _("Tiltaket gjelder ingen i dag.")
    told = _("%(share)s av hele målgruppen (%(holding)s av %(people)s) kan det i dag.") % {
        "share": whole(now.percent),
        "holding": number(now.holding),
        "people": number(now.people),
    }
    if before.percent is None or not shares.has_begun:
        return told
    return told + " " + _("Da planen begynte: %(share)s.") % {"share": whole(before.percent)}


def whole(share: int) -> str:
    return percent(share / 100)


def amounts(row: LayerRow) -> str:
    """What was measured, in the unit of its layer."""
    if row.after is None:
        return ""
    told = {"before": _amount(row, row.before), "after": _amount(row, row.after)}
    if row.before is None:
        return _("Målt: %(after)s.") % told
    return _("Fra %(before)s til %(after)s.") % told


def _amount(row: LayerRow, amount: Decimal | None) -> str:
    if row.layer == "developed" and amount is not None:
        return whole(int(amount))
    return number(amount, 0 if amount is None or amount == int(amount) else 1)
