"""The named checks of a photo: for each its code, whether it is an error, and its sentence. Knows no photo.

An error stands until it is mended; a warning goes when somebody says why it may. docs/photo-checks.md lists them all.
"""

from typing import TYPE_CHECKING, Any, NamedTuple

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


class Check(NamedTuple):
    """One thing that may be wrong with using a photo. `sentence` has places for what is wrong with this one."""

    code: str
    is_error: bool
    sentence: "str | StrPromise"
    on_the_photo: "str | StrPromise"

    def told(self, **words: Any) -> str:
        """The sentence about one photo, to whoever wants to use it."""
        return str(self.sentence) % words

    def told_on_the_photo(self, **words: Any) -> str:
        """The sentence on the photo's own pages: what can be done there."""
        return str(self.on_the_photo) % words


_ERRORS = {
    "withdrawn": _("It has been withdrawn and may not be shown. Choose another photo."),
    "rights_ended": _("The rights to it ended on %(day)s. Choose another photo, or extend the rights."),
    "denied": _("A lease denies it until %(day)s. Choose another photo, or wait."),
    "denied_for_good": _("A lease denies it. Choose another photo, or have the lease taken back."),
    "licence_use": _(
        "Its licence, “%(licence)s”, does not cover this use: %(use)s. Choose another photo, or get a lease."
    ),
    "licence_ended": _("Its licence, “%(licence)s”, ended on %(day)s. Choose another photo, or get a lease."),
    "no_credit": _("It names neither creator nor source. Fill in one of them on the photo."),
    "no_description": _("It has no description. Say on the photo what it shows: who, what, where, when."),
    "no_alt_text": _("It has no alt text, so readers who cannot see it learn nothing. Say what it shows."),
    "alt_is_file_name": _("Its alt text is only the name of its file. Say what it shows."),
}
_WARNINGS = {
    "rights_end_soon": _("The rights to it end on %(day)s, %(left)s. Choose another, or say why not."),
    "awaits_file": _("Its file is not here yet; readers see the story without it until then. Upload it to the photo."),
}
# Where another photo is the way out for a story, the photo's own pages say what to do with this one.
_ON_THE_PHOTO = {
    "withdrawn": _("It has been withdrawn and may not be shown. Restore it, if readers may have it again."),
    "rights_ended": _(
        "The rights to it ended on %(day)s. Set a later day under “Rights until” on its page, or withdraw it."
    ),
    "denied": _("A lease denies it until %(day)s. Take the lease back, or wait."),
    "denied_for_good": _("A lease denies it. Take the lease back, or withdraw the photo."),
    "licence_use": _(
        "Its licence, “%(licence)s”, does not cover this use: %(use)s. Add a lease that allows it, choose another "
        "licence for it, or withdraw it."
    ),
    "licence_ended": _(
        "Its licence, “%(licence)s”, ended on %(day)s. Give the licence a later last day, add a lease that allows the "
        "photo, or withdraw it."
    ),
    "rights_end_soon": _(
        "The rights to it end on %(day)s, %(left)s. Set a later day under “Rights until” on its page, if you may."
    ),
}
CHECKS = {
    code: Check(code, is_error, sentence, _ON_THE_PHOTO.get(code, sentence))
    for sentences, is_error in ((_ERRORS, True), (_WARNINGS, False))
    for code, sentence in sentences.items()
}
