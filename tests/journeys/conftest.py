"""A browser, and the server that it visits."""

import os
import re

import pytest
from playwright.sync_api import sync_playwright

from support.browser import DESK, is_ours, log_in, prefecture_in, serving

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "yes"  # the browser keeps a loop in this thread, Django shall not mind


@pytest.fixture(scope="module")
def site(databases, tmp_path_factory):
    """The address of a running site with nothing in it."""
    var = tmp_path_factory.mktemp("var")
    databases.site("empty", var)
    with serving(var) as address:
        yield address


@pytest.fixture(scope="module")
def prefecture(databases, tmp_path_factory):
    """The address of a running site with the small prefecture in it; everybody has a password of their own."""
    with prefecture_in(databases, tmp_path_factory.mktemp("var")) as address:
        yield address


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium, request):
    """Open an address in a fresh window; at the end, nothing may have gone wrong or left the server."""
    contexts, troubles = [], []
    site = request.getfixturevalue("prefecture" if "prefecture" in request.fixturenames else "site")

    def visited(address, viewport=DESK, colours="light"):
        context = chromium.new_context(
            viewport=viewport, color_scheme=colours, reduced_motion="reduce", base_url=site, locale="zh-CN"
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda message: troubles.append(message.text) if is_trouble(message) else None)
        page.on("request", lambda request: None if is_ours(request.url, site) else troubles.append(request.url))
        page.goto(address)
        return page

    yield visited
    for context in contexts:
        context.close()
    assert troubles == []


def is_trouble(message):
    """An error on the console, other than the browser's word for a form that was refused with its reasons."""
    return message.type == "error" and not re.search(r"status of (401|409|422) ", message.text)


@pytest.fixture
def come(visit, prefecture):
    """A window of somebody who has logged in."""

    def came(login, viewport=DESK, colours="light"):
        page = visit("/login", viewport, colours)
        log_in(page, login)
        return page

    return came
