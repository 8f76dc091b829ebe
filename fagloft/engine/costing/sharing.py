"""Divide what is paid for all among those who take part."""

from collections.abc import Mapping


def share_out[Key](amount: int, people: Mapping[Key, int]) -> dict[Key, int]:
    """
    Divide an amount by number of people, so that the shares add up to it.

    Parameters
    ----------
    amount : int
        In øre, nothing or more.
    people : mapping
        How many take part from each unit; in the order that breaks ties.

    Returns
    -------
    dict
        Øre per unit, none where nobody takes part at all. Each share is the exact one rounded down, and the øre that
        are left go to the largest remainders.

    Examples
    --------
    >>> share_out(100, {"ward": 2, "zone": 1})
    {'ward': 67, 'zone': 33}
    """
    everybody = sum(people.values())
    if not everybody:
        return {}
    shares = {key: amount * count // everybody for key, count in people.items()}
    order = {key: place for place, key in enumerate(people)}
    left = amount - sum(shares.values())
    for key in sorted(people, key=lambda key: (-(amount * people[key] % everybody), order[key]))[:left]:
        shares[key] += 1
    return shares
