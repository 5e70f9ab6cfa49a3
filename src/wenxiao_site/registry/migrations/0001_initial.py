"""The first state of the registry."""

import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import wenxiao_site.registry.fields
from django.db import migrations, models

from wenxiao_site.registry.migrations._triggers import GROUND_AT_FIRST, NEVER_EMPTIED, triggers


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
                    models.Index(fields=["project", "sequence"], name="auditevent_of_project"),
                    models.Index(fields=["unit", "sequence"], name="auditevent_of_unit"),
                    models.Index(fields=["person", "sequence"], name="auditevent_of_person"),
                    models.Index(fields=["object_type", "object_id", "sequence"], name="auditevent_of_object"),
                ],
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
                                ("plan__isnull", True),
                                ("project__isnull", False),
                            ),
                            models.Q(
                                ("budget_amount__isnull", True),
                                ("execution__isnull", True),
                                ("indicator__isnull", True),
                                ("plan__isnull", False),
                                ("project__isnull", True),
                            ),
                            models.Q(
                                ("budget_amount__isnull", True),
                                ("execution__isnull", True),
                                ("indicator__isnull", False),
                                ("plan__isnull", True),
                                ("project__isnull", True),
                            ),
                            models.Q(
                                ("budget_amount__isnull", False),
                                ("execution__isnull", True),
                                ("indicator__isnull", True),
                                ("plan__isnull", True),
                                ("project__isnull", True),
                            ),
                            models.Q(
                                ("budget_amount__isnull", True),
                                ("execution__isnull", False),
                                ("indicator__isnull", True),
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
        triggers(GROUND_AT_FIRST, NEVER_EMPTIED),
    ]
