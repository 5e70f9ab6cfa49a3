"""The loader accepts what is shipped and refuses everything else, in one sentence that names file and key."""

import pytest

from wenxiao.kernel.citations import Evidence
from wenxiao.rulebook import Declaration, RulebookError, load
from wenxiao.rulebook.declarations import read_declarations
from wenxiao.rulebook.jurisdictions import read_jurisdictions
from wenxiao.rules.catalogue import checks

HEAD = {
    "title": '"某县办法"',
    "issuer": '"某县财政局"',
    "jurisdiction": '"CN-XJ-654322"',
    "in_force_from": "2024-01-01",
    "date_evidence": '"seen"',
    "evidence": '"seen"',
}
SETTING = {"value": "20", "article": '"第三条"', "evidence": '"seen"'}


def instrument(parameter="execution_points", *, without=(), setting=None, **head):
    """The text of an instrument file; `setting` and `head` change or add raw TOML values, `without` drops keys."""
    lines = [f"{key} = {value}" for key, value in (HEAD | head).items() if key not in without]
    lines += [f"[parameters.{parameter}]"]
    lines += [f"{key} = {value}" for key, value in (SETTING | (setting or {})).items() if key not in without]
    return "\n".join(lines)


@pytest.fixture
def loaded(tmp_path):
    """Load the shipped instruments with one more file, `county/rules.toml`."""

    def load_with(text, *declarations):
        (tmp_path / "county").mkdir(exist_ok=True)
        (tmp_path / "county" / "rules.toml").write_text(text, encoding="utf-8")
        return load(declarations, folders=[tmp_path])

    return load_with


