"""A small prefecture, made by the actions themselves: two counties, a township, every role, every kind of record."""

from datetime import UTC, date, datetime
from io import BytesIO

from wenxiao_site.actions import (
    desk,
    evaluation,
    evidence,
    founding,
    money,
    people,
    places,
    plans,
    projects,
    rounds,
    talk,
)
from wenxiao_site.registry.models import Person, Project, Region, Unit
from wenxiao_site.visibility import hats

PASSWORD = "Wenxiao-2026"  # noqa: S105 - of people who do not exist
DAY = date(2026, 3, 2)
"""A Monday. Everything in the world was recorded on it, or is dated before it."""
LATER = datetime(2026, 3, 3, 2, 0, tzinfo=UTC)
NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
BEGAN = date(2020, 1, 1)
PDF = b"%PDF-1.4 of the world"

REGIONS = (
    ("654301000", "阿勒泰市", "COUNTY", "654300000", "CN-XJ-654301"),
    ("654322000", "富蕴县", "COUNTY", "654300000", "CN-XJ-654322"),
    ("654322100", "可可托海镇", "TOWNSHIP", "654322000", ""),
)
UNITS = (
    # region, code, name, kind, tier, code of the unit above
    ("654300000", "101", "地区财政局", "FINANCE_DEPARTMENT", 1, None),
    ("654300000", "219", "地区农业农村局", "LINE_DEPARTMENT", 1, None),
    ("654300000", "219001", "地区农技推广中心", "BUDGETARY_UNIT", 2, "219"),
    ("654300000", "219001001", "良种试验站", "BUDGETARY_UNIT", 3, "219001"),
    ("654300000", "205", "地区教育局", "LINE_DEPARTMENT", 1, None),
    ("654300000", "205001", "地区第一中学", "BUDGETARY_UNIT", 2, "205"),
    ("654300000", "001", "地区行署办公室", "GOVERNMENT", None, None),
    ("654300000", "901", "天山绩效咨询公司", "EXTERNAL_EVALUATOR", None, None),
    ("654322000", "101", "富蕴县财政局", "FINANCE_DEPARTMENT", 1, None),
    ("654322000", "213", "富蕴县水利局", "LINE_DEPARTMENT", 1, None),
    ("654322100", "301", "可可托海镇人民政府", "TOWNSHIP_GOVERNMENT", 3, None),
    ("654301000", "213", "阿勒泰市水利局", "LINE_DEPARTMENT", 1, None),
)
PEOPLE = (
    # login, name, role, unit as region/code, region
    ("clerk", "古丽娜尔", "UNIT_CLERK", "654300000/219001", None),
    ("clerk-colleague", "李同事", "UNIT_CLERK", "654300000/219001", None),
    ("head", "张站长", "UNIT_HEAD", "654300000/219001", None),
    ("station-clerk", "王技员", "UNIT_CLERK", "654300000/219001001", None),
    ("school-clerk", "赵老师", "UNIT_CLERK", "654300000/205001", None),
    ("reviewer", "陈审核", "DEPARTMENT_REVIEWER", "654300000/219", None),
    ("school-reviewer", "钱审核", "DEPARTMENT_REVIEWER", "654300000/205", None),
    ("sector", "孙农业", "SECTOR_DESK", "654300000/101", None),
    ("performance", "周绩效", "PERFORMANCE_DESK", None, "654300000"),
    ("performance-second", "吴绩效", "PERFORMANCE_DESK", None, "654300000"),
    ("budget", "郑预算", "BUDGET_DESK", None, "654300000"),
    ("finance-leader", "冯局长", "FINANCE_LEADER", None, "654300000"),
    ("government-leader", "卫专员", "GOVERNMENT_LEADER", None, "654300000"),
    ("observer", "蒋代表", "OBSERVER", None, "654300000"),
    ("evaluator", "沈经理", "EXTERNAL_EVALUATOR", "654300000/901", None),
    ("expert", "韩教授", "EXPERT", None, None),
    ("county-clerk", "杨水利", "UNIT_CLERK", "654322000/213", None),
    ("county-performance", "朱绩效", "PERFORMANCE_DESK", None, "654322000"),
    ("county-budget", "秦预算", "BUDGET_DESK", None, "654322000"),
    ("township-clerk", "叶尔兰", "UNIT_CLERK", "654322100/301", None),
    ("other-county-clerk", "许水利", "UNIT_CLERK", "654301000/213", None),
)
ADMINISTRATORS = {
    "SYSTEM_ADMINISTRATOR": ("system", "尤系统", PASSWORD),
    "SECURITY_ADMINISTRATOR": ("security", "何安全", PASSWORD),
    "AUDITOR": ("auditor", "吕审计", PASSWORD),
}
LOGINS = (*(login for login, *_ in PEOPLE), *(login for login, *_ in ADMINISTRATORS.values()))
FIELDS = {
    "category": "SPECIFIC",
    "novelty": "NEW",
    "first_year": 2026,
    "last_year": 2027,
    "account": "GENERAL_PUBLIC",
    "functional_code": "2130106",
}
PROJECTS = (
    # name here, who files it, unit, name of the project, what is special
    ("seeds", "clerk", "654300000/219001", "春播良种推广项目", {"strategies": ["RURAL_REVITALISATION"]}),
    ("station", "station-clerk", "654300000/219001001", "试验站灌溉设备更新", {"novelty": "CONTINUING"}),
    ("school", "school-clerk", "654300000/205001", "校舍维修改造项目", {"is_livelihood": True}),
    ("canal", "county-clerk", "654322000/213", "富蕴县干渠防渗改造", {"is_bond": True}),
    ("road", "township-clerk", "654322100/301", "可可托海镇村道养护", {"is_transition_fund": True}),
    ("secret", "other-county-clerk", "654301000/213", "水库安全监测系统", {"is_classified": True}),
)


