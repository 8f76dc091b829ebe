"""Lists of lists in two flat arrays: where each list begins, and what stands in them one after the other."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

type Whole = NDArray[np.int64]


@dataclass(frozen=True)
class Runs:
    """
    A list of whole numbers for each of several owners.

    Attributes
    ----------
    begins : Whole
        Where the list of each owner begins in `members`; one more than there are owners.
    members : Whole
        The lists, one after the other.
    """

    begins: Whole
    members: Whole

    def of(self, owner: int) -> Whole:
        """Return the list of one owner."""
        return self.members[self.begins[owner] : self.begins[owner + 1]]

    def sizes(self) -> Whole:
        """Return the length of each list."""
        return np.diff(self.begins)


def gather_runs(owner: Whole, members: Whole, owners: int) -> Runs:
    """
    Gather pairs into lists, in the order in which they come.

    Parameters
    ----------
    owner, members : Whole
        Pairs of an owner and what it owns.
    owners : int
        How many owners there are.

    Returns
    -------
    Runs
        The lists.

    Examples
    --------
    >>> import numpy as np
    >>> runs = gather_runs(np.array([1, 0, 1]), np.array([7, 8, 9]), 3)
    >>> runs.begins.tolist(), runs.members.tolist()
    ([0, 1, 3, 3], [8, 7, 9])
    """
    begins = np.zeros(owners + 1, np.int64)
    np.cumsum(np.bincount(owner, minlength=owners), out=begins[1:])
    return Runs(begins, members[np.argsort(owner, kind="stable")])


def span_runs(first: Whole, last: Whole) -> Runs:
    """
    List all numbers from a first to a last one, for each owner.

    Parameters
    ----------
    first, last : Whole
        The ends of each list; both belong to it.

    Returns
    -------
    Runs
        The lists.

    Examples
    --------
    >>> import numpy as np
    >>> span_runs(np.array([3, 5]), np.array([4, 5])).members.tolist()
    [3, 4, 5]
    """
    sizes = last - first + 1
    begins = np.zeros(len(first) + 1, np.int64)
    np.cumsum(sizes, out=begins[1:])
    return Runs(begins, np.arange(begins[-1]) - np.repeat(begins[:-1] - first, sizes))


def follow_runs(runs: Runs, owner: Whole) -> tuple[Whole, Whole]:
    """
    Look up the lists of several owners.

    Parameters
    ----------
    runs : Runs
        The lists.
    owner : Whole
        Whose list is wanted, in any order, as often as wanted.

    Returns
    -------
    tuple of Whole and Whole
        For each member found the place in `owner` that asked for it, and the member.

    Examples
    --------
    >>> import numpy as np
    >>> asked, found = follow_runs(span_runs(np.array([3, 5]), np.array([4, 5])), np.array([1, 0]))
    >>> asked.tolist(), found.tolist()
    ([0, 1, 1], [5, 3, 4])
    """
    sizes = runs.sizes()[owner]
    ends = np.cumsum(sizes)
    place = np.arange(ends[-1] if len(ends) else 0) + np.repeat(runs.begins[owner] - (ends - sizes), sizes)
    return np.repeat(np.arange(len(owner)), sizes), runs.members[place]