def test_a_good_file_is_accepted(loaded):
    book = loaded(instrument(setting={"sources": '["S1"]', "note": '"全文"'}, number='"某财〔2023〕1号"'))
    citation = book.for_year("CN-XJ-654322", 2024).citation("execution_points")
    assert citation.text() == "预算执行率分值 = 20 分：《某县办法》（某财〔2023〕1号）第三条〔原文可查〕"
    assert citation.instrument == "county/rules"
    setting = book.for_year("CN-XJ-654322", 2024).setting("execution_points")
    assert (setting.value, setting.evidence, setting.sources, setting.note) == (2000, Evidence.SEEN, ("S1",), "全文")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("title = ", "county/rules.toml: is not TOML"),
        (instrument(colour='"red"'), "county/rules.toml: colour: is an unknown key"),
        (instrument(setting={"unit": '"分"'}), "parameters.execution_points.unit: is an unknown key"),
        (
            instrument(setting={"value": "20.0"}),
            "parameters.execution_points.value: is a float (20.0); write a decimal text",
        ),
        (instrument(setting={"value": "nan"}), "parameters.execution_points.value: is a float"),
        (instrument(without=["article"]), "county/rules.toml: parameters.execution_points.article: is missing"),
        (instrument(setting={"article": '" "'}), "parameters.execution_points.article: must not be empty"),
        (instrument(without=["value"]), "county/rules.toml: parameters.execution_points.value: is missing"),
        (
            instrument(setting={"evidence": '"sure"'}),
            "parameters.execution_points.evidence: is 'sure'; allowed are seen,",
        ),
        (
            instrument(setting={"value": "101"}),
            "parameters.execution_points.value: is 101, above the greatest value 100",
        ),
        (instrument(setting={"value": "-1"}), "parameters.execution_points.value: is -1, below the least value 0"),
        (instrument(setting={"value": '"9.999"'}), "has more decimals than points keeps (9.999)"),
        (instrument(setting={"value": '"1_0"'}), "is not a decimal number ('1_0')"),
        (instrument(setting={"value": '"1e1"'}), "is not a decimal number ('1e1')"),
        (instrument(setting={"value": '"１０"'}), "is not a decimal number"),
        (instrument(setting={"value": "true"}), "must be an integer or a decimal text"),
        (instrument(setting={"value": '"unset"'}), "parameters.execution_points.value: must not be unset"),
        (instrument("appraisal_key_from", setting={"value": '"99999999999999"'}), "is too large"),
        (
            instrument("overachievement_policy", setting={"value": '"some"'}),
            "is 'some'; allowed are none, linear, zero",
        ),
        (instrument("cost_required", setting={"value": "1"}), "parameters.cost_required.value: must be true or false"),
        (instrument("monitoring_months", setting={"value": "[8, 5]"}), "must be ascending months from 1 to 12"),
        (instrument("monitoring_months", setting={"value": "[0]"}), "must be ascending months from 1 to 12"),
        (instrument("monitoring_months", setting={"value": "[5, 5]"}), "must be ascending months from 1 to 12"),
        (instrument("curve_even", setting={"value": '["0.5", "1"]'}), "must be a list of twelve texts"),
        (instrument("curve_even", setting={"value": str(["0"] * 11 + ["x"])}), "must be a list of decimal numbers"),
        (instrument("curve_even", setting={"value": str(["0"] * 11 + ["0.9999"])}), "must rise from 0 or more to 1"),
        (
            instrument("curve_even", setting={"value": str(["0.2", "0.1", *["1"] * 10])}),
            "must rise from 0 or more to 1",
        ),
        (instrument("curve_even", setting={"value": str(["0.00001", *["1"] * 11])}), "with four decimals at most"),
        (instrument("monitoring_months", setting={"value": "5"}), "must be a list of months such as [5, 8]"),
        (instrument("no_such_thing"), "county/rules.toml: parameters.no_such_thing: is not a declared parameter"),
        (instrument(jurisdiction='"CN-XX"'), "county/rules.toml: jurisdiction: names the unknown jurisdiction 'CN-XX'"),
        (instrument(setting={"sources": '["S999"]'}), "execution_points.sources: names the unknown source S999"),
        (instrument(sources='["S999"]'), "county/rules.toml: sources: names the unknown source S999"),
        (instrument(setting={"sources": '"S1"'}), "execution_points.sources: must be a list of texts"),
        (instrument(without=["in_force_from"]), "county/rules.toml: in_force_from: is missing"),
        (instrument(in_force_from='"2024-01-01"'), "in_force_from: must be a date such as 2020-02-25"),
        (instrument(in_force_from="2024-01-01T00:00:00"), "in_force_from: must be a date such as 2020-02-25"),
        (instrument(in_force_to="2023-12-31"), "in_force_to: (2023-12-31) is not after in_force_from (2024-01-01)"),
        (instrument(in_force_to="2024-01-01"), "in_force_to: (2024-01-01) is not after in_force_from (2024-01-01)"),
        (instrument(without=["date_evidence"]), "county/rules.toml: date_evidence: is missing"),
        (instrument(kind='"law"'), "county/rules.toml: kind: is 'law'; allowed are regulation,"),
        (instrument(supersedes='["cn/none"]'), "supersedes: names the unknown instrument 'cn/none'"),
        (instrument(supersedes='["cn/targets"]'), "supersedes: 'cn/targets' belongs to another jurisdiction"),
        (
            instrument(
                jurisdiction='"CN-XJ-6543"',
                in_force_from="2018-01-01",
                supersedes='["cn-xj-6543/strengthening-notice"]',
            ),
            "county/rules.toml: in_force_from: is not after that of 'cn-xj-6543/strengthening-notice'",
        ),
        (
            instrument(jurisdiction='"CN-HB"', in_force_from="2020-01-01"),
            "county/rules.toml: parameters.execution_points: ties with cn-hb/self-evaluation-form.toml",
        ),
        ("parameters = 1\n" + instrument().partition("[")[0], "county/rules.toml: parameters: must be a table"),
    ],
)
def test_a_bad_file_is_refused(loaded, text, sentence):
    with pytest.raises(RulebookError) as refusal:
        loaded(text)
    assert sentence in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_a_file_that_is_not_utf8_is_refused(tmp_path):
    (tmp_path / "old.toml").write_bytes('title = "办法"'.encode("gb18030"))
    with pytest.raises(RulebookError, match=r"old.toml: is not UTF-8"):
        load(folders=[tmp_path])


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ('colour = "red"', "parameters.toml: bonus.colour: is an unknown key"),
        ('type = "percent"', "parameters.toml: bonus.type: is 'percent'; allowed are integer,"),
        ('stage = "never"', "parameters.toml: bonus.stage: is 'never'; allowed are appraisal,"),
        ('dated_by = "today"', "parameters.toml: bonus.dated_by: is 'today'; allowed are fiscal_year_start, event_day"),
        ("least = 0.5", "parameters.toml: bonus.least: is a float (0.5)"),
        ('least = "x"', "parameters.toml: bonus.least: is not a decimal number ('x')"),
        ("least = 5\nmost = 4", "parameters.toml: bonus.most: is below least"),
        ('type = "choice"', "parameters.toml: bonus.choices: must be given for the type choice"),
        ('choices = { a = "甲" }', "parameters.toml: bonus.choices: must be given for the type choice"),
        ('type = "flag"\nleast = 1', "parameters.toml: bonus.least: has no meaning for the type flag"),
        ('label = ""', "parameters.toml: bonus.label: must not be empty"),
        ('nullable = "yes"', "parameters.toml: bonus.nullable: must be true or false"),
    ],
)
def test_a_bad_declaration_is_refused(change, sentence):
    lines = dict.fromkeys(['type = "points"', 'label = "加分"', 'stage = "evaluation"', 'dated_by = "event_day"'])
    kept = [
        line for line in lines if line.partition(" ")[0] not in {each.partition(" ")[0] for each in change.split("\n")}
    ]
    with pytest.raises(RulebookError) as refusal:
        read_declarations("\n".join(["[bonus]", *kept, change]), "parameters.toml")
    assert sentence in str(refusal.value)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('[A]\nname = "甲"\nparent = "B"', "must have one place without parent, has none"),
        ('[A]\nname = "甲"\n[B]\nname = "乙"', "must have one place without parent, has A, B"),
        ('[A]\nname = "甲"\n[B]\nname = "乙"\nparent = "C"', "B.parent: names the unknown jurisdiction 'C'"),
        (
            '[R]\nname = "根"\n[A]\nname = "甲"\nparent = "B"\n[B]\nname = "乙"\nparent = "A"',
            "A.parent: leads back to itself",
        ),
        ('[A]\nname = "甲"\ncode = "1"', "A.code: is an unknown key"),
    ],
)
def test_a_broken_tree_is_refused(text, sentence):
    with pytest.raises(RulebookError) as refusal:
        read_jurisdictions(text, "jurisdictions.toml")
    assert sentence in str(refusal.value)


