"""The vocabulary of indicators: what a name or a target speaks of, told by its words.

A function takes a text column and gives a flag column, unless it says otherwise; null text gives null.
"""

from __future__ import annotations

import polars as pl

_RATE = r"率|比例|比重|占比|程度|满意度|达标|覆盖面"
_SHARE = (
    r"(合格|达标|优良|优秀|覆盖|及时|准确|准点|到位|普及|知晓|成活|保存|验收|通过|就业|升学|入学|巩固|参保|参合|缴费|签约|建档|接种|"
    r"办结|结案|完好|在线|发放|兑现|合规|规范|整改|处置|处理|查处|参与|响应|开工|完工|竣工|保障|无害化处理|公开)[性面]?率|"
    r"覆盖面|满意(度|率|程度)"
)
_MAY_EXCEED = r"毛入学率|床位使用率|增长|增幅|增速|增值|增收|超额|回报|收益"

_COST = r"成本|单价|造价|费用|开支|控制数|总投资|补助标准|每[^,，]{0,4}补助|投入额|支出额"
_PURE_COST = r"成本|单价|造价|费用|控制数|限价"
_COST_NAME = r"(成本|造价|单价)(控制|节约|核算)?(数|额|率|情况|标准)?$"
_SAVING = r"节约|节省|节支|降低|下降|减少|压减|压缩|降本|挽回|追回|收入|收益|产值|利润|增收"

_ENTITLEMENT = r"补助|补贴|救助|低保|养老|工资|待遇|奖励|津贴|抚恤|供养|保障标准|收入"
_DEED = (
    r"建设|新建|改建|扩建|改造|修建|新增|安装|培训|培养|举办|开展|组织|发放|补助|资助|救助|扶持|支持|受益|惠及|服务|宣传|"
    r"覆盖|接种|检查|巡查|监测|检测|造林|种植|治理|修复|维修|养护|编制|制作|印发|发表|调研|走访|慰问|演出|放映|开放|引进|就业|完成"
)
_LIMITED = (
    r"减少|降低|下降|控制|压缩|压减|限|不超|调整|变更|返|退|差错|公务|接待|会议|出国|出境|三公|耗|排|"
    r"编外|临聘|时间|周期"
)

_HARM = (
    r"(事故|伤亡|死亡|受害|投诉|违规|违纪|违法|差错|失误|损失|舆情|上访|信访|超支|超概|延误|逾期|浪费|闲置|空置|污染|能耗|"
    r"发病|患病|感染|致残|流失|辍学|失业率|拖欠(工资|工程款)?|返工|返贫|漏损|破损|排放|火灾|发案|缺勤|泄密|泄露|不良(反应|贷款)?)"
    r"(事件|事故|案件|人员|行为|问题|物)?(的)?(发生|控制)?(次数|起数|件数|例数|人数|人次|户数|数量|天数|面积|强度|浓度|情况|数|量|额|率|比例|占比)?([(（].*)?\s*$"
)
_FIGHT = (
    r"查处|查办|处置|处理|办结|办理|化解|整改|治理|打击|下降|减少|降低|压减|削减|减排|控制率|扑灭|及时率|挽回|追回|规避|防范|防治|"
    r"防控|避免|解决|预防|消除|监测|检测|检查|排查|巡查|督查|调查|调解|演练|培训|宣传|报告|上报|受理|接待|审理|审查|救助|帮扶|"
    r"扶持|安置|赔付|赔偿|治疗|管理|监管|管控|修复|应急|救援|筛查|随访|预警|回访|答复|回复|回应|响应|不受|免受|达标|利用"
)

_TIME = r"及时|按时|按期|准时|如期|时限|时效|工期|(完成|完工|开工|竣工|交付|到位|办结|启动)(时间|日期|期限)"
_DURATION = (
    r"(响应|办理|办结|处置|处理|等待|等候|到达|到场|修复|审批|完成|完工|交付|维修)(时间|时长|时限|周期)|工期|时限"
)
DURATIONS = ("秒", "分钟", "小时", "天", "工作日", "周", "个月")
"""Units of waiting."""
_COUNT_END = r"(数|数量|面积|里程|长度|人次)$"
_COUNT_OF = r"(人数|人次|户数|面积|里程|长度)$"

_DATED = r"(时间|日期|期限|时限)\s*([(（].*)?$"
_RATE_NAME = r"率\s*([(（].*)?$"
_NO_SHARE = "频率|功率|效率|速率|容积率|汇率|费率"

