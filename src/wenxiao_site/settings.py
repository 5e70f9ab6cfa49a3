"""Settings of the site. Everything that differs between two installations comes from the environment.

``WENXIAO_VAR``          folder for what the site writes (default ``var`` in the checkout, or in the working directory)
``WENXIAO_SECRET_KEY``   signing key; without it one is made on the first start and kept in the var folder
``WENXIAO_HOSTS``        names under which the site is reached, separated by commas
``WENXIAO_HTTPS``        1 behind a proxy that speaks TLS: secure cookies, HSTS
``WENXIAO_UPLOAD_MB``    largest upload in megabytes (default 20)
``WENXIAO_NODE_MODULES`` where npm put the browser packages (default ``node_modules`` in the checkout)
``WENXIAO_DATABASE``     ``postgresql://user:password@host:port/name`` or ``sqlite:///file`` (default: a file in var)
``WENXIAO_AUDIT_HASH``   ``sha256`` (default) or ``sm3``, for the chain of audit events from now on
``WENXIAO_PROXIES``      how many proxies of ours stand in front (default 1 with WENXIAO_HTTPS, else 0)
``WENXIAO_IDLE_MINUTES`` how long a login lasts without a click (default 30)
``WENXIAO_API_PER_MINUTE`` requests of a program with one token, in a minute and worker (default 600)
``WENXIAO_DEBUG``        1 while developing
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from wenxiao_site import installation

_WEB = Path(__file__).resolve().parent / "web"


def _flag(name: str) -> bool:
    return os.environ.get(name, "") not in {"", "0"}


def _kept_key(path: Path) -> str:
    """The key in `path`, made and put there on the first start. Processes that start at once agree on one key.

    Raises OSError when the folder cannot be written.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(50))
        with suppress(FileExistsError):
            os.link(draft, path)  # whole or not at all: no reader sees an empty key
        draft.unlink()
    return path.read_text()


def database(url: str) -> dict[str, object]:
    """Django's settings for a database by its address.

    PostgreSQL may be reached through a socket: ``postgresql://user@/name?host=/run/postgresql``. Raises ValueError.
    """
    address = urlsplit(url)
    if address.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": url.removeprefix("sqlite:///"),
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "timeout": 30,
                "transaction_mode": "IMMEDIATE",  # a writer waits its turn at BEGIN, instead of failing half-way
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=30000",
            },
        }
    if address.scheme not in {"postgresql", "postgres"}:
        message = f"WENXIAO_DATABASE must begin with sqlite:/// or postgresql://, not with {address.scheme}://"
        raise ValueError(message)
    query = dict(parse_qsl(address.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(address.path.removeprefix("/")),
        "USER": unquote(address.username or ""),
        "PASSWORD": unquote(address.password or ""),
        "HOST": address.hostname or query.pop("host", ""),
        "PORT": str(address.port or query.pop("port", "")),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": query,
    }


VAR = installation.var()
DEBUG = _flag("WENXIAO_DEBUG")
SECRET_KEY = os.environ.get("WENXIAO_SECRET_KEY") or _kept_key(VAR / "secret-key")
ALLOWED_HOSTS = [
    "localhost",
    "127.0.0.1",
    "[::1]",
    *filter(None, os.environ.get("WENXIAO_HOSTS", "").replace(" ", "").split(",")),
]

INSTALLED_APPS = ["django.contrib.sessions", "wenxiao_site.registry.apps.BrowserFilesConfig", "wenxiao_site.registry"]
MIDDLEWARE = [
    "wenxiao_site.web.middleware.policy",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "wenxiao_site.web.middleware.bounded_uploads",
    "django.middleware.common.CommonMiddleware",
    "wenxiao_site.web.clock.per_request",
    "wenxiao_site.web.middleware.Sessions",
    "wenxiao_site.web.visitors.visitors",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "wenxiao_site.urls"
WSGI_APPLICATION = "wenxiao_site.wsgi.application"
APPEND_SLASH = False
FORM_RENDERER = "django.forms.renderers.Jinja2"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [_WEB / "templates", *sorted(_WEB.glob("*/templates"))],
        "OPTIONS": {"environment": "wenxiao_site.web.templating.environment"},
    }
]

# --- Database and files ---
DATABASES = {"default": database(installation.database_address())}
EVIDENCE_ROOT = VAR / "evidence"
AUDIT_HASH = os.environ.get("WENXIAO_AUDIT_HASH") or "sha256"

# --- People ---
AUTH_USER_MODEL = "registry.Person"
PASSWORD_HASHERS = ["wenxiao_site.registry.passwords.Argon2"]
SESSION_IDLE_SECONDS = int(os.environ.get("WENXIAO_IDLE_MINUTES") or 30) * 60
SESSION_COOKIE_AGE = 12 * 60 * 60  # however busy: once in half a day the password is asked for
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_NAME = "wenxiao-session"

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

# --- Browser security ---
HTTPS = _flag("WENXIAO_HTTPS")
PROXIES = int(os.environ.get("WENXIAO_PROXIES") or HTTPS)
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"  # a link in a mail opens the page, another site cannot post
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "wenxiao_site.web.errors.stale_page"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# --- Uploads: one file a request ---
UPLOAD_LIMIT = int(os.environ.get("WENXIAO_UPLOAD_MB") or 20) * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 1
DATA_UPLOAD_MAX_NUMBER_FIELDS = 3000  # a plan of a hundred indicators

# --- Programs ---
API_PER_MINUTE = int(os.environ.get("WENXIAO_API_PER_MINUTE") or 600)

# --- Static files: hashed names, collected by `wenxiao serve`, served by WhiteNoise ---
NODE_MODULES = Path(os.environ.get("WENXIAO_NODE_MODULES") or installation.ROOT / "node_modules")
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [
    _WEB / "static",
    ("htmx", NODE_MODULES / "htmx.org" / "dist"),
    ("echarts", NODE_MODULES / "echarts" / "dist"),
]
STORAGES = {
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {"django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False}},
}
