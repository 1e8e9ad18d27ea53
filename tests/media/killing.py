"""A script of its own: takes pictures in, develops them, replaces their files; each time killed at another step; and looks.

Run by test_killed.py with DATABASE_URL set to an empty database; prints one line a fault, and at the end how many rounds ran.
"""

import os
import signal
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import django

django.setup()

from django.core.files.base import ContentFile  # noqa: E402
from django.core.files.storage import FileSystemStorage, default_storage  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from delivery.models import Change  # noqa: E402
from media.intake.take_in import take_in  # noqa: E402
from media.models import Original, Photo, RenditionOrder, ReplacedOriginal, originals_storage  # noqa: E402
from media.reconcilers.renditions import make_owed_renditions  # noqa: E402
from media.replacing import replace  # noqa: E402
from media.sweep import orphans, remove  # noqa: E402
from tests.media import made  # noqa: E402

ROUNDS = 14


def an_upload(number: int) -> "ContentFile[bytes]":
    file = ContentFile(made.a_jpeg(330, 220 + number))
    file.name = f"boat-{number}.jpg"
    return file


def die_at(step: int) -> Callable[[], None]:
    """What counts statements and written files, and kills this process at the given one."""
    seen = 0

    def count(*_: Any) -> None:
        nonlocal seen
        seen += 1
        if seen == step:
            os.kill(os.getpid(), signal.SIGKILL)

    storage_class: Any = FileSystemStorage
    save = storage_class._save

    def save_half(storage: Any, name: str, content: Any) -> Any:
        nonlocal seen
        if seen + 1 == step:  # half of the file is on the disk
            with open(
                storage.path(name) if os.path.isdir(os.path.dirname(storage.path(name))) else os.devnull, "wb"
            ) as out:
                out.write(b"half")
        count()
        return save(storage, name, content)

    storage_class._save = save_half
    return count


def in_a_child(act: Callable[[], Any], *, step: int) -> bool:
    """Whether the child was killed before it had done everything."""
    connection.close()
    child = os.fork()
    if child == 0:
        count = die_at(step)

        def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
            count()
            return execute(sql, params, many, context)

        try:
            with connection.execute_wrapper(watch):
                act()
            os._exit(0)
        except BaseException as error:  # noqa: BLE001
            print(f"FAULT the child failed at step {step}: {error!r}", flush=True)
            os._exit(1)
    _pid, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def check_that_nothing_is_half(step: int) -> None:
    for photo in Photo.objects.all():
        original = Original.objects.filter(photo=photo).first()
        if original is None or not originals_storage().exists(str(original.file.name)):
            print(f"FAULT a photo without its file at step {step}")
        if photo.rendition_orders.count() != 2:
            print(f"FAULT a photo whose renditions nobody owes at step {step}")
        for row in photo.renditions.all():
            if not default_storage.exists(str(row.file)) or default_storage.size(str(row.file)) != row.bytes:
                print(f"FAULT a rendition without its file at step {step}")
    for kept in ReplacedOriginal.objects.all():
        if not originals_storage().exists(str(kept.file.name)):
            print(f"FAULT a replaced original without its file at step {step}")
    if Change.objects.count() != said_of_pictures():
        print(f"FAULT renditions and the log disagree at step {step}")


def said_of_pictures() -> int:
    """How many Changes there should be: one a set of renditions made, one a replaced file, two for the sets it had."""
    return RenditionOrder.objects.filter(done_at__isnull=False).count() + 3 * ReplacedOriginal.objects.count()


def end_all_leases() -> None:
    RenditionOrder.objects.update(leased_until=None)


def make_all_owed_renditions() -> None:
    while make_owed_renditions():
        pass


def one_round(number: int) -> int:
    killed = 0
    killed += in_a_child(lambda: take_in(an_upload(number), by=None), step=2 * number + 1)
    check_that_nothing_is_half(number)
    if not Original.objects.filter(name=f"boat-{number}.jpg").exists():
        take_in(an_upload(number), by=None)
    killed += in_a_child(make_all_owed_renditions, step=2 * number + 1)
    check_that_nothing_is_half(number)
    end_all_leases()
    make_all_owed_renditions()
    check_that_nothing_is_half(number)
    if Photo.objects.latest("pk").renditions.count() != 3:
        print(f"FAULT not all renditions after step {number}")
    return killed + replaced(Photo.objects.latest("pk"), number)


def replaced(photo: Photo, number: int) -> int:
    """Its file replaced, killed at a step, and the sizes of the new one made, killed at a step."""
    killed = 0 + in_a_child(lambda: replace(photo, an_upload(number + 100), by=None, why="Larger"), step=2 * number + 1)
    check_that_nothing_is_half(number)
    killed += in_a_child(make_all_owed_renditions, step=4 * number + 1)
    check_that_nothing_is_half(number)
    end_all_leases()
    make_all_owed_renditions()
    check_that_nothing_is_half(number)
    return killed


def main() -> None:
    call_command("migrate", verbosity=0)
    killed = sum(one_round(number) for number in range(ROUNDS))
    for storage, name in list(orphans(at=timezone.now() + timedelta(days=40))):
        remove(storage, name)
    check_that_nothing_is_half(ROUNDS)
    left = sum(len(files) for _, _, files in os.walk(originals_storage().path("")))
    rows = Original.objects.count() + ReplacedOriginal.objects.count()
    if left != rows:
        print(f"FAULT {left} files for {rows} originals after the sweep")
    print(f"{ROUNDS} rounds, {killed} killed")


if __name__ == "__main__":
    main()
