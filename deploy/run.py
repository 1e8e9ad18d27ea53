"""Prepares what is missing, then keeps the site and the worker running under one command until Ctrl-C or SIGTERM.

    .venv/bin/python deploy/run.py

Settings that the environment does not give are those of a trial on this machine.
"""

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

from port import host_and_port, is_local, refuse_a_busy_port

ROOT = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("VAR_DIR") or ROOT / "var")
STOP_SECONDS = 10
RESTART_SECONDS = 1
READY_SECONDS = 30


@dataclass
class Kept:
    """A program that is started again whenever it ends. It leads a process group of its own."""

    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    started_at: float = field(default=0.0)

    def start(self) -> None:
        self.process = subprocess.Popen(self.command, cwd=ROOT, start_new_session=True)
        self.started_at = time.monotonic()

    def keep(self) -> None:
        """Start it again if it has ended, but not more than once in a while."""
        if self.process is None or self.process.poll() is None or time.monotonic() - self.started_at < RESTART_SECONDS:
            return
        print(f"  The {self.name} ended (exit code {self.process.returncode}); it is started again.", flush=True)
        self.kill_group()  # what it left behind would hold the port
        self.start()

    def ask_to_end(self) -> None:
        """SIGTERM to the program itself: it ends its own children when their work is done."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()

    def kill_group(self) -> None:
        if self.process is not None:
            try:
                os.killpg(self.process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass


class Stopped(Exception):
    """Somebody asked for the end."""


def main() -> None:
    refuse_a_busy_port()
    os.environ.update(trial_settings() | dict(os.environ))
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)
    kept: list[Kept] = []
    try:
        if subprocess.run([sys.executable, "deploy/prepare.py"], cwd=ROOT).returncode:
            sys.exit(1)
        kept = [Kept("site", site()), Kept("worker", [sys.executable, "manage.py", "worker"])]
        run(kept)
    except Stopped:
        print("\n  Stopping.", flush=True)
    finally:
        stop(kept)


def _stop(number: int, frame: object) -> None:
    raise Stopped


def trial_settings() -> dict[str, str]:
    """What settings need on this machine: a secret of its own, its own host names, no TLS in front."""
    host, _port = host_and_port()
    here = "localhost,127.0.0.1,[::1],.localhost"
    names = here if is_local(host) else f"{here},{host},{socket.gethostname()}"
    return {
        "VAR_DIR": str(VAR),
        "SECRET_KEY": secret_key(),
        "ALLOWED_HOSTS": names,
        "HTTPS": "0",
        "SECOND_FACTOR": "0",
    }


def secret_key() -> str:
    """The key of this checkout: made once, readable by its owner alone, kept, so that a restart logs nobody out."""
    path = VAR / "secret-key"
    if not path.exists():
        VAR.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
    return path.read_text().strip()


def site() -> list[str]:
    host, port = host_and_port()
    options = ["--interface", "wsgi", "--host", host, "--port", str(port), "--workers", "1", "--blocking-threads", "4"]
    quiet = ["--log-level", "warning", "--no-ws", "--working-dir", str(ROOT)]
    return [sys.executable, "-m", "granian", *options, *quiet, "newsroom.wsgi:application"]


def run(kept: list[Kept]) -> None:
    for program in kept:
        program.start()
    wait_until_ready(kept)
    say_addresses()
    while True:
        for program in kept:
            program.keep()
        time.sleep(0.2)


def wait_until_ready(kept: list[Kept]) -> None:
    """Return when the site answers /healthz; give up with a sentence when it does not."""
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        if kept[0].process is not None and kept[0].process.poll() is not None:
            raise SystemExit("The site could not start; the reason stands above.")
        try:
            with urllib.request.urlopen(f"{address()}/healthz", timeout=2):  # noqa: S310  our own http address
                return
        except urllib.error.HTTPError as answer:
            if answer.code < 500:
                return
            time.sleep(0.05)
        except OSError:
            time.sleep(0.05)
    raise SystemExit(f"The site did not answer at {address()}/healthz within {READY_SECONDS} s.")


def say_addresses() -> None:
    lines = ["", f"  Site    {address()}/", f"  Desk    {address()}/desk/"]
    logins = VAR / "demo-logins.txt"
    if logins.is_file():
        lines.append(f"  Log in  {logins.read_text().strip()}")
    print("\n".join([*lines, "", "  Ctrl-C stops site and worker."]), flush=True)


def address() -> str:
    host, port = host_and_port()
    return f"http://{host if is_local(host) else '127.0.0.1'}:{port}"


def stop(kept: list[Kept]) -> None:
    """Ask every program to end, wait a little, then end what is left."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    for program in kept:
        program.ask_to_end()
    deadline = time.monotonic() + STOP_SECONDS
    for program in kept:
        if program.process is not None:
            try:
                program.process.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                pass
    for program in kept:
        program.kill_group()


if __name__ == "__main__":
    main()
