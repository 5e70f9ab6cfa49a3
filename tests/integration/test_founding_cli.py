"""``wenxiao found``: the beginning, from a terminal."""

import os
import re
import subprocess
import sys

import pytest

RUN = "from wenxiao_site.cli.main import main; main()"
ANSWERS = "654300000\n阿勒泰地区\n地级\nCN-XJ-6543\n\n尤系统\n\n何安全\n\n吕审计\n"


def wenxiao(var, *arguments, answers=""):
    return subprocess.run(
        [sys.executable, "-c", RUN, *arguments],
        env=os.environ | {"WENXIAO_VAR": str(var), "WENXIAO_DATABASE": f"sqlite:///{var}/site.sqlite3"},
        input=answers,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.fixture(scope="module")
def founded(tmp_path_factory):
    var = tmp_path_factory.mktemp("var")
    return var, wenxiao(var, "found", answers=ANSWERS)


def test_the_first_region_and_three_administrators_with_passwords_that_count_once(founded):
    _, done = founded
    assert done.returncode == 0, done.stderr
    passwords = re.findall(r"登录名 (\S+)　初始密码 (\S+)", done.stdout)
    assert [login for login, _ in passwords] == ["system", "security", "auditor"]
    assert len({password for _, password in passwords}) == 3
    assert all(len(password) == 14 for _, password in passwords)


def test_it_happens_once(founded):
    var, _ = founded
    again = wenxiao(var, "found", answers=ANSWERS)
    assert again.returncode != 0
    assert "已经初始化过" in again.stderr


def test_the_chain_is_whole_from_the_beginning(founded):
    var, _ = founded
    assert "审计链完好：1 条" in wenxiao(var, "audit", "verify").stdout
