"""Makes the virtual environment and installs the locked dependencies, hashes required. Standard library alone.

    python deploy/set_up.py run|dev          EXTRAS="s3 c2pa" adds what those need

Takes a second's tenth when nothing has changed since the last time.
"""

import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

from port import refuse_a_busy_port

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / os.environ.get("VENV", ".venv")
PYTHON = VENV / "bin" / "python"
LOG = ROOT / "var" / "set-up.log"
# What pip and uv say when nobody answers, as opposed to an answer that they do not like.
SILENCE = (
    "connection refused", "connection error", "connection broken", "failed to establish a new connection", "timed out",
    "name resolution", "name or service not known", "error sending request", "failed to fetch", "cannot connect to proxy",
    "network is unreachable", "could not connect", "newconnectionerror", "proxyerror",
)  # fmt: skip


class SetUpFailed(Exception):
    """A sentence for the person at the terminal, with the way out."""


def main() -> None:
    lock_name = sys.argv[1]
    if lock_name == "run":
        refuse_a_busy_port()
    try:
        for name in [lock_name, *os.environ.get("EXTRAS", "").replace(",", " ").split()]:
            set_up(name)
    except SetUpFailed as failed:
        sys.exit(str(failed))
    except KeyboardInterrupt:
        sys.exit("Stopped. Run the same command again: it goes on where it was.")


def set_up(lock_name: str) -> None:
    """Bring the environment to what requirements/<lock_name>.txt says, unless it is there already."""
    locks = {lock.stem: lock for lock in sorted((ROOT / "requirements").glob("*.txt"))}
    if lock_name not in locks:
        extras = " and ".join(name for name in locks if name not in {"run", "dev"})
        raise SetUpFailed(f"There is no extra “{lock_name}”. EXTRAS may name {extras}.")
    lock = locks[lock_name]
    if _says(_stamp(lock), _wanted(lock)):
        return
    LOG.parent.mkdir(exist_ok=True)
    LOG.write_text("")
    began = time.monotonic()
    if not PYTHON.exists():
        say(f"Making {VENV.name} with Python {sys.version.split()[0]}")
        logged([sys.executable, "-m", "venv", str(VENV)], why="The virtual environment could not be made.")
    say(f"Installing {_packages(lock)} packages, each checked against its hash")
    install(lock)
    _check_it_runs()
    # Development holds all that the others need, in the same versions (deploy/check.py compares them).
    for done in locks.values() if lock_name == "dev" else [lock]:
        _stamp(done).write_text(_wanted(done))
    say(f"Installed in {time.monotonic() - began:.0f} s")


def install(lock: Path) -> None:
    """Install the lock with uv, which takes seconds; with pip alone where uv cannot be had or finds no way."""
    if _have_uv():
        command = [
            str(PYTHON),
            "-m",
            "uv",
            "pip",
            "install",
            "--python",
            str(PYTHON),
            "--require-hashes",
            "--compile-bytecode",  # once, and not in every child of the darkroom
            "-r",
            str(lock),
        ]
        if shown(command, env={"UV_PYTHON_DOWNLOADS": "never", "UV_HTTP_RETRIES": "1", "VIRTUAL_ENV": str(VENV)}):
            return
        say("uv could not install them; pip tries. This takes some minutes")
    pip_install(["-r", str(lock)], why="The dependencies could not be installed.")


def _have_uv() -> bool:
    """Put uv itself into the environment, from the development lock, so that its hash is checked too."""
    if (VENV / "bin" / "uv").exists():
        return True
    pinned = VENV / "uv.txt"
    pinned.write_text(_entry("uv", of=ROOT / "requirements" / "dev.txt"))
    try:
        pip_install(["--no-deps", "--only-binary", ":all:", "-r", str(pinned)], why="uv could not be installed.")
    except NoWheel:
        return False
    return True


class NoWheel(SetUpFailed):
    """The registry answers, but has nothing that fits this machine."""


def pip_install(arguments: list[str], *, why: str) -> None:
    command = [str(PYTHON), "-m", "pip", "install", "--require-hashes", "--retries", "1"]
    said = logged([*command, "--timeout", "15", *arguments], why=None)
    if said is None:
        return
    if any(words in said.lower() for words in SILENCE):
        raise SetUpFailed(
            "The package registry cannot be reached. Check the network, or point PIP_INDEX_URL and UV_DEFAULT_INDEX "
            f"at a mirror that you can reach, then run the same command again. Details: {_short(LOG)}"
        )
    raise NoWheel(f"{why} The last lines of {_short(LOG)}:\n{_last_lines(said)}")


def logged(command: list[str], *, why: str | None) -> str | None:
    """Run it quietly, everything it says in the log; what it said when it failed, or None."""
    done = subprocess.run(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    )
    with LOG.open("a") as log:
        log.write(f"$ {' '.join(command)}\n{done.stdout}\n")
    if done.returncode == 0:
        return None
    if why:
        raise SetUpFailed(f"{why} The last lines of {_short(LOG)}:\n{_last_lines(done.stdout)}")
    return done.stdout


def shown(command: list[str], *, env: dict[str, str]) -> bool:
    """Run it with its own progress bar on a terminal, quietly into the log elsewhere."""
    with LOG.open("a") as log:
        out = None if sys.stderr.isatty() else log
        return subprocess.run(command, cwd=ROOT, env=os.environ | env, stdout=out, stderr=out).returncode == 0


def _check_it_runs() -> None:
    logged([str(PYTHON), "-c", "import django, granian, PIL"], why="What was installed does not run.")


def _stamp(lock: Path) -> Path:
    return VENV / f"installed-{lock.stem}"


def _wanted(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def _says(stamp: Path, wanted: str) -> bool:
    return PYTHON.exists() and stamp.is_file() and stamp.read_text() == wanted


def _entry(name: str, *, of: Path) -> str:
    """The lines of one package in a lock: its pin and its hashes."""
    lines = of.read_text().splitlines(keepends=True)
    start = next(number for number, line in enumerate(lines) if line.startswith(f"{name}=="))
    end = next((n for n in range(start + 1, len(lines)) if not lines[n].startswith(" ")), len(lines))
    return "".join(lines[start:end])


def _packages(lock: Path) -> int:
    return sum(line[:1].isalnum() for line in lock.read_text().splitlines())


def _last_lines(said: str) -> str:
    return "\n".join(f"  {line}" for line in said.strip().splitlines()[-6:])


def _short(path: Path) -> str:
    return str(path.relative_to(ROOT))


def say(line: str) -> None:
    print(f"  {line}", flush=True)


if __name__ == "__main__":
    main()
