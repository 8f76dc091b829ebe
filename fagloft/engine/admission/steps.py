"""The steps of an intake: each takes how it stands and gives how it then stands, with the lines for the log."""

from dataclasses import replace
from datetime import date, timedelta

from fagloft.engine.admission.queue import Next, find_next
from fagloft.engine.admission.refusals import (
    ApplicationUnknown,
    AppliedAlready,
    ClassUnknown,
    DayIsPast,
    GroupEmpty,
    GroupTooLarge,
    NothingOffered,
    NothingToWithdraw,
    PlacesAreHeld,
)
from fagloft.engine.admission.rules import Intake
from fagloft.engine.admission.standing import Application, Entry, Offer, Standing, Step, What, Why


def open_intake(intake: Intake, on: date) -> Standing:
    """
    Begin with nobody.

    Parameters
    ----------
    intake : Intake
        The rules.
    on : date
        The first day.

    Returns
    -------
    Standing
        All places, no applications.

    Examples
    --------
    >>> from fagloft.engine.admission.rules import PriorityClass
    >>> open_intake(Intake(3, (PriorityClass("all"),)), date(2027, 1, 1)).places
    3
    """
    return Standing(on, intake.places)


def apply(
    intake: Intake,
    standing: Standing,
    *,
    on: date,
    by: str,
    application_id: str,
    class_id: str,
    size: int = 1,
    score: int = 0,
) -> Step:
    """
    Apply, alone or as a group.

    Parameters
    ----------
    intake : Intake
        The rules.
    standing : Standing
        How it stands.
    on : date
        The day.
    by : str
        Who applies.
    application_id, class_id : str
        The new application and its class of priority.
    size : int
        How many apply together.
    score : int
        What it is worth where the ranking is by score.

    Returns
    -------
    Step
        With the application in the queue.

    Raises
    ------
    AdmissionRefused
        `ClassUnknown`, `AppliedAlready`, `GroupEmpty`, `GroupTooLarge` or `DayIsPast`.

    Examples
    --------
    >>> from fagloft.engine.admission.rules import PriorityClass
    >>> intake = Intake(3, (PriorityClass("all"),))
    >>> day = date(2027, 1, 1)
    >>> step = apply(intake, open_intake(intake, day), on=day, by="anna", application_id="a", class_id="all")
    >>> step.standing.applications[0].waiting, str(step.entries[0].what)
    (1, 'applied')
    """
    standing, expired = pass_time(standing, on=on)
    if class_id not in {one.class_id for one in intake.classes}:
        raise ClassUnknown(class_id)
    if any(one.application_id == application_id for one in standing.applications):
        raise AppliedAlready(application_id)
    if size < 1:
        raise GroupEmpty(application_id)
    if intake.largest_group is not None and size > intake.largest_group:
        raise GroupTooLarge(application_id)
    came = Application(application_id, class_id, len(standing.applications) + 1, size, score)
    entry = Entry(on, by, What.APPLIED, Why.ASKED, size, application_id)
    return Step(replace(standing, applications=(*standing.applications, came)), (*expired, entry))


def withdraw(standing: Standing, *, on: date, by: str, application_id: str) -> Step:
    """
    Withdraw: from the queue, from what is offered and from what is taken.

    Parameters
    ----------
    standing : Standing
        How it stands.
    on : date
        The day.
    by : str
        Who withdraws it.
    application_id : str
        Which.

    Returns
    -------
    Step
        With the places empty again.

    Raises
    ------
    AdmissionRefused
        `ApplicationUnknown`, `NothingToWithdraw` or `DayIsPast`.

    Examples
    --------
    >>> day = date(2027, 1, 1)
    >>> standing = Standing(day, 1, (Application("a", "all", 1, taken=1),))
    >>> withdraw(standing, on=day, by="anna", application_id="a").standing.held
    0
    """
    standing, expired = pass_time(standing, on=on)
    before = _find(standing, application_id)
    count = before.size - before.gone
    if not count:
        raise NothingToWithdraw(application_id)
    after = replace(before, offers=(), taken=0, gone=before.size)
    entry = Entry(on, by, What.WITHDREW, Why.ASKED, count, application_id)
    return Step(_put(standing, after), (*expired, entry))


def offer(intake: Intake, standing: Standing, *, on: date, by: str) -> Step:
    """
    Offer places until nobody who waits fits.

    Parameters
    ----------
    intake : Intake
        The rules.
    standing : Standing
        How it stands.
    on : date
        The day.
    by : str
        Who sends the offers.

    Returns
    -------
    Step
        With a line for each offer and for each group that was passed over.

    Raises
    ------
    AdmissionRefused
        `DayIsPast`.

    Examples
    --------
    >>> from fagloft.engine.admission.rules import PriorityClass
    >>> intake = Intake(2, (PriorityClass("all"),), offer_days=14)
    >>> day = date(2027, 1, 1)
    >>> standing = Standing(day, 2, (Application("three", "all", 1, size=3), Application("one", "all", 2)))
    >>> [(entry.application_id, str(entry.what)) for entry in offer(intake, standing, on=day, by="office").entries]
    [('one', 'offered'), ('three', 'passed_over')]
    """
    standing, expired = pass_time(standing, on=on)
    entries = list(expired)
    expires_on = None if intake.offer_days is None else on + timedelta(days=intake.offer_days)
    while (found := find_next(intake, standing)) is not None:
        offers = (*found.application.offers, Offer(found.count, expires_on))
        standing = _put(standing, replace(found.application, offers=offers))
        entries += _log_offer(found, on, by)
    return Step(standing, tuple(entries))


