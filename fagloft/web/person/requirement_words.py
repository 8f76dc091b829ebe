"""Why something is asked of a person, and how to get there, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from fagloft.contexts.gaps.queries.requirement_sources import RequirementSource
from fagloft.contexts.gaps.queries.ways_to_level import WayToLevel


@dataclass(frozen=True)
class ShownSource:
    """`text` says where it comes from, `grounds` the law or agreement and the profile."""

    text: str
    grounds: str


@dataclass(frozen=True)
class ShownStep:
    text: str
    standing: str


@dataclass(frozen=True)
class ShownWay:
    name: str
    steps: tuple[ShownStep, ...]


def obligation_word(obligation: str) -> str:
    words = {"mandatory": _("pålagt"), "expected": _("forventet"), "voluntary": _("frivillig"), "": ""}
    return words[obligation]


def name_layer(source: RequirementSource) -> str:
    layers = {
        "person": _("Eget krav til personen"),
        "function": _("Stillingen %(name)s"),
        "profession": _("Profesjonen %(name)s"),
        "unit": _("Enheten %(name)s"),
        "unit_kind": _("Alle enheter av typen %(name)s"),
    }
    return layers[source.layer] % {"name": source.name}


def show_source(source: RequirementSource) -> ShownSource:
    words = (_("nivå %d") % source.level, obligation_word(source.obligation))
    grounds = [part for part in (source.legal_basis, source.profile_name) if part]
    return ShownSource(text=f"{name_layer(source)}: {', '.join(words)}", grounds=" · ".join(grounds))


def show_way(way: WayToLevel) -> ShownWay:
    steps = tuple(
        ShownStep(
            _("%(competence)s, nivå %(level)d") % {"competence": step.competence.name, "level": step.level},
            "holds" if step.is_held else "missing",
        )
        for step in way.steps
    )
    return ShownWay(name=way.name, steps=steps)
