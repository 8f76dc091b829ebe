"""Which sets of modules can be taught in an arrangement, and how many must share what they cost."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from fagloft.engine.cohorts.choices import Arrangement, Module
from fagloft.engine.cohorts.wishes import Wish, WishKind

MOST_MODULES = 16


class TooManyModules(ValueError):
    """All sets of modules are looked at; of more than sixteen there are too many."""


@dataclass(frozen=True)
class Programme:
    """
    Modules that can be taught together.

    Attributes
    ----------
    modules : tuple of Module
        Sorted by id.
    topics : frozenset of str
        What they cover of what is needed.
    least_size : int
        The fewest participants among whom the price stays within what is wished.
    """

    modules: tuple[Module, ...]
    topics: frozenset[str]
    least_size: int

    def rank_price(self) -> tuple[int, int, list[str]]:
        """Rank it among programmes that cover the same: the cheapest, then the shortest, comes first."""
        return self.rank_price_for(max(1, self.least_size))

    def rank_price_for(self, size: int) -> tuple[int, int, list[str]]:
        """Rank it by what it costs so many participants together."""
        price = sum(one.price_per_cohort + size * one.price_per_participant for one in self.modules)
        return price, sum(one.days for one in self.modules), [one.module_id for one in self.modules]


def list_programmes(
    modules: Sequence[Module], arrangement: Arrangement, wishes: Iterable[Wish], needed: frozenset[str]
) -> list[Programme]:
    """
    List the sets of modules that keep all wishes.

    Parameters
    ----------
    modules : sequence of Module
        At most sixteen.
    arrangement : Arrangement
        By whom, in which gatherings.
    wishes : iterable of Wish
        Those on modules count.
    needed : frozenset of str
        Topics that somebody needs.

    Returns
    -------
    list of Programme
        Every one that the provider can give.

    Raises
    ------
    TooManyModules
        When there are more.

    Examples
    --------
    >>> from fagloft.engine.cohorts.examples import choices
    >>> example = choices()
    >>> wishes = Wish(WishKind.DAYS_FIT), Wish(WishKind.PRICE_MOST, 30_000)
    >>> listed = list_programmes(example.modules, example.list_arrangements()[0], wishes, frozenset({"finance"}))
    >>> [(len(one.modules), sorted(one.topics), one.least_size) for one in listed]
    [(0, [], 0), (1, ['finance'], 2), (1, [], 0), (2, ['finance'], 3)]
    """
    if len(modules) > MOST_MODULES:
        raise TooManyModules(str(len(modules)))
    given = sorted((one for one in modules if one.module_id in arrangement.provider.modules), key=lambda m: m.module_id)
    asked = [wish for wish in wishes if wish.kind in TESTS or wish.kind == WishKind.PRICE_MOST]
    sets = (chosen for size in range(len(given) + 1) for chosen in combinations(given, size))
    found = (_judge(chosen, arrangement, asked, needed) for chosen in sets)
    return [one for one in found if one is not None]


def leave_out_worse(programmes: Iterable[Programme]) -> list[Programme]:
    """
    Leave out programmes beside which another one covers as much for as few.

    Parameters
    ----------
    programmes : iterable of Programme
        Of one arrangement.

    Returns
    -------
    list of Programme
        Those of which none is worse than another.

    Examples
    --------
    >>> leave_out_worse([Programme((), frozenset(), 0), Programme((), frozenset({"a"}), 0)])
    [Programme(modules=(), topics=frozenset({'a'}), least_size=0)]
    """
    best: dict[tuple[frozenset[str], int], Programme] = {}
    for one in sorted(programmes, key=Programme.rank_price):
        best.setdefault((one.topics, one.least_size), one)
    kept: list[Programme] = []
    for one in sorted(best.values(), key=lambda one: (-len(one.topics), one.least_size, one.rank_price())):
        if not any(one.topics <= other.topics and other.least_size <= one.least_size for other in kept):
            kept.append(one)
    return kept


def _judge(
    chosen: tuple[Module, ...], arrangement: Arrangement, wishes: Iterable[Wish], needed: frozenset[str]
) -> Programme | None:
    """Tell what modules cover and how many they need; None where a wish is not kept."""
    least_size = 0
    for wish in wishes:
        if wish.kind == WishKind.PRICE_MOST:
            sharing = _count_sharing(chosen, wish.amount)
            if sharing is None:
                return None
            least_size = max(least_size, sharing)
        elif not _is_kept(wish, chosen, arrangement):
            return None
    topics = frozenset().union(*(one.topics for one in chosen))
    return Programme(chosen, topics & needed, least_size)


def _count_sharing(chosen: tuple[Module, ...], most: int) -> int | None:
    """Count how many must share the price at least; None where any number pays too much."""
    left = most - sum(one.price_per_participant for one in chosen)
    shared = sum(one.price_per_cohort for one in chosen)
    if left < 0 or (shared and not left):
        return None
    return -(-shared // left) if shared else 0


def _is_kept(wish: Wish, chosen: tuple[Module, ...], arrangement: Arrangement) -> bool:
    """Tell whether modules and gatherings keep a wish."""
    halves, days = sum(one.half_credits for one in chosen), sum(one.days for one in chosen)
    away = arrangement.form.gatherings * arrangement.form.days_each
    return {
        WishKind.TOPIC: any(wish.about in one.topics for one in chosen),
        WishKind.CREDITS_LEAST: halves >= wish.amount,
        WishKind.CREDITS_MOST: halves <= wish.amount,
        WishKind.DAYS_MOST: away <= wish.amount,
        WishKind.DAYS_FIT: days <= away,
    }[wish.kind]


TESTS = {
    WishKind.TOPIC,
    WishKind.CREDITS_LEAST,
    WishKind.CREDITS_MOST,
    WishKind.DAYS_MOST,
    WishKind.DAYS_FIT,
}
