"""The registry: its tables, constraints, triggers, and what names are found by."""

import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import wenxiao_site.registry.fields
import wenxiao_site.registry.search
from django.db import migrations, models

from wenxiao_site.registry.migrations._search import INDEXED
from wenxiao_site.registry.migrations._triggers import AT_FIRST, NEVER_EMPTIED, triggers


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Region",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid_from", models.DateField(verbose_name="生效日期")),
                (
                    "valid_to",
                    models.DateField(
                        blank=True,
                        help_text="自这一天起不再有效；留空表示一直有效。",
                        null=True,
                        verbose_name="失效日期",
                    ),
                ),
                (
                    "code",
                    wenxiao_site.registry.fields.LineField(
                        help_text="9 位数字，前 6 位为行政区划代码。",
                        max_length=9,
                        unique=True,
                        verbose_name="财政区划代码",
                    ),
                ),
                ("name", wenxiao_site.registry.fields.LineField(max_length=60, verbose_name="名称")),
                (
                    "level",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("PROVINCE", "省级"),
                            ("PREFECTURE", "地级"),
                            ("COUNTY", "县级"),
                            ("TOWNSHIP", "乡级"),
                        ],
                        max_length=10,
                        verbose_name="级次",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="registry.region",
                        verbose_name="上级地区",
                    ),
                ),
                (
                    "jurisdiction",
                    wenxiao_site.registry.fields.LineField(
                        blank=True,
                        default="",
                        help_text="规则库里的地区代号；留空时随上级地区。",
                        max_length=40,
                        verbose_name="适用规则的地区",
                    ),
                ),
            ],
            options={
                "verbose_name": "地区",
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="region_valid_to_after_valid_from",
                        violation_error_code="valid_to",
                        violation_error_message="失效日期应晚于生效日期。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("code__regex", "^[0-9]{9}$")),
                        name="region_code_has_its_form",
                        violation_error_code="code",
                        violation_error_message="财政区划代码应为 9 位数字。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("level__in", ["COUNTY", "PREFECTURE", "PROVINCE", "TOWNSHIP"])),
                        name="region_level_is_known",
                        violation_error_code="level",
                        violation_error_message="级次不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("parent__isnull", True),
                            models.Q(("parent", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="region_not_under_itself",
                        violation_error_code="parent",
                        violation_error_message="地区不能以自己为上级。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RegionLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("depth", models.PositiveSmallIntegerField(verbose_name="层差")),
                (
                    "ancestor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links_down",
                        to="registry.region",
                        verbose_name="上级",
                    ),
                ),
                (
                    "descendant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links_up",
                        to="registry.region",
                        verbose_name="下级",
                    ),
                ),
            ],
            options={
                "verbose_name": "地区上下级",
                "abstract": False,
                "indexes": [models.Index(fields=["ancestor", "descendant"], name="regionlink_down")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ancestor", models.F("descendant")), ("depth", 0)),
                            models.Q(("depth__gt", 0), models.Q(("ancestor", models.F("descendant")), _negated=True)),
                            _connector="OR",
                        ),
                        name="regionlink_no_circle",
                        violation_error_code="parent",
                        violation_error_message="不能把上级放到自己或自己的下级之下。",
                    ),
                    models.UniqueConstraint(fields=("descendant", "depth"), name="regionlink_one_above_at_each_depth"),
                    models.UniqueConstraint(
                        django.db.models.functions.comparison.Least("ancestor", "descendant"),
                        django.db.models.functions.comparison.Greatest("ancestor", "descendant"),
                        name="regionlink_one_direction",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Unit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid_from", models.DateField(verbose_name="生效日期")),
                (
                    "valid_to",
                    models.DateField(
                        blank=True,
                        help_text="自这一天起不再有效；留空表示一直有效。",
                        null=True,
                        verbose_name="失效日期",
                    ),
                ),
                (
                    "code",
                    wenxiao_site.registry.fields.LineField(
                        help_text="每级 3 位数字，例如 219001。", max_length=21, verbose_name="单位代码"
                    ),
                ),
                ("name", wenxiao_site.registry.fields.LineField(max_length=100, verbose_name="单位名称")),
                (
                    "kind",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("FINANCE_DEPARTMENT", "财政部门"),
                            ("LINE_DEPARTMENT", "主管部门"),
                            ("BUDGETARY_UNIT", "预算单位"),
                            ("TOWNSHIP_GOVERNMENT", "乡镇（街道）"),
                            ("GOVERNMENT", "党委政府"),
                            ("OVERSIGHT_BODY", "人大、审计等监督机关"),
                            ("EXTERNAL_EVALUATOR", "第三方机构"),
                        ],
                        max_length=20,
                        verbose_name="单位性质",
                    ),
                ),
                (
                    "tier",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="一级、二级、三级（基层）预算单位。", null=True, verbose_name="预算级次"
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="units",
                        to="registry.region",
                        verbose_name="所属地区",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="registry.unit",
                        verbose_name="上级单位",
                    ),
                ),
                (
                    "credit_code",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=18, verbose_name="统一社会信用代码"
                    ),
                ),
                ("search", wenxiao_site.registry.search.SearchField(of=("name", "code"), verbose_name="检索词")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
            ],
            options={
                "verbose_name": "单位",
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="unit_valid_to_after_valid_from",
                        violation_error_code="valid_to",
                        violation_error_message="失效日期应晚于生效日期。",
                    ),
                    models.UniqueConstraint(
                        fields=("region", "code"),
                        name="unit_code_is_unique_in_region",
                        violation_error_code="code",
                        violation_error_message="这个地区已有同一代码的单位。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("code__regex", "^([0-9]{3}){1,7}$")),
                        name="unit_code_has_its_form",
                        violation_error_code="code",
                        violation_error_message="单位代码应为数字，每级 3 位，最多 7 级。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("credit_code__regex", "^[0-9A-Z]{18}$"), ("credit_code", ""), _connector="OR"
                        ),
                        name="unit_credit_code_has_its_form",
                        violation_error_code="credit_code",
                        violation_error_message="统一社会信用代码应为 18 位数字或大写字母。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "BUDGETARY_UNIT",
                                    "EXTERNAL_EVALUATOR",
                                    "FINANCE_DEPARTMENT",
                                    "GOVERNMENT",
                                    "LINE_DEPARTMENT",
                                    "OVERSIGHT_BODY",
                                    "TOWNSHIP_GOVERNMENT",
                                ],
                            )
                        ),
                        name="unit_kind_is_known",
                        violation_error_code="kind",
                        violation_error_message="单位性质不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "kind__in",
                                    ["BUDGETARY_UNIT", "FINANCE_DEPARTMENT", "LINE_DEPARTMENT", "TOWNSHIP_GOVERNMENT"],
                                ),
                                ("tier__gte", 1),
                                ("tier__isnull", False),
                                ("tier__lte", 3),
                            ),
                            models.Q(
                                models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "BUDGETARY_UNIT",
                                            "FINANCE_DEPARTMENT",
                                            "LINE_DEPARTMENT",
                                            "TOWNSHIP_GOVERNMENT",
                                        ],
                                    ),
                                    _negated=True,
                                ),
                                ("tier__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="unit_tier_fits_kind",
                        violation_error_code="tier",
                        violation_error_message="预算单位应填预算级次（1 至 3），其他单位不填。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("parent__isnull", True),
                            models.Q(("parent", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="unit_not_under_itself",
                        violation_error_code="parent",
                        violation_error_message="单位不能以自己为上级。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="UnitLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("depth", models.PositiveSmallIntegerField(verbose_name="层差")),
                (
                    "ancestor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links_down",
                        to="registry.unit",
                        verbose_name="上级",
                    ),
                ),
                (
                    "descendant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links_up",
                        to="registry.unit",
                        verbose_name="下级",
                    ),
                ),
            ],
            options={
                "verbose_name": "单位上下级",
                "abstract": False,
                "indexes": [models.Index(fields=["ancestor", "descendant"], name="unitlink_down")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ancestor", models.F("descendant")), ("depth", 0)),
                            models.Q(("depth__gt", 0), models.Q(("ancestor", models.F("descendant")), _negated=True)),
                            _connector="OR",
                        ),
                        name="unitlink_no_circle",
                        violation_error_code="parent",
                        violation_error_message="不能把上级放到自己或自己的下级之下。",
                    ),
                    models.UniqueConstraint(fields=("descendant", "depth"), name="unitlink_one_above_at_each_depth"),
                    models.UniqueConstraint(
                        django.db.models.functions.comparison.Least("ancestor", "descendant"),
                        django.db.models.functions.comparison.Greatest("ancestor", "descendant"),
                        name="unitlink_one_direction",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="UnitValidity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid_from", models.DateField(verbose_name="生效日期")),
                (
                    "valid_to",
                    models.DateField(
                        blank=True,
                        help_text="自这一天起不再有效；留空表示一直有效。",
                        null=True,
                        verbose_name="失效日期",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="validities",
                        to="registry.unit",
                        verbose_name="单位",
                    ),
                ),
                ("name", wenxiao_site.registry.fields.LineField(max_length=100, verbose_name="单位名称")),
                (
                    "kind",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("FINANCE_DEPARTMENT", "财政部门"),
                            ("LINE_DEPARTMENT", "主管部门"),
                            ("BUDGETARY_UNIT", "预算单位"),
                            ("TOWNSHIP_GOVERNMENT", "乡镇（街道）"),
                            ("GOVERNMENT", "党委政府"),
                            ("OVERSIGHT_BODY", "人大、审计等监督机关"),
                            ("EXTERNAL_EVALUATOR", "第三方机构"),
                        ],
                        max_length=20,
                        verbose_name="单位性质",
                    ),
                ),
                ("tier", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="预算级次")),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.region",
                        verbose_name="所属地区",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.unit",
                        verbose_name="上级单位",
                    ),
                ),
                (
                    "reason",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=500, verbose_name="变动原因"
                    ),
                ),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
            ],
            options={
                "verbose_name": "单位沿革",
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="unitvalidity_valid_to_after_valid_from",
                        violation_error_code="valid_to",
                        violation_error_message="失效日期应晚于生效日期。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "BUDGETARY_UNIT",
                                    "EXTERNAL_EVALUATOR",
                                    "FINANCE_DEPARTMENT",
                                    "GOVERNMENT",
                                    "LINE_DEPARTMENT",
                                    "OVERSIGHT_BODY",
                                    "TOWNSHIP_GOVERNMENT",
                                ],
                            )
                        ),
                        name="unitvalidity_kind_is_known",
                        violation_error_code="kind",
                        violation_error_message="单位性质不在可选范围内。",
                    ),
                    models.UniqueConstraint(fields=("unit", "valid_from"), name="unitvalidity_one_begins_on_a_day"),
                    models.UniqueConstraint(
                        condition=models.Q(("valid_to__isnull", True)),
                        fields=("unit",),
                        name="unitvalidity_one_is_open",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "login",
                    wenxiao_site.registry.fields.LineField(
                        help_text="小写字母、数字、点、减号或下划线。",
                        max_length=40,
                        unique=True,
                        verbose_name="登录名",
                    ),
                ),
                ("name", wenxiao_site.registry.fields.LineField(max_length=40, verbose_name="姓名")),
                (
                    "phone",
                    wenxiao_site.registry.fields.LineField(blank=True, default="", max_length=30, verbose_name="电话"),
                ),
                ("email", models.EmailField(blank=True, default="", max_length=100, verbose_name="电子邮箱")),
                ("is_active", models.BooleanField(default=True, verbose_name="账号启用")),
                ("must_change_password", models.BooleanField(default=True, verbose_name="下次登录须修改密码")),
                ("password_changed_at", models.DateTimeField(blank=True, null=True, verbose_name="密码修改时间")),
                ("failed_logins", models.PositiveSmallIntegerField(default=0, verbose_name="连续登录失败次数")),
                ("locked_until", models.DateTimeField(blank=True, null=True, verbose_name="锁定至")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
                ("password", models.CharField(max_length=128, verbose_name="密码")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="上次登录时间")),
            ],
            options={
                "verbose_name": "人员",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("login__regex", "^[a-z][a-z0-9._-]{1,39}$")),
                        name="person_login_has_its_form",
                        violation_error_code="login",
                        violation_error_message="登录名以小写字母开头，只用小写字母、数字、点、减号、下划线。",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Post",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid_from", models.DateField(verbose_name="生效日期")),
                (
                    "valid_to",
                    models.DateField(
                        blank=True,
                        help_text="自这一天起不再有效；留空表示一直有效。",
                        null=True,
                        verbose_name="失效日期",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posts",
                        to="registry.person",
                        verbose_name="人员",
                    ),
                ),
                (
                    "role",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("UNIT_CLERK", "单位经办"),
                            ("UNIT_HEAD", "单位负责人"),
                            ("DEPARTMENT_REVIEWER", "主管部门审核"),
                            ("SECTOR_DESK", "财政业务科室"),
                            ("PERFORMANCE_DESK", "财政绩效科"),
                            ("BUDGET_DESK", "财政预算科"),
                            ("FINANCE_LEADER", "财政局领导"),
                            ("GOVERNMENT_LEADER", "党委政府领导"),
                            ("EXTERNAL_EVALUATOR", "第三方机构"),
                            ("EXPERT", "评审专家"),
                            ("OBSERVER", "人大、审计监督"),
                            ("SYSTEM_ADMINISTRATOR", "系统管理员"),
                            ("SECURITY_ADMINISTRATOR", "安全保密管理员"),
                            ("AUDITOR", "安全审计员"),
                        ],
                        max_length=24,
                        verbose_name="角色",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posts",
                        to="registry.unit",
                        verbose_name="单位",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posts",
                        to="registry.region",
                        verbose_name="地区",
                    ),
                ),
                (
                    "document",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=100, verbose_name="任职依据"
                    ),
                ),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
            ],
            options={
                "verbose_name": "任职",
                "abstract": False,
                "indexes": [models.Index(fields=["person", "valid_from"], name="post_of_person")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="post_valid_to_after_valid_from",
                        violation_error_code="valid_to",
                        violation_error_message="失效日期应晚于生效日期。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "role__in",
                                [
                                    "AUDITOR",
                                    "BUDGET_DESK",
                                    "DEPARTMENT_REVIEWER",
                                    "EXPERT",
                                    "EXTERNAL_EVALUATOR",
                                    "FINANCE_LEADER",
                                    "GOVERNMENT_LEADER",
                                    "OBSERVER",
                                    "PERFORMANCE_DESK",
                                    "SECTOR_DESK",
                                    "SECURITY_ADMINISTRATOR",
                                    "SYSTEM_ADMINISTRATOR",
                                    "UNIT_CLERK",
                                    "UNIT_HEAD",
                                ],
                            )
                        ),
                        name="post_role_is_known",
                        violation_error_code="role",
                        violation_error_message="角色不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("region__isnull", True),
                                (
                                    "role__in",
                                    [
                                        "DEPARTMENT_REVIEWER",
                                        "EXTERNAL_EVALUATOR",
                                        "SECTOR_DESK",
                                        "UNIT_CLERK",
                                        "UNIT_HEAD",
                                    ],
                                ),
                                ("unit__isnull", False),
                            ),
                            models.Q(
                                ("region__isnull", False),
                                (
                                    "role__in",
                                    [
                                        "BUDGET_DESK",
                                        "FINANCE_LEADER",
                                        "GOVERNMENT_LEADER",
                                        "OBSERVER",
                                        "PERFORMANCE_DESK",
                                    ],
                                ),
                                ("unit__isnull", True),
                            ),
                            models.Q(
                                models.Q(
                                    (
                                        "role__in",
                                        [
                                            "BUDGET_DESK",
                                            "DEPARTMENT_REVIEWER",
                                            "EXTERNAL_EVALUATOR",
                                            "FINANCE_LEADER",
                                            "GOVERNMENT_LEADER",
                                            "OBSERVER",
                                            "PERFORMANCE_DESK",
                                            "SECTOR_DESK",
                                            "UNIT_CLERK",
                                            "UNIT_HEAD",
                                        ],
                                    ),
                                    _negated=True,
                                ),
                                ("region__isnull", True),
                                ("unit__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="post_scope_fits_role",
                        violation_error_code="role",
                        violation_error_message="这个角色的范围不对：单位角色填单位，地区角色填地区，其他角色都不填。",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("role__in", ["AUDITOR", "SECURITY_ADMINISTRATOR", "SYSTEM_ADMINISTRATOR"]),
                            ("valid_to__isnull", True),
                        ),
                        fields=("person",),
                        name="post_administrators_are_separated",
                        violation_error_code="role",
                        violation_error_message="系统管理员、安全保密管理员、安全审计员不能由同一人担任。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DeskDepartment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="departments",
                        to="registry.post",
                        verbose_name="业务科室岗位",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="desks",
                        to="registry.unit",
                        verbose_name="对口部门",
                    ),
                ),
            ],
            options={
                "verbose_name": "对口部门",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("post", "unit"),
                        name="deskdepartment_once",
                        violation_error_message="这个部门已经对口。",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Delegation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid_from", models.DateField(verbose_name="生效日期")),
                (
                    "valid_to",
                    models.DateField(
                        blank=True,
                        help_text="自这一天起不再有效；留空表示一直有效。",
                        null=True,
                        verbose_name="失效日期",
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delegations",
                        to="registry.post",
                        verbose_name="被代理的岗位",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delegations",
                        to="registry.person",
                        verbose_name="代理人",
                    ),
                ),
                ("reason", wenxiao_site.registry.fields.LineField(max_length=200, verbose_name="代理原因")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
            ],
            options={
                "verbose_name": "代理",
                "abstract": False,
                "indexes": [models.Index(fields=["person", "valid_to"], name="delegation_of_person")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="delegation_valid_to_after_valid_from",
                        violation_error_code="valid_to",
                        violation_error_message="失效日期应晚于生效日期。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("valid_to__isnull", False)),
                        name="delegation_has_an_end",
                        violation_error_code="valid_to",
                        violation_error_message="代理应写明结束日期。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Strategy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "code",
                    wenxiao_site.registry.fields.LineField(
                        help_text="大写字母、数字和下划线。", max_length=40, unique=True, verbose_name="代码"
                    ),
                ),
                ("name", wenxiao_site.registry.fields.LineField(max_length=40, unique=True, verbose_name="名称")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="顺序")),
            ],
            options={
                "verbose_name": "战略",
                "ordering": ("position", "code"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("code__regex", "^[A-Z][A-Z0-9_]*$")),
                        name="strategy_code_has_its_form",
                        violation_error_code="code",
                        violation_error_message="代码用大写字母、数字和下划线，以字母开头。",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Project",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "code",
                    wenxiao_site.registry.fields.LineField(
                        help_text="21 位：6 位地区、2 位年份、类别字母、12 位序号。",
                        max_length=21,
                        unique=True,
                        verbose_name="项目代码",
                    ),
                ),
                ("name", wenxiao_site.registry.fields.LineField(max_length=200, verbose_name="项目名称")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="projects",
                        to="registry.unit",
                        verbose_name="项目单位",
                    ),
                ),
                (
                    "responsible",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="projects",
                        to="registry.person",
                        verbose_name="项目负责人",
                    ),
                ),
                (
                    "category",
                    wenxiao_site.registry.fields.LineField(
                        choices=[("PERSONNEL", "人员类"), ("OPERATING", "运转类"), ("SPECIFIC", "特定目标类")],
                        max_length=10,
                        verbose_name="项目类别",
                    ),
                ),
                (
                    "novelty",
                    wenxiao_site.registry.fields.LineField(
                        choices=[("NEW", "新增"), ("CONTINUING", "延续")], max_length=10, verbose_name="新增或延续"
                    ),
                ),
                ("first_year", models.PositiveSmallIntegerField(verbose_name="起始年度")),
                (
                    "last_year",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="长期项目留空。", null=True, verbose_name="终止年度"
                    ),
                ),
                (
                    "account",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("GENERAL_PUBLIC", "一般公共预算"),
                            ("GOVERNMENT_FUNDS", "政府性基金预算"),
                            ("STATE_CAPITAL", "国有资本经营预算"),
                            ("SOCIAL_INSURANCE", "社会保险基金预算"),
                        ],
                        max_length=20,
                        verbose_name="所属预算",
                    ),
                ),
                (
                    "functional_code",
                    wenxiao_site.registry.fields.LineField(
                        help_text="类、款、项，共 3、5 或 7 位数字。", max_length=7, verbose_name="支出功能分类科目"
                    ),
                ),
                (
                    "transfer_kind",
                    wenxiao_site.registry.fields.LineField(
                        choices=[("NONE", "本级资金"), ("GENERAL", "一般性转移支付"), ("EARMARKED", "专项转移支付")],
                        default="NONE",
                        max_length=10,
                        verbose_name="转移支付",
                    ),
                ),
                ("is_livelihood", models.BooleanField(default=False, verbose_name="民生支出")),
                ("is_bond", models.BooleanField(default=False, verbose_name="专项债券项目")),
                ("is_transition_fund", models.BooleanField(default=False, verbose_name="衔接推进乡村振兴补助资金")),
                ("is_classified", models.BooleanField(default=False, verbose_name="涉密")),
                (
                    "summary",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=2000, verbose_name="项目概况"
                    ),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="终止日期")),
                ("revision", models.PositiveIntegerField(default=1, verbose_name="修改次数")),
                ("search", wenxiao_site.registry.search.SearchField(of=("name", "code"), verbose_name="检索词")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
            ],
            options={
                "verbose_name": "项目",
                "indexes": [models.Index(fields=["unit", "id"], name="project_of_unit")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("code__regex", "^[0-9]{8}[RYT][0-9]{12}$")),
                        name="project_code_has_its_form",
                        violation_error_code="code",
                        violation_error_message="项目代码应为 21 位：8 位数字、R/Y/T 之一、12 位数字。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("functional_code__regex", "^[0-9]{3}([0-9]{2}){0,2}$")),
                        name="project_functional_code_has_its_form",
                        violation_error_code="functional_code",
                        violation_error_message="支出功能分类科目应为 3、5 或 7 位数字。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("category__in", ["OPERATING", "PERSONNEL", "SPECIFIC"])),
                        name="project_category_is_known",
                        violation_error_code="category",
                        violation_error_message="项目类别不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("novelty__in", ["CONTINUING", "NEW"])),
                        name="project_novelty_is_known",
                        violation_error_code="novelty",
                        violation_error_message="新增或延续不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("account__in", ["GENERAL_PUBLIC", "GOVERNMENT_FUNDS", "SOCIAL_INSURANCE", "STATE_CAPITAL"])
                        ),
                        name="project_account_is_known",
                        violation_error_code="account",
                        violation_error_message="所属预算不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("transfer_kind__in", ["EARMARKED", "GENERAL", "NONE"])),
                        name="project_transfer_kind_is_known",
                        violation_error_code="transfer_kind",
                        violation_error_message="转移支付不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("first_year__gte", 1949),
                            ("first_year__lte", 2200),
                            models.Q(
                                ("last_year__isnull", True),
                                models.Q(("last_year__gte", models.F("first_year")), ("last_year__lte", 2200)),
                                _connector="OR",
                            ),
                        ),
                        name="project_years_in_order",
                        violation_error_code="last_year",
                        violation_error_message="终止年度不能早于起始年度。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Engagement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid_from", models.DateField(verbose_name="生效日期")),
                (
                    "valid_to",
                    models.DateField(
                        blank=True,
                        help_text="自这一天起不再有效；留空表示一直有效。",
                        null=True,
                        verbose_name="失效日期",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="engagements",
                        to="registry.project",
                        verbose_name="项目",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="engagements",
                        to="registry.unit",
                        verbose_name="第三方机构",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="engagements",
                        to="registry.person",
                        verbose_name="专家",
                    ),
                ),
                ("document", wenxiao_site.registry.fields.LineField(max_length=100, verbose_name="委托依据")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
            ],
            options={
                "verbose_name": "委托",
                "abstract": False,
                "indexes": [
                    models.Index(fields=["unit", "project"], name="engagement_of_unit"),
                    models.Index(fields=["person", "project"], name="engagement_of_person"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="engagement_valid_to_after_valid_from",
                        violation_error_code="valid_to",
                        violation_error_message="失效日期应晚于生效日期。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("person__isnull", True), ("unit__isnull", False)),
                            models.Q(("person__isnull", False), ("unit__isnull", True)),
                            _connector="OR",
                        ),
                        name="engagement_of_a_unit_or_a_person",
                        violation_error_message="委托的对象填第三方机构或专家其中之一。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProjectStrategy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.project",
                        verbose_name="项目",
                    ),
                ),
                (
                    "strategy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.strategy",
                        verbose_name="战略",
                    ),
                ),
            ],
            options={
                "verbose_name": "项目服务的战略",
                "constraints": [models.UniqueConstraint(fields=("project", "strategy"), name="projectstrategy_once")],
            },
        ),
        migrations.CreateModel(
            name="PerformancePlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="registry.project",
                        verbose_name="项目",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="registry.unit",
                        verbose_name="单位（整体支出）",
                    ),
                ),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                ("version", models.PositiveSmallIntegerField(default=1, verbose_name="版本")),
                (
                    "state",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("DRAFT", "起草中"),
                            ("SUBMITTED", "已提交"),
                            ("RETURNED", "退回修改"),
                            ("APPROVED", "已批复"),
                        ],
                        default="DRAFT",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                (
                    "reason",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=500, verbose_name="调整原因"
                    ),
                ),
                (
                    "document",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=200, verbose_name="调整依据"
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=1, verbose_name="修改次数")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="审定时间")),
                (
                    "opinion",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=2000, verbose_name="审核意见"
                    ),
                ),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
            ],
            options={
                "verbose_name": "绩效目标表",
                "indexes": [
                    models.Index(fields=["fiscal_year", "state", "id"], name="performanceplan_by_state"),
                    models.Index(fields=["fiscal_year", "id"], name="performanceplan_of_year"),
                    models.Index(fields=["state", "id"], name="performanceplan_waiting"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("fiscal_year__gte", 1949), ("fiscal_year__lte", 2200)),
                        name="performanceplan_fiscal_year_is_plausible",
                        violation_error_code="fiscal_year",
                        violation_error_message="预算年度应在 1949 到 2200 之间。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["APPROVED", "DRAFT", "RETURNED", "SUBMITTED"])),
                        name="performanceplan_state_is_known",
                        violation_error_code="state",
                        violation_error_message="状态不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("project__isnull", False), ("unit__isnull", True)),
                            models.Q(("project__isnull", True), ("unit__isnull", False)),
                            _connector="OR",
                        ),
                        name="performanceplan_of_a_project_or_a_unit",
                        violation_error_message="绩效目标表属于一个项目，或属于一个单位整体。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("version", 1),
                            models.Q(("version__gt", 1), models.Q(("reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="performanceplan_change_has_a_reason",
                        violation_error_code="reason",
                        violation_error_message="调整绩效目标应写明原因。",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("project__isnull", False)),
                        fields=("project", "fiscal_year", "version"),
                        name="performanceplan_project_version_once",
                        violation_error_message="这个项目本年度已有同一版本的绩效目标表。",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("unit__isnull", False)),
                        fields=("unit", "fiscal_year", "version"),
                        name="performanceplan_unit_version_once",
                        violation_error_message="这个单位本年度已有同一版本的绩效目标表。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Objective",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="objectives",
                        to="registry.performanceplan",
                        verbose_name="绩效目标表",
                    ),
                ),
                ("key", wenxiao_site.registry.fields.LineField(max_length=32, verbose_name="编号")),
                ("position", models.PositiveSmallIntegerField(verbose_name="顺序")),
                (
                    "term",
                    wenxiao_site.registry.fields.LineField(
                        choices=[("ANNUAL", "年度目标"), ("MEDIUM_TERM", "中期目标")],
                        default="ANNUAL",
                        max_length=12,
                        verbose_name="期限",
                    ),
                ),
                (
                    "text",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=2000, verbose_name="目标内容"
                    ),
                ),
            ],
            options={
                "verbose_name": "总体目标",
                "ordering": ("position", "id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "^[0-9A-Za-z_-]+$")),
                        name="objective_key_has_its_form",
                        violation_error_code="key",
                        violation_error_message="编号只用字母、数字、减号和下划线。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("term__in", ["ANNUAL", "MEDIUM_TERM"])),
                        name="objective_term_is_known",
                        violation_error_code="term",
                        violation_error_message="期限不在可选范围内。",
                    ),
                    models.UniqueConstraint(fields=("plan", "key"), name="objective_key_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Indicator",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="indicators",
                        to="registry.performanceplan",
                        verbose_name="绩效目标表",
                    ),
                ),
                ("key", wenxiao_site.registry.fields.LineField(max_length=32, verbose_name="编号")),
                ("position", models.PositiveSmallIntegerField(verbose_name="顺序")),
                (
                    "dimension",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("COST", "成本指标"),
                            ("OUTPUT", "产出指标"),
                            ("OUTCOME", "效益指标"),
                            ("SATISFACTION", "满意度指标"),
                        ],
                        max_length=14,
                        verbose_name="一级指标",
                    ),
                ),
                (
                    "sub_dimension",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("ECONOMIC_COST", "经济成本指标"),
                            ("SOCIAL_COST", "社会成本指标"),
                            ("ENVIRONMENTAL_COST", "生态环境成本指标"),
                            ("COST", "成本指标"),
                            ("QUANTITY", "数量指标"),
                            ("QUALITY", "质量指标"),
                            ("TIMELINESS", "时效指标"),
                            ("ECONOMIC", "经济效益指标"),
                            ("SOCIAL", "社会效益指标"),
                            ("ENVIRONMENTAL", "生态效益指标"),
                            ("SUSTAINED_IMPACT", "可持续影响指标"),
                            ("SATISFACTION", "服务对象满意度指标"),
                            ("OTHER", "其他"),
                        ],
                        max_length=20,
                        verbose_name="二级指标",
                    ),
                ),
                (
                    "name",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=200, verbose_name="三级指标"
                    ),
                ),
                (
                    "target_text",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=200, verbose_name="指标值"
                    ),
                ),
                (
                    "operator",
                    wenxiao_site.registry.fields.LineField(
                        choices=[("GE", "≥"), ("GT", ">"), ("EQ", "="), ("LE", "≤"), ("LT", "<"), ("NONE", "定性")],
                        default="NONE",
                        max_length=4,
                        verbose_name="运算符",
                    ),
                ),
                (
                    "target_value",
                    wenxiao_site.registry.fields.ValueField(blank=True, null=True, verbose_name="指标值（数）"),
                ),
                (
                    "target_value_to",
                    wenxiao_site.registry.fields.ValueField(blank=True, null=True, verbose_name="指标值上限"),
                ),
                (
                    "measurement_unit",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=40, verbose_name="计量单位"
                    ),
                ),
                ("max_points", wenxiao_site.registry.fields.PointsField(blank=True, null=True, verbose_name="分值")),
                (
                    "explanation",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=1000, verbose_name="指标解释"
                    ),
                ),
                (
                    "criteria",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=1000, verbose_name="评分标准"
                    ),
                ),
            ],
            options={
                "verbose_name": "绩效指标",
                "ordering": ("position", "id"),
                "indexes": [models.Index(fields=["name", "measurement_unit"], name="indicator_by_name")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "^[0-9A-Za-z_-]+$")),
                        name="indicator_key_has_its_form",
                        violation_error_code="key",
                        violation_error_message="编号只用字母、数字、减号和下划线。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("dimension__in", ["COST", "OUTCOME", "OUTPUT", "SATISFACTION"])),
                        name="indicator_dimension_is_known",
                        violation_error_code="dimension",
                        violation_error_message="一级指标不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "sub_dimension__in",
                                [
                                    "COST",
                                    "ECONOMIC",
                                    "ECONOMIC_COST",
                                    "ENVIRONMENTAL",
                                    "ENVIRONMENTAL_COST",
                                    "OTHER",
                                    "QUALITY",
                                    "QUANTITY",
                                    "SATISFACTION",
                                    "SOCIAL",
                                    "SOCIAL_COST",
                                    "SUSTAINED_IMPACT",
                                    "TIMELINESS",
                                ],
                            )
                        ),
                        name="indicator_sub_dimension_is_known",
                        violation_error_code="sub_dimension",
                        violation_error_message="二级指标不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("operator__in", ["EQ", "GE", "GT", "LE", "LT", "NONE"])),
                        name="indicator_operator_is_known",
                        violation_error_code="operator",
                        violation_error_message="运算符不在可选范围内。",
                    ),
                    models.UniqueConstraint(fields=("plan", "key"), name="indicator_key_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("target_value_to__isnull", True),
                            ("target_value_to__gte", models.F("target_value")),
                            _connector="OR",
                        ),
                        name="indicator_range_goes_up",
                        violation_error_code="target_value_to",
                        violation_error_message="指标值上限不能小于指标值。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("max_points__isnull", True), ("max_points__gte", 0), _connector="OR"),
                        name="indicator_points_not_negative",
                        violation_error_code="max_points",
                        violation_error_message="分值不能小于零。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanCurve",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="curves",
                        to="registry.performanceplan",
                        verbose_name="绩效目标表",
                    ),
                ),
                ("key", wenxiao_site.registry.fields.LineField(max_length=32, verbose_name="编号")),
                ("position", models.PositiveSmallIntegerField(verbose_name="顺序")),
                (
                    "preset",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("CONSTRUCTION", "工程建设"),
                            ("SEASONAL", "季节性"),
                            ("EVEN", "均衡"),
                            ("ONE_OFF", "一次性"),
                            ("OWN", "自定"),
                        ],
                        default="OWN",
                        max_length=12,
                        verbose_name="曲线形状",
                    ),
                ),
                ("is_share", models.BooleanField(default=True, verbose_name="按累计比例")),
                ("is_cumulative", models.BooleanField(default=True, verbose_name="逐月累计")),
                ("month_01", wenxiao_site.registry.fields.ValueField(blank=True, null=True, verbose_name="1月末")),
                ("month_02", wenxiao_site.registry.fields.ValueField(blank=True, null=True, verbose_name="2月末")),
                ("month_03", wenxiao_site.registry.fields.ValueField(blank=True, null=True, verbose_name="3月末")),
                ("month_04", wenxiao_site.registry.fields.ValueField(blank=True, null=True, verbose_name="4月末")),
                ("month_05", wenxiao_site.registry.fields.ValueField(blank=True, null=True, verbose_name="5月末")),
                ("month_06", wenxiao_site.registry.fields.ValueField(blank=True, null=True, verbose_name="6月末")),
                ("month_07", wenxiao_site.registry.fields.ValueField(blank=True, null=True, verbose_name="7月末")),
                ("month_08", wenxiao_site.registry.fields.ValueField(blank=True, null=True, verbose_name="8月末")),
                ("month_09", wenxiao_site.registry.fields.ValueField(blank=True, null=True, verbose_name="9月末")),
                ("month_10", wenxiao_site.registry.fields.ValueField(blank=True, null=True, verbose_name="10月末")),
                ("month_11", wenxiao_site.registry.fields.ValueField(blank=True, null=True, verbose_name="11月末")),
                ("month_12", wenxiao_site.registry.fields.ValueField(blank=True, null=True, verbose_name="12月末")),
            ],
            options={
                "verbose_name": "计划曲线",
                "ordering": ("position", "id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "^(\\.spending|[0-9A-Za-z_-]+)$")),
                        name="plancurve_key_has_its_form",
                        violation_error_code="key",
                        violation_error_message="编号只用字母、数字、减号和下划线。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("preset__in", ["CONSTRUCTION", "EVEN", "ONE_OFF", "OWN", "SEASONAL"])),
                        name="plancurve_preset_is_known",
                        violation_error_code="preset",
                        violation_error_message="曲线形状不在可选范围内。",
                    ),
                    models.UniqueConstraint(fields=("plan", "key"), name="plancurve_key_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("key", ".spending"), _negated=True),
                            models.Q(("is_cumulative", True), ("is_share", True)),
                            _connector="OR",
                        ),
                        name="plancurve_spending_in_shares",
                        violation_error_code="is_share",
                        violation_error_message="支出计划按各月末的累计比例填写。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OverallTask",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tasks",
                        to="registry.performanceplan",
                        verbose_name="绩效目标表",
                    ),
                ),
                ("key", wenxiao_site.registry.fields.LineField(max_length=32, verbose_name="编号")),
                ("position", models.PositiveSmallIntegerField(verbose_name="顺序")),
                (
                    "name",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=100, verbose_name="任务名称"
                    ),
                ),
                (
                    "content",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=1000, verbose_name="主要内容"
                    ),
                ),
                (
                    "fiscal_amount",
                    wenxiao_site.registry.fields.AmountField(blank=True, null=True, verbose_name="财政拨款（元）"),
                ),
                (
                    "other_amount",
                    wenxiao_site.registry.fields.AmountField(blank=True, null=True, verbose_name="其他资金（元）"),
                ),
            ],
            options={
                "verbose_name": "年度主要任务",
                "ordering": ("position", "id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "^[0-9A-Za-z_-]+$")),
                        name="overalltask_key_has_its_form",
                        violation_error_code="key",
                        violation_error_message="编号只用字母、数字、减号和下划线。",
                    ),
                    models.UniqueConstraint(fields=("plan", "key"), name="overalltask_key_once"),
                    models.CheckConstraint(
                        condition=models.Q(("fiscal_amount__isnull", True), ("fiscal_amount__gte", 0), _connector="OR"),
                        name="overalltask_fiscal_amount_not_negative",
                        violation_error_code="fiscal_amount",
                        violation_error_message="金额不能小于零。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("other_amount__isnull", True), ("other_amount__gte", 0), _connector="OR"),
                        name="overalltask_other_amount_not_negative",
                        violation_error_code="other_amount",
                        violation_error_message="金额不能小于零。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TaskProject",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="carriers",
                        to="registry.performanceplan",
                        verbose_name="绩效目标表",
                    ),
                ),
                ("key", wenxiao_site.registry.fields.LineField(max_length=21, verbose_name="项目代码")),
                ("position", models.PositiveSmallIntegerField(verbose_name="顺序")),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="carries",
                        to="registry.project",
                        verbose_name="项目",
                    ),
                ),
                (
                    "task",
                    wenxiao_site.registry.fields.LineField(
                        help_text="任务的编号。", max_length=32, verbose_name="承担的任务"
                    ),
                ),
            ],
            options={
                "verbose_name": "任务的承担项目",
                "ordering": ("position", "id"),
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "key"), name="taskproject_key_once"),
                    models.CheckConstraint(
                        condition=models.Q(("task", ""), _negated=True),
                        name="taskproject_carries_something",
                        violation_error_code="task",
                        violation_error_message="请选择承担的任务。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SpotCheckDraw",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="spot_check_draws",
                        to="registry.region",
                        verbose_name="地区",
                    ),
                ),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                (
                    "seed",
                    wenxiao_site.registry.fields.LineField(
                        help_text="公开的数字或文字，例如当天的开奖号码；同一种子抽出同样的结果。",
                        max_length=40,
                        verbose_name="随机种子",
                    ),
                ),
                ("listed", models.PositiveIntegerField(verbose_name="参加抽取")),
                ("by_risk", models.PositiveIntegerField(verbose_name="按风险抽取")),
                ("by_chance", models.PositiveIntegerField(verbose_name="随机抽取")),
                ("digest", wenxiao_site.registry.fields.LineField(max_length=64, verbose_name="名单校验值")),
                ("rulebook_digest", wenxiao_site.registry.fields.LineField(max_length=64, verbose_name="规则库校验值")),
                (
                    "drawn_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="抽取人",
                    ),
                ),
                ("recorded_at", models.DateTimeField(verbose_name="抽取时间")),
            ],
            options={
                "verbose_name": "抽查抽取",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("fiscal_year__gte", 1949), ("fiscal_year__lte", 2200)),
                        name="spotcheckdraw_fiscal_year_is_plausible",
                        violation_error_code="fiscal_year",
                        violation_error_message="预算年度应在 1949 到 2200 之间。",
                    ),
                    models.UniqueConstraint(
                        fields=("region", "fiscal_year", "seed"),
                        name="spotcheckdraw_seed_once",
                        violation_error_code="seed",
                        violation_error_message="这个年度已用同一种子抽取过。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Evaluation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("SELF", "单位自评"),
                            ("DEPARTMENT", "部门评价"),
                            ("WHOLE_DEPARTMENT", "部门整体评价"),
                            ("KEY", "财政重点评价"),
                            ("KEY_EXTERNAL", "委托第三方重点评价"),
                            ("POLICY", "政策绩效评价"),
                            ("BOND", "专项债券项目评价"),
                            ("TRANSITION_FUND", "衔接资金评价"),
                            ("FISCAL_OPERATION", "财政运行综合绩效评价"),
                            ("SPOT_CHECK", "自评抽查复核"),
                        ],
                        max_length=20,
                        verbose_name="种类",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evaluations",
                        to="registry.project",
                        verbose_name="项目",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evaluations",
                        to="registry.unit",
                        verbose_name="单位（整体）",
                    ),
                ),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evaluations",
                        to="registry.performanceplan",
                        verbose_name="绩效目标表",
                    ),
                ),
                (
                    "reviews",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviewed_by",
                        to="registry.evaluation",
                        verbose_name="复核的自评",
                    ),
                ),
                (
                    "draw",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evaluations",
                        to="registry.spotcheckdraw",
                        verbose_name="抽查抽取",
                    ),
                ),
                (
                    "selection_reason",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=1000, verbose_name="选取理由"
                    ),
                ),
                (
                    "state",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("DRAFT", "填报中"),
                            ("SUBMITTED", "待主管部门审核"),
                            ("FORWARDED", "待财政部门审核"),
                            ("RETURNED", "退回修改"),
                            ("ACCEPTED", "已采纳"),
                            ("CONCLUDED", "已形成结论"),
                            ("ARCHIVED", "已归档"),
                        ],
                        default="DRAFT",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("amount", wenxiao_site.registry.fields.AmountField(blank=True, null=True, verbose_name="涉及资金")),
                (
                    "goal_actual",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=2000, verbose_name="总体目标完成情况"
                    ),
                ),
                (
                    "adjustment_reason",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=500, verbose_name="预算调整原因"
                    ),
                ),
                (
                    "execution_reason",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=500, verbose_name="预算执行偏差原因"
                    ),
                ),
                (
                    "conclusion",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=2000, verbose_name="评价结论"
                    ),
                ),
                (
                    "problems",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=2000, verbose_name="存在问题"
                    ),
                ),
                (
                    "measures",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=2000, verbose_name="改进措施"
                    ),
                ),
                (
                    "project_head",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=40, verbose_name="项目负责人"
                    ),
                ),
                ("project_head_at", models.DateTimeField(blank=True, null=True, verbose_name="项目负责人签字时间")),
                (
                    "finance_head",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=40, verbose_name="财务负责人"
                    ),
                ),
                ("finance_head_at", models.DateTimeField(blank=True, null=True, verbose_name="财务负责人签字时间")),
                ("own_score", wenxiao_site.registry.fields.PointsField(blank=True, null=True, verbose_name="自评总分")),
                ("score", wenxiao_site.registry.fields.PointsField(blank=True, null=True, verbose_name="得分")),
                (
                    "grade",
                    wenxiao_site.registry.fields.LineField(
                        blank=True,
                        choices=[("EXCELLENT", "优"), ("GOOD", "良"), ("FAIR", "中"), ("POOR", "差")],
                        default="",
                        max_length=10,
                        verbose_name="等级",
                    ),
                ),
                (
                    "rulebook_digest",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=64, verbose_name="规则库校验值"
                    ),
                ),
                (
                    "result",
                    wenxiao_site.registry.fields.ParagraphField(blank=True, default="", verbose_name="计算结果"),
                ),
                (
                    "opinion",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=2000, verbose_name="审核意见"
                    ),
                ),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="提交时间")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="审定时间")),
                ("revision", models.PositiveIntegerField(default=1, verbose_name="修改次数")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
            ],
            options={
                "verbose_name": "绩效评价",
                "indexes": [
                    models.Index(fields=["kind", "fiscal_year", "state", "id"], name="evaluation_by_year"),
                    models.Index(fields=["fiscal_year", "id"], name="evaluation_of_year"),
                    models.Index(fields=["state", "id"], name="evaluation_waiting"),
                    models.Index(fields=["project", "fiscal_year"], name="evaluation_of_project"),
                    models.Index(fields=["unit", "fiscal_year"], name="evaluation_of_unit"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("fiscal_year__gte", 1949), ("fiscal_year__lte", 2200)),
                        name="evaluation_fiscal_year_is_plausible",
                        violation_error_code="fiscal_year",
                        violation_error_message="预算年度应在 1949 到 2200 之间。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "BOND",
                                    "DEPARTMENT",
                                    "FISCAL_OPERATION",
                                    "KEY",
                                    "KEY_EXTERNAL",
                                    "POLICY",
                                    "SELF",
                                    "SPOT_CHECK",
                                    "TRANSITION_FUND",
                                    "WHOLE_DEPARTMENT",
                                ],
                            )
                        ),
                        name="evaluation_kind_is_known",
                        violation_error_code="kind",
                        violation_error_message="种类不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                ["ACCEPTED", "ARCHIVED", "CONCLUDED", "DRAFT", "FORWARDED", "RETURNED", "SUBMITTED"],
                            )
                        ),
                        name="evaluation_state_is_known",
                        violation_error_code="state",
                        violation_error_message="状态不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("grade__in", ["", "EXCELLENT", "FAIR", "GOOD", "POOR"])),
                        name="evaluation_grade_is_known",
                        violation_error_code="grade",
                        violation_error_message="等级不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("project__isnull", False), ("unit__isnull", True)),
                            models.Q(("project__isnull", True), ("unit__isnull", False)),
                            _connector="OR",
                        ),
                        name="evaluation_of_a_project_or_a_unit",
                        violation_error_message="评价的对象是一个项目，或一个单位整体。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "SELF"), _negated=True), ("project__isnull", False), _connector="OR"
                        ),
                        name="evaluation_own_is_of_a_project",
                        violation_error_message="单位自评属于一个项目。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "SPOT_CHECK"), ("reviews__isnull", False)),
                            models.Q(models.Q(("kind", "SPOT_CHECK"), _negated=True), ("reviews__isnull", True)),
                            _connector="OR",
                        ),
                        name="evaluation_spot_check_reviews",
                        violation_error_message="抽查复核应指明所复核的自评。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("score__isnull", True), ("score__gte", 0), _connector="OR"),
                        name="evaluation_score_not_negative",
                        violation_error_code="score",
                        violation_error_message="得分不能小于零。",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "SELF")),
                        fields=("project", "fiscal_year"),
                        name="evaluation_one_own_a_year",
                        violation_error_message="这个项目本年度已有自评。",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("reviews__isnull", False)),
                        fields=("reviews",),
                        name="evaluation_reviewed_once",
                        violation_error_message="这份自评已在复核。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EvaluationLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "evaluation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="registry.evaluation",
                        verbose_name="绩效评价",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evaluation_lines",
                        to="registry.indicator",
                        verbose_name="绩效指标",
                    ),
                ),
                ("key", wenxiao_site.registry.fields.LineField(max_length=32, verbose_name="编号")),
                ("position", models.PositiveSmallIntegerField(verbose_name="顺序")),
                (
                    "level1",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=60, verbose_name="一级指标"
                    ),
                ),
                (
                    "level2",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=60, verbose_name="二级指标"
                    ),
                ),
                (
                    "level3",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=200, verbose_name="三级指标"
                    ),
                ),
                ("max_points", wenxiao_site.registry.fields.PointsField(blank=True, null=True, verbose_name="分值")),
                (
                    "criteria",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=1000, verbose_name="评分标准"
                    ),
                ),
                (
                    "actual_text",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=200, verbose_name="实际完成值"
                    ),
                ),
                ("is_applicable", models.BooleanField(default=True, verbose_name="适用")),
                (
                    "own_score",
                    wenxiao_site.registry.fields.PointsField(blank=True, null=True, verbose_name="评分人给分"),
                ),
                ("score", wenxiao_site.registry.fields.PointsField(blank=True, null=True, verbose_name="得分")),
                (
                    "reason",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=1000, verbose_name="偏差原因分析及改进措施"
                    ),
                ),
            ],
            options={
                "verbose_name": "评价指标得分",
                "ordering": ("position", "id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "^[0-9A-Za-z_-]+$")),
                        name="evaluationline_key_has_its_form",
                        violation_error_code="key",
                        violation_error_message="编号只用字母、数字、减号和下划线。",
                    ),
                    models.UniqueConstraint(fields=("evaluation", "key"), name="evaluationline_key_once"),
                    models.CheckConstraint(
                        condition=models.Q(("own_score__isnull", True), ("own_score__gte", 0), _connector="OR"),
                        name="evaluationline_points_not_negative",
                        violation_error_code="own_score",
                        violation_error_message="得分不能小于零。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("indicator__isnull", False), models.Q(("level3", ""), _negated=True), _connector="OR"
                        ),
                        name="evaluationline_has_a_name",
                        violation_error_code="level3",
                        violation_error_message="请填写三级指标。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RiskFinding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "evaluation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="risks",
                        to="registry.evaluation",
                        verbose_name="绩效评价",
                    ),
                ),
                ("rule", wenxiao_site.registry.fields.LineField(max_length=60, verbose_name="规则")),
                ("points", wenxiao_site.registry.fields.PointsField(verbose_name="风险分")),
                ("sentence", wenxiao_site.registry.fields.LineField(max_length=300, verbose_name="理由")),
            ],
            options={
                "verbose_name": "抽查风险",
                "constraints": [models.UniqueConstraint(fields=("evaluation", "rule"), name="riskfinding_rule_once")],
            },
        ),
        migrations.CreateModel(
            name="BudgetAmount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="budget_amounts",
                        to="registry.project",
                        verbose_name="项目",
                    ),
                ),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                (
                    "kind",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("REQUESTED", "申请数"),
                            ("SUPPORTED", "评估支持数"),
                            ("APPROVED", "批复数"),
                            ("ADJUSTED", "调整后预算数"),
                        ],
                        max_length=10,
                        verbose_name="性质",
                    ),
                ),
                (
                    "fund_source",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("CURRENT_YEAR", "当年财政拨款"),
                            ("CARRY_OVER", "上年结转资金"),
                            ("OTHER", "其他资金"),
                        ],
                        default="CURRENT_YEAR",
                        max_length=14,
                        verbose_name="资金来源",
                    ),
                ),
                ("amount", wenxiao_site.registry.fields.AmountField(verbose_name="金额（元）")),
                ("decided_on", models.DateField(verbose_name="日期")),
                ("document", wenxiao_site.registry.fields.LineField(max_length=200, verbose_name="依据文件")),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="registry.budgetamount",
                        verbose_name="更正的记录",
                    ),
                ),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
            ],
            options={
                "verbose_name": "预算金额",
                "indexes": [
                    models.Index(fields=["project", "fiscal_year", "kind", "decided_on"], name="budgetamount_line")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("fiscal_year__gte", 1949), ("fiscal_year__lte", 2200)),
                        name="budgetamount_fiscal_year_is_plausible",
                        violation_error_code="fiscal_year",
                        violation_error_message="预算年度应在 1949 到 2200 之间。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["ADJUSTED", "APPROVED", "REQUESTED", "SUPPORTED"])),
                        name="budgetamount_kind_is_known",
                        violation_error_code="kind",
                        violation_error_message="性质不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("fund_source__in", ["CARRY_OVER", "CURRENT_YEAR", "OTHER"])),
                        name="budgetamount_fund_source_is_known",
                        violation_error_code="fund_source",
                        violation_error_message="资金来源不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gte", 0)),
                        name="budgetamount_not_negative",
                        violation_error_code="amount",
                        violation_error_message="金额不能小于零。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_on__year", models.F("fiscal_year")),
                            models.Q(
                                models.Q(("kind__in", ["ADJUSTED", "APPROVED"]), _negated=True),
                                (
                                    "decided_on__year",
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("fiscal_year"), "-", models.Value(1)
                                    ),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="budgetamount_dated_in_its_year",
                        violation_error_code="decided_on",
                        violation_error_message="日期不在预算年度内（申请数、评估支持数可以在上一年度）。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Execution",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="executions",
                        to="registry.project",
                        verbose_name="项目",
                    ),
                ),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                (
                    "fund_source",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("CURRENT_YEAR", "当年财政拨款"),
                            ("CARRY_OVER", "上年结转资金"),
                            ("OTHER", "其他资金"),
                        ],
                        default="CURRENT_YEAR",
                        max_length=14,
                        verbose_name="资金来源",
                    ),
                ),
                ("amount", wenxiao_site.registry.fields.AmountField(verbose_name="金额（元）")),
                ("executed_on", models.DateField(verbose_name="支付日期")),
                ("document", wenxiao_site.registry.fields.LineField(max_length=200, verbose_name="凭证")),
                (
                    "reference",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=60, verbose_name="支付编号"
                    ),
                ),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
            ],
            options={
                "verbose_name": "预算执行",
                "indexes": [models.Index(fields=["project", "fiscal_year", "executed_on"], name="execution_line")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("fiscal_year__gte", 1949), ("fiscal_year__lte", 2200)),
                        name="execution_fiscal_year_is_plausible",
                        violation_error_code="fiscal_year",
                        violation_error_message="预算年度应在 1949 到 2200 之间。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("fund_source__in", ["CARRY_OVER", "CURRENT_YEAR", "OTHER"])),
                        name="execution_fund_source_is_known",
                        violation_error_code="fund_source",
                        violation_error_message="资金来源不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount", 0), _negated=True),
                        name="execution_not_zero",
                        violation_error_code="amount",
                        violation_error_message="金额不能为零。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("executed_on__year", models.F("fiscal_year"))),
                        name="execution_dated_in_its_year",
                        violation_error_code="executed_on",
                        violation_error_message="支付日期不在预算年度内。",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("reference", ""), _negated=True),
                        fields=("project", "reference"),
                        name="execution_payment_once",
                        violation_error_code="reference",
                        violation_error_message="这个项目已有同一支付编号的记录。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EvidenceFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="registry.unit",
                        verbose_name="单位",
                    ),
                ),
                ("sha256", wenxiao_site.registry.fields.LineField(max_length=64, verbose_name="内容校验值")),
                ("size", models.PositiveBigIntegerField(verbose_name="大小（字节）")),
                ("name", wenxiao_site.registry.fields.LineField(max_length=200, verbose_name="文件名")),
                ("media_type", wenxiao_site.registry.fields.LineField(max_length=100, verbose_name="文件类型")),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="上传人",
                    ),
                ),
                ("uploaded_at", models.DateTimeField(verbose_name="上传时间")),
                ("discarded_at", models.DateTimeField(blank=True, null=True, verbose_name="作废时间")),
            ],
            options={
                "verbose_name": "佐证材料",
                "indexes": [models.Index(fields=["sha256"], name="evidencefile_by_content")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")),
                        name="evidencefile_sha256_has_its_form",
                        violation_error_code="sha256",
                        violation_error_message="内容校验值应为 64 位十六进制数。",
                    ),
                    models.UniqueConstraint(
                        fields=("unit", "sha256"),
                        name="evidencefile_once_in_a_unit",
                        violation_error_code="sha256",
                        violation_error_message="本单位已有内容相同的文件。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ResultDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="result_decisions",
                        to="registry.project",
                        verbose_name="项目",
                    ),
                ),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="评价年度")),
                ("budget_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                ("score", wenxiao_site.registry.fields.PointsField(blank=True, null=True, verbose_name="评价得分")),
                (
                    "grade",
                    wenxiao_site.registry.fields.LineField(
                        choices=[("EXCELLENT", "优"), ("GOOD", "良"), ("FAIR", "中"), ("POOR", "差")],
                        max_length=10,
                        verbose_name="评价等级",
                    ),
                ),
                ("base_amount", wenxiao_site.registry.fields.AmountField(verbose_name="基数")),
                ("recommended_amount", wenxiao_site.registry.fields.AmountField(verbose_name="建议控制数")),
                (
                    "recommended_use",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("CUT", "核减"),
                            ("KEEP", "予以保障"),
                            ("RAISE", "增加"),
                            ("CANCEL", "取消"),
                            ("RECOVER", "收回"),
                        ],
                        max_length=8,
                        verbose_name="建议",
                    ),
                ),
                ("reason", wenxiao_site.registry.fields.ParagraphField(max_length=2000, verbose_name="建议理由")),
                ("rulebook_digest", wenxiao_site.registry.fields.LineField(max_length=64, verbose_name="规则库校验值")),
                (
                    "outcome",
                    wenxiao_site.registry.fields.LineField(
                        choices=[("ACCEPT", "采纳建议"), ("CHANGE", "调整建议"), ("REFUSE", "不采纳")],
                        max_length=8,
                        verbose_name="处理",
                    ),
                ),
                (
                    "decision_reason",
                    wenxiao_site.registry.fields.ParagraphField(max_length=1000, verbose_name="决定理由"),
                ),
                ("decided_amount", wenxiao_site.registry.fields.AmountField(verbose_name="核定控制数")),
                (
                    "use",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("CUT", "核减"),
                            ("KEEP", "予以保障"),
                            ("RAISE", "增加"),
                            ("CANCEL", "取消"),
                            ("RECOVER", "收回"),
                        ],
                        max_length=8,
                        verbose_name="结果应用",
                    ),
                ),
                ("is_held", models.BooleanField(default=False, verbose_name="整改完成前暂缓安排")),
                (
                    "policy_effect",
                    wenxiao_site.registry.fields.LineField(
                        choices=[("CONTINUE", "继续实施"), ("CHANGE", "调整完善"), ("END", "到期退出")],
                        default="CONTINUE",
                        max_length=8,
                        verbose_name="对政策的处理",
                    ),
                ),
                (
                    "management",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=1000, verbose_name="管理上要改什么"
                    ),
                ),
                ("management_due_on", models.DateField(blank=True, null=True, verbose_name="改到什么时候")),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="registry.resultdecision",
                        verbose_name="代替的决定",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="决定人",
                    ),
                ),
                ("decided_at", models.DateTimeField(verbose_name="决定时间")),
            ],
            options={
                "verbose_name": "结果应用决定",
                "indexes": [models.Index(fields=["project", "budget_year", "id"], name="resultdecision_of_project")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("fiscal_year__gte", 1949), ("fiscal_year__lte", 2200)),
                        name="resultdecision_fiscal_year_is_plausible",
                        violation_error_code="fiscal_year",
                        violation_error_message="预算年度应在 1949 到 2200 之间。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("grade__in", ["EXCELLENT", "FAIR", "GOOD", "POOR"])),
                        name="resultdecision_grade_is_known",
                        violation_error_code="grade",
                        violation_error_message="评价等级不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("recommended_use__in", ["CANCEL", "CUT", "KEEP", "RAISE", "RECOVER"])),
                        name="resultdecision_recommended_use_is_known",
                        violation_error_code="recommended_use",
                        violation_error_message="建议不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("use__in", ["CANCEL", "CUT", "KEEP", "RAISE", "RECOVER"])),
                        name="resultdecision_use_is_known",
                        violation_error_code="use",
                        violation_error_message="结果应用不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["ACCEPT", "CHANGE", "REFUSE"])),
                        name="resultdecision_outcome_is_known",
                        violation_error_code="outcome",
                        violation_error_message="处理不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("policy_effect__in", ["CHANGE", "CONTINUE", "END"])),
                        name="resultdecision_policy_effect_is_known",
                        violation_error_code="policy_effect",
                        violation_error_message="对政策的处理不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("budget_year__gt", models.F("fiscal_year")),
                            (
                                "budget_year__lte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("fiscal_year"), "+", models.Value(2)
                                ),
                            ),
                        ),
                        name="resultdecision_for_a_coming_year",
                        violation_error_code="budget_year",
                        violation_error_message="结果用于评价年度之后一至两年的预算。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("base_amount__gte", 0), ("decided_amount__gte", 0), ("recommended_amount__gte", 0)
                        ),
                        name="resultdecision_not_negative",
                        violation_error_code="decided_amount",
                        violation_error_message="金额不能小于零。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "ACCEPT"), _negated=True),
                            ("decided_amount", models.F("recommended_amount")),
                            _connector="OR",
                        ),
                        name="resultdecision_accepted_as_it_is",
                        violation_error_code="decided_amount",
                        violation_error_message="采纳建议时，核定控制数就是建议控制数。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("decision_reason", ""), _negated=True),
                        name="resultdecision_says_why",
                        violation_error_code="decision_reason",
                        violation_error_message="请写明理由。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("management", ""), ("management_due_on__isnull", False), _connector="OR"),
                        name="resultdecision_management_has_a_day",
                        violation_error_code="management_due_on",
                        violation_error_message="请写明管理上的改进要在哪一天前完成。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Remediation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="remediations",
                        to="registry.project",
                        verbose_name="项目",
                    ),
                ),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="评价年度")),
                (
                    "category",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("TARGET", "绩效目标不实"),
                            ("SLOW", "预算执行缓慢"),
                            ("OUTPUT", "产出未完成"),
                            ("OUTCOME", "效益不明显"),
                            ("MANAGEMENT", "管理制度不健全"),
                            ("FUNDS", "资金使用不规范"),
                            ("ASSETS", "资产闲置"),
                            ("DATA", "数据不真实"),
                            ("OTHER", "其他"),
                        ],
                        max_length=10,
                        verbose_name="问题分类",
                    ),
                ),
                ("problem", wenxiao_site.registry.fields.ParagraphField(max_length=1000, verbose_name="问题")),
                ("demand", wenxiao_site.registry.fields.ParagraphField(max_length=1000, verbose_name="整改要求")),
                ("due_on", models.DateField(verbose_name="整改期限")),
                (
                    "state",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("DEMANDED", "待整改"),
                            ("PLANNED", "整改中"),
                            ("REPORTED", "待核实"),
                            ("VERIFIED", "已销号"),
                        ],
                        default="DEMANDED",
                        max_length=8,
                        verbose_name="状态",
                    ),
                ),
                (
                    "demanded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="下达人",
                    ),
                ),
                ("demanded_at", models.DateTimeField(verbose_name="下达时间")),
                (
                    "plan",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=2000, verbose_name="整改方案"
                    ),
                ),
                (
                    "owner",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=40, verbose_name="整改责任人"
                    ),
                ),
                (
                    "result",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=2000, verbose_name="整改结果"
                    ),
                ),
                (
                    "evidence",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="remediations",
                        to="registry.evidencefile",
                        verbose_name="佐证材料",
                    ),
                ),
                (
                    "reported_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="报送人",
                    ),
                ),
                ("reported_at", models.DateTimeField(blank=True, null=True, verbose_name="报送时间")),
                (
                    "opinion",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=1000, verbose_name="核实意见"
                    ),
                ),
                (
                    "verified_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="核实人",
                    ),
                ),
                ("verified_at", models.DateTimeField(blank=True, null=True, verbose_name="核实时间")),
                (
                    "recurs",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recurred_as",
                        to="registry.remediation",
                        verbose_name="重复出现的问题",
                    ),
                ),
                ("reopened", models.PositiveSmallIntegerField(default=0, verbose_name="重新打开次数")),
                ("revision", models.PositiveIntegerField(default=1, verbose_name="修改次数")),
            ],
            options={
                "verbose_name": "整改事项",
                "indexes": [
                    models.Index(fields=["project", "state", "id"], name="remediation_of_project"),
                    models.Index(fields=["category", "fiscal_year", "id"], name="remediation_alike"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("fiscal_year__gte", 1949), ("fiscal_year__lte", 2200)),
                        name="remediation_fiscal_year_is_plausible",
                        violation_error_code="fiscal_year",
                        violation_error_message="预算年度应在 1949 到 2200 之间。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "category__in",
                                [
                                    "ASSETS",
                                    "DATA",
                                    "FUNDS",
                                    "MANAGEMENT",
                                    "OTHER",
                                    "OUTCOME",
                                    "OUTPUT",
                                    "SLOW",
                                    "TARGET",
                                ],
                            )
                        ),
                        name="remediation_category_is_known",
                        violation_error_code="category",
                        violation_error_message="问题分类不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["DEMANDED", "PLANNED", "REPORTED", "VERIFIED"])),
                        name="remediation_state_is_known",
                        violation_error_code="state",
                        violation_error_message="状态不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("verified_by__isnull", True),
                            models.Q(("verified_by", models.F("reported_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="remediation_verified_by_another",
                        violation_error_code="verified_by",
                        violation_error_message="整改须由报送人以外的人核实。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "VERIFIED"), _negated=True),
                            models.Q(("verified_at__isnull", False), ("verified_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="remediation_verified_by_somebody",
                        violation_error_message="销号须有核实人和核实时间。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TrainingCourse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="training_courses",
                        to="registry.region",
                        verbose_name="地区",
                    ),
                ),
                ("title", wenxiao_site.registry.fields.LineField(max_length=200, verbose_name="培训名称")),
                (
                    "method",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("COURSE", "专题培训"),
                            ("CASE_TEACHING", "案例教学"),
                            ("LEARNING_BY_DOING", "以干代训"),
                        ],
                        max_length=20,
                        verbose_name="培训方式",
                    ),
                ),
                ("held_on", models.DateField(verbose_name="培训日期")),
                ("days", models.PositiveSmallIntegerField(default=1, verbose_name="天数")),
                (
                    "organiser",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="training_courses",
                        to="registry.unit",
                        verbose_name="主办单位",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="登记人",
                    ),
                ),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
            ],
            options={
                "verbose_name": "培训",
                "indexes": [models.Index(fields=["held_on", "id"], name="trainingcourse_by_day")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("method__in", ["CASE_TEACHING", "COURSE", "LEARNING_BY_DOING"])),
                        name="trainingcourse_method_is_known",
                        violation_error_code="method",
                        violation_error_message="培训方式不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("days__gte", 1), ("days__lte", 366)),
                        name="trainingcourse_days_are_plausible",
                        violation_error_code="days",
                        violation_error_message="天数应在 1 到 366 之间。",
                    ),
                    models.UniqueConstraint(
                        fields=("region", "title", "held_on"),
                        name="trainingcourse_once",
                        violation_error_code="title",
                        violation_error_message="这一天已登记过同名的培训。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TrainingAttendance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "course",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="registry.trainingcourse",
                        verbose_name="培训",
                    ),
                ),
                (
                    "audience",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("FINANCE", "财政部门"),
                            ("DEPARTMENT", "部门（单位）"),
                            ("EXTERNAL_EVALUATOR", "第三方机构"),
                        ],
                        max_length=20,
                        verbose_name="培训对象",
                    ),
                ),
                ("person_times", models.PositiveIntegerField(verbose_name="人次")),
            ],
            options={
                "verbose_name": "培训人次",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("audience__in", ["DEPARTMENT", "EXTERNAL_EVALUATOR", "FINANCE"])),
                        name="trainingattendance_audience_is_known",
                        violation_error_code="audience",
                        violation_error_message="培训对象不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("person_times__gte", 1)),
                        name="trainingattendance_somebody_came",
                        violation_error_code="person_times",
                        violation_error_message="人次应大于零。",
                    ),
                    models.UniqueConstraint(
                        fields=("course", "audience"),
                        name="trainingattendance_audience_once",
                        violation_error_code="audience",
                        violation_error_message="同一培训对象只登记一次。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Appraisal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appraisals",
                        to="registry.project",
                        verbose_name="项目",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appraisals",
                        to="registry.unit",
                        verbose_name="申请单位",
                    ),
                ),
                ("title", wenxiao_site.registry.fields.LineField(max_length=200, verbose_name="评估对象")),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                (
                    "kind",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("GENERAL", "一般评估"),
                            ("KEY", "重点评估"),
                            ("BOND", "专项债券评估"),
                            ("POLICY", "政策评估"),
                        ],
                        max_length=10,
                        verbose_name="评估种类",
                    ),
                ),
                (
                    "tier",
                    wenxiao_site.registry.fields.LineField(
                        choices=[("GENERAL", "一般"), ("KEY", "重点")], max_length=10, verbose_name="评估类别"
                    ),
                ),
                (
                    "state",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("OPEN", "准备中"),
                            ("SCORING", "专家评分"),
                            ("EXCHANGE", "交换意见"),
                            ("CONCLUDED", "已有结论"),
                        ],
                        default="OPEN",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("requested_amount", wenxiao_site.registry.fields.AmountField(verbose_name="申请数")),
                (
                    "supported_amount",
                    wenxiao_site.registry.fields.AmountField(blank=True, null=True, verbose_name="评估支持数"),
                ),
                (
                    "discount_rate",
                    wenxiao_site.registry.fields.RatioField(blank=True, null=True, verbose_name="折现率"),
                ),
                (
                    "draw_seed",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=64, verbose_name="抽取种子"
                    ),
                ),
                ("score", wenxiao_site.registry.fields.PointsField(blank=True, null=True, verbose_name="评估得分")),
                (
                    "conclusion",
                    wenxiao_site.registry.fields.LineField(
                        blank=True,
                        choices=[("SUPPORT", "予以支持"), ("ADJUST", "调整完善后支持"), ("REJECT", "不予支持")],
                        default="",
                        max_length=10,
                        verbose_name="评估结论",
                    ),
                ),
                (
                    "opinion",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=4000, verbose_name="总体意见"
                    ),
                ),
                (
                    "advice",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=4000, verbose_name="相关建议"
                    ),
                ),
                (
                    "rulebook_digest",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=64, verbose_name="规则库校验值"
                    ),
                ),
                (
                    "concluded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="结论人",
                    ),
                ),
                ("concluded_at", models.DateTimeField(blank=True, null=True, verbose_name="结论时间")),
                ("revision", models.PositiveIntegerField(default=1, verbose_name="修改次数")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
            ],
            options={
                "verbose_name": "事前评估",
                "indexes": [models.Index(fields=["unit", "fiscal_year"], name="appraisal_of_unit")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("fiscal_year__gte", 1949), ("fiscal_year__lte", 2200)),
                        name="appraisal_fiscal_year_is_plausible",
                        violation_error_code="fiscal_year",
                        violation_error_message="预算年度应在 1949 到 2200 之间。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["BOND", "GENERAL", "KEY", "POLICY"])),
                        name="appraisal_kind_is_known",
                        violation_error_code="kind",
                        violation_error_message="评估种类不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tier__in", ["GENERAL", "KEY"])),
                        name="appraisal_tier_is_known",
                        violation_error_code="tier",
                        violation_error_message="评估类别不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["CONCLUDED", "EXCHANGE", "OPEN", "SCORING"])),
                        name="appraisal_state_is_known",
                        violation_error_code="state",
                        violation_error_message="状态不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("conclusion__in", ["", "ADJUST", "REJECT", "SUPPORT"])),
                        name="appraisal_conclusion_is_known",
                        violation_error_code="conclusion",
                        violation_error_message="评估结论不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("requested_amount__gt", 0)),
                        name="appraisal_asks_for_money",
                        violation_error_code="requested_amount",
                        violation_error_message="申请数应大于零。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", "CONCLUDED"),
                                ("supported_amount__isnull", False),
                                models.Q(("conclusion", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state", "CONCLUDED"), _negated=True),
                                ("conclusion", ""),
                                ("supported_amount__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="appraisal_conclusion_is_whole",
                        violation_error_code="supported_amount",
                        violation_error_message="评估结论应同时有结论和支持数。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("supported_amount__isnull", True),
                            models.Q(
                                models.Q(("conclusion", "REJECT"), _negated=True),
                                ("supported_amount__gt", 0),
                                ("supported_amount__lte", models.F("requested_amount")),
                            ),
                            models.Q(("conclusion", "REJECT"), ("supported_amount", 0)),
                            _connector="OR",
                        ),
                        name="appraisal_supports_what_it_says",
                        violation_error_code="supported_amount",
                        violation_error_message="支持数应大于零、不超过申请数；不予支持的为零。",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("project__isnull", False), models.Q(("state", "CONCLUDED"), _negated=True)),
                        fields=("project", "fiscal_year"),
                        name="appraisal_one_at_a_time",
                        violation_error_message="这个项目本年度已有一项正在进行的事前评估。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AppraisalReason",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "appraisal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reasons",
                        to="registry.appraisal",
                        verbose_name="事前评估",
                    ),
                ),
                ("dimension", wenxiao_site.registry.fields.LineField(max_length=20, verbose_name="维度")),
                (
                    "verdict",
                    wenxiao_site.registry.fields.LineField(
                        blank=True,
                        choices=[("MET", "符合"), ("PARTLY_MET", "基本符合"), ("NOT_MET", "不符合")],
                        default="",
                        max_length=12,
                        verbose_name="判断",
                    ),
                ),
                ("reason", wenxiao_site.registry.fields.ParagraphField(max_length=2000, verbose_name="理由")),
            ],
            options={
                "verbose_name": "评估理由",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("verdict__in", ["", "MET", "NOT_MET", "PARTLY_MET"])),
                        name="appraisalreason_verdict_is_known",
                        violation_error_code="verdict",
                        violation_error_message="判断不在可选范围内。",
                    ),
                    models.UniqueConstraint(fields=("appraisal", "dimension"), name="appraisalreason_once"),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="appraisalreason_not_empty",
                        violation_error_code="reason",
                        violation_error_message="请写明理由。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AppraisalMaterial",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "appraisal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="materials",
                        to="registry.appraisal",
                        verbose_name="事前评估",
                    ),
                ),
                ("key", wenxiao_site.registry.fields.LineField(max_length=40, verbose_name="编号")),
                (
                    "state",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("MISSING", "缺失"),
                            ("RECEIVED", "已收"),
                            ("ACCEPTED", "已通过"),
                            ("RETURNED", "已驳回"),
                        ],
                        default="MISSING",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.evidencefile",
                        verbose_name="文件",
                    ),
                ),
                (
                    "note",
                    wenxiao_site.registry.fields.LineField(blank=True, default="", max_length=200, verbose_name="说明"),
                ),
            ],
            options={
                "verbose_name": "评估资料",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["ACCEPTED", "MISSING", "RECEIVED", "RETURNED"])),
                        name="appraisalmaterial_state_is_known",
                        violation_error_code="state",
                        violation_error_message="状态不在可选范围内。",
                    ),
                    models.UniqueConstraint(fields=("appraisal", "key"), name="appraisalmaterial_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "RETURNED"), _negated=True),
                            models.Q(("note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="appraisalmaterial_returned_with_a_reason",
                        violation_error_code="note",
                        violation_error_message="驳回的资料应写明原因。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EvidenceUse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uses",
                        to="registry.evidencefile",
                        verbose_name="佐证材料",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence_uses",
                        to="registry.project",
                        verbose_name="项目",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence_uses",
                        to="registry.performanceplan",
                        verbose_name="绩效目标表",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence_uses",
                        to="registry.indicator",
                        verbose_name="绩效指标",
                    ),
                ),
                (
                    "budget_amount",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence_uses",
                        to="registry.budgetamount",
                        verbose_name="预算金额",
                    ),
                ),
                (
                    "execution",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence_uses",
                        to="registry.execution",
                        verbose_name="预算执行",
                    ),
                ),
                (
                    "material",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence_uses",
                        to="registry.appraisalmaterial",
                        verbose_name="评估资料",
                    ),
                ),
                (
                    "note",
                    wenxiao_site.registry.fields.LineField(blank=True, default="", max_length=200, verbose_name="说明"),
                ),
                (
                    "used_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="使用人",
                    ),
                ),
                ("used_at", models.DateTimeField(verbose_name="使用时间")),
                ("removed_at", models.DateTimeField(blank=True, null=True, verbose_name="移除时间")),
            ],
            options={
                "verbose_name": "佐证材料的使用",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("budget_amount__isnull", True),
                                ("execution__isnull", True),
                                ("indicator__isnull", True),
                                ("material__isnull", True),
                                ("plan__isnull", True),
                                ("project__isnull", False),
                            ),
                            models.Q(
                                ("budget_amount__isnull", True),
                                ("execution__isnull", True),
                                ("indicator__isnull", True),
                                ("material__isnull", True),
                                ("plan__isnull", False),
                                ("project__isnull", True),
                            ),
                            models.Q(
                                ("budget_amount__isnull", True),
                                ("execution__isnull", True),
                                ("indicator__isnull", False),
                                ("material__isnull", True),
                                ("plan__isnull", True),
                                ("project__isnull", True),
                            ),
                            models.Q(
                                ("budget_amount__isnull", False),
                                ("execution__isnull", True),
                                ("indicator__isnull", True),
                                ("material__isnull", True),
                                ("plan__isnull", True),
                                ("project__isnull", True),
                            ),
                            models.Q(
                                ("budget_amount__isnull", True),
                                ("execution__isnull", False),
                                ("indicator__isnull", True),
                                ("material__isnull", True),
                                ("plan__isnull", True),
                                ("project__isnull", True),
                            ),
                            models.Q(
                                ("budget_amount__isnull", True),
                                ("execution__isnull", True),
                                ("indicator__isnull", True),
                                ("material__isnull", False),
                                ("plan__isnull", True),
                                ("project__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="evidenceuse_for_one_record",
                        violation_error_message="佐证材料每次用于一条记录。",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Expert",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid_from", models.DateField(verbose_name="生效日期")),
                (
                    "valid_to",
                    models.DateField(
                        blank=True,
                        help_text="自这一天起不再有效；留空表示一直有效。",
                        null=True,
                        verbose_name="失效日期",
                    ),
                ),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="expertise",
                        to="registry.person",
                        verbose_name="专家",
                    ),
                ),
                (
                    "employer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.unit",
                        verbose_name="所在单位",
                    ),
                ),
                ("employer_name", wenxiao_site.registry.fields.LineField(max_length=100, verbose_name="工作单位")),
                ("speciality", wenxiao_site.registry.fields.LineField(max_length=100, verbose_name="专业领域")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
            ],
            options={
                "verbose_name": "评审专家",
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="expert_valid_to_after_valid_from",
                        violation_error_code="valid_to",
                        violation_error_message="失效日期应晚于生效日期。",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Panelist",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "appraisal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="panel",
                        to="registry.appraisal",
                        verbose_name="事前评估",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seats",
                        to="registry.person",
                        verbose_name="专家",
                    ),
                ),
                ("place", models.PositiveSmallIntegerField(verbose_name="抽取顺序")),
                (
                    "state",
                    wenxiao_site.registry.fields.LineField(
                        choices=[("SEATED", "入选"), ("RESERVE", "候补"), ("AVOIDED", "回避"), ("EXCUSED", "请辞")],
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                (
                    "reason",
                    wenxiao_site.registry.fields.LineField(blank=True, default="", max_length=200, verbose_name="原因"),
                ),
                (
                    "opinion",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=4000, verbose_name="评审意见"
                    ),
                ),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="交回时间")),
            ],
            options={
                "verbose_name": "专家席位",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["AVOIDED", "EXCUSED", "RESERVE", "SEATED"])),
                        name="panelist_state_is_known",
                        violation_error_code="state",
                        violation_error_message="状态不在可选范围内。",
                    ),
                    models.UniqueConstraint(fields=("appraisal", "person"), name="panelist_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["AVOIDED", "EXCUSED"]), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="panelist_says_why",
                        violation_error_code="reason",
                        violation_error_message="请写明原因。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("submitted_at__isnull", True), ("state", "SEATED"), _connector="OR"),
                        name="panelist_seated_hands_in",
                        violation_error_message="只有入选的专家交评分表。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LeafScore",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "panelist",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scores",
                        to="registry.panelist",
                        verbose_name="专家席位",
                    ),
                ),
                ("leaf", wenxiao_site.registry.fields.LineField(max_length=30, verbose_name="要点")),
                ("points", wenxiao_site.registry.fields.PointsField(verbose_name="得分")),
            ],
            options={
                "verbose_name": "专家评分",
                "constraints": [
                    models.UniqueConstraint(fields=("panelist", "leaf"), name="leafscore_once"),
                    models.CheckConstraint(
                        condition=models.Q(("points__gte", 0)),
                        name="leafscore_not_negative",
                        violation_error_code="points",
                        violation_error_message="得分不能小于零。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OpinionExchange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "appraisal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exchanges",
                        to="registry.appraisal",
                        verbose_name="事前评估",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="发言人",
                    ),
                ),
                ("role", wenxiao_site.registry.fields.LineField(max_length=40, verbose_name="身份")),
                ("text", wenxiao_site.registry.fields.ParagraphField(max_length=4000, verbose_name="意见")),
                ("written_at", models.DateTimeField(verbose_name="时间")),
            ],
            options={
                "verbose_name": "意见交换",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="opinionexchange_not_empty",
                        violation_error_code="text",
                        violation_error_message="请填写意见。",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CostItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "appraisal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cost_items",
                        to="registry.appraisal",
                        verbose_name="事前评估",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="顺序")),
                (
                    "side",
                    wenxiao_site.registry.fields.LineField(
                        choices=[("COST", "成本"), ("BENEFIT", "效益")], max_length=8, verbose_name="成本或效益"
                    ),
                ),
                ("name", wenxiao_site.registry.fields.LineField(max_length=100, verbose_name="名称")),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="年度")),
                ("amount", wenxiao_site.registry.fields.AmountField(verbose_name="金额（元）")),
                ("quantity", wenxiao_site.registry.fields.ValueField(blank=True, null=True, verbose_name="数量")),
                (
                    "measurement_unit",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=20, verbose_name="计量单位"
                    ),
                ),
            ],
            options={
                "verbose_name": "成本效益项",
                "ordering": ("position", "id"),
                "indexes": [models.Index(fields=["name", "measurement_unit"], name="costitem_by_name")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("fiscal_year__gte", 1949), ("fiscal_year__lte", 2200)),
                        name="costitem_fiscal_year_is_plausible",
                        violation_error_code="fiscal_year",
                        violation_error_message="预算年度应在 1949 到 2200 之间。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("side__in", ["BENEFIT", "COST"])),
                        name="costitem_side_is_known",
                        violation_error_code="side",
                        violation_error_message="成本或效益不在可选范围内。",
                    ),
                    models.UniqueConstraint(fields=("appraisal", "position"), name="costitem_in_order"),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gte", 0)),
                        name="costitem_not_negative",
                        violation_error_code="amount",
                        violation_error_message="金额不能小于零。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("quantity__isnull", True),
                            models.Q(("quantity__gt", 0), models.Q(("measurement_unit", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="costitem_quantity_has_a_unit",
                        violation_error_code="measurement_unit",
                        violation_error_message="数量应大于零，并写明计量单位。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AuditEvent",
            fields=[
                ("sequence", models.PositiveBigIntegerField(primary_key=True, serialize=False, verbose_name="序号")),
                ("at", models.DateTimeField(verbose_name="时间")),
                ("action", wenxiao_site.registry.fields.LineField(max_length=60, verbose_name="动作")),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="操作人",
                    ),
                ),
                (
                    "hat",
                    wenxiao_site.registry.fields.LineField(blank=True, default="", max_length=200, verbose_name="身份"),
                ),
                ("object_type", wenxiao_site.registry.fields.LineField(max_length=40, verbose_name="对象类型")),
                ("object_id", wenxiao_site.registry.fields.LineField(max_length=40, verbose_name="对象编号")),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="registry.project",
                        verbose_name="项目",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="registry.unit",
                        verbose_name="单位",
                    ),
                ),
                ("before", wenxiao_site.registry.fields.ParagraphField(blank=True, default="", verbose_name="变更前")),
                ("after", wenxiao_site.registry.fields.ParagraphField(blank=True, default="", verbose_name="变更后")),
                ("algorithm", wenxiao_site.registry.fields.LineField(max_length=10, verbose_name="校验算法")),
                ("previous_hash", wenxiao_site.registry.fields.LineField(max_length=64, verbose_name="上一条的校验值")),
                ("hash", wenxiao_site.registry.fields.LineField(max_length=64, unique=True, verbose_name="校验值")),
            ],
            options={
                "verbose_name": "审计记录",
                "ordering": ("sequence",),
                "indexes": [
                    models.Index(fields=["action", "sequence"], name="auditevent_of_action"),
                    models.Index(fields=["project", "sequence"], name="auditevent_of_project"),
                    models.Index(fields=["unit", "sequence"], name="auditevent_of_unit"),
                    models.Index(fields=["person", "sequence"], name="auditevent_of_person"),
                    models.Index(fields=["object_type", "object_id", "sequence"], name="auditevent_of_object"),
                ],
            },
        ),
        migrations.CreateModel(
            name="AuditTail",
            fields=[
                (
                    "id",
                    models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False, verbose_name="编号"),
                ),
                ("sequence", models.PositiveBigIntegerField(default=0, verbose_name="最后的序号")),
                ("hash", wenxiao_site.registry.fields.LineField(max_length=64, verbose_name="最后的校验值")),
            ],
            options={
                "verbose_name": "审计链末端",
                "constraints": [models.CheckConstraint(condition=models.Q(("id", 1)), name="audittail_is_one")],
            },
        ),
        migrations.CreateModel(
            name="Round",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rounds",
                        to="registry.region",
                        verbose_name="地区",
                    ),
                ),
                (
                    "stage",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("APPRAISAL", "事前评估"),
                            ("TARGETS", "绩效目标"),
                            ("MONITORING", "运行监控"),
                            ("EVALUATION", "绩效评价"),
                            ("APPLICATION", "结果应用"),
                        ],
                        max_length=12,
                        verbose_name="环节",
                    ),
                ),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                ("name", wenxiao_site.registry.fields.LineField(max_length=60, verbose_name="名称")),
                ("opens_on", models.DateField(verbose_name="开始日期")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="结束日期")),
                (
                    "document",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=200, verbose_name="通知文件"
                    ),
                ),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
            ],
            options={
                "verbose_name": "工作批次",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("fiscal_year__gte", 1949), ("fiscal_year__lte", 2200)),
                        name="round_fiscal_year_is_plausible",
                        violation_error_code="fiscal_year",
                        violation_error_message="预算年度应在 1949 到 2200 之间。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("stage__in", ["APPLICATION", "APPRAISAL", "EVALUATION", "MONITORING", "TARGETS"])
                        ),
                        name="round_stage_is_known",
                        violation_error_code="stage",
                        violation_error_message="环节不在可选范围内。",
                    ),
                    models.UniqueConstraint(
                        fields=("region", "stage", "fiscal_year", "name"),
                        name="round_name_once",
                        violation_error_code="name",
                        violation_error_message="这个地区本年度本环节已有同名批次。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_on__isnull", True), ("closed_on__gte", models.F("opens_on")), _connector="OR"
                        ),
                        name="round_days_in_order",
                        violation_error_code="closed_on",
                        violation_error_message="结束日期不能早于开始日期。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Deadline",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deadlines",
                        to="registry.round",
                        verbose_name="工作批次",
                    ),
                ),
                (
                    "step",
                    wenxiao_site.registry.fields.LineField(
                        choices=[("UNIT", "单位报送"), ("DEPARTMENT", "主管部门审核"), ("FINANCE", "财政部门审核")],
                        max_length=12,
                        verbose_name="步骤",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deadlines",
                        to="registry.unit",
                        verbose_name="单位",
                    ),
                ),
                ("due_on", models.DateField(verbose_name="截止日期")),
                (
                    "reason",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=200, verbose_name="延期原因"
                    ),
                ),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
            ],
            options={
                "verbose_name": "截止日期",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("step__in", ["DEPARTMENT", "FINANCE", "UNIT"])),
                        name="deadline_step_is_known",
                        violation_error_code="step",
                        violation_error_message="步骤不在可选范围内。",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("unit__isnull", True)),
                        fields=("round", "step"),
                        name="deadline_one_for_all",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("unit__isnull", False)),
                        fields=("round", "step", "unit"),
                        name="deadline_one_for_a_unit",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("unit__isnull", True), models.Q(("reason", ""), _negated=True), _connector="OR"
                        ),
                        name="deadline_extension_has_a_reason",
                        violation_error_code="reason",
                        violation_error_message="给单位延期应写明原因。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TargetReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="registry.performanceplan",
                        verbose_name="绩效目标表",
                    ),
                ),
                ("plan_revision", models.PositiveIntegerField(verbose_name="审核时的修改次数")),
                (
                    "reviewer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="target_reviews",
                        to="registry.person",
                        verbose_name="审核人",
                    ),
                ),
                (
                    "role",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("UNIT_CLERK", "单位经办"),
                            ("UNIT_HEAD", "单位负责人"),
                            ("DEPARTMENT_REVIEWER", "主管部门审核"),
                            ("SECTOR_DESK", "财政业务科室"),
                            ("PERFORMANCE_DESK", "财政绩效科"),
                            ("BUDGET_DESK", "财政预算科"),
                            ("FINANCE_LEADER", "财政局领导"),
                            ("GOVERNMENT_LEADER", "党委政府领导"),
                            ("EXTERNAL_EVALUATOR", "第三方机构"),
                            ("EXPERT", "评审专家"),
                            ("OBSERVER", "人大、审计监督"),
                            ("SYSTEM_ADMINISTRATOR", "系统管理员"),
                            ("SECURITY_ADMINISTRATOR", "安全保密管理员"),
                            ("AUDITOR", "安全审计员"),
                        ],
                        max_length=24,
                        verbose_name="审核角色",
                    ),
                ),
                ("completeness", wenxiao_site.registry.fields.PointsField(verbose_name="完整性得分")),
                ("relevance", wenxiao_site.registry.fields.PointsField(verbose_name="相关性得分")),
                ("adequacy", wenxiao_site.registry.fields.PointsField(verbose_name="适当性得分")),
                ("feasibility", wenxiao_site.registry.fields.PointsField(verbose_name="可行性得分")),
                ("total", wenxiao_site.registry.fields.PointsField(verbose_name="审核得分")),
                (
                    "grade",
                    wenxiao_site.registry.fields.LineField(
                        choices=[("EXCELLENT", "优"), ("GOOD", "良"), ("FAIR", "中"), ("POOR", "差")],
                        max_length=10,
                        verbose_name="审核等级",
                    ),
                ),
                (
                    "consequence",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("PASS", "进入下一步"),
                            ("FIX", "直接修改后进入下一步"),
                            ("RETURN", "退回修改重报"),
                            ("BLOCK", "不得进入下一步"),
                        ],
                        max_length=8,
                        verbose_name="处理",
                    ),
                ),
                (
                    "opinion",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=2000, verbose_name="审核意见"
                    ),
                ),
                ("findings", models.PositiveIntegerField(verbose_name="审核时的问题数")),
                ("rulebook_digest", wenxiao_site.registry.fields.LineField(max_length=64, verbose_name="规则库摘要")),
                ("at", models.DateTimeField(verbose_name="审核时间")),
            ],
            options={
                "verbose_name": "绩效目标审核",
                "indexes": [models.Index(fields=["plan", "id"], name="targetreview_of_plan")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "role__in",
                                [
                                    "AUDITOR",
                                    "BUDGET_DESK",
                                    "DEPARTMENT_REVIEWER",
                                    "EXPERT",
                                    "EXTERNAL_EVALUATOR",
                                    "FINANCE_LEADER",
                                    "GOVERNMENT_LEADER",
                                    "OBSERVER",
                                    "PERFORMANCE_DESK",
                                    "SECTOR_DESK",
                                    "SECURITY_ADMINISTRATOR",
                                    "SYSTEM_ADMINISTRATOR",
                                    "UNIT_CLERK",
                                    "UNIT_HEAD",
                                ],
                            )
                        ),
                        name="targetreview_role_is_known",
                        violation_error_code="role",
                        violation_error_message="审核角色不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("grade__in", ["EXCELLENT", "FAIR", "GOOD", "POOR"])),
                        name="targetreview_grade_is_known",
                        violation_error_code="grade",
                        violation_error_message="审核等级不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("consequence__in", ["BLOCK", "FIX", "PASS", "RETURN"])),
                        name="targetreview_consequence_is_known",
                        violation_error_code="consequence",
                        violation_error_message="处理不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("completeness__gte", 0)),
                        name="targetreview_completeness_not_negative",
                        violation_error_code="completeness",
                        violation_error_message="得分不能小于零。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("relevance__gte", 0)),
                        name="targetreview_relevance_not_negative",
                        violation_error_code="relevance",
                        violation_error_message="得分不能小于零。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("adequacy__gte", 0)),
                        name="targetreview_adequacy_not_negative",
                        violation_error_code="adequacy",
                        violation_error_message="得分不能小于零。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("feasibility__gte", 0)),
                        name="targetreview_feasibility_not_negative",
                        violation_error_code="feasibility",
                        violation_error_message="得分不能小于零。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "total",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("completeness"), "+", models.F("relevance")
                                        ),
                                        "+",
                                        models.F("adequacy"),
                                    ),
                                    "+",
                                    models.F("feasibility"),
                                ),
                            )
                        ),
                        name="targetreview_total_is_sum",
                        violation_error_message="审核得分应为四部分得分之和。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("consequence", "PASS"), models.Q(("opinion", ""), _negated=True), _connector="OR"
                        ),
                        name="targetreview_says_why",
                        violation_error_code="opinion",
                        violation_error_message="没有通过的目标，请写明要修改什么。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TargetMending",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mendings",
                        to="registry.performanceplan",
                        verbose_name="绩效目标表",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mendings",
                        to="registry.targetreview",
                        verbose_name="绩效目标审核",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="提出人",
                    ),
                ),
                ("proposed_at", models.DateTimeField(verbose_name="提出时间")),
                ("reason", wenxiao_site.registry.fields.ParagraphField(max_length=1000, verbose_name="修改理由")),
                ("old", wenxiao_site.registry.fields.ParagraphField(max_length=200000, verbose_name="修改前")),
                ("new", wenxiao_site.registry.fields.ParagraphField(max_length=200000, verbose_name="修改后")),
                ("plan_revision", models.PositiveIntegerField(verbose_name="提出时的修改次数")),
                (
                    "mended_revision",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="修改后的修改次数"),
                ),
                (
                    "state",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("PROPOSED", "待单位答复"),
                            ("AGREED", "正在修改"),
                            ("MENDED", "已当场修改"),
                            ("DECLINED", "单位不同意"),
                        ],
                        default="PROPOSED",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                (
                    "answer",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=1000, verbose_name="单位答复"
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="答复人",
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="答复时间")),
            ],
            options={
                "verbose_name": "当场修改",
                "indexes": [models.Index(fields=["plan", "id"], name="targetmending_of_plan")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["AGREED", "DECLINED", "MENDED", "PROPOSED"])),
                        name="targetmending_state_is_known",
                        violation_error_code="state",
                        violation_error_message="状态不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="targetmending_says_why",
                        violation_error_code="reason",
                        violation_error_message="请写明为什么这样修改。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "DECLINED"), _negated=True),
                            models.Q(("answer", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="targetmending_declined_with_words",
                        violation_error_code="answer",
                        violation_error_message="不同意的，请写明理由。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("state", "PROPOSED")),
                            models.Q(
                                models.Q(("state", "PROPOSED"), _negated=True),
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="targetmending_answered_by_somebody",
                        violation_error_message="答复应写明答复人和时间。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("mended_revision__isnull", False), ("state", "MENDED")),
                            models.Q(models.Q(("state", "MENDED"), _negated=True), ("mended_revision__isnull", True)),
                            _connector="OR",
                        ),
                        name="targetmending_mended_into_a_revision",
                        violation_error_message="当场修改应记下修改后的修改次数。",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "PROPOSED")),
                        fields=("plan",),
                        name="targetmending_one_waits",
                        violation_error_message="这张绩效目标表已有一项当场修改在等单位答复。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BudgetRound",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "campaign",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="budget_round",
                        to="registry.round",
                        verbose_name="工作批次",
                    ),
                ),
                (
                    "kind",
                    wenxiao_site.registry.fields.LineField(
                        choices=[("FIRST", "一上"), ("SECOND", "二上"), ("MID_YEAR", "年中追加")],
                        max_length=10,
                        verbose_name="轮次",
                    ),
                ),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
            ],
            options={
                "verbose_name": "预算编制轮次",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["FIRST", "MID_YEAR", "SECOND"])),
                        name="budgetround_kind_is_known",
                        violation_error_code="kind",
                        violation_error_message="轮次不在可选范围内。",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BudgetRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requests",
                        to="registry.budgetround",
                        verbose_name="预算编制轮次",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="budget_requests",
                        to="registry.project",
                        verbose_name="项目",
                    ),
                ),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                (
                    "plan",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="budget_request",
                        to="registry.performanceplan",
                        verbose_name="绩效目标表",
                    ),
                ),
                (
                    "appraisal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="budget_requests",
                        to="registry.appraisal",
                        verbose_name="事前评估",
                    ),
                ),
                ("requested_amount", wenxiao_site.registry.fields.AmountField(verbose_name="申请数（元）")),
                (
                    "supported_amount",
                    wenxiao_site.registry.fields.AmountField(blank=True, null=True, verbose_name="财政审核数（元）"),
                ),
                (
                    "approved_amount",
                    wenxiao_site.registry.fields.AmountField(blank=True, null=True, verbose_name="批复数（元）"),
                ),
                ("is_major_undertaking", models.BooleanField(default=False, verbose_name="新增重大事业发展类")),
                (
                    "basis",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=4000, verbose_name="申请理由和测算依据"
                    ),
                ),
                (
                    "explanation",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=1000, verbose_name="情况说明"
                    ),
                ),
                ("rank", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="部门排序")),
                (
                    "target_grade",
                    wenxiao_site.registry.fields.LineField(
                        blank=True,
                        choices=[("EXCELLENT", "优"), ("GOOD", "良"), ("FAIR", "中"), ("POOR", "差")],
                        default="",
                        max_length=10,
                        verbose_name="绩效目标审核等级",
                    ),
                ),
                ("appraisal_required", models.BooleanField(default=False, verbose_name="须先开展事前评估")),
                (
                    "tier",
                    wenxiao_site.registry.fields.LineField(
                        blank=True,
                        choices=[("GENERAL", "一般"), ("KEY", "重点")],
                        default="",
                        max_length=10,
                        verbose_name="评估类别",
                    ),
                ),
                (
                    "rulebook_digest",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=64, verbose_name="规则库校验值"
                    ),
                ),
                (
                    "state",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("DRAFTED", "编制中"),
                            ("SUBMITTED", "已申报"),
                            ("REVIEWED", "部门已审核"),
                            ("SUPPORTED", "财政已审核"),
                            ("APPROVED", "已批复"),
                            ("PUBLISHED", "已公开"),
                            ("RETURNED", "退回修改"),
                        ],
                        default="DRAFTED",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                (
                    "opinion",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=2000, verbose_name="审核意见"
                    ),
                ),
                (
                    "document",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=200, verbose_name="批复文件"
                    ),
                ),
                (
                    "address",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=300, verbose_name="公开网址"
                    ),
                ),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="申报时间")),
                ("published_on", models.DateField(blank=True, null=True, verbose_name="公开日期")),
                ("revision", models.PositiveIntegerField(default=1, verbose_name="修改次数")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
            ],
            options={
                "verbose_name": "预算申请",
                "indexes": [
                    models.Index(fields=["project", "fiscal_year"], name="budgetrequest_of_project"),
                    models.Index(fields=["round", "state", "id"], name="budgetrequest_in_round"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("fiscal_year__gte", 1949), ("fiscal_year__lte", 2200)),
                        name="budgetrequest_fiscal_year_is_plausible",
                        violation_error_code="fiscal_year",
                        violation_error_message="预算年度应在 1949 到 2200 之间。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                ["APPROVED", "DRAFTED", "PUBLISHED", "RETURNED", "REVIEWED", "SUBMITTED", "SUPPORTED"],
                            )
                        ),
                        name="budgetrequest_state_is_known",
                        violation_error_code="state",
                        violation_error_message="状态不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("target_grade__in", ["", "EXCELLENT", "FAIR", "GOOD", "POOR"])),
                        name="budgetrequest_target_grade_is_known",
                        violation_error_code="target_grade",
                        violation_error_message="绩效目标审核等级不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tier__in", ["", "GENERAL", "KEY"])),
                        name="budgetrequest_tier_is_known",
                        violation_error_code="tier",
                        violation_error_message="评估类别不在可选范围内。",
                    ),
                    models.UniqueConstraint(
                        fields=("round", "project"),
                        name="budgetrequest_once_in_a_round",
                        violation_error_code="project",
                        violation_error_message="这个项目在本轮已有预算申请。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("requested_amount__gt", 0)),
                        name="budgetrequest_asks_for_money",
                        violation_error_code="requested_amount",
                        violation_error_message="申请数应大于零。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ["APPROVED", "PUBLISHED", "REVIEWED", "SUBMITTED", "SUPPORTED"]),
                                _negated=True,
                            ),
                            ("plan__isnull", False),
                            _connector="OR",
                        ),
                        name="budgetrequest_money_needs_a_target",
                        violation_error_code="plan",
                        violation_error_message="预算申请与绩效目标同步申报：还没有绩效目标。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ["APPROVED", "PUBLISHED", "REVIEWED", "SUBMITTED", "SUPPORTED"]),
                                _negated=True,
                            ),
                            ("appraisal_required", False),
                            ("appraisal__isnull", False),
                            _connector="OR",
                        ),
                        name="budgetrequest_money_needs_its_appraisal",
                        violation_error_code="appraisal",
                        violation_error_message="须先开展事前评估，没有评估结论不能申报。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["APPROVED", "PUBLISHED", "REVIEWED", "SUPPORTED"]), _negated=True),
                            models.Q(("rank__isnull", False), ("target_grade__in", ["EXCELLENT", "GOOD"])),
                            _connector="OR",
                        ),
                        name="budgetrequest_reviewed_with_its_target",
                        violation_error_code="target_grade",
                        violation_error_message="绩效目标审核为优或良、并排序后，预算申请才能通过审核。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["APPROVED", "PUBLISHED", "SUPPORTED"]), _negated=True),
                            models.Q(
                                ("supported_amount__gt", 0), ("supported_amount__lte", models.F("requested_amount"))
                            ),
                            _connector="OR",
                        ),
                        name="budgetrequest_supported_within_the_request",
                        violation_error_code="supported_amount",
                        violation_error_message="财政审核数应大于零，不超过申请数。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["APPROVED", "PUBLISHED"]), _negated=True),
                            models.Q(
                                ("approved_amount__gt", 0),
                                ("approved_amount__lte", models.F("supported_amount")),
                                models.Q(("document", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="budgetrequest_approved_within_the_support",
                        violation_error_code="approved_amount",
                        violation_error_message="批复数应大于零，不超过财政审核数，并写明批复文件。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("published_on__isnull", False), ("state", "PUBLISHED")),
                            models.Q(models.Q(("state", "PUBLISHED"), _negated=True), ("published_on__isnull", True)),
                            _connector="OR",
                        ),
                        name="budgetrequest_published_on_a_day",
                        violation_error_code="published_on",
                        violation_error_message="公开应写明日期。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Demonstration",
            fields=[
                (
                    "id",
                    models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False, verbose_name="编号"),
                ),
                ("notice", wenxiao_site.registry.fields.LineField(max_length=200, verbose_name="提示")),
                ("as_of", models.DateField(verbose_name="演示日期")),
                ("password", wenxiao_site.registry.fields.LineField(max_length=40, verbose_name="演示密码")),
                ("logins", wenxiao_site.registry.fields.ParagraphField(max_length=4000, verbose_name="演示登录名")),
                ("seed", models.PositiveBigIntegerField(verbose_name="随机种子")),
            ],
            options={
                "verbose_name": "演示数据标记",
                "constraints": [models.CheckConstraint(condition=models.Q(("id", 1)), name="demonstration_is_one")],
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="drafts",
                        to="registry.person",
                        verbose_name="填写人",
                    ),
                ),
                ("path", wenxiao_site.registry.fields.LineField(max_length=300, verbose_name="页面地址")),
                ("fields", wenxiao_site.registry.fields.ParagraphField(max_length=1000000, verbose_name="填写内容")),
                ("saved_at", models.DateTimeField(verbose_name="自动保存时间")),
            ],
            options={
                "verbose_name": "未提交的填写",
                "constraints": [models.UniqueConstraint(fields=("person", "path"), name="draft_one_for_a_page")],
            },
        ),
        migrations.CreateModel(
            name="SavedView",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="saved_views",
                        to="registry.person",
                        verbose_name="使用人",
                    ),
                ),
                ("listing", wenxiao_site.registry.fields.LineField(max_length=40, verbose_name="列表")),
                ("name", wenxiao_site.registry.fields.LineField(max_length=40, verbose_name="名称")),
                (
                    "query",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=2000, verbose_name="条件"
                    ),
                ),
                ("kept_at", models.DateTimeField(verbose_name="保存时间")),
            ],
            options={
                "verbose_name": "常用视图",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "listing", "name"),
                        name="savedview_name_once",
                        violation_error_code="name",
                        violation_error_message="已有同名的视图，请换一个名称。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="savedview_has_a_name",
                        violation_error_code="name",
                        violation_error_message="请填写视图名称。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Credential",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid_from", models.DateField(verbose_name="生效日期")),
                (
                    "valid_to",
                    models.DateField(
                        blank=True,
                        help_text="自这一天起不再有效；留空表示一直有效。",
                        null=True,
                        verbose_name="失效日期",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="credentials",
                        to="registry.unit",
                        verbose_name="第三方机构",
                    ),
                ),
                (
                    "capacity",
                    wenxiao_site.registry.fields.LineField(
                        choices=[("AGENCY", "机构资质"), ("LEAD", "主评人"), ("EXPERT", "合作专家")],
                        max_length=8,
                        verbose_name="身份",
                    ),
                ),
                ("holder", wenxiao_site.registry.fields.LineField(max_length=60, verbose_name="持有人")),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="credentials",
                        to="registry.person",
                        verbose_name="持有人账号",
                    ),
                ),
                ("title", wenxiao_site.registry.fields.LineField(max_length=100, verbose_name="资质名称")),
                ("number", wenxiao_site.registry.fields.LineField(max_length=60, verbose_name="证书编号")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
            ],
            options={
                "verbose_name": "第三方资质",
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="credential_valid_to_after_valid_from",
                        violation_error_code="valid_to",
                        violation_error_message="失效日期应晚于生效日期。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("capacity__in", ["AGENCY", "EXPERT", "LEAD"])),
                        name="credential_capacity_is_known",
                        violation_error_code="capacity",
                        violation_error_message="身份不在可选范围内。",
                    ),
                    models.UniqueConstraint(
                        fields=("unit", "number"),
                        name="credential_number_once",
                        violation_error_code="number",
                        violation_error_message="这个机构已登记同一编号的资质。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ConflictDeclaration",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid_from", models.DateField(verbose_name="生效日期")),
                (
                    "valid_to",
                    models.DateField(
                        blank=True,
                        help_text="自这一天起不再有效；留空表示一直有效。",
                        null=True,
                        verbose_name="失效日期",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conflicts",
                        to="registry.unit",
                        verbose_name="第三方机构",
                    ),
                ),
                (
                    "about",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.unit",
                        verbose_name="应回避的单位",
                    ),
                ),
                ("holder", wenxiao_site.registry.fields.LineField(max_length=60, verbose_name="有关人员")),
                ("relation", wenxiao_site.registry.fields.LineField(max_length=200, verbose_name="关系")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
            ],
            options={
                "verbose_name": "利益冲突申报",
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="conflictdeclaration_valid_to_after_valid_from",
                        violation_error_code="valid_to",
                        violation_error_message="失效日期应晚于生效日期。",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="EvaluatorSuspension",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid_from", models.DateField(verbose_name="生效日期")),
                (
                    "valid_to",
                    models.DateField(
                        blank=True,
                        help_text="自这一天起不再有效；留空表示一直有效。",
                        null=True,
                        verbose_name="失效日期",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="suspensions",
                        to="registry.unit",
                        verbose_name="第三方机构",
                    ),
                ),
                (
                    "credential",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="suspensions",
                        to="registry.credential",
                        verbose_name="主评人",
                    ),
                ),
                ("reason", wenxiao_site.registry.fields.LineField(max_length=200, verbose_name="暂停原因")),
                ("document", wenxiao_site.registry.fields.LineField(max_length=100, verbose_name="依据")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
            ],
            options={
                "verbose_name": "第三方暂停委托",
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="evaluatorsuspension_valid_to_after_valid_from",
                        violation_error_code="valid_to",
                        violation_error_message="失效日期应晚于生效日期。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("valid_to__isnull", False)),
                        name="evaluatorsuspension_ends",
                        violation_error_code="valid_to",
                        violation_error_message="请填写暂停到哪一天为止。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Commission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "evaluation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commissions",
                        to="registry.evaluation",
                        verbose_name="绩效评价",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commissions",
                        to="registry.unit",
                        verbose_name="第三方机构",
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commissions",
                        to="registry.credential",
                        verbose_name="主评人",
                    ),
                ),
                ("contract", wenxiao_site.registry.fields.LineField(max_length=100, verbose_name="委托合同")),
                ("fee", wenxiao_site.registry.fields.AmountField(verbose_name="委托费用（元）")),
                ("reason", wenxiao_site.registry.fields.ParagraphField(max_length=1000, verbose_name="选用理由")),
                (
                    "selection_score",
                    wenxiao_site.registry.fields.PointsField(blank=True, null=True, verbose_name="选用得分"),
                ),
                (
                    "considered",
                    wenxiao_site.registry.fields.ParagraphField(blank=True, default="", verbose_name="候选机构和得分"),
                ),
                (
                    "state",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("OFFERED", "已发出"),
                            ("ACCEPTED", "已承接"),
                            ("DECLINED", "已谢绝"),
                            ("DELIVERED", "已交付"),
                            ("RETURNED", "退回修改"),
                            ("APPROVED", "验收通过"),
                        ],
                        default="OFFERED",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                (
                    "opinion",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=1000, verbose_name="意见"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="registry.evidencefile",
                        verbose_name="评价报告",
                    ),
                ),
                (
                    "report_text",
                    wenxiao_site.registry.fields.ParagraphField(blank=True, default="", verbose_name="报告文字"),
                ),
                (
                    "copied_ratio",
                    wenxiao_site.registry.fields.RatioField(blank=True, null=True, verbose_name="文字相似度"),
                ),
                (
                    "copied_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="copies",
                        to="registry.commission",
                        verbose_name="相似的报告",
                    ),
                ),
                ("returned", models.PositiveSmallIntegerField(default=0, verbose_name="退回次数")),
                (
                    "quality",
                    wenxiao_site.registry.fields.PointsField(blank=True, null=True, verbose_name="报告质量得分"),
                ),
                ("offered_at", models.DateTimeField(verbose_name="发出时间")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="办结时间")),
            ],
            options={
                "verbose_name": "第三方委托",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["ACCEPTED", "APPROVED", "DECLINED", "DELIVERED", "OFFERED", "RETURNED"])
                        ),
                        name="commission_state_is_known",
                        violation_error_code="state",
                        violation_error_message="状态不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("fee__gte", 0)),
                        name="commission_fee_not_negative",
                        violation_error_code="fee",
                        violation_error_message="委托费用不能小于零。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("quality__isnull", True),
                            models.Q(("quality__gte", 0), ("quality__lte", 100)),
                            _connector="OR",
                        ),
                        name="commission_quality_within_hundred",
                        violation_error_code="quality",
                        violation_error_message="报告质量得分应在 0 到 100 之间。",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "DECLINED"), _negated=True),
                        fields=("evaluation",),
                        name="commission_one_at_a_time",
                        violation_error_message="这项评价已委托给一家机构。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CommissionExpert",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "commission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="experts",
                        to="registry.commission",
                        verbose_name="第三方委托",
                    ),
                ),
                (
                    "credential",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="registry.credential",
                        verbose_name="专家",
                    ),
                ),
            ],
            options={
                "verbose_name": "委托的专家",
                "constraints": [
                    models.UniqueConstraint(fields=("commission", "credential"), name="commissionexpert_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="QualityRating",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "commission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ratings",
                        to="registry.commission",
                        verbose_name="第三方委托",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="顺序")),
                ("label", wenxiao_site.registry.fields.LineField(max_length=60, verbose_name="评分项")),
                ("max_points", wenxiao_site.registry.fields.PointsField(verbose_name="分值")),
                ("points", wenxiao_site.registry.fields.PointsField(verbose_name="得分")),
                (
                    "note",
                    wenxiao_site.registry.fields.LineField(blank=True, default="", max_length=200, verbose_name="说明"),
                ),
            ],
            options={
                "verbose_name": "报告质量评分",
                "ordering": ("position", "id"),
                "constraints": [
                    models.UniqueConstraint(fields=("commission", "position"), name="qualityrating_once"),
                    models.CheckConstraint(
                        condition=models.Q(("points__gte", 0), ("points__lte", models.F("max_points"))),
                        name="qualityrating_points_within_most",
                        violation_error_code="points",
                        violation_error_message="得分应在 0 到分值之间。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SecondScoring",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "evaluation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="second_scoring",
                        to="registry.evaluation",
                        verbose_name="绩效评价",
                    ),
                ),
                (
                    "scorer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="second_scorings",
                        to="registry.person",
                        verbose_name="复评人",
                    ),
                ),
                ("seed", wenxiao_site.registry.fields.LineField(max_length=40, verbose_name="随机种子")),
                ("listed", models.PositiveIntegerField(verbose_name="参加抽取")),
                (
                    "drawn_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="抽取人",
                    ),
                ),
                ("drawn_at", models.DateTimeField(verbose_name="抽取时间")),
                ("score", wenxiao_site.registry.fields.PointsField(blank=True, null=True, verbose_name="复评得分")),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="交回时间")),
            ],
            options={
                "verbose_name": "双评",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("score__isnull", True), ("submitted_at__isnull", True)),
                            models.Q(("score__isnull", False), ("submitted_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="secondscoring_score_when_submitted",
                        violation_error_message="交回时应有总分。",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SecondScore",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "scoring",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scores",
                        to="registry.secondscoring",
                        verbose_name="双评",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="second_scores",
                        to="registry.evaluationline",
                        verbose_name="评价指标",
                    ),
                ),
                ("points", wenxiao_site.registry.fields.PointsField(verbose_name="复评给分")),
                (
                    "note",
                    wenxiao_site.registry.fields.LineField(blank=True, default="", max_length=200, verbose_name="依据"),
                ),
            ],
            options={
                "verbose_name": "双评给分",
                "constraints": [
                    models.UniqueConstraint(fields=("scoring", "line"), name="secondscore_once"),
                    models.CheckConstraint(
                        condition=models.Q(("points__gte", 0)),
                        name="secondscore_not_negative",
                        violation_error_code="points",
                        violation_error_message="得分不能小于零。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportJob",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", wenxiao_site.registry.fields.LineField(max_length=200, verbose_name="文件名")),
                ("sha256", wenxiao_site.registry.fields.LineField(max_length=64, verbose_name="文件校验值")),
                ("size", models.PositiveBigIntegerField(verbose_name="文件大小")),
                (
                    "state",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("WAITING", "等待检查"),
                            ("CHECKED", "检查通过，待确认"),
                            ("CONFIRMED", "等待导入"),
                            ("DONE", "已导入"),
                            ("REFUSED", "有错误，没有导入"),
                            ("WITHDRAWN", "已撤回"),
                        ],
                        default="WAITING",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="imports",
                        to="registry.person",
                        verbose_name="经办人",
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.post",
                        verbose_name="岗位",
                    ),
                ),
                ("is_unit_checked", models.BooleanField(default=False, verbose_name="已核对金额单位是元")),
                ("confirms_itself", models.BooleanField(default=False, verbose_name="检查通过后自动导入")),
                (
                    "counts",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=4000, verbose_name="行数"
                    ),
                ),
                (
                    "problems",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=2000000, verbose_name="问题"
                    ),
                ),
                ("problem_count", models.PositiveIntegerField(default=0, verbose_name="问题个数")),
                (
                    "notes",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=2000000, verbose_name="保留本地填写的内容"
                    ),
                ),
                ("brought_at", models.DateTimeField(verbose_name="上传时间")),
                ("imported_at", models.DateTimeField(blank=True, null=True, verbose_name="导入时间")),
            ],
            options={
                "verbose_name": "数据导入",
                "indexes": [models.Index(fields=["person", "id"], name="importjob_of_person")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["CHECKED", "CONFIRMED", "DONE", "REFUSED", "WAITING", "WITHDRAWN"])
                        ),
                        name="importjob_state_is_known",
                        violation_error_code="state",
                        violation_error_message="状态不在可选范围内。",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["CHECKED", "CONFIRMED", "DONE", "WAITING"])),
                        fields=("sha256",),
                        name="importjob_content_once",
                        violation_error_code="name",
                        violation_error_message="同样内容的文件已经上传或导入过，不重复导入。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("imported_at__isnull", False), ("state", "DONE")),
                            models.Q(models.Q(("state", "DONE"), _negated=True), ("imported_at__isnull", True)),
                            _connector="OR",
                        ),
                        name="importjob_imported_at_a_moment",
                        violation_error_message="已导入的文件应有导入时间。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportedContent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "project",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="imported",
                        to="registry.project",
                        verbose_name="项目",
                    ),
                ),
                (
                    "plan",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="imported",
                        to="registry.performanceplan",
                        verbose_name="绩效目标表",
                    ),
                ),
                ("content", wenxiao_site.registry.fields.ParagraphField(verbose_name="文件里的内容")),
                (
                    "job",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.importjob",
                        verbose_name="数据导入",
                    ),
                ),
            ],
            options={
                "verbose_name": "导入的内容",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("plan__isnull", True), ("project__isnull", False)),
                            models.Q(("plan__isnull", False), ("project__isnull", True)),
                            _connector="OR",
                        ),
                        name="importedcontent_of_a_project_or_a_plan",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AccessToken",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", wenxiao_site.registry.fields.LineField(max_length=100, verbose_name="用途")),
                (
                    "digest",
                    wenxiao_site.registry.fields.LineField(max_length=64, unique=True, verbose_name="密钥校验值"),
                ),
                ("beginning", wenxiao_site.registry.fields.LineField(max_length=12, verbose_name="密钥开头")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="access_tokens",
                        to="registry.person",
                        verbose_name="持有人",
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="access_tokens",
                        to="registry.post",
                        verbose_name="岗位",
                    ),
                ),
                ("scopes", wenxiao_site.registry.fields.LineField(max_length=60, verbose_name="允许的操作")),
                ("expires_on", models.DateField(verbose_name="失效日期")),
                ("issued_at", models.DateTimeField(verbose_name="发放时间")),
                ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="作废时间")),
            ],
            options={
                "verbose_name": "接口密钥",
                "indexes": [models.Index(fields=["person", "id"], name="accesstoken_of_person")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("scopes__regex", "^(READ|IMPORT|REQUEST|EXECUTE)( (READ|IMPORT|REQUEST|EXECUTE))*$")
                        ),
                        name="accesstoken_scopes_has_its_form",
                        violation_error_code="scopes",
                        violation_error_message="请选择允许的操作。",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ApiReply",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "token",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replies",
                        to="registry.accesstoken",
                        verbose_name="接口密钥",
                    ),
                ),
                ("key", wenxiao_site.registry.fields.LineField(max_length=100, verbose_name="幂等键")),
                ("request_digest", wenxiao_site.registry.fields.LineField(max_length=64, verbose_name="请求校验值")),
                ("status", models.PositiveSmallIntegerField(default=0, verbose_name="状态码")),
                ("body", wenxiao_site.registry.fields.ParagraphField(blank=True, default="", verbose_name="答复")),
                ("answered_at", models.DateTimeField(verbose_name="时间")),
            ],
            options={
                "verbose_name": "接口答复",
                "constraints": [models.UniqueConstraint(fields=("token", "key"), name="apireply_key_once")],
            },
        ),
        migrations.CreateModel(
            name="Fact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="facts",
                        to="registry.auditevent",
                        verbose_name="审计记录",
                    ),
                ),
                ("step", wenxiao_site.registry.fields.LineField(max_length=60, verbose_name="步骤")),
                (
                    "kind",
                    wenxiao_site.registry.fields.LineField(blank=True, default="", max_length=24, verbose_name="种类"),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="facts",
                        to="registry.project",
                        verbose_name="项目",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="facts",
                        to="registry.unit",
                        verbose_name="单位",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="facts",
                        to="registry.performanceplan",
                        verbose_name="绩效目标表",
                    ),
                ),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                ("occurred_on", models.DateField(verbose_name="发生日期")),
                ("region_path", wenxiao_site.registry.fields.LineField(max_length=100, verbose_name="地区层级")),
                ("unit_path", wenxiao_site.registry.fields.LineField(max_length=200, verbose_name="单位层级")),
                (
                    "account",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=20, verbose_name="所属预算"
                    ),
                ),
                (
                    "category",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=10, verbose_name="项目类别"
                    ),
                ),
                (
                    "novelty",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=10, verbose_name="新增或延续"
                    ),
                ),
                (
                    "tags",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=1000, verbose_name="标签"
                    ),
                ),
                (
                    "fund_source",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=14, verbose_name="资金来源"
                    ),
                ),
                ("amount", wenxiao_site.registry.fields.AmountField(blank=True, null=True, verbose_name="涉及资金")),
                (
                    "requested_amount",
                    wenxiao_site.registry.fields.AmountField(blank=True, null=True, verbose_name="申请数"),
                ),
                (
                    "supported_amount",
                    wenxiao_site.registry.fields.AmountField(blank=True, null=True, verbose_name="评估支持数"),
                ),
                (
                    "approved_amount",
                    wenxiao_site.registry.fields.AmountField(blank=True, null=True, verbose_name="批复数"),
                ),
                (
                    "adjusted_amount",
                    wenxiao_site.registry.fields.AmountField(blank=True, null=True, verbose_name="调整后预算数"),
                ),
                (
                    "executed_amount",
                    wenxiao_site.registry.fields.AmountField(blank=True, null=True, verbose_name="支付数"),
                ),
                ("count", models.IntegerField(blank=True, null=True, verbose_name="数量")),
                ("score", wenxiao_site.registry.fields.PointsField(blank=True, null=True, verbose_name="得分")),
                (
                    "grade",
                    wenxiao_site.registry.fields.LineField(blank=True, default="", max_length=10, verbose_name="等级"),
                ),
                (
                    "state",
                    wenxiao_site.registry.fields.LineField(blank=True, default="", max_length=20, verbose_name="状态"),
                ),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
            ],
            options={
                "verbose_name": "事实",
                "indexes": [
                    models.Index(fields=["fiscal_year", "step", "id"], name="fact_by_year"),
                    models.Index(fields=["project", "fiscal_year", "id"], name="fact_of_project"),
                ],
            },
        ),
        migrations.CreateModel(
            name="WorkPlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "evaluation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="work_plan",
                        to="registry.evaluation",
                        verbose_name="绩效评价",
                    ),
                ),
                ("notice", wenxiao_site.registry.fields.LineField(max_length=100, verbose_name="评价通知文号")),
                (
                    "scope",
                    wenxiao_site.registry.fields.ParagraphField(max_length=2000, verbose_name="评价目的、对象和范围"),
                ),
                ("methods", wenxiao_site.registry.fields.LineField(max_length=200, verbose_name="评价方法")),
                ("standards", wenxiao_site.registry.fields.ParagraphField(max_length=1000, verbose_name="评价标准")),
                (
                    "sampling",
                    wenxiao_site.registry.fields.ParagraphField(max_length=2000, verbose_name="抽样和现场调研安排"),
                ),
                ("team", wenxiao_site.registry.fields.ParagraphField(max_length=1000, verbose_name="评价组")),
                ("begins_on", models.DateField(verbose_name="开始日期")),
                ("ends_on", models.DateField(verbose_name="完成日期")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
            ],
            options={
                "verbose_name": "评价工作方案",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("begins_on"))),
                        name="workplan_ends_after_it_begins",
                        violation_error_code="ends_on",
                        violation_error_message="完成日期不能早于开始日期。",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="WorkingPaper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "evaluation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="registry.evaluation",
                        verbose_name="绩效评价",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="registry.evaluationline",
                        verbose_name="所证明的指标",
                    ),
                ),
                ("sample", wenxiao_site.registry.fields.LineField(max_length=120, verbose_name="样本")),
                ("visited_on", models.DateField(verbose_name="核查日期")),
                ("reported", wenxiao_site.registry.fields.LineField(max_length=200, verbose_name="上报情况")),
                ("found", wenxiao_site.registry.fields.LineField(max_length=200, verbose_name="核实情况")),
                ("is_as_reported", models.BooleanField(default=False, verbose_name="与上报一致")),
                (
                    "note",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=2000, verbose_name="说明"
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="registry.evidencefile",
                        verbose_name="底稿材料",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="核查人",
                    ),
                ),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
            ],
            options={
                "verbose_name": "评价工作底稿",
            },
        ),
        migrations.CreateModel(
            name="Survey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "evaluation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="surveys",
                        to="registry.evaluation",
                        verbose_name="绩效评价",
                    ),
                ),
                ("title", wenxiao_site.registry.fields.LineField(max_length=100, verbose_name="问卷名称")),
                ("audience", wenxiao_site.registry.fields.LineField(max_length=100, verbose_name="调查对象")),
                ("population", models.PositiveIntegerField(blank=True, null=True, verbose_name="对象总数")),
                ("questions", wenxiao_site.registry.fields.ParagraphField(max_length=2000, verbose_name="题目")),
                ("token", wenxiao_site.registry.fields.LineField(max_length=43, unique=True, verbose_name="链接密钥")),
                ("closes_on", models.DateField(verbose_name="截止日期")),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="发起人",
                    ),
                ),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
            ],
            options={
                "verbose_name": "满意度问卷",
            },
        ),
        migrations.CreateModel(
            name="SurveyAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="registry.survey",
                        verbose_name="满意度问卷",
                    ),
                ),
                ("origin", wenxiao_site.registry.fields.LineField(max_length=64, verbose_name="来源校验值")),
                ("choices", wenxiao_site.registry.fields.LineField(max_length=100, verbose_name="所选")),
                ("answered_at", models.DateTimeField(verbose_name="答卷时间")),
            ],
            options={
                "verbose_name": "答卷",
                "indexes": [models.Index(fields=["survey", "origin", "answered_at"], name="surveyanswer_of_origin")],
            },
        ),
        migrations.CreateModel(
            name="EvaluationExchange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "evaluation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exchanges",
                        to="registry.evaluation",
                        verbose_name="绩效评价",
                    ),
                ),
                ("text", wenxiao_site.registry.fields.ParagraphField(max_length=2000, verbose_name="初步结论")),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="征求意见人",
                    ),
                ),
                ("asked_at", models.DateTimeField(verbose_name="征求意见时间")),
                ("due_on", models.DateField(verbose_name="答复期限")),
                ("agrees", models.BooleanField(blank=True, null=True, verbose_name="是否同意")),
                (
                    "reply",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=2000, verbose_name="单位意见"
                    ),
                ),
                (
                    "replied_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="答复人",
                    ),
                ),
                ("replied_at", models.DateTimeField(blank=True, null=True, verbose_name="答复时间")),
            ],
            options={
                "verbose_name": "评价交换意见",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("replied_at__isnull", True)),
                        fields=("evaluation",),
                        name="evaluationexchange_one_at_a_time",
                        violation_error_message="已经发给单位征求意见，还没有答复。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("agrees", False), _negated=True),
                            models.Q(("reply", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="evaluationexchange_says_why",
                        violation_error_code="reply",
                        violation_error_message="不同意的，请写明理由。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LibraryIndicator",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sector", wenxiao_site.registry.fields.LineField(max_length=40, verbose_name="行业领域")),
                ("name", wenxiao_site.registry.fields.LineField(max_length=200, verbose_name="指标名称")),
                (
                    "dimension",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("COST", "成本指标"),
                            ("OUTPUT", "产出指标"),
                            ("OUTCOME", "效益指标"),
                            ("SATISFACTION", "满意度指标"),
                        ],
                        max_length=14,
                        verbose_name="一级指标",
                    ),
                ),
                (
                    "sub_dimension",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("ECONOMIC_COST", "经济成本指标"),
                            ("SOCIAL_COST", "社会成本指标"),
                            ("ENVIRONMENTAL_COST", "生态环境成本指标"),
                            ("COST", "成本指标"),
                            ("QUANTITY", "数量指标"),
                            ("QUALITY", "质量指标"),
                            ("TIMELINESS", "时效指标"),
                            ("ECONOMIC", "经济效益指标"),
                            ("SOCIAL", "社会效益指标"),
                            ("ENVIRONMENTAL", "生态效益指标"),
                            ("SUSTAINED_IMPACT", "可持续影响指标"),
                            ("SATISFACTION", "服务对象满意度指标"),
                            ("OTHER", "其他"),
                        ],
                        max_length=20,
                        verbose_name="二级指标",
                    ),
                ),
                ("unit", wenxiao_site.registry.fields.LineField(max_length=40, verbose_name="计量单位")),
                (
                    "direction",
                    wenxiao_site.registry.fields.LineField(
                        choices=[("HIGHER_IS_BETTER", "正向"), ("LOWER_IS_BETTER", "反向")],
                        max_length=20,
                        verbose_name="指标方向",
                    ),
                ),
                ("explanation", wenxiao_site.registry.fields.ParagraphField(max_length=1000, verbose_name="指标解释")),
                ("formula", wenxiao_site.registry.fields.ParagraphField(max_length=500, verbose_name="计算公式")),
                ("source", wenxiao_site.registry.fields.LineField(max_length=60, verbose_name="数据来源")),
                ("proof", wenxiao_site.registry.fields.LineField(max_length=200, verbose_name="佐证资料")),
                (
                    "indicator",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="registry.indicator",
                        verbose_name="出自的绩效指标",
                    ),
                ),
                (
                    "state",
                    wenxiao_site.registry.fields.LineField(
                        choices=[("PROPOSED", "待审核"), ("ACCEPTED", "已入库"), ("DECLINED", "未采纳")],
                        default="PROPOSED",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="registry.person",
                        verbose_name="推荐人",
                    ),
                ),
                ("proposed_at", models.DateTimeField(verbose_name="推荐时间")),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="审核人",
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="审核时间")),
                (
                    "opinion",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=500, verbose_name="审核意见"
                    ),
                ),
            ],
            options={
                "verbose_name": "指标库指标",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("sector__regex", "^[a-z][a-z-]*$")),
                        name="libraryindicator_sector_has_its_form",
                        violation_error_code="sector",
                        violation_error_message="请选择行业领域。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("dimension__in", ["COST", "OUTCOME", "OUTPUT", "SATISFACTION"])),
                        name="libraryindicator_dimension_is_known",
                        violation_error_code="dimension",
                        violation_error_message="一级指标不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "sub_dimension__in",
                                [
                                    "COST",
                                    "ECONOMIC",
                                    "ECONOMIC_COST",
                                    "ENVIRONMENTAL",
                                    "ENVIRONMENTAL_COST",
                                    "OTHER",
                                    "QUALITY",
                                    "QUANTITY",
                                    "SATISFACTION",
                                    "SOCIAL",
                                    "SOCIAL_COST",
                                    "SUSTAINED_IMPACT",
                                    "TIMELINESS",
                                ],
                            )
                        ),
                        name="libraryindicator_sub_dimension_is_known",
                        violation_error_code="sub_dimension",
                        violation_error_message="二级指标不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("direction__in", ["HIGHER_IS_BETTER", "LOWER_IS_BETTER"])),
                        name="libraryindicator_direction_is_known",
                        violation_error_code="direction",
                        violation_error_message="指标方向不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["ACCEPTED", "DECLINED", "PROPOSED"])),
                        name="libraryindicator_state_is_known",
                        violation_error_code="state",
                        violation_error_message="状态不在可选范围内。",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "DECLINED"), _negated=True),
                        fields=("sector", "name"),
                        name="libraryindicator_name_once",
                        violation_error_code="name",
                        violation_error_message="这个行业已有同名的指标。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_by__isnull", True),
                            models.Q(("decided_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="libraryindicator_two_people",
                        violation_error_message="推荐人不能审核自己推荐的指标。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", True), ("state", "PROPOSED")),
                            models.Q(models.Q(("state", "PROPOSED"), _negated=True), ("decided_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="libraryindicator_decided_once",
                        violation_error_message="已审核的指标应有审核时间。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AddressFailures",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "address",
                    wenxiao_site.registry.fields.LineField(max_length=45, unique=True, verbose_name="网络地址"),
                ),
                ("failures", models.PositiveIntegerField(default=0, verbose_name="失败次数")),
                ("since", models.DateTimeField(verbose_name="起算时间")),
                ("locked_until", models.DateTimeField(blank=True, null=True, verbose_name="锁定至")),
            ],
            options={
                "verbose_name": "登录失败的网络地址",
            },
        ),
        migrations.CreateModel(
            name="MonitoringRound",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "campaign",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="monitoring",
                        to="registry.round",
                        verbose_name="工作批次",
                    ),
                ),
                ("month", models.PositiveSmallIntegerField(verbose_name="监控月份")),
                ("as_of_month", models.PositiveSmallIntegerField(verbose_name="数据截至月份")),
                ("rulebook_digest", wenxiao_site.registry.fields.LineField(max_length=64, verbose_name="规则库摘要")),
            ],
            options={
                "verbose_name": "监控批次",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("as_of_month__gte", 1),
                            ("as_of_month__lte", models.F("month")),
                            ("month__gte", 1),
                            ("month__lte", 12),
                        ),
                        name="monitoringround_months_in_order",
                        violation_error_code="as_of_month",
                        violation_error_message="数据截至月份应在 1 月到监控月份之间。",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PastPace",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="paces",
                        to="registry.monitoringround",
                        verbose_name="监控批次",
                    ),
                ),
                ("cohort", wenxiao_site.registry.fields.LineField(max_length=60, verbose_name="同类")),
                ("cases", models.PositiveIntegerField(verbose_name="例数")),
                ("share_low", wenxiao_site.registry.fields.RatioField(verbose_name="下四分位")),
                ("share", wenxiao_site.registry.fields.RatioField(verbose_name="中位")),
                ("share_high", wenxiao_site.registry.fields.RatioField(verbose_name="上四分位")),
            ],
            options={
                "verbose_name": "往年同期进度",
                "constraints": [models.UniqueConstraint(fields=("round", "cohort"), name="pastpace_cohort_once")],
            },
        ),
        migrations.CreateModel(
            name="MonitoringReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="registry.monitoringround",
                        verbose_name="监控批次",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="monitoring_reports",
                        to="registry.project",
                        verbose_name="项目",
                    ),
                ),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.performanceplan",
                        verbose_name="绩效目标表",
                    ),
                ),
                (
                    "state",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("DRAFT", "填报中"),
                            ("SUBMITTED", "已提交"),
                            ("RETURNED", "退回修改"),
                            ("ACCEPTED", "已采用"),
                        ],
                        default="DRAFT",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("is_brief", models.BooleanField(default=False, verbose_name="使用简表")),
                (
                    "budget_amount",
                    wenxiao_site.registry.fields.AmountField(blank=True, null=True, verbose_name="全年预算数"),
                ),
                (
                    "executed_amount",
                    wenxiao_site.registry.fields.AmountField(blank=True, null=True, verbose_name="累计执行数"),
                ),
                (
                    "recorded_amount",
                    wenxiao_site.registry.fields.AmountField(blank=True, null=True, verbose_name="支付记录累计数"),
                ),
                (
                    "expected_amount",
                    wenxiao_site.registry.fields.AmountField(blank=True, null=True, verbose_name="全年预计执行数"),
                ),
                (
                    "execution_reason",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=500, verbose_name="执行情况说明"
                    ),
                ),
                (
                    "summary",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=1000, verbose_name="总体情况"
                    ),
                ),
                (
                    "light",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("RED", "红灯"),
                            ("YELLOW", "黄灯"),
                            ("GREEN", "绿灯"),
                            ("BLUE", "蓝灯"),
                            ("NONE", "未判定"),
                        ],
                        default="NONE",
                        max_length=8,
                        verbose_name="项目灯",
                    ),
                ),
                (
                    "alert",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=24, verbose_name="预警情形"
                    ),
                ),
                (
                    "alert_text",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=500, verbose_name="预警说明"
                    ),
                ),
                (
                    "alert_index",
                    wenxiao_site.registry.fields.RatioField(blank=True, null=True, verbose_name="预警指数"),
                ),
                ("risk", models.PositiveIntegerField(default=5000000, verbose_name="风险顺序")),
                (
                    "rulebook_digest",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=64, verbose_name="规则库摘要"
                    ),
                ),
                (
                    "opinion",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=2000, verbose_name="审核意见"
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=1, verbose_name="修改次数")),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="提交时间")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="采用时间")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
            ],
            options={
                "verbose_name": "监控表",
                "indexes": [
                    models.Index(fields=["round", "risk", "id"], name="monitoringreport_by_risk"),
                    models.Index(fields=["state", "id"], name="monitoringreport_waiting"),
                    models.Index(fields=["project", "fiscal_year"], name="monitoringreport_of_project"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("fiscal_year__gte", 1949), ("fiscal_year__lte", 2200)),
                        name="monitoringreport_fiscal_year_is_plausible",
                        violation_error_code="fiscal_year",
                        violation_error_message="预算年度应在 1949 到 2200 之间。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["ACCEPTED", "DRAFT", "RETURNED", "SUBMITTED"])),
                        name="monitoringreport_state_is_known",
                        violation_error_code="state",
                        violation_error_message="状态不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("light__in", ["BLUE", "GREEN", "NONE", "RED", "YELLOW"])),
                        name="monitoringreport_light_is_known",
                        violation_error_code="light",
                        violation_error_message="项目灯不在可选范围内。",
                    ),
                    models.UniqueConstraint(
                        fields=("round", "project"),
                        name="monitoringreport_once_in_a_round",
                        violation_error_message="这个项目在本批次已有监控表。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "ACCEPTED"), _negated=True),
                            models.Q(models.Q(("rulebook_digest", ""), _negated=True), ("decided_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="monitoringreport_accepted_by_rules",
                        violation_error_message="采用监控表应留下所依据的规则。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProgressLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="registry.monitoringreport",
                        verbose_name="监控表",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.indicator",
                        verbose_name="绩效指标",
                    ),
                ),
                ("key", wenxiao_site.registry.fields.LineField(max_length=32, verbose_name="编号")),
                ("position", models.PositiveSmallIntegerField(verbose_name="顺序")),
                (
                    "actual_text",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=200, verbose_name="截至当月执行情况"
                    ),
                ),
                ("actual_value", wenxiao_site.registry.fields.ValueField(blank=True, null=True, verbose_name="完成值")),
                (
                    "forecast_text",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=200, verbose_name="全年预计完成情况"
                    ),
                ),
                (
                    "likelihood",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("CERTAIN", "确定能"),
                            ("POSSIBLE", "有可能"),
                            ("IMPOSSIBLE", "完全不可能"),
                            ("UNSTATED", "未填"),
                        ],
                        default="UNSTATED",
                        max_length=10,
                        verbose_name="完成目标可能性",
                    ),
                ),
                (
                    "cause",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("FUNDING", "经费保障"),
                            ("RULES", "制度保障"),
                            ("STAFFING", "人员保障"),
                            ("EQUIPMENT", "硬件条件保障"),
                            ("OTHER", "其他"),
                            ("NONE", "无偏差"),
                        ],
                        default="NONE",
                        max_length=10,
                        verbose_name="偏差原因",
                    ),
                ),
                (
                    "reason",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=500, verbose_name="原因说明"
                    ),
                ),
                (
                    "measures",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=500, verbose_name="拟采取的措施"
                    ),
                ),
                (
                    "light",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("RED", "红灯"),
                            ("YELLOW", "黄灯"),
                            ("GREEN", "绿灯"),
                            ("BLUE", "蓝灯"),
                            ("NONE", "未判定"),
                        ],
                        default="NONE",
                        max_length=8,
                        verbose_name="指标灯",
                    ),
                ),
                (
                    "alert",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=24, verbose_name="预警情形"
                    ),
                ),
                (
                    "alert_text",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=500, verbose_name="预警说明"
                    ),
                ),
                (
                    "turn_text",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=300, verbose_name="怎样转绿灯"
                    ),
                ),
            ],
            options={
                "verbose_name": "指标进度",
                "ordering": ("position", "id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("likelihood__in", ["CERTAIN", "IMPOSSIBLE", "POSSIBLE", "UNSTATED"])),
                        name="progressline_likelihood_is_known",
                        violation_error_code="likelihood",
                        violation_error_message="完成目标可能性不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("cause__in", ["EQUIPMENT", "FUNDING", "NONE", "OTHER", "RULES", "STAFFING"])
                        ),
                        name="progressline_cause_is_known",
                        violation_error_code="cause",
                        violation_error_message="偏差原因不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("light__in", ["BLUE", "GREEN", "NONE", "RED", "YELLOW"])),
                        name="progressline_light_is_known",
                        violation_error_code="light",
                        violation_error_message="指标灯不在可选范围内。",
                    ),
                    models.UniqueConstraint(fields=("report", "key"), name="progressline_key_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="CorrectiveAction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="correction",
                        to="registry.monitoringreport",
                        verbose_name="监控表",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="registry.project",
                        verbose_name="项目",
                    ),
                ),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                (
                    "light",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("RED", "红灯"),
                            ("YELLOW", "黄灯"),
                            ("GREEN", "绿灯"),
                            ("BLUE", "蓝灯"),
                            ("NONE", "未判定"),
                        ],
                        max_length=8,
                        verbose_name="预警等级",
                    ),
                ),
                ("alert", wenxiao_site.registry.fields.LineField(max_length=24, verbose_name="预警情形")),
                ("problem_key", wenxiao_site.registry.fields.LineField(max_length=32, verbose_name="问题所在")),
                ("problem", wenxiao_site.registry.fields.ParagraphField(max_length=500, verbose_name="问题")),
                (
                    "state",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("OPEN", "待处置"),
                            ("PROPOSED", "待批准"),
                            ("APPROVED", "整改中"),
                            ("DONE", "待核实"),
                            ("VERIFIED", "已办结"),
                        ],
                        default="OPEN",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                (
                    "handling",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("CONTINUE", "继续执行"),
                            ("MOVE_MONEY", "调剂资金"),
                            ("ADJUST_TARGET", "调整预算和目标"),
                            ("SUSPEND", "暂停拨付"),
                            ("CANCEL", "取消项目"),
                            ("UNDECIDED", "尚未选择"),
                        ],
                        default="UNDECIDED",
                        max_length=14,
                        verbose_name="处置方式",
                    ),
                ),
                (
                    "measure",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=1000, verbose_name="整改措施"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="责任人",
                    ),
                ),
                (
                    "new_budget_amount",
                    wenxiao_site.registry.fields.AmountField(blank=True, null=True, verbose_name="调整后全年预算数"),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="处置期限")),
                (
                    "escalation",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("NONE", "未升级"),
                            ("DEPARTMENT", "已报主管部门"),
                            ("FINANCE", "已报财政部门"),
                            ("SUSPENDED", "已暂停拨付"),
                        ],
                        default="NONE",
                        max_length=10,
                        verbose_name="升级情况",
                    ),
                ),
                (
                    "recurs",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recurrences",
                        to="registry.correctiveaction",
                        verbose_name="上年同类问题",
                    ),
                ),
                (
                    "opinion",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=1000, verbose_name="审批意见"
                    ),
                ),
                (
                    "outcome",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=1000, verbose_name="整改结果"
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="提出人",
                    ),
                ),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="批准人",
                    ),
                ),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="办理人",
                    ),
                ),
                (
                    "verified_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="核实人",
                    ),
                ),
                ("opened_at", models.DateTimeField(verbose_name="预警时间")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="办结时间")),
                ("revision", models.PositiveIntegerField(default=1, verbose_name="修改次数")),
            ],
            options={
                "verbose_name": "纠偏措施",
                "indexes": [
                    models.Index(fields=["state", "due_on", "id"], name="correctiveaction_by_due_day"),
                    models.Index(fields=["project", "fiscal_year"], name="correctiveaction_of_project"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("fiscal_year__gte", 1949), ("fiscal_year__lte", 2200)),
                        name="correctiveaction_fiscal_year_is_plausible",
                        violation_error_code="fiscal_year",
                        violation_error_message="预算年度应在 1949 到 2200 之间。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("light__in", ["BLUE", "GREEN", "NONE", "RED", "YELLOW"])),
                        name="correctiveaction_light_is_known",
                        violation_error_code="light",
                        violation_error_message="预警等级不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["APPROVED", "DONE", "OPEN", "PROPOSED", "VERIFIED"])),
                        name="correctiveaction_state_is_known",
                        violation_error_code="state",
                        violation_error_message="状态不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "handling__in",
                                ["ADJUST_TARGET", "CANCEL", "CONTINUE", "MOVE_MONEY", "SUSPEND", "UNDECIDED"],
                            )
                        ),
                        name="correctiveaction_handling_is_known",
                        violation_error_code="handling",
                        violation_error_message="处置方式不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("escalation__in", ["DEPARTMENT", "FINANCE", "NONE", "SUSPENDED"])),
                        name="correctiveaction_escalation_is_known",
                        violation_error_code="escalation",
                        violation_error_message="升级情况不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "OPEN"),
                            models.Q(
                                models.Q(("handling", "UNDECIDED"), _negated=True), ("proposed_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="correctiveaction_chosen_first",
                        violation_error_code="handling",
                        violation_error_message="请先选择处置方式。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "VERIFIED"), _negated=True),
                            models.Q(
                                ("closed_at__isnull", False),
                                ("verified_by__isnull", False),
                                models.Q(("verified_by", models.F("done_by")), _negated=True),
                                models.Q(("verified_by", models.F("proposed_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="correctiveaction_verified_by_another",
                        violation_error_code="verified_by",
                        violation_error_message="整改结果须由办理人以外的人核实。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("new_budget_amount__isnull", True), ("new_budget_amount__gte", 0), _connector="OR"
                        ),
                        name="correctiveaction_budget_not_negative",
                        violation_error_code="new_budget_amount",
                        violation_error_message="预算数不能小于零。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PaymentSuspension",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="suspensions",
                        to="registry.project",
                        verbose_name="项目",
                    ),
                ),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                (
                    "correction",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="suspensions",
                        to="registry.correctiveaction",
                        verbose_name="纠偏措施",
                    ),
                ),
                ("begins_on", models.DateField(verbose_name="暂停日期")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="恢复日期")),
                ("reason", wenxiao_site.registry.fields.ParagraphField(max_length=500, verbose_name="暂停原因")),
                ("document", wenxiao_site.registry.fields.LineField(max_length=200, verbose_name="暂停依据")),
                (
                    "release_document",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=200, verbose_name="恢复依据"
                    ),
                ),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
            ],
            options={
                "verbose_name": "暂停拨付",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("fiscal_year__gte", 1949), ("fiscal_year__lte", 2200)),
                        name="paymentsuspension_fiscal_year_is_plausible",
                        violation_error_code="fiscal_year",
                        violation_error_message="预算年度应在 1949 到 2200 之间。",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ends_on__isnull", True)),
                        fields=("project",),
                        name="paymentsuspension_one_at_a_time",
                        violation_error_message="这个项目已经暂停拨付。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            models.Q(
                                ("ends_on__gte", models.F("begins_on")),
                                models.Q(("release_document", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="paymentsuspension_released_with_a_document",
                        violation_error_code="release_document",
                        violation_error_message="恢复拨付应写明依据，日期不早于暂停日期。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PublicationDuty",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publication_duties",
                        to="registry.region",
                        verbose_name="地区",
                    ),
                ),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                (
                    "kind",
                    wenxiao_site.registry.fields.LineField(
                        choices=[("BUDGET", "预算和绩效目标"), ("FINAL_ACCOUNTS", "决算和评价结果")],
                        max_length=14,
                        verbose_name="公开内容",
                    ),
                ),
                ("approved_on", models.DateField(verbose_name="批复日期")),
                ("due_on", models.DateField(verbose_name="公开期限")),
                (
                    "document",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=200, verbose_name="批复文件"
                    ),
                ),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
            ],
            options={
                "verbose_name": "公开任务",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("fiscal_year__gte", 1949), ("fiscal_year__lte", 2200)),
                        name="publicationduty_fiscal_year_is_plausible",
                        violation_error_code="fiscal_year",
                        violation_error_message="预算年度应在 1949 到 2200 之间。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["BUDGET", "FINAL_ACCOUNTS"])),
                        name="publicationduty_kind_is_known",
                        violation_error_code="kind",
                        violation_error_message="公开内容不在可选范围内。",
                    ),
                    models.UniqueConstraint(
                        fields=("region", "fiscal_year", "kind"),
                        name="publicationduty_once",
                        violation_error_code="kind",
                        violation_error_message="这个地区本年度已有这项公开任务。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gte", models.F("approved_on"))),
                        name="publicationduty_days_in_order",
                        violation_error_code="due_on",
                        violation_error_message="公开期限不能早于批复日期。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "duty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publications",
                        to="registry.publicationduty",
                        verbose_name="公开任务",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publications",
                        to="registry.unit",
                        verbose_name="部门",
                    ),
                ),
                ("published_on", models.DateField(verbose_name="公开日期")),
                (
                    "address",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=300, verbose_name="公开网址"
                    ),
                ),
                ("items", models.PositiveIntegerField(verbose_name="公开的项目数")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
            ],
            options={
                "verbose_name": "公开",
                "indexes": [models.Index(fields=["unit", "duty", "recorded_at"], name="publication_of_unit")],
            },
        ),
        migrations.CreateModel(
            name="RegionalTarget",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="regional_targets",
                        to="registry.unit",
                        verbose_name="主管部门",
                    ),
                ),
                ("name", wenxiao_site.registry.fields.LineField(max_length=200, verbose_name="转移支付名称")),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                (
                    "transfer_kind",
                    wenxiao_site.registry.fields.LineField(
                        choices=[("NONE", "本级资金"), ("GENERAL", "一般性转移支付"), ("EARMARKED", "专项转移支付")],
                        default="EARMARKED",
                        max_length=10,
                        verbose_name="转移支付性质",
                    ),
                ),
                ("amount", wenxiao_site.registry.fields.AmountField(verbose_name="金额（元）")),
                ("goal", wenxiao_site.registry.fields.ParagraphField(max_length=2000, verbose_name="区域绩效目标")),
                (
                    "document",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=200, verbose_name="依据文件"
                    ),
                ),
                (
                    "state",
                    wenxiao_site.registry.fields.LineField(
                        choices=[("DRAFT", "编制中"), ("HANDED_DOWN", "已分解下达")],
                        default="DRAFT",
                        max_length=12,
                        verbose_name="状态",
                    ),
                ),
                (
                    "explanation",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=1000, verbose_name="分解说明"
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="答复截止日期")),
                ("handed_down_at", models.DateTimeField(blank=True, null=True, verbose_name="下达时间")),
                ("revision", models.PositiveIntegerField(default=1, verbose_name="修改次数")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
            ],
            options={
                "verbose_name": "区域绩效目标",
                "indexes": [models.Index(fields=["fiscal_year", "id"], name="regionaltarget_of_year")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("fiscal_year__gte", 1949), ("fiscal_year__lte", 2200)),
                        name="regionaltarget_fiscal_year_is_plausible",
                        violation_error_code="fiscal_year",
                        violation_error_message="预算年度应在 1949 到 2200 之间。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("transfer_kind__in", ["EARMARKED", "GENERAL", "NONE"])),
                        name="regionaltarget_transfer_kind_is_known",
                        violation_error_code="transfer_kind",
                        violation_error_message="转移支付性质不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["DRAFT", "HANDED_DOWN"])),
                        name="regionaltarget_state_is_known",
                        violation_error_code="state",
                        violation_error_message="状态不在可选范围内。",
                    ),
                    models.UniqueConstraint(
                        fields=("unit", "fiscal_year", "name"),
                        name="regionaltarget_once_in_a_year",
                        violation_error_code="name",
                        violation_error_message="本部门本年度已有这项转移支付的区域绩效目标。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)),
                        name="regionaltarget_has_money",
                        violation_error_code="amount",
                        violation_error_message="金额应大于零。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("goal", ""), _negated=True),
                        name="regionaltarget_says_what_for",
                        violation_error_code="goal",
                        violation_error_message="请填写区域绩效目标。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("handed_down_at__isnull", True), ("state", "DRAFT")),
                            models.Q(
                                ("due_on__isnull", False), ("handed_down_at__isnull", False), ("state", "HANDED_DOWN")
                            ),
                            _connector="OR",
                        ),
                        name="regionaltarget_handed_down_on_a_day",
                        violation_error_code="due_on",
                        violation_error_message="分解下达应写明答复截止日期。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RegionalIndicator",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="indicators",
                        to="registry.regionaltarget",
                        verbose_name="区域绩效目标",
                    ),
                ),
                ("key", wenxiao_site.registry.fields.LineField(max_length=32, verbose_name="编号")),
                ("position", models.PositiveSmallIntegerField(verbose_name="顺序")),
                (
                    "dimension",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("COST", "成本指标"),
                            ("OUTPUT", "产出指标"),
                            ("OUTCOME", "效益指标"),
                            ("SATISFACTION", "满意度指标"),
                        ],
                        max_length=14,
                        verbose_name="一级指标",
                    ),
                ),
                (
                    "sub_dimension",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("ECONOMIC_COST", "经济成本指标"),
                            ("SOCIAL_COST", "社会成本指标"),
                            ("ENVIRONMENTAL_COST", "生态环境成本指标"),
                            ("COST", "成本指标"),
                            ("QUANTITY", "数量指标"),
                            ("QUALITY", "质量指标"),
                            ("TIMELINESS", "时效指标"),
                            ("ECONOMIC", "经济效益指标"),
                            ("SOCIAL", "社会效益指标"),
                            ("ENVIRONMENTAL", "生态效益指标"),
                            ("SUSTAINED_IMPACT", "可持续影响指标"),
                            ("SATISFACTION", "服务对象满意度指标"),
                            ("OTHER", "其他"),
                        ],
                        max_length=20,
                        verbose_name="二级指标",
                    ),
                ),
                ("name", wenxiao_site.registry.fields.LineField(max_length=200, verbose_name="三级指标")),
                ("target_text", wenxiao_site.registry.fields.LineField(max_length=200, verbose_name="指标值")),
                (
                    "operator",
                    wenxiao_site.registry.fields.LineField(
                        choices=[("GE", "≥"), ("GT", ">"), ("EQ", "="), ("LE", "≤"), ("LT", "<"), ("NONE", "定性")],
                        default="NONE",
                        max_length=4,
                        verbose_name="运算符",
                    ),
                ),
                (
                    "target_value",
                    wenxiao_site.registry.fields.ValueField(blank=True, null=True, verbose_name="指标值（数）"),
                ),
                (
                    "measurement_unit",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=40, verbose_name="计量单位"
                    ),
                ),
                (
                    "gathering",
                    wenxiao_site.registry.fields.LineField(
                        choices=[("SUM", "合计"), ("WEIGHTED", "按资金加权平均"), ("EVERY", "各地均须达到")],
                        default="SUM",
                        max_length=10,
                        verbose_name="汇总方式",
                    ),
                ),
            ],
            options={
                "verbose_name": "区域绩效指标",
                "ordering": ("position", "id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "^[0-9A-Za-z_-]+$")),
                        name="regionalindicator_key_has_its_form",
                        violation_error_code="key",
                        violation_error_message="编号只用字母、数字、减号和下划线。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("dimension__in", ["COST", "OUTCOME", "OUTPUT", "SATISFACTION"])),
                        name="regionalindicator_dimension_is_known",
                        violation_error_code="dimension",
                        violation_error_message="一级指标不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "sub_dimension__in",
                                [
                                    "COST",
                                    "ECONOMIC",
                                    "ECONOMIC_COST",
                                    "ENVIRONMENTAL",
                                    "ENVIRONMENTAL_COST",
                                    "OTHER",
                                    "QUALITY",
                                    "QUANTITY",
                                    "SATISFACTION",
                                    "SOCIAL",
                                    "SOCIAL_COST",
                                    "SUSTAINED_IMPACT",
                                    "TIMELINESS",
                                ],
                            )
                        ),
                        name="regionalindicator_sub_dimension_is_known",
                        violation_error_code="sub_dimension",
                        violation_error_message="二级指标不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("operator__in", ["EQ", "GE", "GT", "LE", "LT", "NONE"])),
                        name="regionalindicator_operator_is_known",
                        violation_error_code="operator",
                        violation_error_message="运算符不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("gathering__in", ["EVERY", "SUM", "WEIGHTED"])),
                        name="regionalindicator_gathering_is_known",
                        violation_error_code="gathering",
                        violation_error_message="汇总方式不在可选范围内。",
                    ),
                    models.UniqueConstraint(fields=("target", "key"), name="regionalindicator_key_once"),
                    models.CheckConstraint(
                        condition=models.Q(("gathering", "EVERY"), ("target_value__isnull", False), _connector="OR"),
                        name="regionalindicator_gathers_numbers",
                        violation_error_code="gathering",
                        violation_error_message="指标值不是数的，汇总方式只能是“各地均须达到”。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RegionalPart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="registry.regionaltarget",
                        verbose_name="区域绩效目标",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="regional_parts",
                        to="registry.unit",
                        verbose_name="承接单位",
                    ),
                ),
                ("amount", wenxiao_site.registry.fields.AmountField(verbose_name="分配金额（元）")),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="regional_parts",
                        to="registry.project",
                        verbose_name="承接项目",
                    ),
                ),
                (
                    "reply",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=1000, verbose_name="答复说明"
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="答复人",
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="答复时间")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
            ],
            options={
                "verbose_name": "区域绩效目标的分解",
                "indexes": [models.Index(fields=["unit", "id"], name="regionalpart_of_unit")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("target", "unit"),
                        name="regionalpart_unit_once",
                        violation_error_code="unit",
                        violation_error_message="同一单位只分解一次。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gte", 0)),
                        name="regionalpart_not_negative",
                        violation_error_code="amount",
                        violation_error_message="金额不能小于零。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("answered_by__isnull", True)),
                            models.Q(("answered_at__isnull", False), ("answered_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="regionalpart_answered_by_somebody",
                        violation_error_message="答复应写明答复人和时间。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RegionalValue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "part",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="values",
                        to="registry.regionalpart",
                        verbose_name="分解",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="values",
                        to="registry.regionalindicator",
                        verbose_name="区域绩效指标",
                    ),
                ),
                ("handed_text", wenxiao_site.registry.fields.LineField(max_length=200, verbose_name="分解值")),
                (
                    "handed_value",
                    wenxiao_site.registry.fields.ValueField(blank=True, null=True, verbose_name="分解值（数）"),
                ),
                (
                    "held_text",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=200, verbose_name="承诺值"
                    ),
                ),
                (
                    "held_value",
                    wenxiao_site.registry.fields.ValueField(blank=True, null=True, verbose_name="承诺值（数）"),
                ),
                (
                    "reason",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=500, verbose_name="未达到分解值的原因"
                    ),
                ),
            ],
            options={
                "verbose_name": "各地指标值",
                "constraints": [models.UniqueConstraint(fields=("part", "indicator"), name="regionalvalue_once")],
            },
        ),
        migrations.CreateModel(
            name="DepartmentReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="registry.unit",
                        verbose_name="部门（单位）",
                    ),
                ),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                ("figures", wenxiao_site.registry.fields.ParagraphField(verbose_name="数据")),
                ("figures_at", models.DateTimeField(verbose_name="数据时间")),
                ("rulebook_digest", wenxiao_site.registry.fields.LineField(max_length=64, verbose_name="规则库校验值")),
                ("staff_quota", models.PositiveIntegerField(blank=True, null=True, verbose_name="编制数")),
                ("staff_count", models.PositiveIntegerField(blank=True, null=True, verbose_name="在职人员数")),
                (
                    "three_public_budget_amount",
                    wenxiao_site.registry.fields.AmountField(blank=True, null=True, verbose_name="“三公经费”预算"),
                ),
                (
                    "three_public_executed_amount",
                    wenxiao_site.registry.fields.AmountField(blank=True, null=True, verbose_name="“三公经费”支出"),
                ),
                (
                    "past_three_public_budget_amount",
                    wenxiao_site.registry.fields.AmountField(blank=True, null=True, verbose_name="上年“三公经费”预算"),
                ),
                (
                    "office_budget_amount",
                    wenxiao_site.registry.fields.AmountField(blank=True, null=True, verbose_name="公用经费预算"),
                ),
                (
                    "office_executed_amount",
                    wenxiao_site.registry.fields.AmountField(blank=True, null=True, verbose_name="公用经费支出"),
                ),
                (
                    "procurement_budget_amount",
                    wenxiao_site.registry.fields.AmountField(blank=True, null=True, verbose_name="政府采购预算"),
                ),
                (
                    "procured_amount",
                    wenxiao_site.registry.fields.AmountField(blank=True, null=True, verbose_name="实际采购金额"),
                ),
                (
                    "assets_amount",
                    wenxiao_site.registry.fields.AmountField(blank=True, null=True, verbose_name="全部固定资产"),
                ),
                (
                    "used_assets_amount",
                    wenxiao_site.registry.fields.AmountField(blank=True, null=True, verbose_name="在用固定资产"),
                ),
                (
                    "overview",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=5000, verbose_name="部门概况"
                    ),
                ),
                (
                    "budget_analysis",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=5000, verbose_name="预算执行分析"
                    ),
                ),
                (
                    "conclusion",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=5000, verbose_name="自评结论"
                    ),
                ),
                (
                    "operation",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=5000, verbose_name="基本运行绩效分析"
                    ),
                ),
                (
                    "duties",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=5000, verbose_name="重点履职绩效分析"
                    ),
                ),
                (
                    "problems",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=5000, verbose_name="存在问题"
                    ),
                ),
                (
                    "measures",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=5000, verbose_name="改进措施"
                    ),
                ),
                (
                    "other",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=5000, verbose_name="其他需要说明的问题"
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="department_reports",
                        to="registry.evidencefile",
                        verbose_name="归档文件",
                    ),
                ),
                ("archived_at", models.DateTimeField(blank=True, null=True, verbose_name="归档时间")),
                ("revision", models.PositiveIntegerField(default=1, verbose_name="修改次数")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
            ],
            options={
                "verbose_name": "部门绩效自评报告",
                "indexes": [models.Index(fields=["fiscal_year", "id"], name="departmentreport_of_year")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("fiscal_year__gte", 1949), ("fiscal_year__lte", 2200)),
                        name="departmentreport_fiscal_year_is_plausible",
                        violation_error_code="fiscal_year",
                        violation_error_message="预算年度应在 1949 到 2200 之间。",
                    ),
                    models.UniqueConstraint(
                        fields=("unit", "fiscal_year"),
                        name="departmentreport_once_a_year",
                        violation_error_code="fiscal_year",
                        violation_error_message="这个单位本年度已有自评报告。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("archived_at__isnull", True), ("file__isnull", True)),
                            models.Q(("archived_at__isnull", False), ("file__isnull", False)),
                            _connector="OR",
                        ),
                        name="departmentreport_archived_with_its_file",
                        violation_error_message="归档的报告应有文件和时间。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("used_assets_amount__isnull", True),
                            ("assets_amount__isnull", True),
                            ("used_assets_amount__lte", models.F("assets_amount")),
                            _connector="OR",
                        ),
                        name="departmentreport_assets_in_use",
                        violation_error_code="used_assets_amount",
                        violation_error_message="在用固定资产不能多于全部固定资产。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("three_public_budget_amount__isnull", True),
                            ("three_public_budget_amount__gte", 0),
                            _connector="OR",
                        ),
                        name="departmentreport_three_public_budget_amount_sign",
                        violation_error_code="three_public_budget_amount",
                        violation_error_message="金额不能小于零。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("three_public_executed_amount__isnull", True),
                            ("three_public_executed_amount__gte", 0),
                            _connector="OR",
                        ),
                        name="departmentreport_three_public_executed_amount_sign",
                        violation_error_code="three_public_executed_amount",
                        violation_error_message="金额不能小于零。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("past_three_public_budget_amount__isnull", True),
                            ("past_three_public_budget_amount__gte", 0),
                            _connector="OR",
                        ),
                        name="departmentreport_past_three_public_budget_amount_sign",
                        violation_error_code="past_three_public_budget_amount",
                        violation_error_message="金额不能小于零。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("office_budget_amount__isnull", True), ("office_budget_amount__gte", 0), _connector="OR"
                        ),
                        name="departmentreport_office_budget_amount_sign",
                        violation_error_code="office_budget_amount",
                        violation_error_message="金额不能小于零。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("office_executed_amount__isnull", True),
                            ("office_executed_amount__gte", 0),
                            _connector="OR",
                        ),
                        name="departmentreport_office_executed_amount_sign",
                        violation_error_code="office_executed_amount",
                        violation_error_message="金额不能小于零。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("procurement_budget_amount__isnull", True),
                            ("procurement_budget_amount__gte", 0),
                            _connector="OR",
                        ),
                        name="departmentreport_procurement_budget_amount_sign",
                        violation_error_code="procurement_budget_amount",
                        violation_error_message="金额不能小于零。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("procured_amount__isnull", True), ("procured_amount__gte", 0), _connector="OR"
                        ),
                        name="departmentreport_procured_amount_sign",
                        violation_error_code="procured_amount",
                        violation_error_message="金额不能小于零。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("used_assets_amount__isnull", True), ("used_assets_amount__gte", 0), _connector="OR"
                        ),
                        name="departmentreport_used_assets_amount_sign",
                        violation_error_code="used_assets_amount",
                        violation_error_message="金额不能小于零。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DutyProject",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duty_projects",
                        to="registry.departmentreport",
                        verbose_name="自评报告",
                    ),
                ),
                ("duty", wenxiao_site.registry.fields.LineField(max_length=100, verbose_name="重点任务")),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duties",
                        to="registry.project",
                        verbose_name="项目",
                    ),
                ),
            ],
            options={
                "verbose_name": "重点任务的项目",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("report", "project"),
                        name="dutyproject_project_once",
                        violation_error_message="一个项目只列入一项重点任务。",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="GradeDisagreement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "department",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="disagreements",
                        to="registry.evaluation",
                        verbose_name="部门评价",
                    ),
                ),
                (
                    "finance",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections_made",
                        to="registry.evaluation",
                        verbose_name="财政评价",
                    ),
                ),
                ("gap", models.PositiveSmallIntegerField(verbose_name="低几个等级")),
                ("before", wenxiao_site.registry.fields.PointsField(verbose_name="原得分")),
                ("ratio", wenxiao_site.registry.fields.RatioField(blank=True, null=True, verbose_name="得分系数")),
                ("score", wenxiao_site.registry.fields.PointsField(blank=True, null=True, verbose_name="联动后得分")),
                (
                    "grade",
                    wenxiao_site.registry.fields.LineField(
                        blank=True,
                        choices=[("EXCELLENT", "优"), ("GOOD", "良"), ("FAIR", "中"), ("POOR", "差")],
                        default="",
                        max_length=10,
                        verbose_name="联动后等级",
                    ),
                ),
                ("sentence", wenxiao_site.registry.fields.ParagraphField(max_length=1000, verbose_name="理由")),
                ("rulebook_digest", wenxiao_site.registry.fields.LineField(max_length=64, verbose_name="规则库校验值")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
            ],
            options={
                "verbose_name": "评价等级联动",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("grade__in", ["", "EXCELLENT", "FAIR", "GOOD", "POOR"])),
                        name="gradedisagreement_grade_is_known",
                        violation_error_code="grade",
                        violation_error_message="等级不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("gap__lte", 3)),
                        name="gradedisagreement_three_grades_at_most",
                        violation_error_message="最多相差三个等级。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("department", models.F("finance")), _negated=True),
                        name="gradedisagreement_of_two",
                        violation_error_message="联动的是两份评价。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Objection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "evaluation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="objections",
                        to="registry.evaluation",
                        verbose_name="绩效评价",
                    ),
                ),
                ("grounds", wenxiao_site.registry.fields.ParagraphField(max_length=2000, verbose_name="异议理由")),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="objections",
                        to="registry.evidencefile",
                        verbose_name="证明材料",
                    ),
                ),
                ("filed_until", models.DateField(verbose_name="提出期限")),
                ("answer_due_on", models.DateField(verbose_name="答复期限")),
                (
                    "filed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="提出人",
                    ),
                ),
                ("filed_at", models.DateTimeField(verbose_name="提出时间")),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="结论作出人",
                    ),
                ),
                (
                    "state",
                    wenxiao_site.registry.fields.LineField(
                        choices=[("OPEN", "待答复"), ("KEPT", "维持结论"), ("CHANGED", "变更结论")],
                        default="OPEN",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                (
                    "answer",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=2000, verbose_name="答复"
                    ),
                ),
                ("before", wenxiao_site.registry.fields.PointsField(verbose_name="原得分")),
                ("score", wenxiao_site.registry.fields.PointsField(blank=True, null=True, verbose_name="变更后得分")),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="答复人",
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="答复时间")),
            ],
            options={
                "verbose_name": "评价异议",
                "indexes": [models.Index(fields=["state", "id"], name="objection_waiting")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["CHANGED", "KEPT", "OPEN"])),
                        name="objection_state_is_known",
                        violation_error_code="state",
                        violation_error_message="状态不在可选范围内。",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "OPEN")),
                        fields=("evaluation",),
                        name="objection_one_open",
                        violation_error_message="这份评价已有待答复的异议。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("answered_by__isnull", True), ("state", "OPEN")),
                            models.Q(
                                models.Q(("state", "OPEN"), _negated=True),
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="objection_answered_by_somebody",
                        violation_error_message="答复应有答复人和时间。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_by__isnull", True),
                            models.Q(
                                models.Q(("answered_by", models.F("author")), _negated=True),
                                models.Q(("answered_by", models.F("filed_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="objection_answered_by_another",
                        violation_error_message="异议由结论作出人、提出人以外的人答复。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("score__isnull", False), ("state", "CHANGED")),
                            models.Q(models.Q(("state", "CHANGED"), _negated=True), ("score__isnull", True)),
                            _connector="OR",
                        ),
                        name="objection_changed_has_a_score",
                        violation_error_code="score",
                        violation_error_message="变更结论应写明得分，维持结论不写。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InstrumentDraft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "identifier",
                    wenxiao_site.registry.fields.LineField(max_length=100, unique=True, verbose_name="标识"),
                ),
                ("title", wenxiao_site.registry.fields.LineField(max_length=200, verbose_name="名称")),
                ("jurisdiction", wenxiao_site.registry.fields.LineField(max_length=40, verbose_name="适用地区")),
                ("in_force_from", models.DateField(blank=True, null=True, verbose_name="施行日期")),
                ("text", wenxiao_site.registry.fields.ParagraphField(max_length=200000, verbose_name="内容")),
                (
                    "state",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("DRAFT", "起草中"),
                            ("SUBMITTED", "待批准"),
                            ("APPROVED", "已批准"),
                            ("WITHDRAWN", "已撤回"),
                        ],
                        default="DRAFT",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=1, verbose_name="修改次数")),
                (
                    "drafted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="起草人",
                    ),
                ),
                ("drafted_at", models.DateTimeField(verbose_name="起草时间")),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="批准人",
                    ),
                ),
                ("approved_at", models.DateTimeField(blank=True, null=True, verbose_name="批准时间")),
                (
                    "opinion",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=1000, verbose_name="审批意见"
                    ),
                ),
            ],
            options={
                "verbose_name": "地方制度文件",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("identifier__regex", "^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="instrumentdraft_identifier_has_its_form",
                        violation_error_code="identifier",
                        violation_error_message="标识写作“地区/名称”，只用小写字母、数字和减号。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["APPROVED", "DRAFT", "SUBMITTED", "WITHDRAWN"])),
                        name="instrumentdraft_state_is_known",
                        violation_error_code="state",
                        violation_error_message="状态不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("approved_at__isnull", False),
                                ("approved_by__isnull", False),
                                ("state", "APPROVED"),
                                models.Q(("approved_by", models.F("drafted_by")), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state", "APPROVED"), _negated=True),
                                ("approved_at__isnull", True),
                                ("approved_by__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="instrumentdraft_approved_by_another",
                        violation_error_code="approved_by",
                        violation_error_message="起草人不能批准自己起草的文件，须由另一人批准。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Confirmation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("instrument", wenxiao_site.registry.fields.LineField(max_length=100, verbose_name="文件标识")),
                ("parameter", wenxiao_site.registry.fields.LineField(max_length=100, verbose_name="参数")),
                ("value", wenxiao_site.registry.fields.LineField(max_length=200, verbose_name="取值")),
                ("article", wenxiao_site.registry.fields.LineField(max_length=100, verbose_name="条款")),
                ("document", wenxiao_site.registry.fields.LineField(max_length=200, verbose_name="核对的文件")),
                (
                    "note",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=1000, verbose_name="说明"
                    ),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="确认人",
                    ),
                ),
                ("confirmed_at", models.DateTimeField(verbose_name="确认时间")),
            ],
            options={
                "verbose_name": "取值确认",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("instrument", "parameter", "value"),
                        name="confirmation_once",
                        violation_error_message="这个取值已经确认过。",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comments",
                        to="registry.project",
                        verbose_name="项目",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comments",
                        to="registry.performanceplan",
                        verbose_name="绩效目标表",
                    ),
                ),
                (
                    "anchor",
                    wenxiao_site.registry.fields.LineField(blank=True, default="", max_length=100, verbose_name="位置"),
                ),
                ("text", wenxiao_site.registry.fields.ParagraphField(max_length=2000, verbose_name="内容")),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comments",
                        to="registry.person",
                        verbose_name="作者",
                    ),
                ),
                (
                    "author_role",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("UNIT_CLERK", "单位经办"),
                            ("UNIT_HEAD", "单位负责人"),
                            ("DEPARTMENT_REVIEWER", "主管部门审核"),
                            ("SECTOR_DESK", "财政业务科室"),
                            ("PERFORMANCE_DESK", "财政绩效科"),
                            ("BUDGET_DESK", "财政预算科"),
                            ("FINANCE_LEADER", "财政局领导"),
                            ("GOVERNMENT_LEADER", "党委政府领导"),
                            ("EXTERNAL_EVALUATOR", "第三方机构"),
                            ("EXPERT", "评审专家"),
                            ("OBSERVER", "人大、审计监督"),
                            ("SYSTEM_ADMINISTRATOR", "系统管理员"),
                            ("SECURITY_ADMINISTRATOR", "安全保密管理员"),
                            ("AUDITOR", "安全审计员"),
                        ],
                        max_length=24,
                        verbose_name="作者角色",
                    ),
                ),
                (
                    "answers",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replies",
                        to="registry.comment",
                        verbose_name="回复的意见",
                    ),
                ),
                ("written_at", models.DateTimeField(verbose_name="发表时间")),
                ("resolved_at", models.DateTimeField(blank=True, null=True, verbose_name="解决时间")),
            ],
            options={
                "verbose_name": "意见",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "author_role__in",
                                [
                                    "AUDITOR",
                                    "BUDGET_DESK",
                                    "DEPARTMENT_REVIEWER",
                                    "EXPERT",
                                    "EXTERNAL_EVALUATOR",
                                    "FINANCE_LEADER",
                                    "GOVERNMENT_LEADER",
                                    "OBSERVER",
                                    "PERFORMANCE_DESK",
                                    "SECTOR_DESK",
                                    "SECURITY_ADMINISTRATOR",
                                    "SYSTEM_ADMINISTRATOR",
                                    "UNIT_CLERK",
                                    "UNIT_HEAD",
                                ],
                            )
                        ),
                        name="comment_author_role_is_known",
                        violation_error_code="author_role",
                        violation_error_message="作者角色不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="comment_not_empty",
                        violation_error_code="text",
                        violation_error_message="请填写意见内容。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Notification",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notifications",
                        to="registry.person",
                        verbose_name="收件人",
                    ),
                ),
                ("text", wenxiao_site.registry.fields.LineField(max_length=200, verbose_name="内容")),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.project",
                        verbose_name="项目",
                    ),
                ),
                ("sent_at", models.DateTimeField(verbose_name="发送时间")),
                ("read_at", models.DateTimeField(blank=True, null=True, verbose_name="阅读时间")),
                (
                    "reminder_key",
                    wenxiao_site.registry.fields.LineField(
                        blank=True, default="", max_length=60, verbose_name="提醒标识"
                    ),
                ),
            ],
            options={
                "verbose_name": "通知",
                "indexes": [
                    models.Index(
                        condition=models.Q(("read_at__isnull", True)),
                        fields=["person", "id"],
                        name="notification_unread",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("reminder_key", ""), _negated=True),
                        fields=("person", "reminder_key"),
                        name="notification_reminds_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Task",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", wenxiao_site.registry.fields.LineField(max_length=100, verbose_name="事项")),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tasks",
                        to="registry.project",
                        verbose_name="项目",
                    ),
                ),
                (
                    "role",
                    wenxiao_site.registry.fields.LineField(
                        choices=[
                            ("UNIT_CLERK", "单位经办"),
                            ("UNIT_HEAD", "单位负责人"),
                            ("DEPARTMENT_REVIEWER", "主管部门审核"),
                            ("SECTOR_DESK", "财政业务科室"),
                            ("PERFORMANCE_DESK", "财政绩效科"),
                            ("BUDGET_DESK", "财政预算科"),
                            ("FINANCE_LEADER", "财政局领导"),
                            ("GOVERNMENT_LEADER", "党委政府领导"),
                            ("EXTERNAL_EVALUATOR", "第三方机构"),
                            ("EXPERT", "评审专家"),
                            ("OBSERVER", "人大、审计监督"),
                            ("SYSTEM_ADMINISTRATOR", "系统管理员"),
                            ("SECURITY_ADMINISTRATOR", "安全保密管理员"),
                            ("AUDITOR", "安全审计员"),
                        ],
                        max_length=24,
                        verbose_name="办理角色",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tasks",
                        to="registry.unit",
                        verbose_name="办理单位",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tasks",
                        to="registry.region",
                        verbose_name="办理地区",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tasks",
                        to="registry.person",
                        verbose_name="办理人",
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="截止日期")),
                ("set_at", models.DateTimeField(verbose_name="布置时间")),
                ("done_at", models.DateTimeField(blank=True, null=True, verbose_name="办结时间")),
            ],
            options={
                "verbose_name": "待办",
                "indexes": [
                    models.Index(
                        condition=models.Q(("done_at__isnull", True)),
                        fields=["unit", "role", "due_on"],
                        name="task_of_unit",
                    ),
                    models.Index(
                        condition=models.Q(("done_at__isnull", True)),
                        fields=["region", "role", "due_on"],
                        name="task_of_region",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "role__in",
                                [
                                    "AUDITOR",
                                    "BUDGET_DESK",
                                    "DEPARTMENT_REVIEWER",
                                    "EXPERT",
                                    "EXTERNAL_EVALUATOR",
                                    "FINANCE_LEADER",
                                    "GOVERNMENT_LEADER",
                                    "OBSERVER",
                                    "PERFORMANCE_DESK",
                                    "SECTOR_DESK",
                                    "SECURITY_ADMINISTRATOR",
                                    "SYSTEM_ADMINISTRATOR",
                                    "UNIT_CLERK",
                                    "UNIT_HEAD",
                                ],
                            )
                        ),
                        name="task_role_is_known",
                        violation_error_code="role",
                        violation_error_message="办理角色不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("unit__isnull", False),
                            ("region__isnull", False),
                            ("person__isnull", False),
                            _connector="OR",
                        ),
                        name="task_is_somebodys",
                        violation_error_code="unit",
                        violation_error_message="请指定办理的单位、地区或人员。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Obligation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="obligations",
                        to="registry.project",
                        verbose_name="项目",
                    ),
                ),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                (
                    "basis",
                    wenxiao_site.registry.fields.LineField(
                        choices=[("LAW", "法律法规"), ("CONTRACT", "合同"), ("SAFETY", "安全")],
                        max_length=8,
                        verbose_name="必保的原因",
                    ),
                ),
                ("amount", wenxiao_site.registry.fields.AmountField(verbose_name="必保金额")),
                (
                    "document",
                    wenxiao_site.registry.fields.LineField(
                        max_length=200, verbose_name="依据（法规条款、合同号、鉴定书）"
                    ),
                ),
                (
                    "evidence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="obligations",
                        to="registry.evidencefile",
                        verbose_name="佐证材料",
                    ),
                ),
                (
                    "state",
                    wenxiao_site.registry.fields.LineField(
                        choices=[("CLAIMED", "待核实"), ("CONFIRMED", "已核实"), ("REFUSED", "不属于必保")],
                        default="CLAIMED",
                        max_length=9,
                        verbose_name="状态",
                    ),
                ),
                (
                    "opinion",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=1000, verbose_name="核实意见"
                    ),
                ),
                (
                    "claimed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="申报人",
                    ),
                ),
                ("claimed_at", models.DateTimeField(verbose_name="申报时间")),
                (
                    "judged_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="核实人",
                    ),
                ),
                ("judged_at", models.DateTimeField(blank=True, null=True, verbose_name="核实时间")),
            ],
            options={
                "verbose_name": "必保支出",
                "indexes": [models.Index(fields=["project", "fiscal_year", "id"], name="obligation_of_project")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("fiscal_year__gte", 1949), ("fiscal_year__lte", 2200)),
                        name="obligation_fiscal_year_is_plausible",
                        violation_error_code="fiscal_year",
                        violation_error_message="预算年度应在 1949 到 2200 之间。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("basis__in", ["CONTRACT", "LAW", "SAFETY"])),
                        name="obligation_basis_is_known",
                        violation_error_code="basis",
                        violation_error_message="必保的原因不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["CLAIMED", "CONFIRMED", "REFUSED"])),
                        name="obligation_state_is_known",
                        violation_error_code="state",
                        violation_error_message="状态不在可选范围内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)),
                        name="obligation_above_zero",
                        violation_error_code="amount",
                        violation_error_message="必保金额应大于零。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("document", ""), _negated=True),
                        name="obligation_has_a_document",
                        violation_error_code="document",
                        violation_error_message="请写明依据：法规条款、合同号或鉴定书。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("judged_by__isnull", True),
                            models.Q(("judged_by", models.F("claimed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="obligation_judged_by_another",
                        violation_error_code="judged_by",
                        violation_error_message="必保支出须由申报人以外的人核实。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "CLAIMED"),
                            models.Q(("judged_at__isnull", False), ("judged_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="obligation_judged_by_somebody",
                        violation_error_message="核实须有核实人和核实时间。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RequestRating",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="request_ratings",
                        to="registry.project",
                        verbose_name="项目",
                    ),
                ),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                (
                    "need_points",
                    wenxiao_site.registry.fields.PointsField(blank=True, null=True, verbose_name="需求得分"),
                ),
                (
                    "readiness_points",
                    wenxiao_site.registry.fields.PointsField(blank=True, null=True, verbose_name="前期准备得分"),
                ),
                (
                    "cost_effectiveness_points",
                    wenxiao_site.registry.fields.PointsField(blank=True, null=True, verbose_name="成本效益得分"),
                ),
                ("is_divisible", models.BooleanField(default=False, verbose_name="可以部分安排")),
                ("opinion", wenxiao_site.registry.fields.ParagraphField(max_length=1000, verbose_name="评分理由")),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="registry.requestrating",
                        verbose_name="代替的评分",
                    ),
                ),
                (
                    "rated_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="评分人",
                    ),
                ),
                ("rated_at", models.DateTimeField(verbose_name="评分时间")),
            ],
            options={
                "verbose_name": "申请评分",
                "indexes": [models.Index(fields=["project", "fiscal_year", "id"], name="requestrating_of_project")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("fiscal_year__gte", 1949), ("fiscal_year__lte", 2200)),
                        name="requestrating_fiscal_year_is_plausible",
                        violation_error_code="fiscal_year",
                        violation_error_message="预算年度应在 1949 到 2200 之间。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("need_points__isnull", True),
                            models.Q(("need_points__gte", 0), ("need_points__lte", 100)),
                            _connector="OR",
                        ),
                        name="requestrating_need_points_of_a_hundred",
                        violation_error_code="need_points",
                        violation_error_message="得分应在 0 到 100 之间。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("readiness_points__isnull", True),
                            models.Q(("readiness_points__gte", 0), ("readiness_points__lte", 100)),
                            _connector="OR",
                        ),
                        name="requestrating_readiness_points_of_a_hundred",
                        violation_error_code="readiness_points",
                        violation_error_message="得分应在 0 到 100 之间。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("cost_effectiveness_points__isnull", True),
                            models.Q(("cost_effectiveness_points__gte", 0), ("cost_effectiveness_points__lte", 100)),
                            _connector="OR",
                        ),
                        name="requestrating_cost_effectiveness_points_of_a_hundred",
                        violation_error_code="cost_effectiveness_points",
                        violation_error_message="得分应在 0 到 100 之间。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("opinion", ""), _negated=True),
                        name="requestrating_says_why",
                        violation_error_code="opinion",
                        violation_error_message="请写明评分理由。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Allocation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="allocations",
                        to="registry.unit",
                        verbose_name="部门",
                    ),
                ),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="预算年度")),
                ("ceiling_amount", wenxiao_site.registry.fields.AmountField(verbose_name="控制数")),
                ("requested_amount", wenxiao_site.registry.fields.AmountField(verbose_name="申请数")),
                ("must_amount", wenxiao_site.registry.fields.AmountField(verbose_name="必保支出")),
                ("allocated_amount", wenxiao_site.registry.fields.AmountField(verbose_name="安排数")),
                ("base_amount", wenxiao_site.registry.fields.AmountField(verbose_name="上年年初数")),
                ("grown_amount", wenxiao_site.registry.fields.AmountField(verbose_name="基数加增长")),
                ("is_optimal", models.BooleanField(default=False, verbose_name="已证明最优")),
                ("settings", wenxiao_site.registry.fields.ParagraphField(max_length=2000, verbose_name="取值")),
                ("lines", wenxiao_site.registry.fields.ParagraphField(max_length=2000000, verbose_name="逐项安排")),
                ("rulebook_digest", wenxiao_site.registry.fields.LineField(max_length=64, verbose_name="规则库校验值")),
                ("reason", wenxiao_site.registry.fields.ParagraphField(max_length=1000, verbose_name="核定理由")),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="registry.allocation",
                        verbose_name="代替的核定",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.person",
                        verbose_name="核定人",
                    ),
                ),
                ("settled_at", models.DateTimeField(verbose_name="核定时间")),
            ],
            options={
                "verbose_name": "零基预算核定",
                "indexes": [models.Index(fields=["unit", "fiscal_year", "id"], name="allocation_of_unit")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("fiscal_year__gte", 1949), ("fiscal_year__lte", 2200)),
                        name="allocation_fiscal_year_is_plausible",
                        violation_error_code="fiscal_year",
                        violation_error_message="预算年度应在 1949 到 2200 之间。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("must_amount__gte", 0),
                            ("must_amount__lte", models.F("allocated_amount")),
                            ("allocated_amount__lte", models.F("ceiling_amount")),
                        ),
                        name="allocation_within_the_ceiling",
                        violation_error_code="ceiling",
                        violation_error_message="安排数不低于必保支出，不超过控制数。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="allocation_says_why",
                        violation_error_code="reason",
                        violation_error_message="请写明核定理由。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Scenario",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scenarios",
                        to="registry.region",
                        verbose_name="地区",
                    ),
                ),
                ("name", wenxiao_site.registry.fields.LineField(max_length=60, verbose_name="方案名称")),
                ("settings", wenxiao_site.registry.fields.ParagraphField(max_length=4000, verbose_name="参数取值")),
                (
                    "note",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=1000, verbose_name="说明"
                    ),
                ),
                ("is_shared", models.BooleanField(default=False, verbose_name="本地区共用")),
                (
                    "kept_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scenarios",
                        to="registry.person",
                        verbose_name="保存人",
                    ),
                ),
                ("kept_at", models.DateTimeField(verbose_name="保存时间")),
            ],
            options={
                "verbose_name": "试算方案",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("region", "name"),
                        name="scenario_name_once",
                        violation_error_code="name",
                        violation_error_message="本地区已有同名的方案，请换一个名称。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True), models.Q(("settings", ""), _negated=True)
                        ),
                        name="scenario_is_about_something",
                        violation_error_code="name",
                        violation_error_message="方案要有名称，并改动至少一个参数。",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="project",
            name="strategies",
            field=models.ManyToManyField(
                related_name="projects",
                through="registry.ProjectStrategy",
                to="registry.strategy",
                verbose_name="服务的战略",
            ),
        ),
        INDEXED,
        triggers(AT_FIRST, NEVER_EMPTIED),
    ]
