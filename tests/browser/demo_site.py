"""The demonstration outlet, made in a folder of its own and served as a site is served, for the scripts that photograph it."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "nine-closed-nights"
READY_SECONDS = 60


def environment(var: Path) -> dict[str, str]:
    """The variables of a site that lives in this folder."""
    here = {"VAR_DIR": str(var), "SECRET_KEY": "for-pictures-only-" + "p" * 40, "ALLOWED_HOSTS": "127.0.0.1"}
    kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "MEDIA_ROOT"}}
    return {**kept, **here, "DEBUG": "0", "HTTPS": "0", "SECOND_FACTOR": "0"}


def manage(*arguments: str, var: Path) -> None:
    """Runs one command of the site in this folder, and stops when it fails."""
    subprocess.run([sys.executable, "manage.py", *arguments], cwd=ROOT, env=environment(var), check=True)


def make_site(var: Path) -> None:
    """Fills the folder with The Meridian as it stands at this moment, since the desk's pages are about the hour. Safe to repeat."""
    var.mkdir(parents=True, exist_ok=True)
    manage("cut_fonts", var=var)
    manage("collectstatic", "--noinput", "-v0", var=var)
    manage("migrate", "-v0", var=var)
    manage("demo", "--if-empty", "--renditions", f"--password={PASSWORD}", var=var)


@contextmanager
def served(var: Path) -> Iterator[str]:
    """The address of the site in this folder, for as long as the block runs."""
    port = _free_port()
    options = ["--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--workers", "1"]
    command = [sys.executable, "-m", "granian", *options, "--blocking-threads", "4", "--log-level", "warning"]
    site = subprocess.Popen([*command, "newsroom.wsgi:application"], cwd=ROOT, env=environment(var))
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(f"{address}/healthz", site=site)
        yield address
    finally:
        site.terminate()
        site.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait_for(address: str, *, site: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + READY_SECONDS
    while time.monotonic() < until and site.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"The demonstration site did not answer at {address}.")