def hat_of(login, day=DAY, nth=0):
    """The hat that a person wears, by login."""
    return hats(Person.objects.get(login=login), day)[nth]


def unit_of(place):
    """A unit as region/code."""
    region, _, code = place.partition("/")
    return Unit.objects.get(region__code=region, code=code)


class World:
    """What a test asks for by name."""

    hat = staticmethod(hat_of)
    unit = staticmethod(unit_of)

    def project(self, name):
        """A project by its name here."""
        return Project.objects.get(name=next(each[3] for each in PROJECTS if each[0] == name))

    def plan(self, name):
        """The newest plan of a project by its name here."""
        return self.project(name).plans.order_by("-version").first()

    def everyone(self):
        """Every hat of the world, by login."""
        return {login: hat_of(login) for login in LOGINS}


def build():
    """Fill an empty database."""
    place_everything()
    file_everything()


def place_everything():
    """Regions, units, people, posts."""
    founding.found(
        code="654300000",
        name="阿勒泰地区",
        level="PREFECTURE",
        jurisdiction="CN-XJ-6543",
        administrators=ADMINISTRATORS,
        on=NOW,
    )
    system, security = hat_of("system"), hat_of("security")
    for code, name, level, parent, jurisdiction in REGIONS:
        above = Region.objects.get(code=parent)
        places.found_region(
            parent=above.pk,
            code=code,
            name=name,
            level=level,
            jurisdiction=jurisdiction,
            valid_from=BEGAN,
            by=system,
            on=NOW,
        )
    for region, code, name, kind, tier, above in UNITS:
        places.register_unit(
            region=Region.objects.get(code=region).pk,
            parent=unit_of(f"{region}/{above}").pk if above else None,
            code=code,
            name=name,
            kind=kind,
            tier=tier,
            valid_from=BEGAN,
            by=system,
            on=NOW,
        )
    places.name_strategy(code="RURAL_REVITALISATION", name="乡村振兴", by=system, on=NOW)
    for login, name, role, unit, region in PEOPLE:
        person = people.register(login=login, name=name, password=PASSWORD, by=system, on=NOW)
        people.assign_post(
            person=person.pk,
            role=role,
            unit=unit_of(unit).pk if unit else None,
            region=Region.objects.get(code=region).pk if region else None,
            valid_from=BEGAN,
            by=security,
            on=NOW,
        )
    desk = hat_of("sector").post
    people.assign_departments(post=desk.pk, units=[unit_of("654300000/219").pk], by=security, on=NOW)


