"""People of the test world in front of the site: logged in, with the clock of the world."""

from contextlib import contextmanager

import pytest

from support.site import site_client
from support.world import LATER, PASSWORD
from wenxiao_site.registry.models import Person
from wenxiao_site.web import clock
from wenxiao_site.web.visitors import _stamp, hat_key

__all__ = ["PASSWORD", "at", "hat_key", "visit"]


@contextmanager
def at(moment=LATER):
    """The pages believe that it is this moment."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "actual", lambda: moment)
        yield


def visit(login=None, *, hat=None, **options):
    """A client of the site; of a person who has come in and has a password of their own, if a login is named.

    `hat`: the one chosen, for people who have several.
    """
    client = site_client(**options)
    if login is None:
        return client
    Person.objects.filter(login=login).update(must_change_password=False)
    person = Person.objects.get(login=login)
    session = client.session
    moment = int(clock.actual().timestamp())
    session.update({"person": person.pk, "stamp": _stamp(person), "seen": moment, "begun": moment})
    if hat is not None:
        session["hat"] = hat_key(hat)
    session.save()
    return client
