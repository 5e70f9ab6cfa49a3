"""Rights end when what gave them ends: a delegation, a post, an account, an engagement, the openness of a project."""

from dataclasses import replace
from datetime import timedelta

import pytest

from support.visits import at, hat_key, visit
from support.world import DAY, LATER, hat_of
from wenxiao_site.actions import people, projects
from wenxiao_site.actions.errors import Missing, NotAllowed, Refused
from wenxiao_site.registry.models import Comment, Delegation, Engagement, Person, Post, Project
from wenxiao_site.visibility import hats, visible

TODAY = DAY + timedelta(days=1)
"""The day of `LATER`: what ends on it no longer counts."""
NEXT_WEEK = LATER + timedelta(days=7)


@pytest.fixture
def acting(world):
    """The colleague, who acts for the head, in front of the site."""
    hat = hat_of("clerk-colleague", nth=1)
    with at():
        client = visit("clerk-colleague", hat=hat)
        assert "单位负责人" in client.get("/home").content.decode()
    return client, hat


def comments(client, project, hat):
    """Say something about a project with a hat; the answer."""
    return client.post(f"/projects/{project.pk}/comment", {"text": "代签意见", "hat": hat_key(hat)})


def end_delegation():
    people.end_delegation(delegation=Delegation.objects.get().pk, valid_to=TODAY, by=hat_of("head"), on=LATER)


def end_post():
    post = Post.objects.get(person__login="head")
    people.end_post(post=post.pk, valid_to=TODAY, by=hat_of("security"), on=LATER)


def close_account():
    people.deactivate(person=Person.objects.get(login="head").pk, by=hat_of("system"), on=LATER)


@pytest.mark.parametrize("ends", [end_delegation, end_post, close_account])
def test_a_delegated_hat_is_off_at_once_in_the_middle_of_a_session(world, acting, ends):
    client, hat = acting
    project = world.project("seeds")
    with at():
        assert comments(client, project, hat).status_code == 302
        ends()
        written = Comment.objects.count()
        answer = comments(client, project, hat)
        assert answer.status_code == 422  # written with a hat that is no longer there: nothing saved, nothing lost
        assert "代签意见" in answer.content.decode()
        assert Comment.objects.count() == written
        assert "代理" not in client.get("/hat").content.decode()
        client.post("/hat", {"hat": hat_key(hat)})
        assert "单位负责人" not in client.get("/home").content.decode()


def test_a_hat_that_has_ended_does_nothing_past_the_pages_either(world):
    hat = hat_of("clerk-colleague", nth=1)
    end_delegation()
    with pytest.raises(NotAllowed, match="已不再担任这个岗位"):
        people.amend_self(changes={"phone": "1"}, by=replace(hat, on=TODAY), on=LATER)


def test_who_acts_for_somebody_has_their_rights_and_no_more(world, acting):
    client, _ = acting
    with at():
        assert client.get(f"/plans/{world.plan('seeds').pk}/edit").status_code == 403  # the head does not write plans
        assert client.get("/me/delegate").status_code == 403  # nor is a delegation passed on
        assert client.get(f"/projects/{world.project('school').pk}").status_code == 404


def test_nobody_chooses_a_hat_whose_days_are_over(world):
    people.end_post(post=Post.objects.get(person__login="clerk").pk, valid_to=TODAY, by=hat_of("security"), on=LATER)
    person = Person.objects.get(login="clerk")
    assert hats(person, TODAY) == []
    with at(NEXT_WEEK):
        client = visit("clerk")
        assert client.get("/projects").headers["Location"].startswith("/hat")
        assert client.get("/hat").status_code == 200


def test_a_closed_account_neither_comes_in_nor_is_chosen_and_its_records_stay(world):
    clerk = Person.objects.get(login="clerk")
    people.deactivate(person=clerk.pk, by=hat_of("system"), on=LATER)
    with at():
        answer = visit().post("/login", {"login": "clerk", "password": "Wenxiao-2026"})
        assert answer.status_code == 422
        assert "登录名或密码不对。" in answer.content.decode()
        page = visit("head").get("/me/delegate").content.decode()
        assert "古丽娜尔" not in page
        assert "李同事" in page
        assert visit("auditor").get(f"/people/{clerk.pk}").status_code == 200
    with pytest.raises(Missing):
        people.delegate(
            person=clerk.pk,
            valid_from=DAY,
            valid_to=DAY + timedelta(days=9),
            reason="出差",
            by=hat_of("head"),
            on=LATER,
        )


def test_a_classified_project_is_for_its_own_people_and_the_auditor(world):
    secret = world.project("secret")
    assert secret.is_classified
    sees = {login for login, hat in world.everyone().items() if secret in visible(Project, hat)}
    assert sees == {
        "other-county-clerk", "performance", "performance-second", "budget", "finance-leader", "government-leader",
        "observer", "auditor",
    }  # fmt: skip
    people_from_outside = {"unit": world.unit("654300000/901").pk, "valid_from": DAY, "document": "委托书"}
    with pytest.raises(Refused, match="涉密项目不委托"):
        people.engage(project=secret.pk, **people_from_outside, by=world.hat("performance"), on=LATER)


@pytest.mark.parametrize(("login", "name"), [("evaluator", "seeds"), ("expert", "school")])
def test_who_is_engaged_loses_a_project_that_becomes_classified(world, login, name):
    project = world.project(name)
    with at():
        client = visit(login)
        assert client.get(f"/projects/{project.pk}").status_code == 200
        file = project.evidence_uses.get().file
        projects.amend(
            project=project.pk,
            revision=project.revision,
            changes={"is_classified": True},
            by=world.hat("budget"),
            on=LATER,
        )
        assert Engagement.objects.filter(project=project).exists()
        for address in (f"/projects/{project.pk}", f"/evidence/{file.pk}", f"/evidence/{file.pk}/content"):
            assert client.get(address).status_code == 404, address
        assert project.name not in client.get("/projects").content.decode()
        assert project.name not in client.get("/home").content.decode()
