"""What a page shows of work that takes time."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Progress:
    """`percent` is empty where nobody knows how much is left."""

    label: str
    percent: float | None
    text: str
    is_finished: bool
    poll_url: str
    cancel_url: str
    result_url: str
    result_label: str
