"""Ctrl-C and SIGTERM, heard at a moment when stopping is safe."""

import signal
from types import FrameType


class StopAsked(BaseException):
    """Whoever runs the command wants it to end; not a fault."""


class StopRequests:
    """Interrupts preparation at once; once `only_note` is set, only notes that a stop was asked for."""

    def __init__(self) -> None:
        self.asked = False
        self.only_note = False
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._hear)

    def _hear(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002 Python decides the signature
        was_asked, self.asked = self.asked, True
        if not self.only_note and not was_asked:
            raise StopAsked
