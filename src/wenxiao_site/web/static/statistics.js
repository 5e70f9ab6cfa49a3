/* Draws the plots of a page from the JSON beside them, in the colours of the tokens. The table behind each says the same. */

const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const number = (text) => (text === null ? null : Number(text));
const PLACES = { 亿元: 2, "%": 2 };
const worded = (unit) => (value) =>
  value === null || value === undefined
    ? "—"
    : value.toLocaleString("zh-CN", { minimumFractionDigits: PLACES[unit] ?? 0, maximumFractionDigits: 2 });

function options(told) {
  const ink = token("--ink");
  const soft = token("--ink-soft");
  const line = token("--line");
  const lies = told.kind === "rows";
  const labels = lies ? [...told.labels].reverse() : told.labels;
  const category = {
    type: "category",
    data: labels,
    axisLabel: { color: ink, fontSize: 12, ...(lies ? { width: 150, overflow: "truncate" } : {}) },
    axisLine: { lineStyle: { color: token("--line-ink") } },
    axisTick: { show: false },
  };
  const value = {
    type: "value",
    name: told.unit,
    nameTextStyle: { color: soft },
    min: told.kind === "line" ? ({ min }) => Math.max(0, Math.floor((min - 5) / 10) * 10) : 0,
    axisLabel: { color: soft, fontSize: 12 },
    splitLine: { lineStyle: { color: line } },
  };
  if (told.series.some((each) => each.values.some((one) => number(one) < 0))) delete value.min;
  return {
    animation: false,
    color: [1, 2, 3, 4, 5, 6].map((each) => token(`--series-${each}`)),
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: ink },
    grid: { left: 8, right: lies ? 72 : 16, top: told.series.length > 1 ? 56 : 32, bottom: 8, containLabel: true },
    legend: told.series.length > 1 ? { top: 0, left: 0, textStyle: { color: ink }, itemWidth: 16, itemHeight: 10 } : undefined,
    tooltip: { trigger: "axis", renderMode: "richText", valueFormatter: worded(told.unit), axisPointer: { type: lies ? "shadow" : "line" } },
    xAxis: lies ? value : category,
    yAxis: lies ? category : value,
    series: told.series.map((each, place) => ({
      name: each.name,
      type: told.kind === "line" ? "line" : "bar",
      data: (lies ? [...each.values].reverse() : each.values).map(number),
      symbol: ["circle", "rect", "triangle", "diamond", "emptyCircle", "emptyRect"][place % 6],
      symbolSize: 7,
      barMaxWidth: 28,
      connectNulls: false,
      label: {
        show: lies || (told.series.length === 1 && told.kind !== "line"),
        position: lies ? "right" : "top",
        color: ink,
        fontSize: 12,
        formatter: ({ value: shown }) => worded(told.unit)(shown),
      },
    })),
  };
}

function draw(place) {
  const told = JSON.parse(place.querySelector("script").textContent);
  place.classList.toggle("rows", told.kind === "rows");
  const chart = globalThis.echarts.init(place, null, { renderer: "canvas" });
  chart.setOption(options(told));
  new ResizeObserver(() => chart.resize()).observe(place);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => chart.setOption(options(told), true));
}

if (globalThis.echarts) document.querySelectorAll("[data-plot]").forEach(draw);
