"""The work of key evaluations, and what is known of external evaluators: quality, suspension, blind second scores."""

import django.db.models.deletion
import django.db.models.expressions
import wenxiao_site.registry.fields
from django.db import migrations, models

from wenxiao_site.registry.migrations._triggers import (
    EVALUATION,
    EVALUATORS,
    KEY_EVALUATIONS,
    no_triggers,
    triggers,
)


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0015_exchange"),
    ]

    operations = [
        no_triggers(EVALUATION),
        no_triggers(EVALUATORS),
        migrations.CreateModel(
            name="CommissionExpert",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ],
            options={
                "verbose_name": "委托的专家",
            },
        ),
        migrations.CreateModel(
            name="EvaluationExchange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", wenxiao_site.registry.fields.ParagraphField(max_length=2000, verbose_name="初步结论")),
                ("asked_at", models.DateTimeField(verbose_name="征求意见时间")),
                ("due_on", models.DateField(verbose_name="答复期限")),
                ("agrees", models.BooleanField(blank=True, null=True, verbose_name="是否同意")),
                (
                    "reply",
                    wenxiao_site.registry.fields.ParagraphField(
                        blank=True, default="", max_length=2000, verbose_name="单位意见"
                    ),
                ),
                ("replied_at", models.DateTimeField(blank=True, null=True, verbose_name="答复时间")),
            ],
            options={
                "verbose_name": "评价交换意见",
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
                ("reason", wenxiao_site.registry.fields.LineField(max_length=200, verbose_name="暂停原因")),
                ("document", wenxiao_site.registry.fields.LineField(max_length=100, verbose_name="依据")),
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
            ],
            options={
                "verbose_name": "第三方暂停委托",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="QualityRating",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
            },
        ),
        migrations.CreateModel(
            name="SecondScore",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("points", wenxiao_site.registry.fields.PointsField(verbose_name="复评给分")),
                (
                    "note",
                    wenxiao_site.registry.fields.LineField(blank=True, default="", max_length=200, verbose_name="依据"),
                ),
            ],
            options={
                "verbose_name": "双评给分",
            },
        ),
        migrations.CreateModel(
            name="SecondScoring",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seed", wenxiao_site.registry.fields.LineField(max_length=40, verbose_name="随机种子")),
                ("listed", models.PositiveIntegerField(verbose_name="参加抽取")),
                ("drawn_at", models.DateTimeField(verbose_name="抽取时间")),
                ("score", wenxiao_site.registry.fields.PointsField(blank=True, null=True, verbose_name="复评得分")),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="交回时间")),
            ],
            options={
                "verbose_name": "双评",
            },
        ),
        migrations.CreateModel(
            name="Survey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", wenxiao_site.registry.fields.LineField(max_length=100, verbose_name="问卷名称")),
                ("audience", wenxiao_site.registry.fields.LineField(max_length=100, verbose_name="调查对象")),
                ("population", models.PositiveIntegerField(blank=True, null=True, verbose_name="对象总数")),
                ("questions", wenxiao_site.registry.fields.ParagraphField(max_length=2000, verbose_name="题目")),
                ("token", wenxiao_site.registry.fields.LineField(max_length=43, unique=True, verbose_name="链接密钥")),
                ("closes_on", models.DateField(verbose_name="截止日期")),
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
                ("origin", wenxiao_site.registry.fields.LineField(max_length=64, verbose_name="来源校验值")),
                ("choices", wenxiao_site.registry.fields.LineField(max_length=100, verbose_name="所选")),
                ("answered_at", models.DateTimeField(verbose_name="答卷时间")),
            ],
            options={
                "verbose_name": "答卷",
            },
        ),
        migrations.CreateModel(
            name="WorkingPaper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("recorded_at", models.DateTimeField(verbose_name="登记时间")),
            ],
            options={
                "verbose_name": "评价工作底稿",
            },
        ),
        migrations.CreateModel(
            name="WorkPlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
            },
        ),
        migrations.RemoveConstraint(
            model_name="evaluation",
            name="evaluation_kind_is_known",
        ),
        migrations.AddField(
            model_name="commission",
            name="considered",
            field=wenxiao_site.registry.fields.ParagraphField(blank=True, default="", verbose_name="候选机构和得分"),
        ),
        migrations.AddField(
            model_name="commission",
            name="copied_from",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="copies",
                to="registry.commission",
                verbose_name="相似的报告",
            ),
        ),
        migrations.AddField(
            model_name="commission",
            name="copied_ratio",
            field=wenxiao_site.registry.fields.RatioField(blank=True, null=True, verbose_name="文字相似度"),
        ),
        migrations.AddField(
            model_name="commission",
            name="report_text",
            field=wenxiao_site.registry.fields.ParagraphField(blank=True, default="", verbose_name="报告文字"),
        ),
        migrations.AddField(
            model_name="commission",
            name="returned",
            field=models.PositiveSmallIntegerField(default=0, verbose_name="退回次数"),
        ),
        migrations.AddField(
            model_name="commission",
            name="selection_score",
            field=wenxiao_site.registry.fields.PointsField(blank=True, null=True, verbose_name="选用得分"),
        ),
        migrations.AddField(
            model_name="credential",
            name="person",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="credentials",
                to="registry.person",
                verbose_name="持有人账号",
            ),
        ),
        migrations.AlterField(
            model_name="evaluation",
            name="kind",
            field=wenxiao_site.registry.fields.LineField(
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
        migrations.AddConstraint(
            model_name="evaluation",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddField(
            model_name="commissionexpert",
            name="commission",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="experts",
                to="registry.commission",
                verbose_name="第三方委托",
            ),
        ),
        migrations.AddField(
            model_name="commissionexpert",
            name="credential",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="memberships",
                to="registry.credential",
                verbose_name="专家",
            ),
        ),
        migrations.AddField(
            model_name="evaluationexchange",
            name="asked_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="registry.person",
                verbose_name="征求意见人",
            ),
        ),
        migrations.AddField(
            model_name="evaluationexchange",
            name="evaluation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="exchanges",
                to="registry.evaluation",
                verbose_name="绩效评价",
            ),
        ),
        migrations.AddField(
            model_name="evaluationexchange",
            name="replied_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="registry.person",
                verbose_name="答复人",
            ),
        ),
        migrations.AddField(
            model_name="evaluatorsuspension",
            name="credential",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="suspensions",
                to="registry.credential",
                verbose_name="主评人",
            ),
        ),
        migrations.AddField(
            model_name="evaluatorsuspension",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="suspensions",
                to="registry.unit",
                verbose_name="第三方机构",
            ),
        ),
        migrations.AddField(
            model_name="qualityrating",
            name="commission",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="ratings",
                to="registry.commission",
                verbose_name="第三方委托",
            ),
        ),
        migrations.AddField(
            model_name="secondscore",
            name="line",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="second_scores",
                to="registry.evaluationline",
                verbose_name="评价指标",
            ),
        ),
        migrations.AddField(
            model_name="secondscoring",
            name="drawn_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="registry.person",
                verbose_name="抽取人",
            ),
        ),
        migrations.AddField(
            model_name="secondscoring",
            name="evaluation",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="second_scoring",
                to="registry.evaluation",
                verbose_name="绩效评价",
            ),
        ),
        migrations.AddField(
            model_name="secondscoring",
            name="scorer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="second_scorings",
                to="registry.person",
                verbose_name="复评人",
            ),
        ),
        migrations.AddField(
            model_name="secondscore",
            name="scoring",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="scores",
                to="registry.secondscoring",
                verbose_name="双评",
            ),
        ),
        migrations.AddField(
            model_name="survey",
            name="evaluation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="surveys",
                to="registry.evaluation",
                verbose_name="绩效评价",
            ),
        ),
        migrations.AddField(
            model_name="survey",
            name="opened_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="registry.person",
                verbose_name="发起人",
            ),
        ),
        migrations.AddField(
            model_name="surveyanswer",
            name="survey",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="answers",
                to="registry.survey",
                verbose_name="满意度问卷",
            ),
        ),
        migrations.AddField(
            model_name="workingpaper",
            name="evaluation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="papers",
                to="registry.evaluation",
                verbose_name="绩效评价",
            ),
        ),
        migrations.AddField(
            model_name="workingpaper",
            name="file",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="papers",
                to="registry.evidencefile",
                verbose_name="底稿材料",
            ),
        ),
        migrations.AddField(
            model_name="workingpaper",
            name="line",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="papers",
                to="registry.evaluationline",
                verbose_name="所证明的指标",
            ),
        ),
        migrations.AddField(
            model_name="workingpaper",
            name="recorded_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="registry.person",
                verbose_name="核查人",
            ),
        ),
        migrations.AddField(
            model_name="workplan",
            name="evaluation",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="work_plan",
                to="registry.evaluation",
                verbose_name="绩效评价",
            ),
        ),
        migrations.AddConstraint(
            model_name="commissionexpert",
            constraint=models.UniqueConstraint(fields=("commission", "credential"), name="commissionexpert_once"),
        ),
        migrations.AddConstraint(
            model_name="evaluationexchange",
            constraint=models.UniqueConstraint(
                condition=models.Q(("replied_at__isnull", True)),
                fields=("evaluation",),
                name="evaluationexchange_one_at_a_time",
                violation_error_message="已经发给单位征求意见，还没有答复。",
            ),
        ),
        migrations.AddConstraint(
            model_name="evaluationexchange",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("agrees", False), _negated=True), models.Q(("reply", ""), _negated=True), _connector="OR"
                ),
                name="evaluationexchange_says_why",
                violation_error_code="reply",
                violation_error_message="不同意的，请写明理由。",
            ),
        ),
        migrations.AddConstraint(
            model_name="evaluatorsuspension",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to__isnull", True), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                ),
                name="evaluatorsuspension_valid_to_after_valid_from",
                violation_error_code="valid_to",
                violation_error_message="失效日期应晚于生效日期。",
            ),
        ),
        migrations.AddConstraint(
            model_name="evaluatorsuspension",
            constraint=models.CheckConstraint(
                condition=models.Q(("valid_to__isnull", False)),
                name="evaluatorsuspension_ends",
                violation_error_code="valid_to",
                violation_error_message="请填写暂停到哪一天为止。",
            ),
        ),
        migrations.AddConstraint(
            model_name="qualityrating",
            constraint=models.UniqueConstraint(fields=("commission", "position"), name="qualityrating_once"),
        ),
        migrations.AddConstraint(
            model_name="qualityrating",
            constraint=models.CheckConstraint(
                condition=models.Q(("points__gte", 0), ("points__lte", models.F("max_points"))),
                name="qualityrating_points_within_most",
                violation_error_code="points",
                violation_error_message="得分应在 0 到分值之间。",
            ),
        ),
        migrations.AddConstraint(
            model_name="secondscoring",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("score__isnull", True), ("submitted_at__isnull", True)),
                    models.Q(("score__isnull", False), ("submitted_at__isnull", False)),
                    _connector="OR",
                ),
                name="secondscoring_score_when_submitted",
                violation_error_message="交回时应有总分。",
            ),
        ),
        migrations.AddConstraint(
            model_name="secondscore",
            constraint=models.UniqueConstraint(fields=("scoring", "line"), name="secondscore_once"),
        ),
        migrations.AddConstraint(
            model_name="secondscore",
            constraint=models.CheckConstraint(
                condition=models.Q(("points__gte", 0)),
                name="secondscore_not_negative",
                violation_error_code="points",
                violation_error_message="得分不能小于零。",
            ),
        ),
        migrations.AddIndex(
            model_name="surveyanswer",
            index=models.Index(fields=["survey", "origin", "answered_at"], name="surveyanswer_of_origin"),
        ),
        migrations.AddConstraint(
            model_name="workplan",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("begins_on"))),
                name="workplan_ends_after_it_begins",
                violation_error_code="ends_on",
                violation_error_message="完成日期不能早于开始日期。",
            ),
        ),
        triggers(EVALUATION),
        triggers(EVALUATORS),
        triggers(KEY_EVALUATIONS),
    ]
