"""A story's headline where it stands alone: in a title, in a feed, in a list of headlines with no line under them."""

from django.utils.translation import gettext as _

from articles.reader.models import Edition


def headline_alone(edition: Edition) -> str:
    """The headline; a retracted story says so before it."""
    if edition.is_retracted:
        return _("Retracted: %(headline)s") % {"headline": edition.headline}
    return edition.headline
