"""Twenty people log in at once; prints the highest memory of the process in KiB."""

import os
import resource
import tempfile
import threading
from datetime import UTC, datetime

os.environ["WENXIAO_VAR"] = tempfile.mkdtemp()
os.environ["DJANGO_SETTINGS_MODULE"] = "wenxiao_site.settings"

import django

django.setup()

from django.contrib.auth.hashers import make_password  # noqa: E402 - as above
from django.core.management import call_command  # noqa: E402 - as above
from django.test import Client  # noqa: E402 - as above

from wenxiao_site.registry.models import Person  # noqa: E402 - as above

COUNT = 20
PASSWORD = "Wenxiao-2026-x"  # noqa: S105 - of people who do not exist

call_command("migrate", verbosity=0)
call_command("collectstatic", interactive=False, verbosity=0)
now = datetime.now(tz=UTC)
encoded = make_password(PASSWORD)
for number in range(COUNT):
    Person.objects.create(login=f"p{number}", name="某人", recorded_at=now, password=encoded)
together = threading.Barrier(COUNT)
answers = []


def come_in(number):
    """One login, at the same moment as all the others."""
    client = Client(SERVER_NAME="localhost")
    together.wait()
    answers.append(client.post("/login", {"login": f"p{number}", "password": PASSWORD}).status_code)


threads = [threading.Thread(target=come_in, args=(number,)) for number in range(COUNT)]
for each in threads:
    each.start()
for each in threads:
    each.join()
assert answers == [302] * COUNT, answers
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)  # noqa: T201 - the answer
