"""Generated self-evaluation forms for measuring: the typed frames of `wenxiao.forms.frames`, from a seed.

Every project has three money lines and eight indicator lines with the texts that a form prints: names (half of them with
the name of a place), targets, actuals, reasons, goals. Scores are printed as the rules would have them, and about one form in
twenty gets a defect of `DEFECTS`. Targets are round numbers, as in real forms, so exact ties at the third decimal are common.

    python bench/generate.py --projects 500000        writes var/bench/500000/{form,fund,indicator}.parquet
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import polars as pl

from wenxiao.forms.frames import SCHEMA
from wenxiao.kernel.columns import Grain, Tables

ROOT = Path(__file__).parents[1] / "var" / "bench"
SEED = 20_250_101
LINES = 8
POINTS = np.array([
    [2000, 1000, 1000, 1000, 1000, 1000, 1000, 1000],
    [2000, 1250, 750, 1000, 1000, 1200, 800, 1000],
    [2000, 1500, 500, 1200, 800, 1500, 500, 1000],
    [2000, 1000, 1000, 1300, 700, 750, 1250, 1000],
])  # fmt: skip
"""Points ×10² of the eight lines in four usual divisions; execution has 10.00."""
HEADINGS = (("成本指标", "经济成本指标", "COST", "ECONOMIC_COST", 2000),
    *(("产出指标", level2, "OUTPUT", sub, 4000) for level2, sub in
      (("数量指标", "QUANTITY"), ("数量指标", "QUANTITY"), ("质量指标", "QUALITY"), ("时效指标", "TIMELINESS"))),
    ("效益指标", "社会效益指标", "OUTCOME", "SOCIAL", 2000),
    ("效益指标", "可持续影响指标", "OUTCOME", "SUSTAINED_IMPACT", 2000),
    ("满意度指标", "服务对象满意度指标", "SATISFACTION", "SATISFACTION", 1000))  # fmt: skip
"""Level 1, level 2, dimension, sub-dimension and points of level 1, line by line."""

NAMES: tuple[tuple[tuple[str, str], ...], ...] = (
    (("项目总成本控制数", "万元"), ("工程建设成本", "万元"), ("项目实施成本", "万元"), ("设备采购及安装成本", "万元")),
    (("新建农村公路里程", "公里"), ("改造老旧供水管网长度", "米"), ("建设高标准农田面积", "亩"), ("资助困难学生人数", "人"),
     ("购置教学仪器设备数量", "台"), ("发放耕地地力保护补贴户数", "户"), ("新建文化活动室面积", "平方米"), ("栽植苗木株数", "株")),
    (("组织专业技能培训场次", "场次"), ("开展巡查检查次数", "次"), ("培训基层干部人次", "人次"), ("安装太阳能路灯数量", "盏"),
     ("维修改造机井数量", "眼"), ("检测农产品样品数量", "批次"), ("配备垃圾清运车数量", "辆"), ("编制规划方案数量", "个")),
    (("工程验收合格率", "%"), ("设备质量合格率", "%"), ("补贴发放准确率", "%"), ("培训考核合格率", "%"), ("苗木成活率", "%")),
    (("资金拨付及时率", "%"), ("项目按期开工率", "%"), ("工程按期完工率", "%"), ("补助资金发放及时率", "%")),
    (("受益群众人数", "人"), ("带动就业人数", "人"), ("群众有效投诉次数", "次"), ("安全生产事故发生次数", "起"),
     ("政策知晓率", "%"), ("惠及脱贫户户数", "户")),
    (("后续管护机制健全程度", "年"), ("设施持续使用年限", "年"), ("对当地产业发展的持续影响", "年")),
    (("受益群众满意度", "%"), ("服务对象满意度", "%"), ("学生家长满意度", "%"), ("培训学员满意度", "%")),
)  # fmt: skip
"""Usual names with their units, line by line."""
AT_MOST = ("投诉", "事故")
"""Names in which less is better, besides costs."""
WORDS = (
    "建立管护制度",
    "落实管护责任人",
    "列入村规民约",
    "明确产权归属",
    "纳入年度考核",
    "设施移交使用",
    "有效提升",
    "显著增强",
)
"""Targets in words; the last ones cannot be measured."""
DONE, PARTLY = "达成年度指标", "部分达成年度指标并具有一定效果"
DATES = ("2024年12月底前", "2024年11月30日前", "2024年10月底前", "2024年9月30日前")
REASONS = ("受冬季停工影响进度滞后,下一步加强调度、压实责任,加快项目实施。",
    "招标节余,资金按规定收回统筹。", "部分农户外出务工未能参加,下年度提前摸底、合理安排。",
    "前期手续办理时间较长,已倒排工期、专人跟进。")  # fmt: skip
FIRST = "阿布喀克塔哈拉玛吉库车什沙温克苏和乌恰且末若羌尉犁焉耆博湖昌奇木萨尔巴里坤伊吾托里裕民福海富蕴青河"
LAST = "尔克斯勒木提村庄台子沟泉镇湾河滩梁岭山口坪坝"
KINDS = ("村", "乡", "镇", "社区", "片区", "中心校", "卫生院", "灌区", "林场", "牧场")
THEMES = ("农村公路建设", "高标准农田建设", "困难学生资助", "公共卫生服务", "农村人居环境整治", "就业技能培训",
    "文化设施免费开放", "水利设施维修养护", "耕地地力保护补贴", "城镇老旧小区改造", "森林草原防火", "养老服务体系建设")  # fmt: skip
DEFECTS = ("total", "rate", "execution_score", "missed_but_full", "met_but_deducted", "components", "points", "grade",
    "not_proportional", "blank_score", "rate_of_hundred", "vague_target", "same_name", "overspent")  # fmt: skip
"""What is planted, one defect in about one form of twenty."""

UNREAD = np.iinfo(np.int64).min
"""Blank, in arrays of integers."""


def generate(projects: int, seed: int = SEED) -> Tables:
    """The three frames of `projects` forms with eight indicators each."""
    chance = np.random.default_rng(seed)
    defect = np.where(chance.random(projects) < 0.05, chance.integers(0, len(DEFECTS), projects), -1)
    places = _places()
    place = chance.integers(0, len(places), projects)
    money = _money(chance, defect)
    lines = _lines(chance, defect, money)
    execution = _half_up(np.minimum(money["executed"], money["budget"]) * 1000, money["budget"])
    execution = np.where(defect == _planted("execution_score"), 1000 - (execution == 1000) * 50, execution)
    form = _form_texts(chance, defect, execution, lines, places.gather(place))
    return Tables(
        form=_shaped(Grain.FORM, form),
        fund=_shaped(Grain.FUND, _fund_texts(defect, execution, money)),
        indicator=_shaped(Grain.INDICATOR, _line_texts(chance, lines, places, place)),
    )


def write(projects: int, folder: Path, seed: int = SEED) -> Path:
    """Generate and write the frames as zstd Parquet; a folder of the same seed and columns is left as it is."""
    made_of, told = folder / "made_of", f"{seed} { ({grain.value: list(SCHEMA[grain]) for grain in Grain}) }"
    if not made_of.exists() or made_of.read_text(encoding="utf-8") != told:
        folder.mkdir(parents=True, exist_ok=True)
        tables = generate(projects, seed)
        for grain in Grain:
            tables.at(grain).write_parquet(folder / f"{grain.value}.parquet", compression="zstd")
        made_of.write_text(told, encoding="utf-8")
    return folder


def _planted(name: str) -> int:
    return DEFECTS.index(name)


def _half_up(numerator: np.ndarray, denominator: np.ndarray) -> np.ndarray:
    return (2 * numerator + denominator) // (2 * np.maximum(denominator, 1))


def _places() -> pl.Series:
    """Some 15,000 names of villages, schools and the like."""
    return pl.Series([a + b + kind for a in FIRST for b in LAST for kind in KINDS]).unique(maintain_order=True)


def _money(chance: np.random.Generator, defect: np.ndarray) -> dict[str, np.ndarray]:
    """Amounts in fen, whole hundredths of 万元: initial and adjusted budget, spent, and the part from other sources."""
    cents = np.maximum(np.exp(chance.normal(9.5, 1.6, defect.size)).astype(np.int64), 100)
    round_sum = chance.random(defect.size) < 0.7
    budget = np.where(round_sum, cents // 100 * 100, cents)
    initial = np.where(chance.random(defect.size) < 0.05, budget * 11 // 10, budget)
    spent = np.where(
        chance.random(defect.size) < 0.6, budget, (budget * chance.beta(8, 1, defect.size)).astype(np.int64)
    )
    spent = np.where(defect == _planted("overspent"), budget + 500, spent)
    other = np.where(chance.random(defect.size) < 0.3, 10, 0)  # percent
    return {"initial": initial * 10**4, "budget": budget * 10**4, "executed": spent * 10**4, "other": other}


def _lines(chance: np.random.Generator, defect: np.ndarray, money: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Arrays of (projects, lines): name, unit, target and actual ×10⁴, points and scores ×10², and what kind a line is."""
    shape = (defect.size, LINES)
    starts = np.cumsum([0, *(len(names) for names in NAMES[:-1])])
    name = np.stack(
        [start + chance.integers(0, len(names), defect.size) for start, names in zip(starts, NAMES, strict=True)], 1
    )
    flat = [each for names in NAMES for each in names]
    is_percent = np.array([unit == "%" for _, unit in flat])[name]
    low = np.array([any(word in text for word in AT_MOST) for text, _ in flat])[name]
    low[:, 0] = True
    counts = np.exp(chance.normal(4.5, 1.6, shape)).astype(np.int64) + 1
    counts = np.where(counts > 50, counts // 10 * 10, counts)
    target = np.where(is_percent, chance.choice([80, 85, 90, 90, 95, 95, 98], shape), counts) * 10**4
    target = np.where(low, chance.choice([0, 0, 1, 2, 3], shape) * 10**4, target)
    target[:, 6] = chance.choice([3, 5, 8, 10, 15], defect.size) * 10**4
    target[:, 0] = money["budget"] // 100  # 万元 ×10⁴
    kind = np.zeros(shape, np.int8)  # 0 a number, 1 words, 2 a date
    kind[:, 6] = np.where(chance.random(defect.size) < 0.6, 1, 0)
    kind[:, 4] = np.where(chance.random(defect.size) < 0.3, 2, 0)
    kind[defect == _planted("vague_target"), 5] = 1
    target[defect == _planted("rate_of_hundred"), 3] = 100 * 10**4

    luck = chance.random(shape)
    share = np.where(
        luck < 0.55, 100, np.where(luck < 0.75, chance.integers(101, 125, shape), chance.integers(55, 100, shape))
    )
    share = np.where(luck > 0.985, chance.integers(131, 300, shape), share)
    actual = target * share // 100 // 10**4 * 10**4
    percent = target + np.where(
        luck < 0.8, chance.integers(0, 50, shape) * 10**3, -chance.integers(1, 300, shape) * 10**3
    )
    actual = np.where(is_percent, np.clip(percent, 0, 100 * 10**4), actual)
    actual[:, 0] = money["executed"] // 100
    few = np.where(luck < 0.85, target, target + 10**4)
    actual = np.where(low & (np.arange(LINES) > 0), few, actual)
    applicable = np.ones(shape, bool)
    applicable[:, 6] = chance.random(defect.size) >= 0.005
    met = np.where(low, actual <= target, actual >= target)

    points = POINTS[chance.integers(0, len(POINTS), defect.size)]
    points[defect == _planted("points"), 1] += 500
    short = _half_up(actual * points, target)
    over = np.where(target == 0, 0, _half_up(target * points, actual))
    by_number = np.where(met, points, np.where(low, over, short))
    partly = chance.random(shape) < 0.1
    score = np.where(kind == 0, by_number, np.where((kind == 1) & partly, points * 7 // 10, points))
    missed = ~met & (kind == 0)
    far = ~low & (actual * 10 >= target * 13)
    for planted, rows, value in (
        ("missed_but_full", missed, points),
        ("met_but_deducted", met & (kind == 0), points - 100),
        ("not_proportional", missed, score + 37),
    ):
        hit = (defect == _planted(planted))[:, None] & rows
        score = np.where(hit, value, score)
    blank = np.zeros(shape, bool)
    blank[:, 7] = defect == _planted("blank_score")
    score = np.where(blank, UNREAD, score)
    with_place = chance.random(shape) < np.array([0.1, 0.7, 0.6, 0.2, 0.2, 0.4, 0.3, 0.2])
    same = defect == _planted("same_name")
    name[same, 2] = name[same, 1]
    with_place[same, 1:3] = False
    return {
        "name": name, "with_place": with_place, "low": low, "kind": kind, "target": target, "actual": actual,
        "points": points, "score": score, "applicable": applicable, "partly": partly, "met": met, "far": far,
    }  # fmt: skip


def _form_texts(
    chance: np.random.Generator,
    defect: np.ndarray,
    execution: np.ndarray,
    lines: dict[str, np.ndarray],
    places: pl.Series,
) -> pl.DataFrame:
    known = np.where(lines["score"] == UNREAD, 0, lines["score"])
    applicable = lines["applicable"]
    possible = 10_000 - np.where(applicable, 0, lines["points"]).sum(1)
    total = _half_up((execution + np.where(applicable, known, 0).sum(1)) * 10_000, possible)
    total = np.where(defect == _planted("total"), total + 100, total)
    steps = np.digitize(total, [6000, 8000, 9000])
    steps = np.where(defect == _planted("grade"), (steps + 1) % 4, steps)
    frame = pl.DataFrame({
        "total_score": total,
        "grade_text": pl.Series(["差", "中", "良", "优"]).gather(steps),
        "theme": pl.Series(THEMES).gather(chance.integers(0, len(THEMES), defect.size)),
        "place": places,
        "first": _names(lines)[0].gather(lines["name"][:, 1]),
        "first_unit": _names(lines)[1].gather(lines["name"][:, 1]),
        "first_target": lines["target"][:, 1],
        "satisfaction": lines["target"][:, 7],
        "blank": (lines["score"] == UNREAD).any(1),
        "late": execution < 900,
        "reason": pl.Series(REASONS).gather(chance.integers(0, len(REASONS), defect.size)),
    })  # fmt: skip
    goal = pl.concat_str(
        pl.lit("通过实施"), "theme", pl.lit("项目,完成"), "first", _number("first_target", 4), "first_unit",
        pl.lit(",改善"), "place", pl.lit("生产生活条件,受益群众满意度达到"), _number("satisfaction", 4), pl.lit("%以上。"),
    )  # fmt: skip
    return frame.select(
        form=pl.int_range(pl.len(), dtype=pl.UInt32),
        form_type=pl.lit("self_evaluation"),
        jurisdiction=pl.lit("CN-XJ"),
        fiscal_year=pl.lit(2024, pl.Int16),
        is_table=pl.lit(value=True),
        is_complete=pl.lit(value=True),
        region=pl.concat_str(pl.lit("新疆维吾尔自治区"), "place"),
        project_name=pl.concat_str(pl.lit("2024年"), "place", "theme", pl.lit("项目")),
        project_code=pl.concat_str(pl.lit("65430024T"), pl.int_range(pl.len()).cast(pl.String).str.zfill(9)),
        department=pl.concat_str("theme", pl.lit("主管部门")),
        unit="place",
        amount_unit=pl.lit("万元"),
        goal=goal,
        goal_actual=pl.concat_str(pl.lit("已完成全年任务:"), "first", pl.lit("按计划实施,资金管理规范。")),
        total_score="total_score",
        total_score_text=_number("total_score", 2),
        indicator_points=pl.lit(None, pl.Int64),
        grade_text="grade_text",
        adjustment_reason=pl.lit("按年中预算调整文件执行。"),
        execution_reason=pl.when("late").then("reason"),
        conclusion=pl.lit("项目总体完成较好,资金使用合规,达到了预期目标。"),
        problems=pl.lit("绩效目标设置的精细化程度还需提高。"),
        measures=pl.lit("加强绩效培训,提高指标编制质量。"),
    )


def _fund_texts(defect: np.ndarray, execution: np.ndarray, money: dict[str, np.ndarray]) -> pl.DataFrame:
    size, total = defect.size, np.array([True, False, False])

    def split(amount: np.ndarray) -> np.ndarray:
        other = amount // 100 * money["other"] // 10**4 * 10**4
        return np.stack([amount, amount - other, other], 1).ravel()

    rate = _half_up(money["executed"] * 10_000, money["budget"])  # ratio ×10⁴
    rate = np.where(defect == _planted("rate"), rate // 3, rate)
    frame = pl.DataFrame({
        "form": np.repeat(np.arange(size, dtype=np.uint32), 3),
        "row": np.tile(np.arange(3, dtype=np.uint16), size),
        "label": pl.Series(["年度资金总额", "其中:财政拨款", "其他资金"]).gather(np.tile(np.arange(3), size)),
        "is_total": np.tile(total, size),
        "initial": split(money["initial"]),
        "budget": split(money["budget"] ) + np.tile([0, 0, 1], size) * np.repeat((defect == _planted("components")) * 10**6, 3),
        "executed": split(money["executed"]),
        "rate": np.repeat(rate, 3),
        "score": np.repeat(execution, 3),
    })  # fmt: skip
    on_total = pl.when("is_total")
    return frame.select(
        "form", "row", "label", "is_total",
        is_component=~pl.col("is_total"),
        initial_budget_amount="initial",
        full_year_budget_amount="budget",
        executed_amount="executed",
        initial_budget_text=_number(pl.col("initial") // 10**4, 2),
        full_year_budget_text=_number(pl.col("budget") // 10**4, 2),
        executed_text=_number(pl.col("executed") // 10**4, 2),
        unit_in_cell=pl.lit(value=False),
        fund_points=on_total.then(pl.lit(1000, pl.Int64)),
        fund_score=on_total.then("score"),
        execution_rate_text=on_total.then(pl.concat_str(_number("rate", 2, fixed=True), pl.lit("%"))),
        execution_rate_kind=on_total.then(pl.lit("PERCENT")).otherwise(pl.lit("BLANK")),
        execution_rate_value=on_total.then(pl.col("rate") * 100),
        execution_rate_places=on_total.then(pl.lit(2)),
    )  # fmt: skip


def _line_texts(
    chance: np.random.Generator, lines: dict[str, np.ndarray], places: pl.Series, place: np.ndarray
) -> pl.DataFrame:
    size = place.size
    names, units = _names(lines)
    code = lines["name"].ravel()
    words = pl.Series(WORDS).gather(
        np.where(chance.random(code.size) < 0.97, chance.integers(0, 6, code.size), 6 + code % 2)
    )
    dates = pl.Series(DATES)
    promised = chance.integers(0, len(DATES), code.size)
    frame = pl.DataFrame({
        "form": np.repeat(np.arange(size, dtype=np.uint32), LINES),
        "row": np.tile(np.arange(LINES, dtype=np.uint16), size),
        "name": names.gather(code),
        "number_unit": units.gather(code),
        "place": places.gather(np.repeat(place, LINES)),
        "with_place": lines["with_place"].ravel(),
        "kind": lines["kind"].ravel(),
        "low": lines["low"].ravel(),
        "exact": chance.random(code.size) < 0.2,
        "target": lines["target"].ravel(),
        "actual": lines["actual"].ravel(),
        "words": words,
        "date": dates.gather(promised),
        "done": dates.gather(np.minimum(promised + 1, len(DATES) - 1)),
        "partly": lines["partly"].ravel(),
        "max_points": lines["points"].ravel(),
        "score": pl.Series(lines["score"].ravel()).replace(UNREAD, None),
        "applicable": lines["applicable"].ravel(),
        "explained": (~lines["met"] | lines["far"] | (lines["partly"] & (lines["kind"] == 1))).ravel(),
        "reason": pl.Series(REASONS).gather(chance.integers(0, len(REASONS), code.size)),
    })  # fmt: skip
    heading = np.tile(np.arange(LINES), size)
    frame = frame.with_columns(
        pl.Series(name, [each[place] for each in HEADINGS]).gather(heading)
        for place, name in enumerate(("level1", "level2", "dimension", "sub_dimension", "level1_points"))
    )
    number, dated = pl.col("kind") == 0, pl.col("kind") == 2
    kind = pl.when("kind_is_number").then(pl.lit("NUMBER"))
    sign = (
        pl.when(pl.col("operator") == "LE")
        .then(pl.lit("≤"))
        .when(pl.col("operator") == "EQ")
        .then(pl.lit("="))
        .otherwise(pl.lit("≥"))
    )
    equal = pl.col("exact") | (pl.col("low") & (pl.col("target") == 0))
    frame = frame.with_columns(
        kind_is_number=number,
        operator=pl.when(number).then(
            pl.when(equal).then(pl.lit("EQ")).when("low").then(pl.lit("LE")).otherwise(pl.lit("GE"))
        ),
        line_unit=pl.when(number).then("number_unit"),
    )
    target_text = pl.when(number).then(pl.concat_str(sign, _number("target", 4), "number_unit"))
    actual_text = pl.when(number).then(pl.concat_str(_number("actual", 4), "number_unit"))
    return frame.select(
        "form", "row", "level1", "level2", "dimension", "sub_dimension", "max_points", "score",
        level3=pl.when("with_place").then(pl.concat_str("place", "name")).otherwise("name"),
        level1_points=pl.col("level1_points").cast(pl.Int64),
        target_text=pl.when(~pl.col("applicable")).then(pl.lit("不适用"))
            .otherwise(target_text.when(dated).then("date").otherwise("words")),
        target_kind=pl.when(~pl.col("applicable")).then(pl.lit("QUALITATIVE")).otherwise(kind.when(dated).then(pl.lit("DATE")).otherwise(pl.lit("QUALITATIVE"))),
        target_operator=pl.when("applicable").then("operator"),
        target_value=pl.when(number & pl.col("applicable")).then("target"),
        target_unit=pl.when("applicable").then("line_unit"),
        actual_text=pl.when(~pl.col("applicable")).then(pl.lit("不适用"))
            .otherwise(actual_text.when(dated).then("done").otherwise(
                pl.when("partly").then(pl.lit(PARTLY)).otherwise(pl.lit(DONE)))),
        actual_kind=pl.when(~pl.col("applicable")).then(pl.lit("QUALITATIVE")).otherwise(kind.when(dated).then(pl.lit("DATE")).otherwise(pl.lit("QUALITATIVE"))),
        actual_value=pl.when(number & pl.col("applicable")).then("actual"),
        actual_unit=pl.when("applicable").then("line_unit"),
        score_text=_number("score", 2),
        reason=pl.when("explained").then("reason"),
        is_applicable="applicable",
    )  # fmt: skip


def _names(lines: dict[str, np.ndarray]) -> tuple[pl.Series, pl.Series]:
    del lines
    flat = [each for names in NAMES for each in names]
    return pl.Series([name for name, _ in flat]), pl.Series([unit for _, unit in flat])


def _number(column: str | pl.Expr, places: int, *, fixed: bool = False) -> pl.Expr:
    """The decimal text of a scaled integer with at most two decimals, or with two exactly."""
    value = pl.col(column) if isinstance(column, str) else column
    hundredths = value // 10 ** (places - 2)
    whole, rest = (hundredths // 100).cast(pl.String), hundredths % 100
    both = pl.concat_str(whole, pl.lit("."), rest.cast(pl.String).str.zfill(2))
    if fixed:
        return both
    one = pl.concat_str(whole, pl.lit("."), (rest // 10).cast(pl.String))
    return pl.when(rest == 0).then(whole).when(rest % 10 == 0).then(one).otherwise(both)


def _shaped(grain: Grain, frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with every column of the schema, in its order and type; what was not generated is blank."""
    keys = ["form"] if grain is Grain.FORM else ["form", "row"]
    return frame.select(
        *keys,
        *(
            (pl.col(name) if name in frame.columns else pl.lit(None)).cast(column.dtype).alias(name)
            for name, column in SCHEMA[grain].items()
        ),
    )


def main() -> None:
    """Write the frames and say where."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--projects", type=int, default=500_000)
    projects = options.parse_args().projects
    print(write(projects, ROOT / str(projects)))


if __name__ == "__main__":
    main()
