"""Every cohort there is, tried one by one: the slow and obvious way."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain, combinations, product

from fagloft.engine.cohorts import Asked, Candidate, Choices, Form, Module, UnknownTravel, Venue, Wish, WishKind

type Minutes = dict[str, int]


def subsets[T](every: tuple[T, ...]) -> Iterator[tuple[T, ...]]:
    return chain.from_iterable(combinations(every, size) for size in range(len(every) + 1))


def find_best_worth(choices: Choices, asked: Asked) -> int | None:
    """What the best of all cohorts is worth; None where no cohort keeps the wishes."""
    worths: list[int] = []
    for venue, provider, form in product(choices.venues, choices.providers, choices.forms):
        minutes = travel_to(choices, venue, asked)
        given = tuple(one for one in choices.modules if one.module_id in provider.modules)
        for start, modules in product(provider.starts, subsets(given)):
            able = tuple(
                one for one in choices.candidates if one.candidate_id in minutes and start not in one.away_from
            )
            worths.extend(
                weigh(people, modules, form, minutes, asked)
                for people in subsets(able)
                if all(is_kept(wish, people, modules, form, choices) for wish in asked.wishes)
            )
    return max(worths, default=None)


def travel_to(choices: Choices, venue: Venue, asked: Asked) -> Minutes:
    ways = {(one, other): minutes for one, other, minutes, _ in choices.travel.iter_rows()}
    ways = ways | {(venue.place, venue.place): ways.get((venue.place, venue.place), 0)}
    known = {
        one.candidate_id: 2 * ways[one.place or "", venue.place]
        for one in choices.candidates
        if (one.place or "", venue.place) in ways
    }
    if asked.unknown_travel == UnknownTravel.TAKEN_AS_LONGEST and known:
        return {one.candidate_id: known.get(one.candidate_id, max(known.values())) for one in choices.candidates}
    return known


def weigh(
    people: tuple[Candidate, ...], modules: tuple[Module, ...], form: Form, minutes: Minutes, asked: Asked
) -> int:
    taught = {topic for one in modules for topic in one.topics}
    away = [minutes[one.candidate_id] for one in people]
    from_place = Counter(one.place for one in people)
    return (
        asked.weights.need * sum(one.needs.get(topic, 0) for one in people for topic in taught)
        - asked.weights.minute * form.gatherings * sum(away)
        - asked.weights.worst_minute * max([0, *away])
        - asked.weights.alone * sum(from_place[place] == 1 for place in asked.remote_places)
    )


def is_kept(
    wish: Wish, people: tuple[Candidate, ...], modules: tuple[Module, ...], form: Form, choices: Choices
) -> bool:
    group = {one.candidate_id for one in choices.candidates if one.group_id == wish.about}
    going = {one.candidate_id for one in people}
    halves, days = sum(one.half_credits for one in modules), sum(one.days for one in modules)
    length = form.gatherings * form.days_each
    each, shared = (sum(getattr(one, f"price_per_{kind}") for one in modules) for kind in ("participant", "cohort"))
    price = each * len(people) + shared
    kept: dict[WishKind, bool] = {
        WishKind.SIZE_LEAST: len(people) >= wish.amount,
        WishKind.SIZE_MOST: len(people) <= wish.amount,
        WishKind.SECTOR_LEAST: sum(one.sector == wish.about for one in people) >= wish.amount,
        WishKind.LEVEL_LEAST: sum(one.level == wish.about for one in people) >= wish.amount,
        WishKind.UNIT_MOST: max([0, *Counter(one.unit_id for one in people).values()]) <= wish.amount,
        WishKind.TOGETHER: group <= going or not group & going,
        WishKind.PARTICIPANT: wish.about in going,
        WishKind.TOPIC: any(wish.about in one.topics for one in modules),
        WishKind.CREDITS_LEAST: halves >= wish.amount,
        WishKind.CREDITS_MOST: halves <= wish.amount,
        WishKind.DAYS_MOST: length <= wish.amount,
        WishKind.DAYS_FIT: days <= length,
        WishKind.PRICE_MOST: price <= wish.amount * len(people) and each <= wish.amount,
    }
    return kept[wish.kind]
