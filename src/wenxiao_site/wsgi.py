"""The door for a WSGI server: ``granian --interface wsgi wenxiao_site.wsgi:application``."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

from wenxiao.rules.catalogue import rulebook
from wenxiao_site.web.start.views import example_explained

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wenxiao_site.settings")
application = get_wsgi_application()
example_explained(rulebook())  # rules and rulebook are loaded before the first visitor comes
