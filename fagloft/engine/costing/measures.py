"""What a measure really costs: fee, travel, hours, substitutes and the rest, in parts that add up."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from fagloft.engine.costing.rates import Rate, choose_rate
from fagloft.engine.costing.sharing import share_out

KINDS = ("fee", "travel", "hours", "substitute", "other")
LEARNT_BETWEEN_TASKS = frozenset({"e_learning"})
"""Ways of learning that take hours and no shift: nobody stands in for whoever sits down when it suits."""
FREE, OWN = "free", "own"


@dataclass(frozen=True)
class Line:
    """
    A cost that somebody has written, for each time.

    Attributes
    ----------
    kind : str
        One of `KINDS`.
    amount : int
        Øre.
    is_per_person : bool
        For each of those who take part, else for all together.
    financing : str
        Who pays: own, grant or free.
    """

    kind: str
    amount: int
    is_per_person: bool
    financing: str


@dataclass(frozen=True)
class Measure:
    """
    What there is to know of a measure that is to be costed.

    Attributes
    ----------
    measure_id : str
        Its number.
    learning_form : str
        How one learns.
    attendance : str
        working_time, paid or own_time.
    financing : str
        Who pays for what no line says otherwise of.
    times : int
        How often it takes place in the plan's period.
    hundredths : int
        Hours per person and time, in hundredths.
    lines : tuple of Line
        Costs that are written. A written cost of a kind stands instead of what would be reckoned for that kind.
    fee : int
        What a place costs by the offer, in øre.
    place : str or None
        Where it is held, for the travel costs.
    """

    measure_id: str
    learning_form: str
    attendance: str
    financing: str
    times: int = 1
    hundredths: int = 0
    lines: tuple[Line, ...] = ()
    fee: int = 0
    place: str | None = None


@dataclass(frozen=True)
class Crowd:
    """
    Those of a measure's target group who work in one unit and one profession.

    Attributes
    ----------
    unit_id : str
        Where they work.
    profession : str or None
        What they work as.
    people : int
        How many they are.
    """

    unit_id: str
    profession: str | None
    people: int


@dataclass(frozen=True)
class Surroundings:
    """
    What all measures of an organisation are costed with.

    Attributes
    ----------
    rates : sequence of Rate
        What hours cost.
    travel : mapping
        Øre there and back, by unit and place.
    paths : mapping
        For each unit: the unit and those above it, the nearest first.
    """

    rates: Sequence[Rate]
    travel: Mapping[tuple[str, str], int] = field(default_factory=dict)
    paths: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def path_of(self, unit_id: str) -> Sequence[str]:
        """The unit and those above it, the nearest first."""
        return self.paths.get(unit_id, (unit_id,))


@dataclass(frozen=True)
class CostPart:
    """
    The smallest part that costs are told in.

    Attributes
    ----------
    measure_id : str
        Of which measure.
    unit_id : str or None
        For whose people; None where a measure concerns nobody yet.
    kind : str
        One of `KINDS`.
    financing : str
        Who pays.
    amount : int
        Øre, rounded half up once, here.
    is_new_money : bool
        Whether it has to be paid besides the wages that are paid anyway.
    """

    measure_id: str
    unit_id: str | None
    kind: str
    financing: str
    amount: int
    is_new_money: bool = True


@dataclass(frozen=True)
class MeasureCost:
    """
    What a measure costs.

    Attributes
    ----------
    parts : tuple of CostPart
        Without parts of nothing.
    people : int
        How many it is reckoned for.
    people_without_rate : int
        For how many of them no hourly rate is set, so that their hours cost nothing here.
    """

    parts: tuple[CostPart, ...]
    people: int
    people_without_rate: int

    @property
    def total(self) -> int:
        """All of it, whoever pays."""
        return sum(part.amount for part in self.parts)

    @property
    def own_new_money(self) -> int:
        """What it takes of the organisation's own budget besides wages that are paid anyway."""
        return sum(part.amount for part in self.parts if part.is_new_money and part.financing == OWN)


