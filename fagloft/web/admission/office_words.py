"""What the office reads of its own intake."""

from collections import Counter
from collections.abc import Mapping

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fagloft.contexts.admission.queries.intakes import IntakeRow
from fagloft.contexts.admission.queries.proposals import Decision, Proposal
from fagloft.contexts.leadership.queries.nominees import Judged
from fagloft.web.admission.words import (
    STANDING_COLOURS,
    applicants_words,
    places_words,
    priority_word,
    rule_word,
    standing_detail,
    standing_word,
    status_word,
    who_word,
    why_word,
)
from fagloft.web.tables import Cell, Column, Row, Table
from fagloft.web.templatetags.formats import short_date
from fagloft.web.todo import Todo


def heading(intake: IntakeRow, proposal: Proposal) -> str:
    """How many places, how many applied, how many hold one."""
    places, applied = places_words(intake.text.places), applicants_words(_count_applied(proposal))
    kinds = _kinds(proposal)
    if not proposal.has_begun:
        return _("%(places)s, %(applied)s") % {"places": places, "applied": applied}
    told = {"places": places, "accepted": kinds["accepted"], "offered": kinds["offered"]}
    return _("%(places)s: %(accepted)d har takket ja, %(offered)d har tilbud") % told


def lead(intake: IntakeRow) -> str:
    told = {
        "title": intake.text.title,
        "status": status_word(intake.status),
        "day": short_date(intake.text.apply_by_on),
    }
    return _("%(title)s · %(status)s · søknadsfrist %(day)s") % told


def next_steps(intake: IntakeRow, proposal: Proposal) -> list[Todo]:
    """The next step to take, and who must be decided on."""
    step = {"draft": _open, "open": _close, "closed": _divide}.get(intake.status)
    return [] if step is None else step(intake, proposal)


def quiet_moves(intake: IntakeRow, proposal: Proposal) -> list[tuple[str, str]]:
    """Moves that are seldom wanted: where to send them, and the words on the button."""
    moves = {
        "draft": [("cancel", _("Avlys opptaket"))],
        "open": [("cancel", _("Avlys opptaket"))],
        "closed": [("cancel", _("Avlys opptaket"))] + ([] if proposal.has_begun else [("open", _("Åpne igjen"))]),
    }.get(intake.status, [])
    return [(reverse("intake_turn", args=[intake.id, move]), words) for move, words in moves]


def class_table(intake: IntakeRow, proposal: Proposal) -> Table:
    columns = (Column(_("Kull"), priority=1), Column(_("Sted og første dag")), Column(_("Plasser"), is_numeric=True))
    more = (Column(_("Takket ja"), is_numeric=True, priority=2), Column(_("Har tilbud"), is_numeric=True))
    held: Counter[tuple[int | None, str]] = Counter(
        (one.class_id, one.row.standing.kind) for one in proposal.decisions if not one.is_new
    )
    rows = [
        Row(
            (
                Cell(one.text.name),
                Cell(f"{one.text.place}, {short_date(one.text.starts_on)}"),
                Cell(str(one.text.places)),
                Cell(str(held[one.id, "accepted"])),
                Cell(str(held[one.id, "offered"])),
            )
        )
        for one in intake.classes
    ]
    return Table(_("Kull"), (*columns, *more), tuple(rows))


def applicant_table(proposal: Proposal, judged: Mapping[int, Judged]) -> Table:
    columns = (Column(_("Søker"), priority=1), Column(_("Prioritet")), Column(_("Krav")))
    more = (Column(_("Ønsker")), Column(_("Står nå"), priority=2))
    decisions = {one.row.id: one for one in proposal.decisions}
    ordered = sorted(proposal.received, key=lambda row: _order(decisions.get(row.id)))
    rows = []
    for row in ordered:
        decision = decisions.get(row.id)
        kind = row.standing.kind
        where = ", ".join(part for part in (row.unit_name, row.organisation_name) if part)
        rows.append(
            Row(
                (
                    Cell(row.person_name, url=reverse("nomination", args=[row.id]), detail=where),
                    Cell(who_word(decision.priority) if decision and decision.priority else "–"),
                    Cell(_requirement(row.standing.answered, judged[row.id].rule)),
                    Cell(", ".join(row.wanted_classes), detail=row.group),
                    Cell(
                        standing_word(kind),
                        tag_colour=STANDING_COLOURS.get(kind, "neutral"),
                        detail=standing_detail(row) if kind != "applied" else "",
                    ),
                )
            )
        )
    return Table(_("Søkere"), (*columns, *more), tuple(rows))


def proposal_table(proposal: Proposal) -> Table:
    """What sending comes to, person by person, with the reason."""
    columns = (Column(_("Søker"), priority=1), Column(_("Forslag"), priority=2), Column(_("Begrunnelse")))
    rows = [_propose(proposal.intake, one) for one in sorted(proposal.decisions, key=_order)]
    return Table(_("Forslag"), columns, tuple(rows))


