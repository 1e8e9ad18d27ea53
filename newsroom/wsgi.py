"""What the web server calls."""

import os

from django.core.wsgi import get_wsgi_application

from newsroom.encoding import in_utf8

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
application = in_utf8(get_wsgi_application())
