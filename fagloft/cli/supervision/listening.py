"""The address that the web server listens on, held by whoever supervises it.

A web server that dies and comes again takes over the same socket: those who ask in between wait and get their answer.
"""

import errno
import http.client
import socket
import time
from contextlib import suppress

import click

from fagloft.cli.supervision.children import Child
from fagloft.cli.supervision.stopping import StopRequests

WAITING = 512
UP_WITHIN = 90.0
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 where a browser on this machine finds it


def listen(host: str, port: int) -> socket.socket:
    """A bound socket; one sentence when that cannot be."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(WAITING)
    except socket.gaierror as fault:
        raise click.ClickException(f"There is no address {host} to listen on.") from fault
    except OSError as fault:
        if fault.errno == errno.EADDRINUSE:
            raise click.ClickException(
                f"Port {port} is in use on {host}: stop what runs there, or choose another with --port."
            ) from fault
        raise click.ClickException(f"Cannot listen on {host}, port {port}: {fault.strerror}.") from fault
    return listener


def describe_address(host: str, port: int) -> str:
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}"


def wait_until_it_answers(host: str, port: int, web: Child, stops: StopRequests) -> bool:
    """Whether the web server answered; False when a stop was asked for meanwhile."""
    deadline = time.monotonic() + UP_WITHIN
    while not stops.asked:
        if _answers(EVERYWHERE.get(host, host), port):
            return True
        if web.has_died() or time.monotonic() > deadline:
            raise click.ClickException("The web server did not start; its own words stand above.")
        time.sleep(0.05)
    return False


def _answers(host: str, port: int) -> bool:
    with suppress(OSError, http.client.HTTPException):
        connection = http.client.HTTPConnection(host, port, timeout=2)
        try:
            connection.request("GET", "/")
            return connection.getresponse().status > 0
        finally:
            connection.close()
    return False
