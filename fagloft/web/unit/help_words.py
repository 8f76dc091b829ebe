"""Who can help, in words: the rungs of the ladder as short lines, the first to try first."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from fagloft.contexts.gaps.queries.unit_facts import Vacancy
from fagloft.contexts.gaps.queries.who_can_help import Help, Helper, HelpingOrganisation, HelpingUnit
from fagloft.web.templatetags.formats import number

MOST_NAMES = 2


def help_lines(ladder: Help, vacancies: Sequence[Vacancy] = ()) -> tuple[str, ...]:
    """What can be tried, rung by rung; what nobody can help with ends in recruiting."""
    return help_within(ladder) + help_beyond(ladder) + help_onwards(ladder, vacancies)


def help_within(ladder: Help) -> tuple[str, ...]:
    """Who has it in the unit."""
    lines = (_mobilise(ladder.mobilise), _teach(ladder.teach), _hold(ladder.holders))
    return tuple(line for line in lines if line)


def help_beyond(ladder: Help) -> tuple[str, ...]:
    """Who has it elsewhere."""
    return (
        *(_share(unit) for unit in ladder.share[:MOST_NAMES]),
        *(_ask(organisation) for organisation in ladder.neighbours[:1] if not ladder.share),
    )


def help_onwards(ladder: Help, vacancies: Sequence[Vacancy] = ()) -> tuple[str, ...]:
    """How to learn it, or to recruit somebody who has it."""
    lines = [
        *(_("Vei dit: %(way)s.") % {"way": way} for way in ladder.develop[:1]),
        _acquire(vacancies) if ladder.acquire else "",
    ]
    return tuple(line for line in lines if line)


def join_names(names: Sequence[str], most: int = MOST_NAMES) -> str:
    """Anna Vik, Jonas Moe og 3 til."""
    shown, left = ", ".join(names[:most]), len(names) - most
    if left > 0:
        return _("%(names)s og %(count)d til") % {"names": shown, "count": left}
    return shown


def _mobilise(helpers: Sequence[Helper]) -> str:
    if not helpers:
        return ""
    names = join_names([helper.name for helper in helpers])
    return _("%(names)s kan det, uten at det kreves i stillingen.") % {"names": names}


def _share(unit: HelpingUnit) -> str:
    if unit.leader_name:
        return _("%(unit)s har det. Spør %(leader)s.") % {"unit": unit.name, "leader": unit.leader_name}
    return _("%(unit)s har det.") % {"unit": unit.name}


def _ask(organisation: HelpingOrganisation) -> str:
    if organisation.contact_function:
        return _("%(organisation)s har det. Spør: %(contact)s.") % {
            "organisation": organisation.name,
            "contact": organisation.contact_function,
        }
    return _("%(organisation)s har det.") % {"organisation": organisation.name}


def _teach(helpers: Sequence[Helper]) -> str:
    if not helpers:
        return ""
    names = join_names([helper.name for helper in helpers])
    return _("%(names)s kan lære bort.") % {"names": names}


def _hold(helpers: Sequence[Helper]) -> str:
    if not helpers:
        return ""
    names = join_names([helper.name for helper in helpers])
    return _("%(names)s har det.") % {"names": names}


def _acquire(vacancies: Sequence[Vacancy]) -> str:
    vacant = float(sum(vacancy.fte for vacancy in vacancies))
    if not vacant:
        return _("Ingen i virksomheten har det: søk kurs, eller be om det i neste utlysning.")
    return _("Ingen i virksomheten har det: søk kurs, eller be om det når %(fte)s årsverk lyses ut.") % {
        "fte": number(vacant, 1)
    }
