"""The dependency locks in requirements/: makes them, and tells whether they still say what pyproject.toml asks for.

.venv/bin/python deploy/locks.py        resolve anew, keeping every pin that still fits (UPGRADE=1 keeps none)
"""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
SCHEME = "--universal --python-version 3.11 --generate-hashes --no-emit-index-url pyproject.toml".split()
LOCKS = {"run": [], "dev": ["--group", "dev"], "s3": ["--extra", "s3"], "c2pa": ["--extra", "c2pa"]}
PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^ ;\\]+)")
Pins = dict[str, set[str]]


def make() -> bool:
    """Write every lock. Needs the package registry."""
    for name, group in LOCKS.items():
        command = [sys.executable, "-m", "uv", "pip", "compile", *SCHEME, *group, "-o", f"requirements/{name}.txt"]
        upgrade = ["--upgrade"] if os.environ.get("UPGRADE") else []
        env = os.environ | {"UV_PYTHON_DOWNLOADS": "never"}
        if subprocess.run([*command, *upgrade], cwd=ROOT, env=env, stdout=subprocess.DEVNULL).returncode:
            return False
    return True


def are_fresh() -> bool:
    """True when the locks hold every dependency that pyproject.toml names, in a version it allows. Needs no network."""
    faults = list(_faults())
    for fault in faults:
        print(fault)
    if faults:
        print("Run `make lock` and commit what it writes.")
    return not faults


def _faults() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    extras = project["project"]["optional-dependencies"]
    asked = {"run": [], "dev": project["dependency-groups"]["dev"]} | extras
    locks = {name: _pins(name) for name in LOCKS}
    faults = [f"The extra “{name}” has no lock: name it in LOCKS." for name in extras.keys() - LOCKS.keys()]
    for name, pins in locks.items():
        faults += _missing(project["project"]["dependencies"] + asked[name], pins, name)
        # One environment may hold several of them, and the suite runs what development has.
        faults += [
            f"requirements/{name}.txt has {package} {version}, and dev.txt another."
            for package, versions in pins.items()
            for version in versions - locks["dev"].get(package, set())
        ]
    return faults


def _missing(wanted: list[str], pins: Pins, lock: str) -> list[str]:
    faults = []
    for line in wanted:
        requirement = Requirement(line)
        found = pins.get(canonicalize_name(requirement.name), set())
        if not found or not all(requirement.specifier.contains(version, prereleases=True) for version in found):
            faults.append(f"pyproject.toml asks for {line}; requirements/{lock}.txt has {', '.join(found) or 'none'}.")
    return faults


def _pins(lock: str) -> Pins:
    pins: Pins = {}
    for line in (ROOT / "requirements" / f"{lock}.txt").read_text().splitlines():
        if match := PIN.match(line):
            pins.setdefault(canonicalize_name(match[1]), set()).add(match[2])
    return pins


if __name__ == "__main__":
    sys.exit(0 if make() else 1)
