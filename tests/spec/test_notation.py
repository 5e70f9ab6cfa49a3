"""Every writing of a target or an actual that published forms showed, and what it is read as.

One row: text | kind | operator | value | unit | what the problem says (a part of it). Numbers are as printed; a range
has two, a date its first and last day.
"""

from decimal import Decimal

import pytest

from wenxiao.forms.frames import OPERATORS, TARGET_KINDS
from wenxiao.forms.notation import read_notation, read_operator, read_unit

TARGETS = """
=100%|NUMBER|EQ|100|%|
≤5%|NUMBER|LE|5|%|
≥50个|NUMBER|GE|50|个|
≥100百分比|NUMBER|GE|100|%|
≥95%|NUMBER|GE|95|%|
≧735人次|NUMBER|GE|735|人次|
2370人|NUMBER||2370|人|
15万元|NUMBER||15|万元|
14.8万元|NUMBER||14.8|万元|
严格执行相关制度规定|QUALITATIVE||||
在项目计划完成时间内完成|QUALITATIVE||||
符合相关规定|QUALITATIVE||||
效果明显|QUALITATIVE||||
98%|NUMBER||98|%|
100.00%|NUMBER||100|%|
6|NUMBER||6||
43.2|NUMBER||43.2||
0|NUMBER||0||
=8个|NUMBER|EQ|8|个|
=42个|NUMBER|EQ|42|个|
=100|NUMBER|EQ|100||
>=21933人|NUMBER|GE|21933|人|
>=59人次|NUMBER|GE|59|人次|
|BLANK||||
≤90万元|NUMBER|LE|90|万元|
≤202.6万元|NUMBER|LE|202.6|万元|
≤35微克/立方米|NUMBER|LE|35|微克/立方米|
≤55分贝|NUMBER|LE|55|分贝|
≤10次|NUMBER|LE|10|次|
12月底之前|DATE|LE|-1231||
2021年12月完成|DATE||20211201-20211231||
2021年1月-12月|DATE||20210101-20211231||
12月底到位|DATE||1221-1231||
>=530元/人*月|NUMBER|GE|530|元/人*月|
<=5300元/户|NUMBER|LE|5300|元/户|
1000元/人|NUMBER||1000|元/人|
>=98%(百分比)|NUMBER|GE|98|%|
不少于12种|NUMBER|GE|12|种|
98%以上|NUMBER|GE|98|%|
0起|NUMBER||0|起|
=0件|NUMBER|EQ|0|件|
≦0%|NUMBER|LE|0|%|
≧100%|NUMBER|GE|100|%|
2020年1月--2020年11月|DATE||20200101-20201130||
2021.1.1-12.31|DATE||20210101-20211231||
1-6期结束后及时考核|QUALITATIVE||||夹有数字的文字
不高于市场价:是|YES_NO||||
是|YES_NO||||
已完成|DONE||||
﹦72890元|NUMBER|EQ|72890|元|
﹦100%|NUMBER|EQ|100|%|
═100%|NUMBER|EQ|100|%|
不超过预算|QUALITATIVE|LE|||
不超预算|QUALITATIVE|LE|||
小于0.9‰|NUMBER|LT|0.9|‰|
公里(数值空)|BLANK|||公里|没有填写数值
万亩(数值空)|BLANK|||万亩|没有填写数值
万人(数值空)|BLANK|||万人|没有填写数值
≧ %(数值空)|BLANK|GE||%|没有填写数值
1年|NUMBER||1|年|
20xx年度|UNREAD||||占位符
1(7个乡镇各1)|COMPOSITE||||括号里另有数字
404名/2126.81万元|COMPOSITE||||不止一个数
2725×2米|COMPOSITE||||不止一个数
338户889人|COMPOSITE||||不止一个数
21户46人|COMPOSITE||||不止一个数
<24小时|NUMBER|LT|24|小时|
<1681680元|NUMBER|LT|1681680|元|
1次/月|FREQUENCY||1|次/月|
0.9‰以内|NUMBER|LE|0.9|‰|
>92%|NUMBER|GT|92|%|
18—54周岁|RANGE||18-54|岁|
优100%/良90%/中85%/差85%|COMPOSITE||||不止一个数
=100百分比(OCR作二100)|NUMBER|EQ|100|%|
=提高|QUALITATIVE|EQ|||运算符后面不是数
766万m³|NUMBER||766|万立方米|
100万|NUMBER||100|万|
2.6亿元|NUMBER||2.6|亿元|
1.2万亩|NUMBER||1.2|万亩|
每亩300|NUMBER||300|/亩|
490元/平米|NUMBER||490|元/平方米|
9月前|DATE|LE|-930||
2021年7月|DATE||20210701-20210731||
2021年12月31日|DATE||20211231-20211231||
2020年|DATE||20200101-20201231||
每月10日前|DATE||||
每季度末|DATE||||
次月15日前完成|DATE||||
4项目标|NUMBER||4|项|
0人次|NUMBER||0|人次|
是否有利|QUALITATIVE||||
"""

