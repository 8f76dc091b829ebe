"""Where in the line a leader stands, read from who leads whom."""

from collections.abc import Collection, Mapping

FIRST_LINE, UNIT_LEADER, MIDDLE_MANAGER, TOP_LEADER = LEVELS = (
    "first_line",
    "unit_leader",
    "middle_manager",
    "top_leader",
)


def tell_levels(parents: Mapping[int, int | None], led: Collection[int]) -> dict[int, str]:
    """
    Tell the level of the leader of each unit that has one.

    Parameters
    ----------
    parents : mapping of int to int or None
        The unit above each unit; None, or a unit that is absent, for a top.
    led : collection of int
        The units that somebody leads.

    Returns
    -------
    dict of int to str
        Per led unit: `first_line` leads nobody who leads; `unit_leader` leads first-line leaders only;
        `middle_manager` leads unit leaders too; `top_leader` leads leaders and has no leader above.

    Notes
    -----
    Report 001 names the levels (2103, 2401) without drawing their borders; these are ours, and a leader may say
    another. Units without a leader are passed over: what counts is the next leader, not the next unit.

    Examples
    --------
    >>> parents = {1: None, 2: 1, 3: 2, 4: 3, 5: 1}
    >>> tell_levels(parents, {1, 2, 3, 4, 5}) == {
    ...     1: "top_leader", 2: "middle_manager", 3: "unit_leader", 4: "first_line", 5: "first_line"
    ... }
    True
    """
    above = {unit: _next_led(unit, parents, led) for unit in led if unit in parents}
    heights = dict.fromkeys(above, 0)
    for unit in above:
        _raise_above(unit, above, heights)
    return {unit: _level(height, has_leader=above[unit] is not None) for unit, height in heights.items()}


def _next_led(unit: int, parents: Mapping[int, int | None], led: Collection[int]) -> int | None:
    """Find the next unit above that somebody leads."""
    upper = parents[unit]
    while upper is not None and upper in parents and upper not in led:
        upper = parents[upper]
    return upper if upper in parents else None


def _raise_above(unit: int, above: Mapping[int, int | None], heights: dict[int, int]) -> None:
    """Let all leaders above stand at least as many steps over the unit as there are leaders between."""
    upper, steps = above[unit], 1
    while upper is not None and heights[upper] < steps:
        heights[upper] = steps
        upper, steps = above[upper], steps + 1


def _level(height: int, *, has_leader: bool) -> str:
    """Name the level of one who stands so many steps over the first line."""
    if not height:
        return FIRST_LINE
    if not has_leader:
        return TOP_LEADER
    return UNIT_LEADER if height == 1 else MIDDLE_MANAGER
