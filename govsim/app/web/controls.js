// Both strategies' levers, made from what the server says of them: a row for every lever, a control for every side.

import { campaigns } from "./campaigns.js";
import { fill, h, number, on, said, SIDES, state, t } from "./dom.js";

const ALL = "*";
const scope = { account: ALL, since: "today", open: new Set(["content"]) };

export function controls(ask) {
  const panel = h("div.groups");
  const draw = () => state.setup && state.choice && drawGroups(panel, ask);
  on("setup", () => state.choice && (scope.account === ALL || scope.account in state.setup.accounts || (scope.account = ALL)));
  on(["choice", "texts"], draw);
  return said(h("aside.panel", { id: "panel" },
    h("div.sides", SIDES.map((side) => preset(side, ask))), accounts(draw), since(), panel), "page.strategies", undefined, "aria-label");
}

function preset(side, ask) {
  const pick = h("select", { id: `preset-${side}` });
  pick.onchange = () => ask({ do: "preset", side, key: pick.value });
  said(pick, "page.preset", undefined, "aria-label");
  const changed = said(h("span.changed", { role: "img" }, "✎"), "page.changed", undefined, "title");
  const undo = h("button.quiet", { type: "button", onclick: () => ask({ do: "preset", side, key: pick.value }) }, "↺");
  said(undo, "page.reset", undefined, "title");
  said(undo, "page.reset", undefined, "aria-label");
  on(["choice", "texts"], () => {
    if (!state.choice || !state.setup) return;
    fill(pick, state.setup.presets.map(([key, name]) => h("option", { value: key }, name)));
    pick.value = state.choice.sides[side].preset;
    changed.hidden = undo.hidden = !state.choice.sides[side].changed;
  });
  return h(`div.side.${side}`, said(h("span.letter"), `page.side.${side}`), pick, changed, undo);
}

function accounts(draw) {
  const pick = h("select", { id: "account", onchange: () => { scope.account = pick.value; draw(); } });
  on(["setup", "texts"], () => {
    if (!state.setup) return;
    const names = Object.entries(state.setup.accounts);
    fill(pick, h("option", { value: ALL }, t("page.all_accounts")), names.map(([key, name]) => h("option", { value: key }, name)));
    pick.value = scope.account;
  });
  return h("label.field.wide", said(h("span"), "page.account"), pick);
}

function since() {
  const row = h("div.segmented", { role: "group" });
  const buttons = ["today", "start"].map((name) => {
    const one = h("button", { type: "button", value: name, id: `since-${name}` });
    one.onclick = () => { scope.since = name; show(); };
    return one;
  });
  row.append(...buttons);
  const box = h("div.since", h("div.field.wide", said(h("span"), "page.since"), row), said(h("p.note"), "page.since.note"));
  function show() {
    if (!state.setup) return;
    const [from, start] = buttons;
    const day = state.frame ? Math.ceil(state.frame.hour / 24) : 0;
    box.hidden = day <= state.setup.burn_in || state.frame.ended;
    from.textContent = t("page.since.today", { day });
    start.textContent = t("page.since.start");
    for (const one of buttons) one.setAttribute("aria-pressed", one.value === scope.since);
  }
  on(["frame", "texts"], show);
  show();
  return box;
}

function drawGroups(panel, ask) {
  const held = document.activeElement?.dataset?.place;
  const groups = [...new Set(state.setup.controls.map((one) => one.group))];
  fill(panel, groups.map((group) => {
    const rows = state.setup.controls.filter((one) => one.group === group).map((one) => lever(one, ask));
    if (group === "promotion") rows.push(campaigns(ask, () => drawGroups(panel, ask)));
    const box = h("details.group", { open: scope.open.has(group) }, h("summary", t(`page.group.${group}`)), rows);
    box.ontoggle = () => scope.open[box.open ? "add" : "delete"](group);
    return box;
  }));
  if (held) panel.querySelector(`[data-place="${held}"]`)?.focus();
}

function lever(one, ask) {
  const kind = kinds[one.kind];
  const unit = one.unit && !one.unit.includes("0–1") ? one.unit : "";
  const label = h("div.label", h("span.name", one.label), unit && h("span.unit", unit), help(one));
  const sides = SIDES.map((side) => {
    const value = valueOf(side, one.name);
    const change = (next) => ask({ do: "lever", side, account: scope.account, lever: one.name, value: next, since: scope.since });
    return h(`div.control.${side}`, kind(one, value, change, `${side}:${one.name}`, `${one.label} ${t(`page.side.${side}`)}`));
  });
  return h("div.lever", { id: `lever-${one.name}` }, label, sides);
}

