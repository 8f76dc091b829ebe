"""What a member reads of an intake: what it is, what to do, and where its own people stand."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fagloft.contexts.admission.queries.intakes import IntakeRow
from fagloft.contexts.admission.queries.nominations import NominationRow
from fagloft.contexts.organisations.scope import DEPUTY, LEADER, Scope
from fagloft.web.admission.words import STANDING_COLOURS, places_words, standing_detail, standing_word
from fagloft.web.tables import Cell, Column, Row, Table
from fagloft.web.templatetags.formats import short_date
from fagloft.web.todo import Todo


def heading(intake: IntakeRow, rows: Sequence[NominationRow], today: date) -> str:
    applied = sum(row.standing.kind != "withdrawn" for row in rows)
    told = {"day": short_date(intake.text.apply_by_on), "count": applied, "places": places_words(intake.text.places)}
    if intake.status == "cancelled":
        return _("Opptaket er avlyst")
    if intake.takes_applications(today):
        if not applied:
            return _("%(places)s: søk innen %(day)s") % told
        return ngettext("%(count)d søknad er sendt herfra", "%(count)d søknader er sendt herfra", applied) % told
    accepted = sum(row.standing.kind == "accepted" for row in rows)
    if accepted:
        return ngettext("%(count)d herfra har plass", "%(count)d herfra har plass", accepted) % {"count": accepted}
    return _("Opptaket tar ikke imot søknader nå")


def next_steps(intake: IntakeRow, rows: Sequence[NominationRow], scope: Scope, today: date) -> list[Todo]:
    steps = [_answer(row) for row in rows if row.standing.kind == "offered" and row.may_act]
    if intake.status == "open":
        steps += [_recommend(row) for row in rows if row.may_recommend and _may_be_recommended(row)]
    if intake.takes_applications(today) and scope.has(LEADER, DEPUTY):
        steps.append(
            Todo(
                heading=_("Søk plass for deg selv eller en leder du leder"),
                detail=_("Frist %(day)s. Du ser hva som deles før du sender.")
                % {"day": short_date(intake.text.apply_by_on)},
                action_label=_("Søk plass"),
                action_url=reverse("nomination_new", args=[intake.id]),
            )
        )
    return steps


def class_table(intake: IntakeRow) -> Table:
    columns = (Column(_("Kull"), priority=1), Column(_("Sted")), Column(_("Første dag"), priority=2))
    rows = [
        Row((Cell(one.name), Cell(one.place), Cell(short_date(one.starts_on)), Cell(str(one.places))))
        for one in intake.text.classes
    ]
    return Table(_("Kull"), (*columns, Column(_("Plasser"), is_numeric=True)), tuple(rows))


def own_table(rows: Sequence[NominationRow]) -> Table:
    columns = (Column(_("Søker"), priority=1), Column(_("Anbefalt")), Column(_("Står nå"), priority=2))
    return Table(_("Søknader herfra"), (*columns, Column(_("Forklaring"))), tuple(_row(row) for row in rows))


def _row(row: NominationRow) -> Row:
    kind = row.standing.kind
    return Row(
        (
            Cell(row.person_name, url=reverse("nomination", args=[row.id]), detail=row.unit_name),
            Cell(row.recommended_by_name or _("Ikke ennå")),
            Cell(standing_word(kind), tag_colour=STANDING_COLOURS.get(kind, "neutral")),
            Cell(standing_detail(row)),
        )
    )


def _may_be_recommended(row: NominationRow) -> bool:
    return row.standing.kind != "withdrawn" and row.recommended_on is None


def _answer(row: NominationRow) -> Todo:
    return Todo(
        heading=_("%(name)s har tilbud om plass") % {"name": row.person_name},
        detail=standing_detail(row),
        action_label=_("Svar på tilbudet"),
        action_url=reverse("nomination", args=[row.id]),
    )


def _recommend(row: NominationRow) -> Todo:
    return Todo(
        heading=_("%(name)s venter på anbefaling") % {"name": row.person_name},
        detail=row.unit_name,
        action_label=_("Skriv anbefaling"),
        action_url=reverse("nomination_recommend", args=[row.id]),
    )
