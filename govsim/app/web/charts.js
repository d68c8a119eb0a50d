// The curves: followers, reads by source, trust, messages waiting, and the difference between the sides.

import * as echarts from "/_solara/cdn/echarts@5.4.0/dist/echarts.esm.min.js";
import { colour, fill, h, number, on, said, SIDES, state, t } from "./dom.js";

const ROOM = 58; // pixels right of the axes for the labels of the lines, at least
const HIGH = 90; // pixels of a plot's height, about
const LINE = 13; // pixels of a line of text
const LEAST_TRUST = 0.01; // least range of trust shown: smaller changes are not to look like large ones
const PAUSE = 340; // milliseconds between updates: three a second
const SOURCES = ["session", "friends", "feed", "search", "other"];
const drawn = [];

export function charts() {
  const row = h("section.charts",
    chart("followers", "page.followers", lines("followers")),
    chart("difference", "page.difference", difference),
    chart("reads", "page.reads", reads),
    chart("trust", "page.trust", lines("trust", { digits: fine, least: LEAST_TRUST })),
    chart("waiting", "page.waiting", lines("waiting")),
    chart("money", "page.money", lines("money", { limit: () => state.setup.budget })));
  let timer = null;
  let last = 0;
  const soon = () => {
    if (timer) return;
    timer = setTimeout(() => { timer = null; last = Date.now(); drawn.forEach((draw) => draw()); }, Math.max(0, last + PAUSE - Date.now()));
  };
  on(["frame", "interval", "choice", "texts", "theme", "measure", "setup"], soon);
  return row;
}

function chart(id, title, option) {
  const box = h(`div.plot`, { id: `plot-${id}` });
  const head = said(h("h2"), title);
  const card = h("div.card.chart", h("div.cardhead", head, h("span.side-note")), box);
  let made = null;
  const draw = (hidden = false) => {
    if (!state.setup || !box.clientWidth || !(hidden || isSeen(box))) return;
    made ??= echarts.init(box, null, { renderer: "canvas" });
    const chosen = option(card);
    if (chosen) made.setOption({ animation: false, ...chosen }, { notMerge: true });
  };
  new ResizeObserver(() => made?.resize()).observe(box);
  new IntersectionObserver(() => draw()).observe(box);
  drawn.push(draw);
  return card;
}

function isSeen(box) {
  const { top, bottom } = box.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

// All curves as they are now, those out of sight, too.
export const drawAll = () => drawn.forEach((draw) => draw(true));

export const image = (id) => echarts.getInstanceByDom(document.getElementById(`plot-${id}`))?.getDataURL({ pixelRatio: 2 });

const FONT = 'system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
const text = () => ({ color: colour("muted"), fontSize: 10.5, fontFamily: FONT });

function axes(format, extra = {}, right = ROOM) {
  const line = { lineStyle: { color: colour("line") } };
  return {
    grid: { left: 4, right, top: 17, bottom: 2, containLabel: true },
    xAxis: {
      type: "value", min: 0, max: state.setup.days, axisLine: { ...line, onZero: false }, axisTick: { show: false },
      name: t("page.axis.day"), nameLocation: "end", nameGap: 6, nameTextStyle: { ...text(), align: "left", verticalAlign: "top", padding: [5, 0, 0, 0] },
      axisLabel: { ...text(), hideOverlap: true, showMaxLabel: state.setup.days % 5 === 0 && state.setup.days < 50 }, splitLine: { show: false }, minInterval: 1, splitNumber: 4,
    },
    yAxis: {
      type: "value", scale: true, axisLabel: { ...text(), formatter: format }, splitNumber: 3,
      splitLine: { lineStyle: { color: colour("line"), type: "dotted" } }, ...extra,
    },
    tooltip: {
      trigger: "axis", confine: true, backgroundColor: colour("surface"), borderColor: colour("line"),
      textStyle: { color: colour("ink"), fontSize: 12 }, valueFormatter: (value) => (Array.isArray(value) ? format(value[1]) : format(value)),
      axisPointer: { lineStyle: { color: colour("muted") } },
    },
    textStyle: { fontFamily: FONT },
  };
}

const compact = (value) => number(value, Math.abs(value) < 10 && value % 1 ? 1 : 0);

const points = (values) => values.map((value, day) => [day + 1, value]);

// Where strategies begin, and where levers were moved.
function marks(budget = null) {
  const line = (day, ink, type) => ({ xAxis: day, lineStyle: { color: ink, type, width: 1 } });
  const moved = SIDES.flatMap((side) => (state.choice?.sides[side].marks ?? []).map(([day]) => line(day, colour(side), "dashed")));
  const limit = budget === null ? [] : [{
    yAxis: budget, lineStyle: { color: colour("bad"), type: "solid", width: 1 },
    label: { show: true, position: "insideEndTop", distance: [0, 1], formatter: t("page.budget"), color: colour("bad"), fontSize: 10.5, fontFamily: FONT },
  }];
  return {
    symbol: "none", silent: true, label: { show: false },
    data: [{ ...line(state.setup.burn_in, colour("muted"), "dotted"), label: begun() }, ...moved, ...limit],
  };
}

const begun = () => ({
  show: true, position: "end", distance: 3, formatter: t("page.begin_mark"), color: colour("muted"), fontSize: 9.5, fontFamily: FONT,
});

// As many digits as tell the lines of an axis apart.
function fine(values, least = 1e-6) {
  const range = Math.max(least, Math.max(...values) - Math.min(...values));
  const digits = Math.max(1, Math.ceil(-Math.log10(range / 3)));
  return (value) => number(value, digits);
}

// Ends of an axis that shows at least some range around its values; the library chooses them where there is more.
function ends(values, least) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (!values.length || high - low >= least) return {};
  const middle = Math.round((low + high) / 2 / least) * least;
  return { min: middle - least, max: middle + least };
}

