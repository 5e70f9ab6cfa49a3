"""The world of the tests stands on both databases."""

from wenxiao_site.actions import auditing
from wenxiao_site.registry.models import AuditEvent, Fact, Project


def test_the_world_is_told_whole(world):
    verdict = auditing.verify()
    assert verdict.broken is None
    assert verdict.count == AuditEvent.objects.count() > 100
    assert Project.objects.count() == 6
    assert Fact.objects.count() > 6
    assert world.plan("canal").state == "APPROVED"