def _propose(intake: IntakeRow, one: Decision) -> Row:
    where = intake.class_by_id(one.class_id) if one.class_id else None
    name = where.text.name if where else ""
    if one.is_new:
        words, colour = _("Tilbud: %(class)s") % {"class": name}, "success"
        reason = priority_word(one.priority) or _("Etter rekkefølgen")
    elif where:
        words, colour, reason = standing_word(one.row.standing.kind), "neutral", name
    else:
        words = _("Kan ikke tas opp") if one.eligibility == "closed" else _("Venter")
        colour = "warning" if one.eligibility == "unknown" else "neutral"
        reason = " ".join(part for part in (_number(one), why_word(one.why)) if part)
    person = Cell(one.row.person_name, url=reverse("nomination", args=[one.row.id]), detail=one.row.organisation_name)
    return Row((person, Cell(words, tag_colour=colour), Cell(reason)))


def _number(one: Decision) -> str:
    return _("Nr. %(number)d på ventelista.") % {"number": one.number} if one.number else ""


def _order(one: Decision | None) -> tuple[int, int]:
    """Those with a place first, then the waiting list, then the rest, then those who have gone."""
    if one is None:
        return (3, 0)
    if one.class_id:
        return (0, one.class_id)
    return (1, one.number) if one.number else (2, 0)


def _requirement(answered: str, rule: str) -> str:
    if answered:
        return _("Godkjent av kontoret") if answered == "open" else _("Avslått av kontoret")
    return rule_word(rule)


def _kinds(proposal: Proposal) -> Counter[str]:
    return Counter(row.standing.kind for row in proposal.received)


def _count_applied(proposal: Proposal) -> int:
    return sum(row.standing.kind != "withdrawn" for row in proposal.received)


def _open(intake: IntakeRow, _proposal: Proposal) -> list[Todo]:
    return [
        Todo(
            heading=_("Les gjennom og åpne opptaket"),
            detail=_("Da ser alle virksomhetene i helsefellesskapet det. Reglene kan ikke endres etterpå."),
            action_label=_("Åpne opptaket"),
            action_url=reverse("intake_turn", args=[intake.id, "open"]),
            method="post",
            fields=(("edition", str(intake.edition)),),
        )
    ]


def _close(intake: IntakeRow, proposal: Proposal) -> list[Todo]:
    told = {"day": short_date(intake.text.apply_by_on), "applied": applicants_words(_count_applied(proposal))}
    return [
        Todo(
            heading=_("Lukk opptaket når fristen er ute"),
            detail=_("Frist %(day)s. %(applied)s så langt. Når det er lukket, ser du forslaget til fordeling.") % told,
            action_label=_("Lukk opptaket"),
            action_url=reverse("intake_turn", args=[intake.id, "close"]),
            method="post",
            fields=(("edition", str(intake.edition)),),
        )
    ]


def _divide(intake: IntakeRow, proposal: Proposal) -> list[Todo]:
    steps = [*_ask(intake, proposal), *_send(intake, proposal)]
    kinds = _kinds(proposal)
    if proposal.has_begun and not kinds["offered"]:
        steps.append(
            Todo(
                heading=_("Alle tilbud er besvart"),
                detail=_("Avslutt opptaket når programmet begynner. Da står ventelista stille."),
                action_label=_("Avslutt opptaket"),
                action_url=reverse("intake_turn", args=[intake.id, "finish"]),
                method="post",
                fields=(("edition", str(intake.edition)),),
            )
        )
    return steps


def _ask(_intake: IntakeRow, proposal: Proposal) -> list[Todo]:
    unknown = [one for one in proposal.decisions if one.eligibility == "unknown"]
    if not unknown:
        return []
    words = ngettext("%(count)d søker må avklares", "%(count)d søkere må avklares", len(unknown))
    names = ", ".join(one.row.person_name for one in unknown[:3])
    return [
        Todo(
            heading=words % {"count": len(unknown)},
            detail=_("Det er uklart om kravene er oppfylt: %(names)s.") % {"names": names},
            action_label=_("Vurder kravene"),
            action_url=reverse("nomination_judge", args=[unknown[0].row.id]),
        )
    ]


def _send(intake: IntakeRow, proposal: Proposal) -> list[Todo]:
    count = len(proposal.new)
    if proposal.has_begun and not count:
        return []
    words = ngettext("%(count)d plass kan tilbys", "%(count)d plasser kan tilbys", count)
    return [
        Todo(
            heading=words % {"count": count},
            detail=_("Se hvem som får plass og hvorfor, før du sender."),
            action_label=_("Se forslaget"),
            action_url=reverse("intake_offers", args=[intake.id]),
        )
    ]
