"""What a change would mean, in words a leader can decide on."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fagloft.contexts.gaps.queries.impacts import CoverageImpact, Impact
from fagloft.web.templatetags.formats import number


def impact_sentence(impact: Impact) -> str:
    if not impact.people:
        return _("Endringen berører ingen ansatte. Det som kreves av dem, er det samme etterpå.")
    touched = _("Endringen berører %(people)s i %(units)s.") % {
        "people": ngettext("%(count)s ansatt", "%(count)s ansatte", impact.people) % {"count": number(impact.people)},
        "units": ngettext("%(count)s enhet", "%(count)s enheter", impact.units) % {"count": number(impact.units)},
    }
    return f"{touched} {_gaps(impact)}"


def coverage_sentence(impact: CoverageImpact) -> str:
    units = ngettext("Gjelder %(count)s enhet.", "Gjelder %(count)s enheter.", impact.units) % {
        "count": number(impact.units)
    }
    if not impact.units_short:
        return f"{units} {_('Alle har nok som kan det i dag.')}" if impact.units else _("Gjelder ingen enheter i dag.")
    short = ngettext("%(count)s enhet har for få.", "%(count)s enheter har for få.", impact.units_short)
    return f"{units} {short % {'count': number(impact.units_short)}}"


def _gaps(impact: Impact) -> str:
    """Nothing of it where a part must be hidden, so that the part cannot be worked out from the rest."""
    says = (
        (impact.gaps_opened, _opened),
        (impact.gaps_closed, _closed),
        (impact.gaps_loosened, _loosened),
        (impact.gaps_tightened, _tightened),
        (impact.offers, _offered),
    )
    if any(count is None for count, _say in says):
        return _("Hvor mange som da mangler noe, er skjult, fordi gruppa er liten.")
    parts = [say(count) for count, say in says if count]
    return " ".join(parts) or _("Ingen nye mangler, og ingen som faller bort.")


def _opened(count: int) -> str:
    return ngettext("%(count)s ny mangel kommer til.", "%(count)s nye mangler kommer til.", count) % {
        "count": number(count)
    }


def _closed(count: int) -> str:
    return ngettext("%(count)s mangel faller bort.", "%(count)s mangler faller bort.", count) % {"count": number(count)}


def _loosened(count: int) -> str:
    return ngettext(
        "%(count)s mangel er ikke lenger pålagt, bare forventet.",
        "%(count)s mangler er ikke lenger pålagt, bare forventet.",
        count,
    ) % {"count": number(count)}


def _tightened(count: int) -> str:
    return ngettext("%(count)s mangel blir pålagt.", "%(count)s mangler blir pålagt.", count) % {"count": number(count)}


def _offered(count: int) -> str:
    return ngettext(
        "For %(count)s som ikke har kompetansen, blir den frivillig.",
        "For %(count)s som ikke har kompetansen, blir den frivillig.",
        count,
    ) % {"count": number(count)}