const WHOLE = { minInterval: 1 };

// A dot at the end of a line, and beside it what the line is and its newest value, moved by some pixels.
function end(data, ink, words, moved = 0) {
  return {
    type: "scatter", data: data.slice(-1), symbolSize: 5, clip: false, silent: true, tooltip: { show: false }, itemStyle: { color: ink, opacity: 1 }, z: 4,
    label: { show: true, position: "right", distance: 5, offset: [0, moved], color: ink, fontSize: 11, fontWeight: 700, fontFamily: FONT, formatter: ({ value }) => words(value[1]) },
  };
}

// How far the labels of A and B must move so that they do not cover each other: up and down by the same.
function apart(a, b, range) {
  const distance = (Math.abs(a - b) / range) * HIGH;
  const move = Math.max(0, LINE - distance) / 2;
  return a >= b ? [-move, move] : [move, -move];
}

const room = (labels) => Math.max(ROOM, 20 + 7 * Math.max(0, ...labels.map((label) => label.length)));

function lines(name, { digits = null, least = 0, limit = null } = {}) {
  return () => {
    const sides = state.frame?.sides;
    const values = SIDES.flatMap((side) => sides?.[side].curves[name] ?? []);
    const format = digits ? digits(values, least) : compact;
    const budget = limit?.() ?? null;
    const series = SIDES.map((side, i) => ({
      name: `${t(`page.side.${side}`)} ${state.choice?.sides[side].name ?? ""}`, type: "line", showSymbol: false,
      lineStyle: { width: 2, color: colour(side), type: i ? [6, 3] : "solid" }, itemStyle: { color: colour(side) },
      data: points(sides?.[side].curves[name] ?? []),
      ...(i === 0 ? { markLine: marks(budget) } : {}),
    }));
    const said = SIDES.map((side, i) => series[i].data.slice(-1).map(([, value]) => `${t(`page.side.${side}`)} ${format(value)}`)).flat();
    const range = Math.max(least, 1e-9, Math.max(...values, ...(limit ? [budget ?? 0] : [])) - (limit ? 0 : Math.min(...values)));
    const moves = apart(...SIDES.map((_, i) => series[i].data.at(-1)?.[1] ?? 0), range);
    const newest = SIDES.map((side, i) => end(series[i].data, colour(side), () => said[i], moves[i]));
    const from = limit ? { min: 0, max: ({ max }) => Math.max(max, budget ?? 1) } : {};
    return { ...axes(format, digits ? ends(values, least) : { ...WHOLE, ...from }, room(said)), series: [...series, ...newest] };
  };
}

function sums(curves, name) {
  if (name !== "reads") return curves[name];
  let total = 0;
  return curves.reads.map((day) => (total += day.reduce((sum, one) => sum + one, 0)));
}