ACTUALS = """
达成预期指标|DONE||||
部分达成预期指标并具有一定效果|DONE||||
未达成预期指标且效果较差|DONE||||
完成|DONE||||
未完成|DONE||||
266米及以上|NUMBER|GE|266|米|
≥266米|NUMBER|GE|266|米|
4项完成|NUMBER||4|项|
完成4项|NUMBER||4|项|
7月|DATE||701-731||
1000件|NUMBER||1000|件|
无|YES_NO||||
受众欢迎显著|QUALITATIVE||||
"""

OPERATOR_GLYPHS = """
>= ≥ ≧ ⩾ => 》= ≮ 大于等于 大于或等于 不低于 不少于 不小于 不得低于 至少|GE
<= ≤ ≦ ⩽ =< 《= ≯ 小于等于 小于或等于 不高于 不超过 不超 不大于 不多于|LE
= ═ ﹦ ＝ == 等于 二|EQ
> ＞ ﹥ 》 大于 超过 高于 多于|GT
< ＜ ﹤ 《 小于 少于 低于|LT
"""

OTHERS = """
１００％|NUMBER||100|%|
≥９５．５％|NUMBER|GE|95.5|%|
1,234.5元|NUMBER||1234.5|元|
12，345人|NUMBER||12345|人|
1,23人|COMPOSITE||||不止一个数
-5%|NUMBER||-5|%|
≥-3%|NUMBER|GE|-3|%|
满意度≥95%|NUMBER|GE|95|%|
完成率达到95%以上|NUMBER|GE|95|%|
控制在5%以内|NUMBER|LE|5|%|
≥20%（含）以上|NUMBER|GE|20|%|
24小时内响应|NUMBER|LE|24|小时|
3家企业|NUMBER||3|家|
10(台)|NUMBER||10|台|
百分之百|NUMBER||100|%|
百分之95|NUMBER||95|%|
零事故|NUMBER||0|事故|
每人每月570元|NUMBER||570|元/人*月|
1500元每人每年|NUMBER||1500|元/人/年|
每年至少2次|FREQUENCY|GE|2|次/年|
5%-10%|RANGE||5-10|%|
±5%|RANGE||-5-5|%|
20-10人|RANGE||20-10|人|下限大于上限
约3500米|NUMBER||3500|米|约数
3500米左右|NUMBER||3500|米|约数
100.123456|NUMBER||100.1235||小数超过四位
≤95%以上|UNREAD||||相互矛盾
第3批|QUALITATIVE||||夹有数字的文字
2021年2月30日|UNREAD||||不是存在的日期
2021-12-31|DATE||20211231-20211231||
20211231|DATE||20211231-20211231||
2023-2025年|DATE||20230101-20251231||
10月1日至12月31日|DATE||1001-1231||
1-7月|DATE||101-731||
年底前|DATE|LE|-1231||
2021年底前完成|DATE|LE|-20211231||
三季度末前|DATE|LE|-930||
2021年上半年|DATE||20210101-20210630||
2020年2月|DATE||20200201-20200229||
2021年12月-2021年1月|DATE||20211201-20210131||起日晚于止日
12.31|NUMBER||12.31||
2021|NUMBER||2021||
3.5个月|NUMBER||3.5|个月|
1:3|COMPOSITE||||不止一个数
—|BLANK||||
/|BLANK||||
≥|BLANK|GE|||没有填写数值
XX个|UNREAD||||占位符
#DIV/0!|UNREAD||||错误值
NaN|UNREAD||||错误值
inf|UNREAD||||错误值
10 20|UNREAD||||不是数
40000000000|NUMBER||40000000000||
40000000001|UNREAD||||最大数
1000000000000000000|UNREAD||||最大数
1e400000000|UNREAD||||最大数
"""