function help(one) {
  const has = one.high !== undefined && one.kind !== "choice" && one.low !== null;
  const range = has && t("page.range", { low: number(one.low), high: one.high === null ? "∞" : number(one.high) });
  const tip = [one.help, range, `${t("page.source")}${one.source}`].filter(Boolean).join("\n");
  return h("span.help", { tabIndex: 0, role: "note", "aria-label": tip, "data-tip": tip }, "?");
}

// The value of a lever for the chosen accounts; undefined where they differ.
function valueOf(side, name) {
  const values = state.choice.values[side];
  if (name === "coordination") return values.coordination;
  const chosen = scope.account === ALL ? Object.values(values.accounts) : [values.accounts[scope.account] ?? {}];
  const same = chosen.every((one) => JSON.stringify(one[name]) === JSON.stringify(chosen[0][name]));
  return same ? chosen[0]?.[name] : undefined;
}

function spread(side, name) {
  const all = Object.values(state.choice.values[side].accounts).map((one) => one[name]);
  return [Math.min(...all), Math.max(...all)];
}

const digits = (step) => Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));

const short = (value, step) => `${Number(value.toFixed(digits(step)))}`;

const kinds = {
  number(one, value, change, place, label) {
    const side = place[0];
    const mixed = value === undefined;
    const [low, high] = mixed ? spread(side, one.name) : [value, value];
    const slider = h("input", { type: "range", min: one.low ?? 0, max: one.most, step: one.step, "data-place": place, "aria-label": label });
    slider.value = mixed ? (low + high) / 2 : value;
    slider.classList.toggle("mixed", mixed);
    const exact = h("input.exact", {
      type: "number", min: one.low ?? 0, max: one.high ?? "", step: "any", "aria-label": label, "data-place": `${place}=`,
      value: mixed ? "" : Number(value.toFixed(digits(one.step) + 1)),
      placeholder: mixed ? `${short(low, one.step)}–${short(high, one.step)}` : "",
      title: mixed ? t("page.mixed") : "",
    });
    slider.oninput = () => (exact.value = Number(slider.valueAsNumber.toFixed(digits(one.step))));
    slider.onchange = () => change(Number(slider.valueAsNumber.toFixed(digits(one.step))));
    exact.onchange = () => Number.isFinite(exact.valueAsNumber) && change(exact.valueAsNumber);
    return [slider, exact];
  },
  whole(...all) {
    return kinds.number(...all);
  },
  switch(one, value, change, place, label) {
    const box = h("input", { type: "checkbox", checked: value === true, indeterminate: value === undefined, "data-place": place, "aria-label": label });
    box.onchange = () => change(box.checked);
    return [h("label.switch", box, h("span", value === undefined ? t("page.mixed") : t(value ? "page.yes" : "page.no")))];
  },
  choice(one, value, change, place, label) {
    const pick = h("select", { "data-place": place, "aria-label": label },
      value === undefined && h("option", { value: "" }, t("page.mixed")),
      one.choices.map(([key, name]) => h("option", { value: key }, name)));
    pick.value = value ?? "";
    pick.onchange = () => pick.value && change(pick.value);
    return [pick];
  },
  span(one, value, change, place, label) {
    const [begin, end] = [0, 1].map((i) => h("input.exact", {
      type: "number", min: one.low, max: one.high, step: 1, value: value?.[i] ?? "", "aria-label": label,
      "data-place": `${place}${i}`,
    }));
    for (const input of [begin, end]) {
      input.onchange = () => Number.isInteger(begin.valueAsNumber) && Number.isInteger(end.valueAsNumber)
        && change([begin.valueAsNumber, end.valueAsNumber]);
    }
    return [begin, h("span.muted", "–"), end];
  },
  mix(one, value, change, place, label) {
    if (!value) return [h("span.note", t("page.mixed.choose"))];
    const now = value;
    const rows = one.choices.map(([key, name]) => {
      const slider = h("input", { type: "range", min: 0, max: 1, step: 0.05, "aria-label": `${label} ${name}`, "data-place": `${place}.${key}` });
      slider.value = now[key] ?? 0;
      slider.onchange = () => change(withShare(now, key, slider.valueAsNumber, one.choices));
      return h("div.mixrow", h("span.topic", name), slider, h("span.part", `${Math.round(100 * (now[key] ?? 0))} %`));
    });
    return [h("div.mix", rows)];
  },
};

// One topic gets its share; the others keep their proportions in what is left.
function withShare(now, key, share, choices) {
  const others = choices.map(([other]) => other).filter((other) => other !== key);
  const total = others.reduce((sum, other) => sum + (now[other] ?? 0), 0);
  const rest = 1 - share;
  const entries = others.map((other) => [other, total > 0 ? ((now[other] ?? 0) * rest) / total : rest / others.length]);
  return Object.fromEntries([[key, share], ...entries].filter(([, value]) => value > 0));
}
