"""The site as a test meets it: settings of a folder that is thrown away, static files collected, a client."""

from functools import cache

from django.core.management import call_command
from django.test import Client


@cache
def _prepared():
    call_command("collectstatic", interactive=False, verbosity=0)


def site_client(**options):
    """A test client; `enforce_csrf_checks` as a browser would meet them."""
    _prepared()
    return Client(SERVER_NAME="localhost", raise_request_exception=False, **options)
