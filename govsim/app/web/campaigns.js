// The campaigns of both sides: those there are, and a form by which one is made or changed.

import { h, number, on, percent, SIDES, state, t, today } from "./dom.js";

const draft = { side: null, key: null, values: {} };
let redraw = () => {};

on("campaign", () => { draft.side = null; redraw(); });

export function campaigns(ask, draw) {
  redraw = draw;
  return h("div.lever.campaigns", { id: "campaigns" },
    h("div.label", h("span.name", t("page.campaigns"))), SIDES.map((side) => ofSide(side, ask)));
}

function ofSide(side, ask) {
  const found = state.choice.sides[side].campaigns;
  const rows = found.map((one) => row(one, side, ask));
  const open = draft.side === side;
  return h(`div.campaignside.${side}`,
    rows.length || open ? rows : h("p.note", t("page.campaigns.none")),
    open ? form(side, ask) : button("page.campaign.new", () => begin(side), `new-campaign-${side}`));
}

function button(key, onclick, id = "", kind = "plain") {
  return h(`button.${kind}`, { type: "button", onclick, id, "data-place": id }, t(key));
}

const named = (name, value) => field(name).choices.find(([key]) => key === value)?.[1] ?? value;

const field = (name) => state.setup.campaign.fields.find((one) => one.name === name);

function row(one, side, ask) {
  const when = t("page.campaign.when", { begin: one.start_day, end: one.start_day + one.days - 1 });
  const what = t("page.campaign.what", { reach: percent(one.reach_per_day, 1), cost: number(one.cost) });
  const aimed = one.segments.length ? one.segments.map((key) => state.setup.segments[key]).join(state.lang === "zh" ? "、" : ", ") : t("page.campaign.everybody");
  const does = one.own
    ? [button("page.campaign.change", () => change(one, side), "", "quiet"), button("page.campaign.remove", () => ask({ do: "no campaign", side, key: one.key }), "", "quiet")]
    : h("span.note", t("page.campaign.given"));
  return h("div.campaign", h("div", h("strong", named("channel", one.channel)), h("span.muted", ` · ${state.setup.accounts[one.account] ?? one.account}`)),
    h("div.note", `${when} · ${aimed}`), h("div.note", what), h("div.line", does));
}

function begin(side) {
  const first = (name) => field(name).choices[0][0];
  const left = state.setup.days - 1;
  const day = Math.min(left, Math.max(state.setup.burn_in, state.frame?.ended ? 0 : today()));
  Object.assign(draft, { side, key: null, values: {
    channel: first("channel"), account: first("account"), via: null, segments: [], start_day: day,
    days: Math.min(30, state.setup.days - day), reach_per_day: 0.02, cost: 0, hours_per_week: 0,
  } });
  redraw();
}

function change(one, side) {
  Object.assign(draft, { side, key: one.key, values: { ...one, segments: [...one.segments] } });
  redraw();
}

function form(side, ask) {
  const { values } = draft;
  const crossing = values.channel === "cross_promotion";
  const asked = state.setup.campaign.fields.filter((one) => one.name !== "via" || crossing);
  const save = () => ask({ do: "campaign", side, key: draft.key, campaign: { ...values, via: crossing ? values.via ?? others()[0]?.[0] ?? null : null } });
  return h("form.campaignform", { onsubmit: (event) => { event.preventDefault(); save(); }, noValidate: true },
    asked.map((one) => h("label.formrow", h("span", { title: one.help }, one.label), kinds[one.kind](one, values), h("span.unit", short(one.unit)))),
    h("p.note", `${t("page.source")}${state.setup.campaign.effects[values.channel]}`),
    h("div.line.end", button("page.campaign.cancel", () => { draft.side = null; redraw(); }, "", "quiet"),
      h("button.confirm", { type: "submit", id: "save-campaign" }, t("page.campaign.save"))));
}

const others = () => field("via").choices.filter(([key]) => key !== draft.values.account);

const short = (unit) => unit.split(/[，,（]/)[0].replace(/^(share|比例)$/, "0–1").replace(/^staff hours a week.*/, "hours a week");

const place = (one) => ({ id: `campaign-${one.name}`, "data-place": `campaign-${one.name}` });

const kinds = {
  choice(one, values) {
    const choices = one.name === "via" ? others() : one.choices;
    const pick = h("select", place(one), choices.map(([key, name]) => h("option", { value: key }, name)));
    pick.value = values[one.name] ?? choices[0]?.[0] ?? "";
    pick.onchange = () => { values[one.name] = pick.value; redraw(); };
    return pick;
  },
  several(one, values) {
    const boxes = one.choices.map(([key, name]) => {
      const box = h("input", { type: "checkbox", checked: values[one.name].includes(key), "data-place": `campaign-${key}` });
      box.onchange = () => { values[one.name] = box.checked ? [...values[one.name], key] : values[one.name].filter((other) => other !== key); };
      return h("label.switch", box, h("span", name));
    });
    return h("div.several", boxes);
  },
  number(one, values, step = "any") {
    const input = h("input.exact", { ...place(one), type: "number", step, value: values[one.name] });
    input.oninput = () => { values[one.name] = input.value === "" ? null : input.valueAsNumber; };
    return input;
  },
  whole(one, values) { return kinds.number(one, values, 1); },
};