function difference(card) {
  const measure = document.getElementById("govsim").dataset.measure ?? "followers";
  fill(card.querySelector(".side-note"), t(`page.measure.${measure}`), h("span.key", h("i.line-ink"), t("page.difference.this")),
    state.interval?.seeds > 1 && h("span.key", h("i.line-share"), t("page.difference.mean")));
  const sides = state.frame?.sides;
  const [a, b] = SIDES.map((side) => (sides ? sums(sides[side].curves, measure) : []));
  const own = b.map((value, day) => value - a[day]);
  const known = state.interval?.differences[measure];
  const plain = measure === "trust" ? fine([...own, ...(known?.low ?? []), ...(known?.high ?? [])]) : compact;
  const format = (value) => `${value > 0 ? "+" : ""}${plain(value)}`.replace(/^[+−]0([.]0*)?$/, "0$1");
  const series = [{
    name: t("page.difference.this"), type: "line", showSymbol: false, data: points(own), z: 3,
    lineStyle: { width: 1.4, color: colour("ink") }, itemStyle: { color: colour("ink") }, markLine: zero(),
  }];
  series.push(end(series[0].data, colour("ink"), format));
  if (known && state.interval.seeds > 1) series.push(...band(known));
  return { ...axes(format, measure === "trust" ? {} : WHOLE), series };
}

function zero() {
  const found = marks();
  found.data.push({ yAxis: 0, lineStyle: { color: colour("muted"), type: "solid", width: 1 } });
  return found;
}

function band({ mean, low, high }) {
  const hidden = { type: "line", showSymbol: false, silent: true, lineStyle: { width: 0 }, tooltip: { show: false } };
  const ink = colour("share");
  return [
    { ...hidden, name: "low", data: [] },
    {
      type: "custom", name: t("page.difference.mean"), silent: true, z: 1, tooltip: { show: false }, itemStyle: { color: ink },
      data: [[0, 0]], clip: true,
      renderItem: (_, api) => ({
        type: "polygon", style: { fill: ink, opacity: 0.2 },
        shape: {
          points: [...low.map((value, day) => api.coord([day + 1, value])), ...high.map((value, day) => api.coord([day + 1, value])).reverse()],
        },
      }),
    },
    {
      type: "line", name: t("page.difference.mean"), showSymbol: false, data: points(mean), z: 2,
      lineStyle: { width: 1.6, color: ink }, itemStyle: { color: ink },
    },
    { ...hidden, name: "range", data: [...points(low), ...points(high)] },
  ].filter((one) => one.name !== "low");
}

// A upwards, B downwards: the same shape means the same reads.
function reads(card) {
  fill(card.querySelector(".side-note"), SOURCES.map((source) => h("span.key", h("i.square", { style: { background: `var(--source-${source})` } }), sourceName(source))));
  const series = SIDES.flatMap((side, i) => SOURCES.map((source, place) => ({
    name: sourceName(source), type: "bar", stack: side, barWidth: "82%", barGap: "-100%",
    itemStyle: { color: colour(`source-${source}`) },
    data: (state.frame?.sides?.[side].curves.reads ?? []).map((day, at) => [at + 0.5, i ? -day[place] : day[place]]),
    ...(i === 0 && place === 0 ? { markLine: marks() } : {}),
  })));
  const found = axes((value) => compact(Math.abs(value)), { scale: false, ...WHOLE });
  found.tooltip.formatter = readsTip;
  const letter = (side, top) => ({
    type: "text", right: ROOM - 18, [top ? "top" : "bottom"]: top ? 18 : 22,
    style: { text: t(`page.side.${side}`), fill: colour(side), font: `700 13px ${FONT}` },
  });
  return { ...found, series, graphic: [letter("a", true), letter("b", false)] };
}

export const sourceName = (source) => t(source === "search" || source === "other" ? `page.read.${source}` : `chart.read_${source}`);

function readsTip(rows) {
  const day = Math.floor(rows[0].value[0]);
  const line = (source, place) => {
    const [a, b] = SIDES.map((side) => number(state.frame.sides[side].curves.reads[day]?.[place] ?? 0));
    return `<tr><td><i style="background:${colour(`source-${source}`)}"></i>${sourceName(source)}</td><td>${a}</td><td>${b}</td></tr>`;
  };
  return `<table class="tip"><tr><th>${day + 1}</th><th>${t("page.side.a")}</th><th>${t("page.side.b")}</th></tr>${SOURCES.map(line).join("")}</table>`;
}