def accept(standing: Standing, *, on: date, by: str, application_id: str) -> Step:
    """
    Accept what is offered.

    Parameters
    ----------
    standing : Standing
        How it stands.
    on : date
        The day.
    by : str
        Who accepts.
    application_id : str
        Whose offer.

    Returns
    -------
    Step
        With the places taken.

    Raises
    ------
    AdmissionRefused
        `ApplicationUnknown`, `NothingOffered` or `DayIsPast`.

    Examples
    --------
    >>> day = date(2027, 1, 1)
    >>> standing = Standing(day, 1, (Application("a", "all", 1, offers=(Offer(1, None),)),))
    >>> accept(standing, on=day, by="anna", application_id="a").standing.taken
    1
    """
    standing, expired = pass_time(standing, on=on)
    before = _find_offered(standing, application_id)
    after = replace(before, offers=(), taken=before.held)
    entry = Entry(on, by, What.ACCEPTED, Why.ASKED, before.offered, application_id)
    return Step(_put(standing, after), (*expired, entry))


def decline(standing: Standing, *, on: date, by: str, application_id: str) -> Step:
    """
    Decline what is offered; who of a split group still waits goes on waiting.

    Parameters
    ----------
    standing : Standing
        How it stands.
    on : date
        The day.
    by : str
        Who declines.
    application_id : str
        Whose offer.

    Returns
    -------
    Step
        With the places empty again.

    Raises
    ------
    AdmissionRefused
        `ApplicationUnknown`, `NothingOffered` or `DayIsPast`.

    Examples
    --------
    >>> day = date(2027, 1, 1)
    >>> standing = Standing(day, 1, (Application("a", "all", 1, offers=(Offer(1, None),)),))
    >>> decline(standing, on=day, by="anna", application_id="a").standing.held
    0
    """
    standing, expired = pass_time(standing, on=on)
    before = _find_offered(standing, application_id)
    after = replace(before, offers=(), gone=before.gone + before.offered)
    entry = Entry(on, by, What.DECLINED, Why.ASKED, before.offered, application_id)
    return Step(_put(standing, after), (*expired, entry))


def pass_time(standing: Standing, *, on: date) -> Step:
    """
    Let the days pass until a day: offers whose time is over expire. Every other step begins with this one.

    Parameters
    ----------
    standing : Standing
        How it stands.
    on : date
        The day.

    Returns
    -------
    Step
        With a line for each offer that expired, dated the day it did.

    Raises
    ------
    DayIsPast
        When the log has later days already.

    Examples
    --------
    >>> standing = Standing(date(2027, 1, 1), 1, (Application("a", "all", 1, offers=(Offer(1, date(2027, 1, 8)),)),))
    >>> pass_time(standing, on=date(2027, 1, 7)).standing.held, pass_time(standing, on=date(2027, 1, 9)).standing.held
    (1, 0)
    """
    if on < standing.on:
        raise DayIsPast(on.isoformat())
    entries: list[Entry] = []
    applications: list[Application] = []
    for application in standing.applications:
        over = [one for one in application.offers if one.expires_on is not None and one.expires_on <= on]
        still = tuple(one for one in application.offers if one not in over)
        gone = application.gone + sum(one.count for one in over)
        applications.append(replace(application, offers=still, gone=gone))
        entries += [
            Entry(one.expires_on or on, "", What.EXPIRED, Why.TIME_IS_OVER, one.count, application.application_id)
            for one in over
        ]
    entries.sort(key=lambda entry: entry.on)
    return Step(replace(standing, on=on, applications=tuple(applications)), tuple(entries))


def change_places(standing: Standing, *, on: date, by: str, more: int) -> Step:
    """
    Add places, or cancel some.

    Parameters
    ----------
    standing : Standing
        How it stands.
    on : date
        The day.
    by : str
        Who decides it.
    more : int
        How many are added; below zero how many are cancelled.

    Returns
    -------
    Step
        With as many places.

    Raises
    ------
    AdmissionRefused
        `PlacesAreHeld` or `DayIsPast`.

    Examples
    --------
    >>> day = date(2027, 1, 1)
    >>> change_places(Standing(day, 3), on=day, by="office", more=-2).standing.places
    1
    """
    standing, expired = pass_time(standing, on=on)
    if standing.places + more < standing.held:
        raise PlacesAreHeld(str(standing.held))
    what = What.PLACES_ADDED if more >= 0 else What.PLACES_CANCELLED
    entry = Entry(on, by, what, Why.ASKED, abs(more))
    return Step(replace(standing, places=standing.places + more), (*expired, entry))


def _log_offer(found: Next, on: date, by: str) -> list[Entry]:
    """Write who is offered places, and which groups are passed over."""
    offered = found.application.application_id
    return [
        Entry(on, by, What.OFFERED, found.why, found.count, offered),
        *(
            Entry(on, by, What.PASSED_OVER, Why.GROUP_DOES_NOT_FIT, one.waiting, one.application_id, offered)
            for one in found.passed
        ),
    ]


def _find(standing: Standing, application_id: str) -> Application:
    """Find an application by its name."""
    found = next((one for one in standing.applications if one.application_id == application_id), None)
    if found is None:
        raise ApplicationUnknown(application_id)
    return found


def _find_offered(standing: Standing, application_id: str) -> Application:
    """Find an application that has an open offer."""
    found = _find(standing, application_id)
    if not found.offers:
        raise NothingOffered(application_id)
    return found


def _put(standing: Standing, application: Application) -> Standing:
    """Put an application in the place of what it was before."""
    applications = tuple(
        application if one.application_id == application.application_id else one for one in standing.applications
    )
    return replace(standing, applications=applications)
