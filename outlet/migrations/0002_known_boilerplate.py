"""Lines that many sites print around a story. Editors add their own outlet's on the desk."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

LINES = [
    ("*website can also be accessed at the following alternate addresses*", "addresses"),
    ("*can also be reached at*", "addresses"),
    ("*News Roku", "channel"),
    ("{outlet}* Roku", "channel"),
    ("Download our app*", "channel"),
    ("Follow us on *", "channel"),
    ("Sign up for our newsletter*", "channel"),
    ("Subscribe to our *", "channel"),
    ("Read more:*", "other"),
    ("© *All rights reserved*", "other"),
    ("All rights reserved*", "other"),
    ("Share this *", "other"),
    ("Advertisement", "other"),
]


def add(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    line = apps.get_model("outlet", "BoilerplateLine")
    line.objects.bulk_create(line(pattern=pattern, kind=kind) for pattern, kind in LINES)


class Migration(migrations.Migration):
    dependencies = [("outlet", "0001_initial")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
