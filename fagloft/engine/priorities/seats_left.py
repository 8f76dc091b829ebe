"""How many more seats of a session an organisation may fill."""

from collections.abc import Mapping


def count_seats_left(capacity: int, *, taken: Mapping[int, int], shares: Mapping[int, int], organisation: int) -> int:
    """
    Count the seats of a session that are left for one organisation.

    Parameters
    ----------
    capacity : int
        All seats of the session.
    taken : mapping of int to int
        How many each organisation has filled.
    shares : mapping of int to int
        How many are set aside for an organisation; one without a share fills what nobody has set aside.
    organisation : int
        Who asks.

    Returns
    -------
    int
        From 0. What is set aside for others and not filled stays theirs; nobody fills more than is set aside for them.

    Examples
    --------
    >>> count_seats_left(12, taken={1: 2, 2: 5}, shares={1: 6}, organisation=1)
    4
    >>> count_seats_left(12, taken={1: 2, 2: 5}, shares={1: 6}, organisation=2)
    1
    """
    kept = sum(max(0, seats - taken.get(other, 0)) for other, seats in shares.items() if other != organisation)
    free = capacity - sum(taken.values()) - kept
    own = shares[organisation] - taken.get(organisation, 0) if organisation in shares else free
    return max(0, min(free, own))
