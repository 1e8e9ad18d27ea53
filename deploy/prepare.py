"""Brings database, demonstration outlet, fonts and static files to where the site can start. Skips what is done.

python deploy/prepare.py            prepare
python deploy/prepare.py static     fonts and static files alone
"""

import hashlib
import io
import os
import secrets
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

import django  # noqa: E402
from django.conf import settings  # noqa: E402
from django.core.exceptions import ImproperlyConfigured  # noqa: E402
from django.core.management import call_command  # noqa: E402

from outlet import fonts  # noqa: E402
from port import host_and_port, is_local  # noqa: E402


def main() -> None:
    try:
        django.setup()
    except ImproperlyConfigured as wrong:
        sys.exit(f"newsroom cannot start: {wrong}")
    if sys.argv[1:] == ["static"]:
        static_files()
    else:
        prepare()


def prepare() -> None:
    """Database and demonstration outlet here; fonts and static files, where they are owed, beside them."""
    beside = None
    if static_files_are_owed():
        command = [sys.executable, __file__, "static"]
        beside = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        database()
        demonstration()
        if beside is not None:
            step("Fonts and static files")
            said = beside.communicate()[0].decode(errors="replace")
            if beside.returncode:
                sys.exit(f"The static files could not be prepared:\n{said}")
    finally:
        if beside is not None:
            beside.terminate()


def database() -> None:
    """Apply the migrations that are not applied."""
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        sys.exit(f"The database cannot be reached. Check DATABASE_URL. It said: {' '.join(str(error).split())}")
    if plan:
        step(f"Database: {len(plan)} migrations")
        began = time.monotonic()
        call_command("migrate", interactive=False, verbosity=0, skip_checks=True)
        done(began)


def demonstration() -> None:
    """Load the demonstration outlet into a database that has nothing."""
    from django.contrib.auth import get_user_model

    from articles.desk.models import Article

    if get_user_model().objects.exists() or Article.objects.exists():
        return
    from articles.demo import cast

    # A known password is for a site that only this machine can reach.
    password = cast.PASSWORD if is_local(host_and_port()[0]) else secrets.token_urlsafe(12)
    step("Demonstration outlet")
    began = time.monotonic()
    call_command("demo", password=password, stdout=io.StringIO())
    with os.fdopen(os.open(logins_file(), os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w") as file:
        file.write(f"{', '.join(cast.LOGINS)}  password {password}\n")
    done(began)


def logins_file() -> Path:
    return settings.VAR_DIR / "demo-logins.txt"


def static_files() -> None:
    """Cut the fonts, then collect the static files."""
    if not fonts.is_up_to_date(fonts_folder()):
        call_command("cut_fonts", verbosity=0)
        # Settings look once, when they are loaded, whether there are fonts to collect.
        os.execv(sys.executable, [sys.executable, __file__, "static"])
    call_command("collectstatic", interactive=False, clear=True, verbosity=0, skip_checks=True)
    collected_stamp().write_text(fingerprint())


def static_files_are_owed() -> bool:
    stamp = collected_stamp()
    return not (fonts.is_up_to_date(fonts_folder()) and stamp.is_file() and stamp.read_text() == fingerprint())


def fonts_folder() -> Path:
    return Path(settings.VAR_DIR) / "fonts"


def collected_stamp() -> Path:
    return Path(settings.STATIC_ROOT) / ".collected-from"


def fingerprint() -> str:
    """One word that changes whenever a static file does."""
    from django.contrib.staticfiles.finders import get_finders

    patterns = list(getattr(django.apps.apps.get_app_config("staticfiles"), "ignore_patterns", []))
    found = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list(patterns):
            state = Path(storage.path(name)).stat()
            found.update(f"{name} {state.st_size} {state.st_mtime_ns}\n".encode())
    return found.hexdigest()


def step(title: str) -> None:
    print(f"  {title} …", flush=True)


def done(began: float) -> None:
    print(f"  done in {time.monotonic() - began:.1f} s", flush=True)


if __name__ == "__main__":
    main()