def cost_measure(measure: Measure, crowds: Sequence[Crowd], around: Surroundings) -> MeasureCost:
    """
    Reckon what a measure costs for those it concerns.

    Parameters
    ----------
    measure : Measure
        What is done.
    crowds : sequence of Crowd
        Whom it concerns, each person once.
    around : Surroundings
        Rates, travel costs and the tree of units.

    Returns
    -------
    MeasureCost
        Its parts by unit, kind and financing.

    Notes
    -----
    In working time both the hours and the substitute are costs: the first is work that is not done, the second is paid.
    Only the second is new money. Paid time outside shifts is new money and needs no substitute. Own time costs nothing.
    No grant covers ordinary wages, so hours in working time are always own. Time is never free: of what is
    reckoned, only fee and travel can be.

    Examples
    --------
    >>> course = Measure("m", "course", "working_time", "own", hundredths=750, fee=100000)
    >>> cost = cost_measure(course, [Crowd("ward", "nurse", 2)], Surroundings([Rate(None, None, 60000, 40000)]))
    >>> {part.kind: part.amount for part in cost.parts}
    {'fee': 200000, 'hours': 600000, 'substitute': 900000}
    >>> cost.total, cost.own_new_money
    (1700000, 1100000)
    """
    written = {line.kind for line in measure.lines}
    rated = [(crowd, choose_rate(around.rates, around.path_of(crowd.unit_id), crowd.profession)) for crowd in crowds]
    parts = [
        *(part for line in measure.lines for part in _cost_line(measure, line, crowds)),
        *(part for part in _cost_what_is_bought(measure, crowds, around) if part.kind not in written),
        *(part for crowd, rate in rated for part in _cost_time(measure, crowd, rate) if part.kind not in written),
    ]
    return MeasureCost(
        parts=_gather(parts),
        people=sum(crowd.people for crowd in crowds),
        people_without_rate=sum(crowd.people for crowd, rate in rated if rate is None) if _takes_time(measure) else 0,
    )


def _takes_time(measure: Measure) -> bool:
    return measure.hundredths > 0 and measure.attendance != "own_time"


def _cost_line(measure: Measure, line: Line, crowds: Sequence[Crowd]) -> Iterator[CostPart]:
    people: dict[str | None, int] = {}
    for crowd in crowds:
        people[crowd.unit_id] = people.get(crowd.unit_id, 0) + crowd.people
    if line.is_per_person:
        shares = {unit: line.amount * count for unit, count in people.items()}
    else:
        shares = share_out(line.amount, people) or {None: line.amount}
    is_wage = line.kind == "hours" and measure.attendance == "working_time"
    for unit, amount in shares.items():
        yield CostPart(
            measure.measure_id, unit, line.kind, line.financing, amount * measure.times, is_new_money=not is_wage
        )


def _cost_what_is_bought(measure: Measure, crowds: Sequence[Crowd], around: Surroundings) -> Iterator[CostPart]:
    for crowd in crowds:
        seats = crowd.people * measure.times
        yield CostPart(measure.measure_id, crowd.unit_id, "fee", measure.financing, measure.fee * seats)
        if measure.place is not None:
            path = around.path_of(crowd.unit_id)
            journey = next((around.travel[key] for unit in path if (key := (unit, measure.place)) in around.travel), 0)
            yield CostPart(measure.measure_id, crowd.unit_id, "travel", measure.financing, journey * seats)


def _cost_time(measure: Measure, crowd: Crowd, rate: Rate | None) -> Iterator[CostPart]:
    if rate is None or not _takes_time(measure):
        return
    hundredths = crowd.people * measure.times * measure.hundredths
    is_working_time = measure.attendance == "working_time"
    payer = OWN if measure.financing == FREE else measure.financing
    yield CostPart(
        measure.measure_id,
        crowd.unit_id,
        "hours",
        OWN if is_working_time else payer,
        _half_up(hundredths * rate.own_hour),
        is_new_money=not is_working_time,
    )
    if is_working_time and measure.learning_form not in LEARNT_BETWEEN_TASKS:
        amount = _half_up(hundredths * rate.substitute)
        yield CostPart(measure.measure_id, crowd.unit_id, "substitute", payer, amount)


def _half_up(hundredths: int) -> int:
    return (hundredths + 50) // 100


def _gather(parts: Sequence[CostPart]) -> tuple[CostPart, ...]:
    """One part per unit, kind, financing and newness; in the order of kinds, then as the crowds came."""
    found: dict[tuple[str | None, str, str, bool], CostPart] = {}
    for part in sorted(parts, key=lambda part: KINDS.index(part.kind)):
        key = part.unit_id, part.kind, part.financing, part.is_new_money
        before = found[key].amount if key in found else 0
        found[key] = CostPart(part.measure_id, *key[:3], before + part.amount, key[3])
    return tuple(part for part in found.values() if part.amount)
