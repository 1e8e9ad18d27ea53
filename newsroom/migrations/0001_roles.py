"""The five roles that a newsroom begins with. An administrator may change them; nothing here is asked again."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

READS = (
    "articles.view_article articles.view_section articles.view_contributor articles.view_revision articles.view_act "
    "articles.view_scheduledact media.view_photo media.view_source media.view_licence media.view_creditchange "
)
WRITES = READS + "articles.add_article articles.change_article media.add_photo taggit.view_tag taggit.add_tag "
PICTURES = (
    "media.add_photo media.change_photo media.view_original media.add_source media.change_source media.add_licence "
    "media.change_licence "
)
EDITS = (
    WRITES + "articles.edit_any_article articles.add_contributor articles.change_contributor media.change_photo "
    "media.view_original outlet.view_boilerplateline outlet.add_boilerplateline outlet.change_boilerplateline "
)
PUBLISHES = EDITS + "articles.publish_article articles.add_section articles.change_section outlet.view_outlet "
RUNS = (
    PUBLISHES + PICTURES + "articles.delete_section articles.delete_contributor outlet.change_outlet outlet.add_outlet "
    "outlet.view_address outlet.add_address outlet.change_address outlet.delete_address outlet.view_channel "
    "outlet.add_channel outlet.change_channel outlet.delete_channel outlet.delete_boilerplateline "
    "auth.view_user auth.add_user auth.change_user auth.view_group auth.add_group auth.change_group "
    "articles.view_contributorlogin articles.add_contributorlogin articles.change_contributorlogin "
    "articles.delete_contributorlogin delivery.view_change delivery.view_follower delivery.view_worker "
    "taggit.change_tag taggit.delete_tag media.delete_source media.delete_licence "
)
ROLES = {
    "Reporter": WRITES,
    "Editor": EDITS,
    "Photo desk": READS + PICTURES,
    "Publisher": PUBLISHES,
    "Administrator": RUNS,
}
APPS = ("articles", "auth", "delivery", "media", "outlet", "taggit")


def give_roles(apps, schema_editor):
    """Each role with its permissions, which Django itself makes only after the last migration."""
    using = schema_editor.connection.alias
    for label in APPS:
        _make_permissions(label, apps=apps, using=using)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    groups = apps.get_model("auth", "Group").objects.using(using)
    known = {(each.content_type.app_label, each.codename): each for each in permissions.select_related("content_type")}
    for name, codes in ROLES.items():
        group, _created = groups.get_or_create(name=name)
        group.permissions.add(*(known[tuple(code.split("."))] for code in codes.split()))


def _make_permissions(label, *, apps, using):
    # Django leaves an app without a models module out, and the state of a migration has none.
    config = apps.get_app_config(label)
    config.models_module = installed.get_app_config(label).models_module
    create_permissions(config, verbosity=0, apps=apps, using=using)
    config.models_module = None


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("delivery", "0001_initial"),
        ("media", "0001_initial"),
        ("outlet", "0001_initial"),
        ("taggit", "0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx"),
    ]

    operations = [migrations.RunPython(give_roles, migrations.RunPython.noop)]
