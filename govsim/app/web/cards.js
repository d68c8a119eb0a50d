// What stands under the curves: segments, hours and money, inspection, the largest cascades, all outcomes.

import { cascade } from "./tree.js";
import { date, fill, h, number, on, said, SIDES, state, t, today } from "./dom.js";

export function cards() {
  return h("section.cards", segments(), spent(), cascade("a"), cascade("b"), inspection(), outcomes());
}

function card(name, title, ...parts) {
  return h(`div.card.${name}`, { id: `card-${name}` }, h("div.cardhead", said(h("h2"), title)), parts);
}

export const letter = (side) => h(`span.letter.${side}`, t(`page.side.${side}`));

// A box that is drawn again when the pictures change, at most twice a second.
export function live(box, draw) {
  let timer = null;
  on(["frame", "texts", "choice"], () => {
    timer ??= setTimeout(() => { timer = null; if (state.setup && state.choice && state.frame?.sides) fill(box, draw()); }, 400);
  });
  return box;
}

// Segments

const MEASURED = [
  ["followers", (one) => (100 * one.followers) / one.citizens, 1],
  ["reads", (one) => (100 * one.reads) / one.citizens, 0],
  ["trust", (one) => one.trust, 3],
];

function segments() {
  return card("segments", "page.segments", live(h("table"), () => {
    const rows = SIDES.map((side) => state.frame.sides[side].segments);
    const most = MEASURED.map(([, value]) => Math.max(1e-9, ...rows.flat().map(value)));
    const head = h("tr", h("th", t("page.segments.name")), MEASURED.map(([name]) => h("th", { colSpan: 2 }, t(`page.segments.${name}`))));
    const body = rows[0].map((one, i) => h("tr", h("th", state.setup.segments[one.key]), MEASURED.flatMap(([, value, digits], place) =>
      SIDES.map((side, j) => bar(side, value(rows[j][i]), most[place], digits)))));
    return [head, ...body];
  }));
}

function bar(side, value, most, digits) {
  const width = Number.isFinite(value) ? (100 * value) / most : 0;
  return h("td.bar", h(`div.fill.${side}`, { style: { width: `${width}%` } }), h("span", number(value, digits)));
}

// Hours and money

function spent() {
  return card("spent", "page.spent", live(h("div.budgets"), () => {
    const both = SIDES.map((side) => state.frame.sides[side].spent);
    const hours = meter("page.spent.hours", both, both.map((one) => ({
      full: one.contracted, part: one.editing + one.replying, limit: one.budget_hours, over: one.most_contracted,
      text: `${t("page.spent.used", { value: number(one.editing + one.replying, 1) })} · ${t("page.spent.contracted", { value: number(one.contracted) })}`,
      under: t("page.spent.hours_so_far", { used: number(one.worked), contracted: number(one.owed) }),
    })));
    const money = meter("page.spent.money", both, both.map((one) => ({
      full: one.money, part: one.paid, limit: one.budget_money, over: one.money,
      text: t("page.spent.so_far", { value: number(one.paid) }), under: t("page.spent.planned", { value: number(one.money) }),
    })));
    return [hours, money];
  }));
}

// What is planned as a pale bar, what has been used of it so far as a full one, and the budget as a line.
function meter(title, both, rows) {
  const most = Math.max(1, ...rows.flatMap((row) => [row.full, row.limit ?? 0])) * 1.08;
  const at = (value) => `${(100 * value) / most}%`;
  const { limit } = rows[0];
  return h("div.meter", h("div.label", h("span", t(title)), h("span.muted", limit === null ? t("page.spent.no_budget") : `┃ ${t("page.spent.budget", { value: number(limit) })}`)),
    rows.map((row, i) => h("div.meterrow", { title: row.under ?? "" }, letter(SIDES[i]),
      h("div.track", h(`div.full.${SIDES[i]}`, { style: { width: at(row.full) } }), h(`div.part.${SIDES[i]}`, { style: { width: at(row.part) } }),
        limit !== null && h("div.limit", { style: { left: at(limit) } })),
      h("span.text", row.text, limit !== null && row.over > limit && h("strong.bad", ` ${t("page.spent.over")}`)),
      row.under && h("span.text.under", row.under))));
}

// Inspection

function inspection() {
  return card("inspection", "page.inspection", live(h("div.verdicts"), () => SIDES.map((side) => {
    const found = state.frame.sides[side].verdicts;
    const rows = Object.values(Object.groupBy(found, (one) => `${one.account}|${one.rules}|${one.rule}`));
    const name = h("div.label", letter(side), h("span", state.choice.sides[side].name));
    if (!found.length) return h("div.strip", name, h("span.good", `✓ ${t("page.inspection.good")}`));
    return h("div.strip", name, rows.map(strip));
  })));
}

function strip(verdicts) {
  const [one] = verdicts;
  const at = (day) => `${(100 * day) / state.setup.days}%`;
  const account = state.setup.accounts[one.account] ?? t("page.inspection.nobody");
  const rule = t(`inspection.rule.${one.rule}`, { limit: number(one.limit) });
  const spans = verdicts.map(({ begin, end }) => h("div.failing", {
    style: { left: at(begin), width: at(end - begin + 1) }, title: `${date(begin)} – ${date(end)}`,
  }));
  return h("div.fail", h("span.bad", `✗ ${account}${t("page.colon")}${rule}`), h("div.track", spans, h("div.now", { style: { left: at(today()) } })));
}

// Outcomes

function outcomes() {
  return card("outcomes", "page.outcomes", live(h("div.outcomes"), () => {
    const rows = state.frame.outcomes;
    if (!rows) return [h("p.muted", t("page.outcomes.wait"))];
    const head = h("tr", h("th", t("page.outcomes.name")), SIDES.map((side) => h("th", letter(side))), h("th", t("page.outcomes.difference")), h("th"));
    return [h("table", head, rows.map(([key, name, a, b, difference, unit]) =>
      h("tr", { id: `outcome-${key}` }, h("th", name), h("td", a), h("td", b), h("td", difference), h("td.muted", unit))))];
  }));
}