def file_everything():
    """Projects with everything that hangs on them."""
    for number, (_, login, unit, name, special) in enumerate(PROJECTS, start=1):
        by = hat_of(login)
        project = projects.register(unit=unit_of(unit).pk, fields={**FIELDS, "name": name, **special}, by=by, on=NOW)
        budget = hat_of("county-budget" if unit.startswith("654322") else "budget")
        about = {"project": project.pk, "fiscal_year": 2026, "document": f"财预〔2026〕{number}号"}
        asked = money.request(**about, amount=120_000 * number, decided_on=date(2025, 10, 20), by=by, on=NOW)
        approved = money.decide(
            **about, kind="APPROVED", amount=100_000 * number, decided_on=date(2026, 1, 20), by=budget, on=NOW
        )
        paid = money.execute(
            **about, amount="12345.67", executed_on=date(2026, 2, 10), reference=f"P{number}", by=by, on=NOW
        )
        plan = plans.draft(project=project.pk, fiscal_year=2026, by=by, on=NOW)
        plan = plans.revise(plan=plan.pk, revision=plan.revision, changes=lines(), by=by, on=NOW)
        file = evidence.attach(
            unit=project.unit.pk, name=f"批复{number}.pdf", source=BytesIO(PDF + bytes([48 + number])), by=by, on=NOW
        ).file
        uses = (
            ("project", project.pk),
            ("plan", plan.pk),
            ("indicator", plan.indicators.first().pk),
            ("budget_amount", approved.pk),
            ("execution", paid.pk),
        )
        for record, pk in uses:
            evidence.use(file=file.pk, record=record, pk=pk, by=by, on=NOW)
        talk.comment(
            project=project.pk, text="请核对金额", by=budget, on=NOW, plan=plan.pk, anchor="indicators/a1/name"
        )
        assert asked.pk
    world = World()
    for name, login in (("seeds", "clerk"), ("canal", "county-clerk")):
        plan = world.plan(name)
        plans.submit(plan=plan.pk, revision=plan.revision, by=hat_of(login), on=NOW)
    plans.approve(plan=world.plan("canal").pk, by=hat_of("county-performance"), on=NOW)
    evaluation.open(project=world.project("canal").pk, fiscal_year=2026, by=hat_of("county-clerk"), on=NOW)
    plans.draft_overall(unit=unit_of("654300000/219001").pk, fiscal_year=2026, by=hat_of("clerk"), on=NOW)
    talk.set_task(
        project=world.project("seeds").pk, title="补充佐证材料", role="UNIT_CLERK", by=hat_of("reviewer"), on=NOW
    )
    performance = hat_of("performance")
    people.engage(
        project=world.project("seeds").pk,
        unit=unit_of("654300000/901").pk,
        valid_from=DAY,
        document="委托书1号",
        by=performance,
        on=NOW,
    )
    people.engage(
        project=world.project("school").pk,
        person=Person.objects.get(login="expert").pk,
        valid_from=DAY,
        document="聘书1号",
        by=performance,
        on=NOW,
    )
    campaign = rounds.announce(
        region=Region.objects.get(code="654300000").pk,
        stage="MONITORING",
        fiscal_year=2026,
        name="5月监控",
        opens_on=date(2026, 5, 6),
        deadlines={"UNIT": date(2026, 5, 15), "DEPARTMENT": date(2026, 5, 20)},
        by=performance,
        on=NOW,
    )
    rounds.set_deadline(
        campaign=campaign.pk,
        step="UNIT",
        unit=unit_of("654300000/219").pk,
        due_on=date(2026, 5, 18),
        reason="春播",
        by=performance,
        on=NOW,
    )
    desk.keep_view(
        listing="projects",
        name="一般公共预算",
        query="account=GENERAL_PUBLIC&columns=code,unit",
        by=hat_of("clerk"),
        on=NOW,
    )
    people.delegate(
        person=Person.objects.get(login="clerk-colleague").pk,
        valid_from=DAY,
        valid_to=date(2026, 3, 20),
        reason="出差",
        by=hat_of("head"),
        on=NOW,
    )


def lines():
    """One objective and two indicators, as `plans.revise` takes them."""
    return {
        "objectives": {"g1": {"text": "推广良种，提高单产。"}},
        "indicators": {
            "a1": {
                "dimension": "OUTPUT",
                "sub_dimension": "QUANTITY",
                "name": "推广面积",
                "target_text": "≥120万亩",
                "operator": "GE",
                "target_value": "120",
                "measurement_unit": "万亩",
                "max_points": 40,
            },
            "a2": {
                "dimension": "SATISFACTION",
                "sub_dimension": "SATISFACTION",
                "name": "农牧民满意度",
                "target_text": "≥90%",
                "operator": "GE",
                "target_value": "90",
                "measurement_unit": "%",
                "max_points": 10,
            },
        },
    }
