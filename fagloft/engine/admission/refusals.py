"""Steps that the rules forbid, each named as the fact that forbids it."""


class AdmissionRefused(ValueError):
    """A step that the rules forbid."""


class DayIsPast(AdmissionRefused):
    """The log has later days already."""


class ClassUnknown(AdmissionRefused):
    """The intake has no such class of priority."""


class AppliedAlready(AdmissionRefused):
    """An application of that name is there."""


class GroupTooLarge(AdmissionRefused):
    """More apply together than may."""


class GroupEmpty(AdmissionRefused):
    """Nobody applies."""


class ApplicationUnknown(AdmissionRefused):
    """Nobody applied by that name."""


class NothingOffered(AdmissionRefused):
    """There is no open offer to answer; it may have expired."""


class NothingToWithdraw(AdmissionRefused):
    """Nobody of the application waits or holds a place any more."""


class PlacesAreHeld(AdmissionRefused):
    """More places would be cancelled than are empty; offers and acceptances are kept."""
