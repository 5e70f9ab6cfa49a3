"""The one app, with the one migration history."""

from __future__ import annotations

from django.apps import AppConfig
from django.contrib.staticfiles.apps import StaticFilesConfig


class RegistryConfig(AppConfig):
    """Label ``registry``."""

    default = True  # of the two in this file
    name = "wenxiao_site.registry"
    label = "registry"
    verbose_name = "登记簿"
    default_auto_field = "django.db.models.BigAutoField"


class BrowserFilesConfig(StaticFilesConfig):
    """Files for browsers; of the packages of the front end only what pages load."""

    ignore_patterns = [  # noqa: RUF012 - as Django has it
        *StaticFilesConfig.ignore_patterns,
        "*.map",
        "*.ts",
        "ext",
        "htmx.js",
        "htmx.*.js.gz",
        "htmx.amd.js",
        "htmx.cjs.js",
        "htmx.esm.js",
        "echarts.js",
        "echarts.min.js",
        "echarts.esm*",
        "echarts.simple*",
        "echarts.common.js",
        "extension",
        "package.json",
    ]
