"""Search for the best cohort: a short while at once, and on in the background where that was not enough."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from fagloft.contexts.leadership.models import Cohort
from fagloft.contexts.leadership.queries.cohort_answers import tell_result
from fagloft.contexts.leadership.queries.cohort_applicants import Applicant, get_applicants
from fagloft.contexts.leadership.queries.cohort_choices import build_asked, build_choices, choose_modules
from fagloft.contexts.leadership.queries.cohort_modules import CohortModule, get_cohort_modules
from fagloft.contexts.leadership.queries.cohorts import KeptCohort, read_kept
from fagloft.contexts.organisations.scope import REGIONAL_ADVISER, Scope
from fagloft.database.tenancy import transaction_of
from fagloft.engine.cohorts import CohortStatus, tailor_cohort
from fagloft.engine.cohorts.programmes import MOST_MODULES

UNFINISHED = (CohortStatus.FEASIBLE.value, CohortStatus.NO_RESULT.value)


class TooManyCourses(Exception):
    """All sets of courses are looked at; of more than sixteen there are too many."""


@dataclass(frozen=True)
class Search:
    """Everything that is chosen among, read before the search begins."""

    kept: KeptCohort
    applicants: tuple[Applicant, ...]
    modules: tuple[CohortModule, ...]

    def solve(self, time_limit_s: float | None, *, may_go_on: bool) -> KeptCohort:
        """The wishes with what was found; with `may_go_on` an unproven answer says that the search goes on."""
        wishes = self.kept.wishes
        found = tailor_cohort(
            build_choices(wishes, self.applicants, self.modules),
            build_asked(wishes, self.applicants),
            time_limit_s=time_limit_s,
        )
        return replace(
            self.kept,
            result=tell_result(found, wishes, self.modules),
            worked_out_from=wishes,
            of=tuple(sorted(one.nomination_id for one in self.applicants)),
            goes_on=may_go_on and found.status.value in UNFINISHED,
        )


def load_search(*, scope: Scope, row: Cohort, on: date) -> Search:
    kept = read_kept(row)
    modules = choose_modules(get_cohort_modules(scope=scope, on=on), kept.wishes)
    if len(modules) + (kept.wishes.cohort_price is not None) > MOST_MODULES:
        raise TooManyCourses
    return Search(kept, get_applicants(scope=scope, intake_id=row.intake_id), modules)


def go_on(
    *, tenant_id: int, cohort_id: int, edition: int, on: date, clock: Callable[[], datetime], time_limit_s: float
) -> None:
    """Search longer, without holding the row; what somebody has changed meanwhile is left alone."""
    unchanged = Cohort.objects.filter(tenant_id=tenant_id, pk=cohort_id, edition=edition)
    with transaction_of(tenant_id=tenant_id, shared_id=tenant_id):
        row = unchanged.first()
        if row is None:
            return
        search = load_search(scope=_office(tenant_id, row.worked_out_by_name), row=row, on=on)
    told = search.solve(time_limit_s, may_go_on=False)
    with transaction_of(tenant_id=tenant_id, shared_id=tenant_id):
        unchanged.update(result=told.pack_result(), worked_out_at=clock())


def _office(tenant_id: int, name: str) -> Scope:
    return Scope(
        tenant_id=tenant_id,
        shared_id=tenant_id,
        user_id=0,
        user_name=name,
        roles=frozenset({REGIONAL_ADVISER}),
    )
