"""The port that the site is to listen on."""

import os
import socket
import sys


def host_and_port() -> tuple[str, int]:
    """Where `make run` listens: HOST and PORT of the environment, or this machine alone on 8000."""
    asked = os.environ.get("PORT") or "8000"
    if not asked.isdigit() or not 0 < int(asked) < 65536:
        sys.exit(f"PORT={asked} is no port. Give a number from 1 to 65535: make run PORT=8001")
    return os.environ.get("HOST") or "127.0.0.1", int(asked)


def is_local(host: str) -> bool:
    """True when nobody but this machine can reach it."""
    return host in {"127.0.0.1", "localhost", "::1"}


def refuse_a_busy_port() -> None:
    """Ends the program with one clear line when somebody else listens there already."""
    host, port = host_and_port()
    with socket.socket() as probe:
        # As the server does: a port that was closed a moment ago is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError:
            sys.exit(f"Port {port} is for the system's own programs. Choose one above 1024: make run PORT=8001")
        except OSError:
            sys.exit(f"Port {port} is in use by another program. Choose another: make run PORT={port + 1}")
