"""Two of the same name must not look like one."""

from collections import Counter
from collections.abc import Hashable, Iterable


def tell_namesakes_apart[Key: Hashable](people: Iterable[tuple[Key, str, str]]) -> dict[Key, str]:
    """By key, the name to show of each (key, name, employee number): who shares a name has the number after it."""
    rows = {key: (name, number) for key, name, number in people}
    shared = Counter(name for name, _ in rows.values())
    return {key: f"{name} ({number})" if shared[name] > 1 else name for key, (name, number) in rows.items()}
