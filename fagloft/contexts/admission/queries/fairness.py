"""How fair an intake has been so far: who applied and who was offered a place, and whoever could complain."""

from dataclasses import dataclass, replace

import polars as pl

from fagloft.contexts.admission.queries.proposals import Proposal, tell_applicant
from fagloft.engine.admission.fairness import report_fairness
from fagloft.engine.admission.placement import Explanation

TRAITS = ("county", "size", "centrality", "sector", "level")
OFFERED_ONCE = frozenset({"declined", "expired"})


@dataclass(frozen=True)
class Fairness:
    """`rows` as the engine's `FAIRNESS`; complaints are pairs of one without a place and a later one with."""

    rows: pl.DataFrame
    explained: dict[str, int]
    unexplained: int


def get_fairness(proposal: Proposal) -> Fairness:
    """Whoever was offered a place counts as admitted, also where it was declined; who withdrew is left out."""
    known = {one.applicant_id for one in proposal.applicants}
    gone = [row for row in proposal.received if row.standing.kind in OFFERED_ONCE]
    left = [tell_applicant(proposal.intake, row, 0, "open") for row in gone if str(row.id) not in known]
    placed = proposal.admission.placement | dict.fromkeys((one.applicant_id for one in left), "")
    rows = report_fairness([*proposal.applicants, *left], replace(proposal.admission, placement=placed), TRAITS)
    envy = proposal.admission.envy
    explained = {one.value: sum(pair.explained_by == one for pair in envy) for one in Explanation}
    return Fairness(rows=rows, explained=explained, unexplained=sum(pair.explained_by is None for pair in envy))
