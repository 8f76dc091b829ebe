"""Why gaps stay open, and what to do about it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from fagloft.contexts.participation.queries.proposal_details import NamedGap, OpenGroup, ProposalDetail
from fagloft.web.templatetags.formats import number

MOST_COMPETENCES = 4
MOST_NAMES = 6


@dataclass(frozen=True)
class NamedLine:
    """A competence and who lacks it."""

    competence: str
    url: str
    people: tuple[tuple[str, str], ...]
    more: str


@dataclass(frozen=True)
class OpenReason:
    heading: str
    detail: str
    step: str
    step_url: str
    step_label: str
    lines: tuple[NamedLine, ...]
    more_lines: tuple[NamedLine, ...]


def present_open(detail: ProposalDetail) -> tuple[OpenReason, ...]:
    return tuple(_present(group, detail) for group in detail.open_groups)


def _present(group: OpenGroup, detail: ProposalDetail) -> OpenReason:
    heading, step = _words(group.reason)
    url, label = _step_address(group.reason, detail)
    count = _("færre enn fem ansatte") if group.gaps is None else _("%(count)s gap") % {"count": number(group.gaps)}
    lines = _lines(group.named, detail.summary.unit_id)
    return OpenReason(
        heading=f"{heading}: {count}",
        detail="" if detail.sees_everybody else _competences(group),
        step=step,
        step_url=url,
        step_label=label,
        lines=lines[:MOST_COMPETENCES],
        more_lines=lines[MOST_COMPETENCES:],
    )


def _words(reason: str) -> tuple[str, str]:
    return {
        "no_session": (
            _("Ingen samling gir dette"),
            _("Legg inn en samling under Tilbud og samlinger, eller bestill en."),
        ),
        "too_late": (
            _("Samlingene kommer for sent"),
            _("Kompetansen går ut før samlingen er over. Finn en tidligere samling."),
        ),
        "unavailable": (_("Borte når samlingene er"), _("Se over fraværet, eller finn en samling en annen dag.")),
        "clash": (_("På en annen samling samme dag"), _("Legg inn en samling en annen dag.")),
        "full": (_("Samlingene er fulle"), _("Legg inn en samling til, eller be om flere plasser.")),
        "unit_limit": (
            _("For få ville vært igjen i enheten"),
            _("Se over minste bemanning, eller del opplæringen på flere dager."),
        ),
        "budget": (_("Budsjettet rekker ikke"), _("Se hva mer penger gir.")),
        "chosen_otherwise": (
            _("Noe annet gikk foran"),
            _("Plassen gikk til et gap som veier mer, eller et låst valg står i veien."),
        ),
    }[reason]


def _step_address(reason: str, detail: ProposalDetail) -> tuple[str, str]:
    limits = reverse("training_limits", args=[detail.summary.unit_id])
    to_limits = {
        "unavailable": ("#absences", _("Se fraværet")),
        "unit_limit": ("#minimums", _("Se minste bemanning")),
        "chosen_otherwise": ("#choices", _("Se låste valg")),
    }
    if reason in {"no_session", "too_late", "clash", "full"}:
        return reverse("offers"), _("Se tilbud og samlinger")
    if reason == "budget" and detail.budget_points:
        return "#budget", _("Se hva 100 000 kr til gir")
    if reason in to_limits and detail.sees_everybody:
        anchor, label = to_limits[reason]
        return limits + anchor, label
    return "", ""


def _competences(group: OpenGroup) -> str:
    """What it is about, where no names tell it."""
    names = [name for _number, name in group.competences]
    shown = ", ".join(names[:MOST_COMPETENCES])
    left = len(names) - MOST_COMPETENCES
    return shown + (" " + _("og %(count)d til") % {"count": left} if left > 0 else "")


def _lines(named: tuple[NamedGap, ...], unit_id: int) -> tuple[NamedLine, ...]:
    by_competence: dict[int, list[NamedGap]] = {}
    for gap in named:
        by_competence.setdefault(gap.competence_id, []).append(gap)
    return tuple(_line(gaps, unit_id) for gaps in by_competence.values())


def _line(gaps: list[NamedGap], unit_id: int) -> NamedLine:
    """The first names, and the matrix for all of them."""
    competence, left = gaps[0].competence_id, len(gaps) - MOST_NAMES
    chosen = {"competence": competence, "standing": "unmet"}
    return NamedLine(
        competence=gaps[0].competence_name,
        url=reverse("unit_matrix", args=[unit_id], query=chosen),
        people=tuple(
            (gap.person_name, f"{reverse('person', args=[gap.person_id])}#competence-{competence}")
            for gap in gaps[:MOST_NAMES]
        ),
        more=_("og %(count)d til") % {"count": left} if left > 0 else "",
    )
