"""Relations point to earlier contexts only, whether by class or by string, and leave no way back on the other side."""

from collections.abc import Iterable, Iterator

from django.db import models
from django.test.utils import isolate_apps

from tests.architecture.own_models import context_of, own_models, without_history
from tests.architecture.source_files import CONTEXTS, joined


def relations_of(model: type[models.Model]) -> Iterator["models.ForeignObject[models.Model, models.Model]"]:
    fields = (*model._meta.local_fields, *model._meta.local_many_to_many)
    yield from (field for field in fields if field.remote_field)  # type: ignore[misc]


def relations_to_later_contexts(found: Iterable[type[models.Model]]) -> Iterator[str]:
    for model in found:
        own = CONTEXTS.index(str(context_of(model)))
        for field in relations_of(model):
            target = context_of(field.related_model)
            if target and CONTEXTS.index(target) > own:
                yield f"{model._meta.label}.{field.name} points to {target}, a later context"


def relations_with_a_way_back(found: Iterable[type[models.Model]]) -> Iterator[str]:
    for model in found:
        for field in relations_of(model):
            if context_of(field.related_model) and not field.remote_field.hidden:
                yield f'{model._meta.label}.{field.name} needs related_name="+"'


def test_relations_point_to_earlier_contexts() -> None:
    faults = list(relations_to_later_contexts(own_models()))

    assert own_models()
    assert not faults, joined(faults)


def test_relations_leave_no_way_back() -> None:
    faults = list(relations_with_a_way_back(without_history(own_models())))

    assert not faults, joined(faults)


@isolate_apps("fagloft.contexts.audit", "fagloft.contexts.gaps")
def test_guard_sees_a_string_that_points_to_a_later_context() -> None:
    class Early(models.Model):
        late = models.ForeignKey("gaps.Late", on_delete=models.CASCADE, related_name="+")

        class Meta:
            app_label = "audit"

    class Late(models.Model):
        early = models.ForeignKey(Early, on_delete=models.CASCADE, related_name="+")

        class Meta:
            app_label = "gaps"

    assert list(relations_to_later_contexts([Early, Late])) == ["audit.Early.late points to gaps, a later context"]


@isolate_apps("fagloft.contexts.gaps")
def test_guard_sees_a_way_back() -> None:
    class Tree(models.Model):
        parent = models.ForeignKey("self", on_delete=models.CASCADE)
        neighbours = models.ManyToManyField("self", related_name="+")

        class Meta:
            app_label = "gaps"

    assert list(relations_with_a_way_back([Tree])) == ['gaps.Tree.parent needs related_name="+"']
