"""What there is to know of one competence among some people: far less to load than all they are asked."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import polars as pl

from fagloft.contexts.gaps.queries.frames import GapFrames, load_holdings, load_unit_frames
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope
from fagloft.engine.gaps.tables import UNITS


def load_competence_frames(
    *, scope: Scope, tree: UnitTree, people: pl.DataFrame, competence_id: int, on: date
) -> GapFrames:
    """What these people hold of the competence and of the steps that lead to it, and what is asked of it."""
    rules = load_unit_frames(scope=scope, tree=tree, unit_ids=(), on=on)
    competence = str(competence_id)
    ways = rules.ways.filter(pl.col("competence_id") == competence)
    wanted: Iterable[str] = {competence, *ways["step_competence_id"]}
    return replace(
        rules,
        units=_place(tree),
        people=people,
        holdings=load_holdings(scope=scope, person_ids=people["person_id"], competence_ids=wanted),
        requirements=rules.requirements.filter(pl.col("competence_id") == competence),
        coverage=rules.coverage.filter(pl.col("competence_id") == competence),
        ways=ways,
    )


def _place(tree: UnitTree) -> pl.DataFrame:
    rows = [
        (str(node.id), str(node.parent_id) if node.parent_id in tree.nodes else None, str(node.kind_id))
        for node in tree.nodes.values()
    ]
    return pl.DataFrame(rows, schema=UNITS, orient="row")
