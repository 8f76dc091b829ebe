"""What it would mean to let a new rule of validity decide over what is registered already."""

from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from fagloft.contexts.competence.models import Holding, ValidityRule
from fagloft.contexts.competence.queries.old_holdings import list_holdings_that_would_change
from fagloft.contexts.competence.queries.validity import lapses_on
from fagloft.contexts.gaps.queries.competence_frames import load_competence_frames
from fagloft.contexts.gaps.queries.frames import HELD, GapFrames, load_staff
from fagloft.contexts.gaps.queries.impacts import Impact, hide_impact
from fagloft.contexts.gaps.queries.standings import UNMET, assess, count_holdings, is_due
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope

PLACE = ("person_id", "unit_id")


class NoSuchRule(Exception):
    """The competence has no such rule in the catalogue the organisation uses."""


@dataclass(frozen=True)
class RuleImpact:
    """`holdings` would end on another day; `impact` is what that means for those who have them, on the day."""

    holdings: int
    impact: Impact


def preview_rule(*, scope: Scope, tree: UnitTree, competence_id: int, rule_id: int, on: date) -> RuleImpact:
    """Of the organisation's own registrations; `tree` is the tree of the day."""
    rules = ValidityRule.objects.filter(competence_id=competence_id, tenant_id__in=[scope.tenant_id, scope.shared_id])
    rule = rules.filter(pk=rule_id).first()
    if rule is None:
        raise NoSuchRule
    changing = list_holdings_that_would_change(scope=scope, rule=rule, on=on)
    staff = load_staff(scope=scope, unit_ids=tree.nodes, on=on)
    touched = staff.filter(pl.col("person_id").is_in([str(old.person_id) for old in changing]))
    frames = load_competence_frames(scope=scope, tree=tree, people=touched, competence_id=competence_id, on=on)
    before = _list_gaps(frames, on)
    after = _list_gaps(replace(frames, holdings=_change(frames.holdings, changing, rule)), on)
    impact = Impact(
        people=touched["person_id"].n_unique(),
        units=touched["unit_id"].n_unique(),
        gaps_opened=after.join(before, on=PLACE, how="anti").height,
        gaps_closed=before.join(after, on=PLACE, how="anti").height,
    )
    own = frozenset(map(int, touched["unit_id"])) <= scope.led_units
    return RuleImpact(len(changing), impact if own else hide_impact(impact, touched.select(PLACE).n_unique()))


def _change(holdings: pl.DataFrame, changing: list[Holding], rule: ValidityRule) -> pl.DataFrame:
    rows = [(str(old.person_id), str(old.competence_id), old.level, old.valid_from, old.valid_to) for old in changing]
    olds = pl.DataFrame(rows, schema=HELD, orient="row")
    ends = pl.Series("valid_to", [lapses_on(old.valid_from, rule.months) for old in changing], pl.Date)
    return pl.concat([holdings.join(olds, on=list(HELD), how="anti", nulls_equal=True), olds.with_columns(ends)])


def _list_gaps(frames: GapFrames, on: date) -> pl.DataFrame:
    standings = assess(frames, count_holdings(frames, on), on)
    return standings.filter(is_due() & pl.col("status").is_in(UNMET)).select(PLACE)
