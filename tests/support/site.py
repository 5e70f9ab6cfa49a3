"""The site as a test meets it: settings of a folder that is thrown away, static files collected, a client."""

import os
import tempfile
from functools import cache


@cache
def _prepared():
    os.environ["WENXIAO_VAR"] = tempfile.mkdtemp(prefix="wenxiao-test-")
    os.environ["DJANGO_SETTINGS_MODULE"] = "wenxiao_site.settings"
    import django  # noqa: PLC0415 - the settings come first
    from django.core.management import call_command  # noqa: PLC0415

    django.setup()
    call_command("collectstatic", interactive=False, verbosity=0)


def site_client(**options):
    """A test client; `enforce_csrf_checks` as a browser would meet them."""
    _prepared()
    from django.test import Client  # noqa: PLC0415

    return Client(SERVER_NAME="localhost", raise_request_exception=False, **options)
