"""What one can do now, as `components/todo_list.html` shows it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Todo:
    heading: str
    detail: str
    solution: str = ""
    action_label: str = ""
    action_url: str = ""
    method: str = "get"
    fields: tuple[tuple[str, str], ...] = ()
