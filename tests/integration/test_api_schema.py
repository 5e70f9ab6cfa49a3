"""Requests made up from the description of the interface, good and bad: every answer is one that it describes.

A few for each address, always the same ones, on one database; `bench/api.py` tries thousands.
"""

import schemathesis
from django.conf import settings as config
from django.core.cache import cache
from django.core.wsgi import get_wsgi_application
from django.test import override_settings
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.core.failures import FailureGroup

from support.world import LATER, hat_of
from wenxiao_site.actions import auditing, tokens
from wenxiao_site.api import clock
from wenxiao_site.registry.models import Scope

A_FEW = settings(
    max_examples=2,
    derandomize=True,
    deadline=None,
    database=None,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)


def test_every_answer_is_one_that_is_described(databases, tmp_path, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: LATER)
    with databases.fresh("sqlite", "world", tmp_path), override_settings(ALLOWED_HOSTS=["*"], API_PER_MINUTE=10**6):
        cache.clear()
        every = [each.value for each in Scope]
        ends = LATER.date().replace(month=12)
        made = tokens.issue(name="试", scopes=every, expires_on=ends, by=hat_of("budget", LATER.date()), on=LATER)
        config.STATIC_ROOT.mkdir(exist_ok=True)  # WhiteNoise looks for it
        schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
        headers = {"Authorization": f"Bearer {made.key}", "Accept-Encoding": "identity"}
        wrong, tried = [], 0
        for found in schema.get_all_operations():
            operation = found.ok()
            for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):

                @A_FEW
                @given(case=operation.as_strategy(generation_mode=mode))
                def ask(case):
                    case.call_and_validate(headers=headers)

                try:
                    ask()
                except FailureGroup as failures:
                    wrong += [f"{operation.label}: {each.title}: {each.message}" for each in failures.exceptions]
                tried += 1
        assert wrong == []
        assert tried == 36
        assert auditing.verify().broken is None