def rows(table):
    return [line.split("|") for line in table.strip().splitlines()]


def shown(notation):
    """A notation in the words of the tables."""

    def number(value):
        return "" if value is None else f"{Decimal(value).scaleb(-4).normalize():f}"

    value, value_to = number(notation.value), number(notation.value_to)
    numbers = value if notation.value_to is None else f"{value}-{value_to}"
    return [notation.kind, notation.operator or "", numbers, notation.unit or ""]


@pytest.mark.parametrize("row", rows(TARGETS) + rows(ACTUALS) + rows(OTHERS), ids=lambda row: row[0])
def test_a_writing_is_read(row):
    text, *expected, problem = row
    notation = read_notation(text)
    assert shown(notation) == expected
    assert bool(notation.problem) == bool(problem)
    assert problem in notation.problem
    assert not notation.problem or text in notation.problem


@pytest.mark.parametrize(
    ("glyph", "operator"),
    [(glyph, name) for glyphs, name in rows(OPERATOR_GLYPHS) for glyph in glyphs.split()],
)
def test_an_operator_in_any_glyph(glyph, operator):
    assert shown(read_notation(f"{glyph}95%")) == ["NUMBER", operator, "95", "%"]
    assert read_operator(glyph) == operator
    assert operator in OPERATORS


@pytest.mark.parametrize(
    ("word", "operator"),
    [("以上", "GE"), ("及以上", "GE"), ("以内", "LE"), ("以下", "LE"), ("之内", "LE"), ("及以下", "LE")],
)
def test_an_operator_after_the_number(word, operator):
    assert shown(read_notation(f"95%{word}")) == ["NUMBER", operator, "95", "%"]


@pytest.mark.parametrize(
    ("printed", "unit"),
    [
        ("％", "%"), ("百分比", "%"), ("%(百分比)", "%"), ("‰", "‰"), ("平米", "平方米"), ("㎡", "平方米"),
        ("m2", "平方米"),
        ("万m3", "万立方米"), ("km", "公里"), ("名", "人"), ("位", "人"), ("元/人*月", "元/人*月"), ("万元", "万元"),
    ],
)  # fmt: skip
def test_a_unit_has_one_name(printed, unit):
    assert read_unit(printed) == unit


@pytest.mark.parametrize("text", ["应救尽救", "参保率", "内容栏只填数字", "", "90%"])
def test_other_words_are_no_unit(text):
    assert read_unit(text) is None


def test_a_missing_text_is_blank_and_long_prose_is_not_searched():
    assert read_notation(None).kind == "BLANK"
    assert read_notation("改善居民出行条件，" * 20 + "30公里").kind == "QUALITATIVE"


@pytest.mark.parametrize(("text", "places"), [("100%", 0), ("100.00%", 2), ("≥95.5%", 1), ("效果明显", None)])
def test_printed_decimals_are_counted(text, places):
    assert read_notation(text).places == places


def test_every_kind_of_the_frames_is_met():
    assert {row[1] for row in rows(TARGETS) + rows(ACTUALS) + rows(OTHERS)} == set(TARGET_KINDS)