_MONEY = r"资金|经费|补助|补贴|投资|拨款|预算|金额|奖金"
_RAISED = (
    r"引资|引进|引入|争取|贷款|融资|带动|撬动|募|筹|社会资本|授信|担保|挽回|追回|清欠|收缴|罚没|征收|外资|完成投资|投资完成|"
    r"固定资产"
)
_EXECUTION = r"(预算|资金|经费)[^,，]{0,4}(执行|支出|支付|使用)(率|进度)"
_SATISFIED = r"满意(度|率|程度|情况)?"
_SURVEY = r"问卷|满意(度|率|程度)?(调查|测评|回访)"

_VAGUE = (
    r"提高|提升|加强|改善|显著|明显|有效|有力|进一步|较好|较高|较强|良好|完善|推进|促进|推动|保障|保证|确保|增强|增加|扩大|优化|长期|"
    r"长远|持续|逐步|逐年|逐渐|稳步|不断|深入|全力|积极|符合|严格|正确|合理|欢迎|合规|规范|规定|到位|稳定|有利|有所|影响|效果|"
    r"基本|充分|健全|满意|满足|参照|改进|好转|缓解|减轻|支撑|巩固|正常|顺利"
)
_IN_TIME = r"及时|按时|按期|如期|准时|计划.{0,4}时间内"
_RECURRING = r"[按每逐当次][年季月周日]"
_STANDARD = (
    r"[ⅠⅡⅢⅣⅤ一二三四五甲乙丙][类级]|[ABC]+级|国标|(国家|行业|地方|团体|设计|技术|质量|验收|环保|排放|卫生|安全)标准|"
    r"技术规范|操作规程|设计(文件)?要求|《|GB|优[/、,，]?良[/、,，]?[中差]|高[/、,，]?中[/、,，]?低|"
    r"[一二两三四五六七八九十百千]+(个|次|期|天|年|项|家|户|座|件|场|篇|套|台|处|名|人|公里|亩)"
)
_SETTLED = r"合格|达标|全覆盖|应.{1,2}尽|不发生|未发生|杜绝|^零|[为是]零"
_GRADE = r"^\s*[≥≧⩾≤≦⩽＞＜＝><=═﹦﹥﹤》《]+\s*(优|良|中|好|高|优良|优秀|良好|合格|及格|达标)\s*$"
_YEAR = r"(19|20)[0-9]{2}(年|年度)?"
_GLYPH = r"^\s*[≥≧⩾≤≦⩽＞＜＝><=═﹦﹥﹤》《]"

_HINT = (
    r"填写说明|填表说明|填报说明|填写(内容|要求|示例)|(^|[，。；：（(,;:])\s*请[^，。；]{0,8}(填写|填报|输入|描述)|"
    r"此处(填写|填报|输入)|点击(此处)?输入|(限|不超过|控制在|不少于)\s*\d+\s*个?字|\d+\s*字(以内|之内|左右)|[×xX＊*]{2,}|"
    r"20[×xX_]{2}年|×[年月日]|_{3,}|○○|〇〇|某某|示例|样表|参考填写|待(补充|填写|填报)|该指标值数据合理"
)
_PRINTED_PLACE = r"[(（]?\s*[≥≤<>=＝＞＜]\s*[*＊×xX]{1,3}\s*[^()（）]{0,8}[)）]?"
_NAMELESS = r"^\s*((指标|目标)\s*\d*\s*[:：]?|\d+\s*[:：.、])?\s*[-—–/\\_.·…。]*\s*$"


def is_rate(text: pl.Expr) -> pl.Expr:
    """A share of a whole: 覆盖率, 比例, 满意度 and the like."""
    return text.str.contains(_RATE)


def is_rate_name(text: pl.Expr) -> pl.Expr:
    """A name that ends in a share (签约率); 频率 and 功率 are none."""
    return text.str.contains(_RATE_NAME) & ~text.str.contains(_NO_SHARE)


def is_dated(text: pl.Expr) -> pl.Expr:
    """A name that ends in a time: 完成时间, 办理期限."""
    return text.str.contains(_DATED)


def is_share(text: pl.Expr) -> pl.Expr:
    """A share that is good the higher it is and cannot exceed the whole: 合格率, 覆盖率, 满意度 and the like."""
    return text.str.contains(_SHARE) & ~text.str.contains(_MAY_EXCEED)


def is_cost(text: pl.Expr) -> pl.Expr:
    """What something costs: 成本, 单价, 控制数 and the like."""
    return text.str.contains(_COST)


def is_price(text: pl.Expr) -> pl.Expr:
    """What something costs and nothing else: 成本, 造价, 费用; not what is saved or earned (节约成本)."""
    return text.str.contains(_PURE_COST) & ~text.str.contains(_SAVING)


def is_cost_name(text: pl.Expr) -> pl.Expr:
    """A name that ends in the cost itself (总成本, 成本控制率), not one that deals with costs (成本监审项目数)."""
    return text.str.contains(_COST_NAME) & ~text.str.contains(_SAVING)


