"""Which files of the browser packages are served: those that pages load, none of their other builds."""

from __future__ import annotations

from django.contrib.staticfiles.apps import StaticFilesConfig


class Assets(StaticFilesConfig):
    """Django's own, with the builds left out that nothing loads."""

    ignore_patterns = [  # noqa: RUF012 - as Django declares it
        *StaticFilesConfig.ignore_patterns,
        "*.ts",
        "*.map",
        "ext",
        "htmx.js",
        "htmx.*.js.gz",
        "htmx.amd.js",
        "htmx.cjs.js",
        "htmx.esm.js",
        "extension",
        "i18n",
        "echarts.js",
        "echarts.common*",
        "echarts.esm*",
        "echarts.simple*",
    ]
