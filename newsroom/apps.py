"""The project's app configurations: itself, the desk (Django's admin) and static files."""

from allauth.account.apps import AccountConfig as AllauthAccountConfig
from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.contrib.staticfiles.apps import StaticFilesConfig as DjangoStaticFilesConfig
from django.utils.translation import gettext_lazy as _
from taggit.apps import TaggitAppConfig


class NewsroomConfig(AppConfig):
    name = "newsroom"

    def ready(self) -> None:
        from newsroom import checks  # noqa: F401  registers the system checks


class AccountConfig(AllauthAccountConfig):  # type: ignore[misc]
    """allauth.account, whose middleware runs under /desk/ alone: newsroom.desk_only.DeskAccount."""

    def ready(self) -> None:
        from allauth.account import checks  # noqa: F401  and not its look for the middleware by name


class TagsConfig(TaggitAppConfig):  # type: ignore[misc]
    """taggit, under the newsroom's word for what it keeps."""

    verbose_name = _("Tags")


class DeskConfig(AdminConfig):
    default_site = "newsroom.desk_site.DeskSite"


# Plugins of CKEditor that send text elsewhere or widen what it lets in; never published, never loaded.
EDITOR_PLUGINS_LEFT_OUT = (
    "adobeair codesnippet codesnippetgeshi devtools docprops embed embedbase embedsemantic exportpdf flash forms "
    "iframe iframedialog mathjax preview scayt sourcedialog wsc"
).split()

# Its parts that our editor never loads: without them half the files are left to hash and compress.
EDITOR_PARTS_UNUSED = (
    "adapters skins/moono plugins/about plugins/autoembed plugins/colordialog "
    "plugins/image plugins/image2 plugins/language plugins/magicline plugins/placeholder plugins/smiley "
    "plugins/templates plugins/uicolor plugins/uploadimage plugins/uploadwidget"
).split()


class StaticFilesConfig(DjangoStaticFilesConfig):
    ignore_patterns = [
        *DjangoStaticFilesConfig.ignore_patterns,
        *(f"ckeditor/ckeditor/plugins/{name}/*" for name in EDITOR_PLUGINS_LEFT_OUT),
        *(f"ckeditor/ckeditor/{part}/*" for part in EDITOR_PARTS_UNUSED),
        "ckeditor/galleriffic/*",
    ]
