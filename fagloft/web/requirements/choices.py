"""What a form of the editor offers this reader today."""

from datetime import date

from django.utils import timezone

from fagloft.contexts.competence.queries.catalogues import NoSuchCompetence, get_competence, get_competence_choices
from fagloft.contexts.organisations.queries.unit_trees import UnitTree, get_unit_tree
from fagloft.contexts.requirements.queries.choices import Choices, get_person_choice, get_target_choices
from fagloft.web.access import ReaderRequest
from fagloft.web.requirements.forms import LevelChoices, TargetChoices


def targets_for(request: ReaderRequest) -> TargetChoices:
    """What the reader decides for, and the person whose page one comes from."""
    scope, today = request.reader.scope, timezone.localdate()
    choices = dict(get_target_choices(scope=scope, tree=request.reader.tree, on=today))
    layer, _separator, number = request.GET.get("target", "").partition("-")
    if layer == "person" and number.isdecimal() and "person" not in choices:
        choices["person"] = get_person_choice(scope=scope, person_id=int(number), on=today)
    return tuple(choices.items())


def unit_targets(targets: TargetChoices) -> TargetChoices:
    """Minimums are asked of units and kinds of unit only."""
    return tuple((layer, rows) for layer, rows in targets if layer in {"unit", "unit_kind"})


def competences_for(request: ReaderRequest) -> Choices:
    return get_competence_choices(scope=request.reader.scope, on=timezone.localdate())


def levels_of(request: ReaderRequest, competence: str) -> LevelChoices:
    """The levels of a competence by name; none where it is not known."""
    if not competence.isdecimal() or len(competence) > 9:
        return ()
    try:
        detail = get_competence(scope=request.reader.scope, competence_id=int(competence), on=timezone.localdate())
    except NoSuchCompetence:
        return ()
    return tuple((level.level, f"{level.level} · {level.name}") for level in detail.card.levels)


def tree_on(request: ReaderRequest, on: date) -> UnitTree:
    """The units of the day a change begins; those of today are known already."""
    if on == timezone.localdate():
        return request.reader.tree
    scope = request.reader.scope
    return get_unit_tree(tenant_id=scope.tenant_id, on=on, language=scope.language)