def is_saving(text: pl.Expr) -> pl.Expr:
    """Money saved or earned: the more the better, wherever it is filed."""
    return text.str.contains(_SAVING)


def is_entitlement(text: pl.Expr) -> pl.Expr:
    """Money that people are owed: the more the better also where it is a cost."""
    return text.str.contains(_ENTITLEMENT)


def is_deed(text: pl.Expr) -> pl.Expr:
    """Something done, of which there should be much; not what is kept low on purpose (调整次数, 接待批次)."""
    return text.str.contains(_DEED) & ~text.str.contains(_LIMITED)


def is_harm(text: pl.Expr) -> pl.Expr:
    """What should be rare: names that end in 事故, 投诉率… — not those that deal with it (查处率, 监测次数)."""
    return text.str.contains(_HARM) & ~text.str.contains(_FIGHT)


def is_time(text: pl.Expr) -> pl.Expr:
    """When something is done: 及时, 按期, 工期; a count of what was done in time (按期完工项目数) is a count."""
    return text.str.contains(_TIME) & ~text.str.contains(_COUNT_END)


def is_duration(text: pl.Expr) -> pl.Expr:
    """How long something takes, the shorter the better: 响应时间, 工期."""
    return text.str.contains(_DURATION)


def is_count(text: pl.Expr) -> pl.Expr:
    """How many or how much: names that end in 人数, 面积 and the like."""
    return text.str.contains(_COUNT_OF)


def is_money(text: pl.Expr) -> pl.Expr:
    """Money put in: 资金, 经费, 补助; not money that the work itself brings in (招商引资, 清欠)."""
    return text.str.contains(_MONEY) & ~text.str.contains(_RAISED)


def is_execution(text: pl.Expr) -> pl.Expr:
    """How much of the money was spent: 预算执行率, 资金支出进度."""
    return text.str.contains(_EXECUTION)


def is_satisfaction(text: pl.Expr) -> pl.Expr:
    """How satisfied people are; not how many were asked (满意度调查份数)."""
    return text.str.contains(_SATISFIED) & ~text.str.contains(_SURVEY)


def has_standard(text: pl.Expr) -> pl.Expr:
    """A number (a year is none), a class (Ⅲ类), or a standard by name: something to measure by."""
    return text.str.replace_all(_YEAR, "").str.contains("[0-9]") | text.str.contains(_STANDARD)


def is_vague(text: pl.Expr) -> pl.Expr:
    """Words that no one can measure: 提高, 显著, 有效, and 及时 without a time — with no number and no standard.

    A state that is there or not (建立管护制度) can be verified.
    """
    late = text.str.contains(_IN_TIME) & ~text.str.contains(_RECURRING)
    vague = (text.str.contains(_VAGUE) & ~text.str.contains(_SETTLED)) | late
    return vague & ~has_standard(text)


def has_glyph(text: pl.Expr) -> pl.Expr:
    """An operator sign stands at the front (=提高); 不超过预算 says it in words."""
    return text.str.contains(_GLYPH)


def plain_numbers(text: pl.Expr) -> pl.Expr:
    """The text with its thousands separators taken out: 1,200人 → 1200人."""
    return text.str.replace_all(r"([0-9])[,，]([0-9]{3})", "${1}${2}")


def counted(number: pl.Expr) -> pl.Expr:
    """The value ×10⁴ of a text that begins with a number and may go on with 万; null where there is none."""
    value = (number.str.extract(r"([0-9]{1,9}(?:\.[0-9]{1,4})?)").cast(pl.Decimal(38, 4)) * 10_000).cast(pl.Int64)
    return pl.when(number.str.contains("万", literal=True)).then(value * 10_000).otherwise(value)


def is_grade(text: pl.Expr) -> pl.Expr:
    """A grade behind an operator sign (≥良): grades have an order."""
    return text.str.contains(_GRADE)


def is_blank(text: pl.Expr) -> pl.Expr:
    """Nothing was written. Never null."""
    return text.is_null() | (text.str.strip_chars() == "")


def is_nameless(text: pl.Expr) -> pl.Expr:
    """No indicator stands in this line: blank, or what the blank form prints (指标2：, ……, /). Never null."""
    return text.is_null() | text.str.contains(_NAMELESS)


def is_residue(text: pl.Expr) -> pl.Expr:
    """What a blank form says and a filled one should not: filling hints, placeholders, sample words.

    The place that official indicator names print for the target (发放人数(≥**人)) is part of the name.
    """
    return text.str.replace_all(_PRINTED_PLACE, "").str.contains(_HINT)
