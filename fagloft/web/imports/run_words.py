"""The words of one import."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fagloft.contexts.imports.queries.runs import RunDetail
from fagloft.web.imports.fault_words import present_notices
from fagloft.web.imports.field_words import field_label, field_value, thing_word
from fagloft.web.imports.imports_words import say_counts, say_faults, status_word
from fagloft.web.imports.template_words import template_name
from fagloft.web.templatetags.formats import moment, number

KINDS = ("new", "changed", "ended")


@dataclass(frozen=True)
class Difference:
    field: str
    before: str
    after: str


@dataclass(frozen=True)
class PreviewLine:
    label: str
    row: int | None
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class PreviewGroup:
    """All that happens in one way to one sort of thing, e.g. employments that end."""

    id: str
    heading: str
    kind: str
    lines: tuple[PreviewLine, ...]
    more: str


@dataclass(frozen=True)
class CountLine:
    thing: str
    new: str
    changed: str
    ended: str
    unchanged: str


@dataclass(frozen=True)
class RunPage:
    name: str
    heading: str
    lead: str
    status: str
    failure: str
    is_recomputed: bool
    changes_something: bool
    warning: str
    notices: tuple[str, ...]
    counts: tuple[CountLine, ...]
    groups: tuple[PreviewGroup, ...]
    confirm_url: str
    cancel_url: str
    faults_url: str
    more_faults: str
    again_url: str


def present_run(run: RunDetail) -> RunPage:
    summary = run.summary
    return RunPage(
        name=summary.original_name,
        heading=_heading(run),
        lead=_lead(run),
        status=summary.status,
        failure=_failure(run.failure),
        is_recomputed=run.is_recomputed,
        changes_something=_counted(run, *KINDS) > 0,
        warning=_warning(run),
        notices=present_notices(run.notices),
        counts=tuple(_count_line(thing, counts) for thing, counts in summary.counts.items()),
        groups=tuple(
            _group(run, thing, kind) for kind in reversed(KINDS) for thing in summary.counts if _lines(run, thing, kind)
        ),
        confirm_url=reverse("import_confirm", args=[summary.id]),
        cancel_url=reverse("import_cancel", args=[summary.id]),
        faults_url=reverse("import_faults", args=[summary.id]),
        more_faults=_more_faults(run),
        again_url=f"{reverse('imports')}?template={summary.template}",
    )


def _heading(run: RunDetail) -> str:
    counts, status = run.summary.counts, run.summary.status
    if status == "previewed" and not _counted(run, *KINDS):
        return _("Ingenting er nytt: %(counts)s") % {"counts": say_counts(counts)}
    headings = {
        "faulty": _("Ingenting er lagret: %(faults)s å rette"),
        "previewed": _("Klar til å lagres: %(counts)s"),
        "stored": _("Lagret: %(counts)s"),
        "cancelled": _("Importen er avbrutt. Ingenting er lagret"),
        "failed": _("Importen stoppet. Ingenting er lagret"),
    }
    heading = headings.get(status, _("Importen %(status)s"))
    said = {"counts": say_counts(counts) if counts else "", "status": status_word(status)}
    return heading % (said | {"faults": say_faults(run.summary.fault_count)})


def _lead(run: RunDetail) -> str:
    rows = ngettext("%(count)s rad lest", "%(count)s rader lest", run.rows_total) % {"count": number(run.rows_total)}
    parts = [
        template_name(run.summary.template),
        run.summary.original_name,
        _("lastet opp %(when)s av %(who)s")
        % {"when": moment(localtime(run.summary.uploaded_at)), "who": run.summary.uploaded_by_name},
        rows if run.summary.status in {"faulty", "previewed"} and run.rows_total else "",
    ]
    return " · ".join(part for part in parts if part)


def _failure(code: str) -> str:
    return {
        "register_changed": _(
            "Noen endret registeret mens importen ble lagret, så det som var bekreftet, passet ikke lenger. "
            "Last opp filen på nytt."
        ),
        "interrupted": _("Importen ble avbrutt flere ganger før den var ferdig. Last opp filen på nytt."),
        "broken": _(
            "Noe gikk galt hos oss. Last opp filen på nytt, og si fra til den som drifter Fagløft om det skjer igjen."
        ),
    }.get(code, "")


def _warning(run: RunDetail) -> str:
    """Who ends many employments has perhaps sent a part of the list."""
    ended = run.summary.counts.get("employment", {}).get("ended", 0)
    if run.summary.status != "previewed" or not run.end_leavers or not ended:
        return ""
    sentence = ngettext(
        "%(count)s ansettelse blir avsluttet. Se at filen har alle som er ansatt.",
        "%(count)s ansettelser blir avsluttet. Se at filen har alle som er ansatt.",
        ended,
    )
    return sentence % {"count": number(ended)}


def _more_faults(run: RunDetail) -> str:
    kept = len(run.faults)
    if kept >= run.summary.fault_count:
        return ""
    return _("De %(kept)s første av %(all)s feil vises. Rett disse og last opp filen på nytt.") % {
        "kept": number(kept),
        "all": number(run.summary.fault_count),
    }


def _counted(run: RunDetail, *kinds: str) -> int:
    return sum(counts[kind] for counts in run.summary.counts.values() for kind in kinds)


def _count_line(thing: str, counts: Mapping[str, int]) -> CountLine:
    return CountLine(thing_word(thing), **{kind: number(counts[kind]) for kind in (*KINDS, "unchanged")})


def _lines(run: RunDetail, thing: str, kind: str) -> list[dict[str, Any]]:
    return [line for line in run.preview if line["thing"] == thing and line["kind"] == kind]


def _group(run: RunDetail, thing: str, kind: str) -> PreviewGroup:
    lines = _lines(run, thing, kind)
    count = run.summary.counts[thing][kind]
    words = {"new": _("Nye"), "changed": _("Endres"), "ended": _("Avsluttes")}
    more = count - len(lines)
    return PreviewGroup(
        id=f"{thing}-{kind}",
        heading=f"{thing_word(thing)}: {words[kind].lower()} ({number(count)})",
        kind=kind,
        lines=tuple(_preview_line(run.summary.template, line) for line in lines),
        more=ngettext("og %(count)s til", "og %(count)s til", more) % {"count": number(more)} if more else "",
    )


def _preview_line(template: str, line: Mapping[str, Any]) -> PreviewLine:
    differences = tuple(
        Difference(field_label(template, field), field_value(template, field, old), field_value(template, field, new))
        for field, old, new in line["differences"]
    )
    return PreviewLine(label=line["label"], row=line["row"], differences=differences)
