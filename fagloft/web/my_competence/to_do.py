"""What I can do now: one line for each thing that is missing or soon lapses, the most binding first."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from fagloft.web.person.person_words import PersonPage, ShownCompetence

MOST = 5
TO_DO = ("missing", "lapsing")


@dataclass(frozen=True)
class ToDo:
    heading: str
    url: str
    detail: str
    solution: str
    action_label: str
    action_url: str


def list_to_do(page: PersonPage) -> tuple[ToDo, ...]:
    waiting = [one for group in page.groups if group.anchor in TO_DO for one in group.competences]
    return tuple(_say(page, one) for one in waiting[:MOST])


def _say(page: PersonPage, one: ShownCompetence) -> ToDo:
    way = one.ways[0].name if one.ways else ""
    register = reverse("register_holding", args=[page.person_id])
    return ToDo(
        heading=one.name,
        url=f"#{one.anchor}",
        detail=" · ".join(part for part in (one.standing_text, one.obligation) if part),
        solution=_("Vei dit: %s") % way if way else _("Spør lederen din om når du kan ta det"),
        action_label=_("Registrer at du har det"),
        action_url=f"{register}?competence={one.id}:1",
    )
