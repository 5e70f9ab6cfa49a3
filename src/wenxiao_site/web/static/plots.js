// Plots from the data beside them. One theme from the tokens; drawn on canvas, so that no style is written into the page.

const css = getComputedStyle(document.documentElement);
const token = (name) => css.getPropertyValue(name).trim();
const COLOURS = [1, 2, 3, 4, 5, 6].map((each) => token(`--series-${each}`));
const LIGHTS = { red: "--lamp-red", yellow: "--lamp-yellow", green: "--lamp-green", blue: "--lamp-blue" };
const SYMBOLS = { red: "diamond", yellow: "triangle", green: "circle", blue: "rect" };

const number = (text) => (text === null ? null : Number(text));
const font = { color: token("--ink"), fontFamily: token("--sans"), fontSize: 12 };

function axis(more) {
  const line = { lineStyle: { color: token("--line-ink") } };
  return { axisLine: line, axisLabel: font, nameTextStyle: font, splitLine: { lineStyle: { color: token("--line") } }, ...more };
}

function lines(data) {
  const series = data.series.map((each, place) => ({
    name: each.name,
    type: "line",
    data: each.values.map(number),
    connectNulls: Boolean(each.joined),
    step: each.step ? "end" : false,
    symbolSize: 5,
    lineStyle: { type: each.dashed ? "dashed" : "solid", width: 2 },
    endLabel: { show: true, formatter: "{a}", ...font },
  }));
  if (data.marks?.length) {
    series[1].markPoint = {
      symbolSize: 16,
      label: { show: true, position: "top", formatter: ({ data: it }) => it.words, ...font },
      data: data.marks.map((each) => ({
        coord: [each.at, number(each.value)],
        symbol: SYMBOLS[each.light] ?? "circle",
        words: each.words,
        itemStyle: { color: token(LIGHTS[each.light] ?? "--ink-soft") },
      })),
    };
  }
  if (data.band) {
    const [low, middle, high] = data.band.map(number);
    const last = data.labels.length - 1;
    const made = { color: token("--series-3") };
    const range = { symbol: ["none", "none"], lineStyle: { ...made, width: 4, opacity: 0.5, type: "solid" }, label: { show: false } };
    series.push({
      name: "预计年末",
      type: "line",
      data: data.labels.map((_, place) => (place === last ? middle : null)),
      symbol: "rect",
      symbolSize: 8,
      itemStyle: made,
      label: { show: true, position: "left", formatter: "预计", ...font },
      markLine: { ...range, data: [[{ coord: [last, low] }, { coord: [last, high] }]] },
    });
  }
  if (data.most) {
    series[0].markLine = { symbol: "none", label: { formatter: `应报 ${data.most}`, ...font }, data: [{ yAxis: data.most }] };
  }
  return {
    xAxis: axis({ type: "category", data: data.labels }),
    yAxis: axis({ type: "value", name: data.unit, ...(data.most ? { max: Math.max(data.most, 1) } : {}) }),
    series,
  };
}

function scatter(data) {
  return {
    legend: { top: 0, textStyle: font },
    xAxis: axis({ type: "value", name: data.x, nameLocation: "middle", nameGap: 28 }),
    yAxis: axis({ type: "value", name: data.y }),
    series: data.series.map((each, place) => ({
      name: each.name,
      type: "line",
      symbol: ["circle", "diamond", "triangle", "rect", "pin", "arrow"][place % 6],
      symbolSize: 6,
      data: each.values.map((pair) => pair.map(number)),
    })),
  };
}

function draw(place) {
  const data = JSON.parse(document.getElementById(place.dataset.plot).textContent);
  const chart = window.echarts.init(place, null, { renderer: "canvas" });
  const made = data.kind === "scatter" ? scatter(data) : lines(data);
  chart.setOption({ animation: false, color: COLOURS, grid: { left: 56, right: 72, top: 40, bottom: 40 }, ...made });
  new ResizeObserver(() => chart.resize()).observe(place);
}

document.querySelectorAll("[data-plot]").forEach(draw);
