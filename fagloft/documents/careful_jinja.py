"""Fills in templates that somebody else has written: they place the fields they are given, and can do nothing else.

The sandbox keeps a template from reaching into Python. The list of what may stand in one keeps it, besides, from making
our machine work or write without end: no calls, attributes, arithmetic or settings, no loop inside a loop.
"""

from jinja2 import StrictUndefined, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment

FILTERS = frozenset({"capitalize", "default", "d", "escape", "e", "first", "last", "length", "lower", "trim", "upper"})
ALLOWED = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Tuple, nodes.Getitem),
    *(nodes.Filter, nodes.If, nodes.For, nodes.CondExpr, nodes.Not, nodes.And, nodes.Or, nodes.Compare, nodes.Operand),
)
GONE_THROUGH = "facts"


class _Careful(SandboxedEnvironment):
    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        parsed = super()._parse(source, name, filename)
        for node in parsed.find_all(nodes.Node):
            if not isinstance(node, ALLOWED):
                raise SecurityError(type(node).__name__)
        for loop in parsed.find_all(nodes.For):
            if not isinstance(loop.iter, nodes.Name) or loop.iter.name != GONE_THROUGH:
                raise SecurityError("for")
            if any(True for _ in loop.find_all(nodes.For)):
                raise SecurityError("for … for")
        return parsed


def careful_jinja() -> SandboxedEnvironment:
    environment = _Careful(autoescape=True, undefined=StrictUndefined)
    environment.globals.clear()
    environment.filters = {name: rule for name, rule in environment.filters.items() if name in FILTERS}
    return environment
