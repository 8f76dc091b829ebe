"""The words of the page with templates and earlier imports."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fagloft.contexts.imports.queries.runs import RunSummary
from fagloft.web.imports.template_words import template_name, template_purpose
from fagloft.web.templatetags.formats import moment, number

COLOURS = {"faulty": "warning", "failed": "danger", "previewed": "info", "stored": "success"}


@dataclass(frozen=True)
class TemplateCard:
    name: str
    purpose: str
    excel_url: str
    csv_url: str


@dataclass(frozen=True)
class RunLine:
    url: str
    name: str
    what: str
    when: str
    who: str
    status: str
    colour: str
    detail: str


def present_templates(templates: Iterable[str]) -> tuple[TemplateCard, ...]:
    return tuple(
        TemplateCard(
            name=template_name(template),
            purpose=template_purpose(template),
            excel_url=reverse("import_template", args=[template, "xlsx"]),
            csv_url=reverse("import_template", args=[template, "csv"]),
        )
        for template in templates
    )


def present_runs(runs: Sequence[RunSummary]) -> tuple[RunLine, ...]:
    return tuple(
        RunLine(
            url=reverse("import_run", args=[run.id]),
            name=run.original_name,
            what=template_name(run.template),
            when=moment(localtime(run.uploaded_at)),
            who=run.uploaded_by_name,
            status=_("ingenting nytt") if _has_nothing_new(run) else status_word(run.status),
            colour="neutral" if _has_nothing_new(run) else COLOURS.get(run.status, "neutral"),
            detail=_detail(run),
        )
        for run in runs
    )


def _has_nothing_new(run: RunSummary) -> bool:
    """It was read, and there is nothing to confirm."""
    return run.status == "previewed" and not any(
        counts[kind] for counts in run.counts.values() for kind in ("new", "changed", "ended")
    )


def status_word(status: str) -> str:
    return {
        "waiting": _("venter"),
        "reading": _("leses"),
        "faulty": _("har feil"),
        "previewed": _("venter på deg"),
        "confirmed": _("venter på lagring"),
        "storing": _("lagres"),
        "stored": _("lagret"),
        "cancelled": _("avbrutt"),
        "failed": _("stoppet"),
    }[status]


def say_counts(counts: dict[str, dict[str, int]]) -> str:
    """For instance "2 nye, 0 endret"; what has ended is told when something has."""
    new, changed, ended = (sum(thing[kind] for thing in counts.values()) for kind in ("new", "changed", "ended"))
    said = [
        ngettext("%(count)s ny", "%(count)s nye", new) % {"count": number(new)},
        ngettext("%(count)s endret", "%(count)s endret", changed) % {"count": number(changed)},
    ]
    if ended:
        said.append(ngettext("%(count)s avsluttet", "%(count)s avsluttet", ended) % {"count": number(ended)})
    return ", ".join(said)


def _detail(run: RunSummary) -> str:
    if run.fault_count:
        return say_faults(run.fault_count)
    return say_counts(run.counts) if run.counts else ""


def say_faults(count: int) -> str:
    return ngettext("%(count)s feil", "%(count)s feil", count) % {"count": number(count)}
