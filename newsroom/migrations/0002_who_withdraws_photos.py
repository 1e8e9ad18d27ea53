"""The photo desk, publishers and administrators may withdraw a photo from readers."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

ROLES = ("Photo desk", "Publisher", "Administrator")


def give_permission(apps, schema_editor):
    """To the roles of these names that are still there; the permission itself Django would make only later."""
    using = schema_editor.connection.alias
    config = apps.get_app_config("media")
    config.models_module = installed.get_app_config("media").models_module
    create_permissions(config, verbosity=0, apps=apps, using=using)
    config.models_module = None
    permission = (
        apps.get_model("auth", "Permission")
        .objects.using(using)
        .get(content_type__app_label="media", codename="withdraw_photo")
    )
    for group in apps.get_model("auth", "Group").objects.using(using).filter(name__in=ROLES):
        group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0001_roles"), ("media", "0004_may_withdraw_photos")]

    operations = [migrations.RunPython(give_permission, migrations.RunPython.noop)]