def declared(names):
    return [Declaration(name=name, type="severity", label=name) for name in names]


def names_of_checks():
    return [each.name for each in checks()]


def test_every_check_has_a_severity_with_its_citation():
    resolution = load(declared(names_of_checks())).for_year("CN", 2024)
    for check in checks():
        assert resolution[check.name] in {"error", "warning", "info", "off"}
        assert resolution.citation(check.name).article == f"校验规则 {check.code}"


def test_checks_without_severity_are_refused_by_name():
    with pytest.raises(RulebookError, match="no instrument of CN sets b_holds, z_holds"):
        load(declared([*names_of_checks(), "z_holds", "b_holds"]))


def test_a_severity_for_an_unknown_check_is_refused():
    with pytest.raises(RulebookError, match=r"cn/form-checks.toml: parameters.\w+: is not a declared parameter"):
        load(declared(names_of_checks()[1:]))


def test_without_checks_the_catalogue_of_checks_is_left_out():
    assert "cn/form-checks" not in load().instruments
    assert "cn/form-checks" in load(declared(names_of_checks())).instruments


def test_a_severity_is_one_of_four():
    with pytest.raises(ValueError, match="'fatal'; allowed are error, warning, info, off"):
        declared(["a_holds"])[0].parse("fatal")


def test_a_parameter_is_declared_once():
    with pytest.raises(RulebookError, match=r"parameters.toml: execution_points: is declared twice"):
        load(declared(["execution_points"]))


def test_a_type_is_known():
    with pytest.raises(RulebookError, match="bonus: has the unknown type 'money'"):
        Declaration(name="bonus", type="money", label="加分")


def test_a_file_of_a_site_replaces_the_shipped_one(tmp_path):
    (tmp_path / "cn-hb").mkdir()
    text = instrument(jurisdiction='"CN-HB"', in_force_from="2020-01-01", setting={"value": "15"})
    (tmp_path / "cn-hb" / "self-evaluation-form.toml").write_text(text, encoding="utf-8")
    assert load(folders=[tmp_path]).for_year("CN-HB", 2024)["execution_points"] == 1500


@pytest.mark.parametrize(
    ("type_", "raw", "scaled", "shown"),
    [
        ("points", 10, 1000, "10 分"),
        ("points", "0.01", 1, "0.01 分"),
        ("ratio", "0.90", 9000, "90%"),
        ("ratio", "0.0001", 1, "0.01%"),
        ("amount", 1_000_000, 100_000_000, "100 万元"),
        ("amount", "12.34", 1234, "12.34 元"),
        ("amount", 0, 0, "0 元"),
        ("value", "-1.5", -15_000, "-1.5"),
        ("integer", 20, 20, "20"),
        ("flag", True, True, "是"),
        ("flag", False, False, "否"),
        ("months", [5, 8], "5,8", "5月、8月"),
        (
            "curve",
            ["0"] * 5 + ["0.0833"] + ["1"] * 6,
            "0,0,0,0,0,833" + ",10000" * 6,
            "、".join(f"{month}月 {each}%" for month, each in enumerate((0, 0, 0, 0, 0, "8.33", *[100] * 6), start=1)),
        ),
        ("text", "全部", "全部", "全部"),
        ("severity", "warning", "warning", "警告"),
    ],
)
def test_values_are_scaled_exactly_and_shown(type_, raw, scaled, shown):
    declaration = Declaration(name="a", type=type_, label="甲")
    assert declaration.parse(raw) == scaled
    assert declaration.show(scaled) == shown


def test_unset_is_null_where_it_may_be():
    declaration = Declaration(name="a", type="amount", label="甲", nullable=True)
    assert declaration.parse("unset") is None
    assert declaration.show(None) == "未设定"
